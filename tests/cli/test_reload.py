"""Reloading loses no reader, keeps the process that is supervised, and gives up where the new one cannot start."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import lmdb
import pytest

from tests.cli.served_parts import part, until
from tests.edge.reader import STORY, pressed
from warta.press.store import Store

if not Path("/proc").is_dir():
    pytest.skip("looks at processes in /proc", allow_module_level=True)


@pytest.fixture
def folder(tmp_path):
    store = Store(tmp_path / "store")
    pressed(store)
    store.close()
    return tmp_path


def children(pid: int) -> list[int]:
    found = []
    for each in Path(f"/proc/{pid}/task").glob("*/children"):  # a child is that of the thread that started it
        with contextlib.suppress(OSError):
            found += map(int, each.read_text().split())
    return found


class Readers(threading.Thread):
    """Asks on and on: every other request on a new connection, every other one on a connection that is kept."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.answered = 0
        self.lost: list[str] = []
        self.stop = threading.Event()

    def run(self) -> None:
        kept: socket.socket | None = None
        while not self.stop.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=30) as once:
                    self._ask(once, "close")
                if kept is None:
                    kept = socket.create_connection(("127.0.0.1", self.port), timeout=30)
                if self._ask(kept, "keep-alive"):
                    kept.close()
                    kept = None
            except OSError as problem:
                self.lost.append(repr(problem))
                kept = None
        if kept is not None:
            kept.close()

    def _ask(self, connection: socket.socket, how: str) -> bool:
        """Whether the server ends the connection with this answer."""
        connection.sendall(f"GET {STORY} HTTP/1.1\r\nHost: kabar.example\r\nConnection: {how}\r\n\r\n".encode())
        got = b""
        while b"\r\n\r\n" not in got:
            piece = connection.recv(1 << 16)
            if not piece:
                raise OSError(f"the connection ended after {len(got)} bytes")
            got += piece
        head, _, body = got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(body) < length:
            body += connection.recv(1 << 16)
        self.answered += 1
        return b"connection: close" in head.lower()


def test_a_reload_under_load_loses_no_request(folder):
    with part(folder, "--only", "edge") as edge:
        readers = [Readers(edge.port) for _ in range(4)]
        for each in readers:
            each.start()
        served_by = edge.process.pid
        for _ in range(3):
            before = sum(each.answered for each in readers)
            started = edge.metric("process_start_time_seconds")
            edge.process.send_signal(signal.SIGHUP)
            until(lambda: edge.metric("process_start_time_seconds") > started, "another process answers")  # noqa: B023
            until(lambda: sum(each.answered for each in readers) > before + 200, "readers go on")  # noqa: B023
            until(lambda: len(children(edge.process.pid)) == 1, "the old process has ended")
            (now,) = children(edge.process.pid)
            assert now != served_by
            served_by = now
        for each in readers:
            each.stop.set()
            each.join(60)
        assert [each.lost for each in readers] == [[]] * 4
        assert edge.stop() == (0, "")
        with socket.socket() as nobody:
            assert nobody.connect_ex(("127.0.0.1", edge.port)) != 0


def test_a_request_that_was_begun_is_finished_by_the_process_that_began_it(folder):
    with part(folder, "--only", "edge") as edge, socket.create_connection(("127.0.0.1", edge.port)) as slow:
        slow.sendall(f"GET {STORY} HTTP/1.1\r\nHost: kabar.example\r\n".encode())
        started = edge.metric("process_start_time_seconds")
        edge.process.send_signal(signal.SIGHUP)
        until(lambda: edge.metric("process_start_time_seconds") > started, "another process answers")
        assert len(children(edge.process.pid)) == 1
        slow.sendall(b"\r\n")
        got = b"".join(iter(lambda: slow.recv(1 << 16), b""))
        assert got.startswith(b"HTTP/1.1 200")
        assert got.endswith(b"<a>Panen garam</a>")


def test_a_new_process_that_cannot_start_leaves_the_old_one_serving(folder):
    with part(folder, "--only", "edge") as edge:
        # A store of another version: what serves has read it already, what comes after it cannot.
        environment = lmdb.open(os.fspath(folder / "store"), max_dbs=20)
        with environment.begin(write=True, db=environment.open_db(b"meta")) as transaction:
            transaction.put(b"format", b"999")
        environment.close()
        edge.process.send_signal(signal.SIGHUP)
        time.sleep(0.1)
        until(lambda: not children(edge.process.pid), "the new process has ended")
        assert edge.ask(STORY)[0] == 200
        status, complained = edge.stop()
        assert status == 0
        assert "version 999" in complained
        assert "the new process did not come to answer; this one goes on" in complained


def test_whoever_kills_the_keeper_ends_the_one_that_serves(folder):
    with part(folder, "--only", "edge") as edge:
        edge.process.send_signal(signal.SIGHUP)
        until(lambda: len(children(edge.process.pid)) == 1, "there is a new process")
        until(
            lambda: b"warta.cli.keeper" in Path(f"/proc/{edge.process.pid}/cmdline").read_bytes(),
            "the old one is a keeper",
        )
        (serving,) = children(edge.process.pid)
        edge.process.kill()
        edge.process.wait()
        until(lambda: not Path(f"/proc/{serving}").exists(), "nothing serves")


def test_the_keeper_ends_as_the_one_that_serves_did(folder):
    with part(folder, "--only", "edge") as edge:
        edge.process.send_signal(signal.SIGHUP)
        until(
            lambda: b"warta.cli.keeper" in Path(f"/proc/{edge.process.pid}/cmdline").read_bytes(),
            "the old one is a keeper",
        )
        os.kill(children(edge.process.pid)[0], signal.SIGKILL)
        assert edge.process.wait(60) == 128 + signal.SIGKILL


def test_told_to_stop_while_another_takes_over_both_end(folder):
    with part(folder, "--only", "edge") as edge, socket.create_connection(("127.0.0.1", edge.port)):
        started = edge.metric("process_start_time_seconds")
        edge.process.send_signal(signal.SIGHUP)
        until(lambda: edge.metric("process_start_time_seconds") > started, "another process answers")
        assert edge.stop() == (0, "")
        with socket.socket() as nobody:
            assert nobody.connect_ex(("127.0.0.1", edge.port)) != 0


def test_a_word_that_only_processes_say_to_each_other_is_refused(folder):
    words = ["serve", "--only", "edge", "--home", str(folder), "--inherited", "1,2,a"]
    done = subprocess.run([sys.executable, "-m", "warta", *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
