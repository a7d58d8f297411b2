"""A store that is damaged while it is served, and the one command that mends it."""

from __future__ import annotations

import os

from tests.crash.test_damage import TIMES, read, warta


def test_readers_of_a_store_that_is_cut_short_under_them_are_told(home, tmp_path):
    import damage

    work = tmp_path / "work"
    work.mkdir()
    pages = damage.readable(home / "store", work)
    found = damage.damages(home / "store", work, "cut while read", TIMES, 3, pages)
    assert all(what.startswith("said") for what in found), found


def test_a_store_that_is_cut_short_while_it_is_served_is_mended_by_one_command(home):
    import crash

    with crash.Newsroom(home) as newsroom:
        before = {path: read(newsroom.port, path) for path in ("/", "/rss.xml", "/en/")}
        os.truncate(home / "store" / "data.mdb", 64 << 10)
        told = {path: read(newsroom.port, path) for path in before}
        assert {status for status, _ in told.values()} == {503}
        assert all(b"Traceback" not in body for _, body in told.values())
        assert "cut short. Run `warta press rebuild`" in newsroom.said()

        done = warta("press", "rebuild", "--home", str(home))
        assert done.returncode == 0, done.stderr
        assert {path: read(newsroom.port, path) for path in before} == before
        newsroom.wait()
    assert warta("press", "verify", "--home", str(home)).returncode == 0


def test_a_damaged_store_is_said_in_one_line_and_mended_by_one_command(home):
    os.truncate(home / "store" / "data.mdb", 64 << 10)

    told = warta("press", "verify", "--home", str(home))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "Run `warta press rebuild`" in told.stderr.splitlines()[-1]

    assert warta("press", "rebuild", "--home", str(home)).returncode == 0
    assert warta("press", "verify", "--home", str(home)).returncode == 0
