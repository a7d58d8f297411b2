"""A program outside, on this machine: a real server that answers as it is told."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest


class Told(NamedTuple):
    path: str
    headers: dict[str, str]
    body: str


class Outside:
    """What it was told; ``answers`` are what it says next, the last of them for good. ``drip``: it never finishes."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: list[int | str] = [200]
        self.told: list[Told] = []
        self.over = threading.Event()


@pytest.fixture
def outside():
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            there.told.append(Told(self.path, dict(self.headers), body))
            answer = there.answers.pop(0) if len(there.answers) > 1 else there.answers[0]
            if answer == "drip":
                while not there.over.wait(0.05):
                    try:
                        self.wfile.write(b"H")
                    except OSError:
                        return
                return
            if answer == "hang up":
                self.connection.close()
                return
            self.send_response(answer)
            if answer == 302:
                self.send_header("Location", f"{there.address}/elsewhere")
            self.end_headers()
            self.wfile.write(b"x" * 1_000_000 if answer == 200 else b"no")

        def log_message(self, *said):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    there = Outside(f"http://127.0.0.1:{server.server_address[1]}/purge")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield there
    there.over.set()
    server.shutdown()
    server.server_close()
