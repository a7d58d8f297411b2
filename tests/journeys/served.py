"""A newsroom that is really served: `warta demo` in a process of its own, on a port of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("WARTA_HOME", "DATABASE_URL")}
"""The environment of the demo's processes: its folder is named to them, and its database is in it."""
WAIT = 120.0
"""Seconds that a newsroom may take to be made and to answer. A bound, not a measure."""


class Answer:
    def __init__(self, status: int, headers: object, body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class Served:
    """A served newsroom: where it is, how to sign in, how to ask it and how to command it."""

    def __init__(self, home: Path, url: str, process: subprocess.Popen[str]) -> None:
        self.home = home
        self.url = url
        self.process = process
        self._opener = build_opener(_Stay)

    @property
    def password(self) -> str:
        return (self.home / "demo-password").read_text().strip()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path once; redirects are answers, not followed."""
        request = Request(self.url + path, headers=headers)
        try:
            with self._opener.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())

    def warta(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command beside the server, on the same newsroom."""
        return subprocess.run(
            [sys.executable, "-m", "warta", *words],
            env={**ENVIRONMENT, "WARTA_HOME": str(self.home)},
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=False,
        )


@contextmanager
def served_demo(home: Path) -> Iterator[Served]:
    """Make the demo in a folder, or go on with the one that is there, and serve it."""
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "warta", "demo", "--home", str(home)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
        )
        try:
            yield Served(home, _address(process, errors), process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _address(process: subprocess.Popen[str], errors: object) -> str:
    """The site's address, once the newsroom says it."""
    assert process.stdout is not None
    said: list[str] = []
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        line = process.stdout.readline()
        if not line:
            break
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
    errors.seek(0)  # type: ignore[attr-defined]
    raise AssertionError(f"The demo did not start.\n{''.join(said)}\n{errors.read()}")  # type: ignore[attr-defined]
