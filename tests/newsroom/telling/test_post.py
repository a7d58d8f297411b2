"""One POST: bounded, never redirected, never to a place that was not meant."""

from __future__ import annotations

import socket

import pytest

from warta.newsroom.telling.post import NotTold, post


def test_what_is_sent_arrives_and_the_answer_is_bounded(outside):
    answer = post(outside.address + "?site=1", b"{}", {"Authorization": "Bearer rahasia"})
    assert answer.is_yes
    assert len(answer.said) <= 500
    (told,) = outside.told
    assert (told.path, told.body, told.headers["Authorization"]) == ("/purge?site=1", "{}", "Bearer rahasia")


def test_a_redirect_is_an_answer_and_not_followed(outside):
    outside.answers = [302]
    answer = post(outside.address, b"", {})
    assert (answer.status, answer.is_yes) == (302, False)
    assert len(outside.told) == 1


def test_who_never_finishes_is_left(outside):
    outside.answers = ["drip"]
    with pytest.raises(NotTold):
        post(outside.address, b"", {}, seconds=0.5)


def test_who_is_not_there_or_hangs_up_is_said_in_one_line(outside):
    outside.answers = ["hang up"]
    with pytest.raises(NotTold) as problem:
        post(outside.address, b"", {})
    assert "\n" not in str(problem.value)
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    with pytest.raises(NotTold, match="refused"):
        post(f"http://127.0.0.1:{port}/", b"", {})


@pytest.mark.parametrize(
    "address", ["http://10.0.0.1/", "http://cdn.example/", "ftp://127.0.0.1/", "file:///etc/passwd"]
)
def test_only_encrypted_or_on_this_machine(address, newsroom):
    with pytest.raises(NotTold, match="https"):
        post(address, b"", {})


def test_a_name_that_leads_elsewhere_than_it_says_is_told_nothing(monkeypatch):
    """``localhost`` may be called anything by a machine's own table."""
    elsewhere = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: elsewhere)
    with pytest.raises(NotTold, match="no address"):
        post("http://localhost/", b"", {})
    for inside in ("169.254.169.254", "::ffff:169.254.169.254"):
        found = [(*elsewhere[0][:4], (inside, 443))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, found=found, **m: found)
        with pytest.raises(NotTold, match="no address"):
            post("https://cdn.example/", b"", {})


def test_a_secret_cannot_bring_a_line_of_its_own(outside):
    with pytest.raises(NotTold) as problem:
        post(outside.address, b"", {"Authorization": "Bearer rahasia\r\nX-Other: y"})
    assert "rahasia" not in str(problem.value)
    assert outside.told == []
