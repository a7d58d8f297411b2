"""What the edge hands on, what it refuses, and how it starts and stops."""

from __future__ import annotations

import asyncio

import pytest

from tests.edge.reader import STORY, ask, pressed
from warta.edge.app import Edge


async def newsroom(scope, receive, send):
    message = await receive()
    heard = f"{scope['method']} {scope['path']} {message['body'].decode()}".encode()
    await send({"type": "http.response.start", "status": 207, "headers": []})
    await send({"type": "http.response.body", "body": heard})


@pytest.mark.parametrize(
    "path", ["/newsroom", "/newsroom/", "/newsroom/pages/1/", "/static/a.css", "/talk/7/", "/%6Eewsroom/"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_newsrooms_addresses_are_handed_on_whole(store, path, method):
    edge = Edge(pressed(store), behind=newsroom, media=None)
    reply = ask(edge, path, method, body=b"isi")
    assert (reply.status, reply.body.decode()) == (207, f"{method} {path.replace('%6E', 'n')} isi")


@pytest.mark.parametrize("path", ["/newsroom-baru/", "/talkshow/", "/statics", "/media", "/Newsroom/"])
def test_an_address_that_only_begins_alike_is_the_readers(store, path):
    assert ask(Edge(pressed(store), behind=newsroom, media=None), path).status == 404


@pytest.mark.parametrize("path", ["/newsroom/", "/talk/7/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_edge_on_its_own_says_that_the_newsroom_is_not_here(edge, path, method):
    reply = ask(edge, path, method)
    assert (reply.status, reply["cache-control"]) == (503, "no-store")
    assert "ruang redaksi" in reply.text
    assert "newsroom" in reply.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_a_page_can_only_be_read(edge, method):
    for path in (STORY, "/tidak-ada/"):
        reply = ask(edge, path, method, body=b"x=1")
        assert (reply.status, reply["allow"]) == (405, "GET, HEAD")


def test_reading_never_reaches_what_is_behind(store):
    async def must_not(scope, receive, send):
        raise AssertionError(f"{scope['path']} was handed on")

    edge = Edge(pressed(store), behind=must_not, media=None)
    for path in ("/", STORY, "/dunia/ditarik/", "/dunia/alamat-lama/", "/en", "/tidak-ada/", "/rss.xml"):
        for method in ("GET", "HEAD"):
            assert ask(edge, path, method).status in (200, 301, 404, 410)


def test_it_starts_and_stops_as_the_server_asks(edge):
    asked = iter(["lifespan.startup", "lifespan.shutdown"])
    said = []

    async def receive():
        return {"type": next(asked)}

    async def send(message):
        said.append(message["type"])

    asyncio.run(edge({"type": "lifespan"}, receive, send))
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_a_web_socket_is_closed(edge):
    said = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        said.append(message["type"])

    asyncio.run(edge({"type": "websocket", "path": "/newsroom/", "headers": []}, receive, send))
    assert said == ["websocket.close"]
