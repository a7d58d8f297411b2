"""A real server before a real socket, for the tests of the short way."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn

from warta.edge.protocol import protocol

_DATE = re.compile(rb"(?:date|x-request-id): [^\r]+\r\n")


class Usual:
    """The edge as an ordinary application, with a note of what it was asked: what is missing there was answered in
    the short way."""

    def __init__(self, edge):
        self.edge = edge
        self.asked = []

    async def __call__(self, scope, receive, send):
        self.asked.append((scope["method"], scope["path"]))
        await self.edge(scope, receive, send)


@dataclass
class Served:
    server: uvicorn.Server
    port: int
    usual: Usual
    open_now: list[socket.socket] = field(default_factory=list)

    def connect(self, **options) -> socket.socket:
        connection = socket.socket()
        for name, value in options.items():
            connection.setsockopt(socket.SOL_SOCKET, getattr(socket, name), value)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", self.port))
        self.open_now.append(connection)
        return connection

    def said(self, *requests: bytes) -> bytes:
        """All that is answered to requests sent one after the other on one connection, the last of which must end
        it or be followed by the client's own ending; without dates."""
        connection = self.connect()
        return undated(exchanged(connection, b"".join(requests)))

    def until(self, true, what: str) -> None:
        """Wait until something in the server is so."""
        for _ in range(1000):
            if true():
                return
            time.sleep(0.01)
        raise AssertionError(f"it did not come to pass that {what}")


def exchanged(connection: socket.socket, *pieces: bytes) -> bytes:
    """Send everything, piece by piece, while reading everything, until the server closes."""

    def send():
        for piece in pieces:
            connection.sendall(piece)
            if len(pieces) > 1:
                time.sleep(0.002)

    sender = threading.Thread(target=send)
    sender.start()
    got = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    sender.join()
    connection.close()
    return got


def undated(answers: bytes) -> bytes:
    return _DATE.sub(b"", answers)


@contextmanager
def served(edge, *, short: bool = True, **options):
    """The edge, served by uvicorn in a thread at a port of its own, in the short way or only in the usual one."""
    usual = Usual(edge)
    settings = {
        "loop": "uvloop",
        "http": protocol(edge) if short else "httptools",
        "lifespan": "off",
        "log_config": None,
        "access_log": False,
        "proxy_headers": False,
        "server_header": False,
        "timeout_graceful_shutdown": 5,  # seconds; only a test that fails needs them
        **options,
    }
    server = uvicorn.Server(uvicorn.Config(usual, **settings))
    bound = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    found = Served(server, bound.getsockname()[1], usual)
    try:
        found.until(lambda: server.started, "the server answers")
        yield found
    finally:
        for connection in found.open_now:
            connection.close()
        server.should_exit = True
        thread.join(20)
        bound.close()
    assert not thread.is_alive()


def request(path: str, method: str = "GET", *fields: str, version: str = "1.1", body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/{version}", "Host: kabar.example", *fields, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


END = request("/en/", "GET", "Connection: close")
"""The last request of a connection."""
