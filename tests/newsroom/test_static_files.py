"""The admin's styles and scripts are there without anything having been collected."""

import pytest


@pytest.mark.parametrize(
    ("path", "type"), [("wagtailadmin/css/core.css", "text/css"), ("newsroom/warta.svg", "image/svg+xml")]
)
def test_a_file_is_answered_whole_and_may_be_kept(client, path, type):
    answer = client.get(f"/static/{path}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(type)
    assert len(answer.content) == int(answer.headers["Content-Length"]) > 100
    assert not answer.streaming


def test_a_file_that_the_browser_has_is_not_sent_again(client):
    first = client.get("/static/newsroom/warta.svg")
    again = client.get("/static/newsroom/warta.svg", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["../settings.py", "%2e%2e/settings.py", "newsroom/", "nothing.css"])
def test_there_is_nothing_else(client, path):
    assert client.get(f"/static/{path}").status_code == 404
