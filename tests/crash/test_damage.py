"""A store, an index or a database that was damaged: readers get whole pages or are told, and one command mends it."""

from __future__ import annotations

import subprocess
import sys

import pytest

TIMES = 8


def warta(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warta", *words], capture_output=True, text=True, check=False, timeout=600
    )


def read(port: int, path: str) -> tuple[int, bytes]:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("kind", ["cut", "head"])
def test_readers_of_a_damaged_store_get_whole_pages_or_are_told(home, tmp_path, kind):
    import damage

    work = tmp_path / "work"
    work.mkdir()
    pages = damage.readable(home / "store", work)
    assert len(pages) > 100
    found = damage.damages(home / "store", work, kind, TIMES, 3, pages)
    assert found.total() == TIMES
    assert all(what.startswith(("whole", "said")) for what in found), found


def test_a_damaged_index_is_made_anew_and_holds_up_nobody(home, tmp_path):
    import crash

    for file in (home / "index").iterdir():
        file.write_bytes(b"\0" * 100)
    notes = tmp_path / "notes"
    notes.mkdir()
    with crash.Newsroom(home) as newsroom, crash.Looking(home) as looking:
        writer = crash.Writer(home, notes, 1)
        try:
            wait_for(lambda: len(crash.noted_acts(notes)) >= 3)
        finally:
            writer.kill()
        looking.wait_until_pressed()
        assert looking.waiting() == 0, newsroom.said()
        published = next(act for act in crash.noted_acts(notes) if act["kind"] == "publish")
        assert read(newsroom.port, published["path"])[0] == 200
    assert warta("press", "verify", "--home", str(home)).returncode == 0


def test_readers_do_not_notice_a_damaged_database_and_editors_are_told_in_one_line(home):
    import crash

    with crash.Newsroom(home) as newsroom:
        before = read(newsroom.port, "/")
        damaged = (home / "newsroom.sqlite3").read_bytes()[: 40 << 10]
        for name in ("newsroom.sqlite3", "newsroom.sqlite3-wal", "newsroom.sqlite3-shm"):
            (home / name).unlink(missing_ok=True)
        (home / "newsroom.sqlite3").write_bytes(damaged)
        assert read(newsroom.port, "/") == before
        newsroom.wait()
    told = warta("press", "verify", "--home", str(home))
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1, told.stderr
    assert "restore it from a backup" in told.stderr


def wait_for(condition) -> None:
    import time

    import crash

    until = time.monotonic() + crash.PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)
