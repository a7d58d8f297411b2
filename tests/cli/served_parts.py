"""Parts of a newsroom, each a process of its own as `warta serve --only` starts them."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT = 60.0
"""Seconds that a process may take for anything. A bound, not a measure."""


class Part:
    def __init__(self, process: subprocess.Popen[str], port: int, metrics_port: int) -> None:
        self.process = process
        self.port = port
        self.metrics_port = metrics_port

    def ask(self, path: str, *, watched: bool = False, **headers: str) -> tuple[int, bytes]:
        port = self.metrics_port if watched else self.port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def metric(self, line: str) -> float:
        """The value of a metric, named as it stands in its line."""
        for each in self.ask("/metrics", watched=True)[1].decode().splitlines():
            if each.startswith(f"{line} "):
                return float(each.rpartition(" ")[2])
        raise AssertionError(f"no metric {line}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; its status, and what it complained of."""
        self.process.send_signal(how)
        _, complained = self.process.communicate(timeout=WAIT)
        return self.process.returncode, complained


@contextmanager
def part(home: Path, *words: str, **environment: str) -> Iterator[Part]:
    """Serve a newsroom's folder, or a part of it, until the block ends."""
    port, metrics_port = free_port(), free_port()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WARTA_", "DATABASE_", "DJANGO_"))
    }
    command = ["serve", "--home", str(home), "--port", str(port), "--metrics-port", str(metrics_port), *words]
    process = subprocess.Popen(
        [sys.executable, "-m", "warta", *command],
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # without a terminal, as a service runs
    )
    found = Part(process, port, metrics_port)
    try:
        until(lambda: _answers(found, public="worker" not in words), "the process answers", process)
        yield found
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=WAIT)


def _answers(found: Part, *, public: bool) -> bool:
    try:
        with socket.socket() as probe:
            listens = not public or probe.connect_ex(("127.0.0.1", found.port)) == 0
        return listens and found.ask("/healthz", watched=True)[0] == 200
    except OSError:
        return False


def until(true: Callable[[], bool], what: str, process: subprocess.Popen[str] | None = None) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if true():
            return
        if process is not None and process.poll() is not None:
            raise AssertionError(f"it ended before {what}: {process.communicate()[1]}")
        time.sleep(0.02)
    raise AssertionError(f"it did not come to pass that {what}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
