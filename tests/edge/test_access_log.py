"""The access log: what stands in it, who is believed, and that it costs nothing where there is none."""

from __future__ import annotations

import json
import logging
import re

import pytest

from tests.edge.reader import STORY, ask, pressed
from tests.edge.served import END, request, served
from warta.edge.access_log import AccessLog
from warta.edge.app import Edge
from warta.edge.front import Front
from warta.edge.request_id import Lines, current

HERE = Front(["127.0.0.1"])


async def newsroom(scope, receive, send):
    said = dict(scope["headers"])[b"x-request-id"] + b" " + current.get()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
def logged(store, tmp_path):
    """Ask an edge with a log; what it then says in its log."""

    def asked(*requests: bytes, front: Front = HERE, short: bool = True) -> list[dict]:
        edge = Edge(pressed(store), behind=newsroom, media=None, front=front)
        edge.log = AccessLog(tmp_path / "access.log", front)
        with served(edge, short=short) as site:
            site.said(*requests, END)
        edge.log.close()
        lines = [json.loads(line) for line in (tmp_path / "access.log").read_bytes().splitlines()]
        (tmp_path / "access.log").unlink()
        return lines[:-1]  # without END

    return asked


def test_a_line_says_who_asked_for_what_and_what_was_answered(logged):
    said = request(f"{STORY}?utm_source=surat", "GET", "User-Agent: Peramban/1", "Referer: https://lain.example/")
    (line,) = logged(said)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert re.fullmatch("[0-9a-f]{16}", line.pop("id"))
    assert line.pop("ms") > 0
    assert line.pop("bytes") > 1000
    assert line == {
        "from": "127.0.0.1",
        "method": "GET",
        "target": f"{STORY}?utm_source=surat",
        "http": "1.1",
        "host": "kabar.example",
        "status": 200,
        "kind": "page",
        "referrer": "https://lain.example/",
        "agent": "Peramban/1",
    }


def test_the_short_way_and_the_usual_one_write_the_same(logged):
    asked = [
        request(path, method, "X-Request-Id: a.1")
        for path in (STORY, "/tidak-ada/", "/en")
        for method in ("GET", "HEAD")
    ]
    lines = [logged(*asked, *asked, short=short) for short in (True, False)]
    for line in (*lines[0], *lines[1]):
        del line["time"], line["ms"]
    assert lines[0] == lines[1]
    assert [line["status"] for line in lines[0]] == [200, 200, 404, 404, 301, 301] * 2
    assert {line["id"] for line in lines[0]} == {"a.1"}


def test_only_a_trusted_proxy_says_who_asked_and_what_it_is_called(logged):
    said = request(STORY, "GET", "X-Request-Id: abc-1", "X-Forwarded-For: 198.51.100.7, 203.0.113.9")
    (line,) = logged(said, front=HERE)
    assert (line["id"], line["from"]) == ("abc-1", "203.0.113.9")
    (line,) = logged(said, front=Front(["127.0.0.1", "203.0.113.0/24"]))
    assert line["from"] == "198.51.100.7"
    (line,) = logged(said, front=Front())
    assert line["id"] != "abc-1"
    assert line["from"] == "127.0.0.1"


@pytest.mark.parametrize("id", ["a b", 'a"b', "", "a" * 65, "-a", "a\x7f"])
def test_an_id_that_is_none_is_replaced(id):
    assert HERE.request_id("127.0.0.1", id.encode()) != id.encode()


def test_what_is_behind_is_told_the_id_and_so_is_who_asked(store):
    edge = Edge(pressed(store), behind=newsroom, media=None, front=HERE)
    reply = ask(edge, "/newsroom/", x_request_id="abc-1")
    assert (reply.text, reply["x-request-id"]) == ("abc-1 abc-1", "abc-1")
    reply = ask(Edge(store, behind=newsroom, media=None), "/newsroom/", x_request_id="abc-1")
    assert "abc-1" not in reply.text
    assert reply.text == f"{reply['x-request-id']} {reply['x-request-id']}"


def test_lines_that_are_logged_meanwhile_name_the_request():
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Out of order", None, None)
    lines = Lines("%(levelname)s %(message)s")
    assert lines.format(record) == "ERROR Out of order"
    known = current.set(b"abc-1")
    try:
        assert lines.format(record) == "ERROR Out of order [abc-1]"
    finally:
        current.reset(known)


def test_what_readers_write_stays_within_its_line(logged):
    (line,) = logged(request(STORY, "GET", 'User-Agent: a"\\ \u00e9\t' + "x" * 5000))
    assert line["agent"].startswith('a"\\ \u00e9')
    assert len(line["agent"]) == 2048


def test_a_log_that_cannot_keep_up_says_how_many_lines_it_lost(tmp_path, monkeypatch):
    monkeypatch.setattr("warta.edge.access_log._MOST", 3)
    monkeypatch.setattr("warta.edge.access_log._PAUSE", 60)
    log = AccessLog(tmp_path / "access.log", Front())
    for _ in range(5):
        log.note(
            id=b"1",
            peer="",
            method="GET",
            target=b"/",
            version="1.1",
            fields={},
            status=200,
            body_bytes=0,
            seconds=0,
            kind="page",
        )
    log.close()
    lines = [json.loads(line) for line in (tmp_path / "access.log").read_bytes().splitlines()]
    assert len(lines) == 4
    assert lines[-1]["dropped"] == 2
