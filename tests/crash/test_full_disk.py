"""A full disk under the store: the worker says so, readers keep the last whole edition, and no act is lost."""

from __future__ import annotations

import shutil

import pytest

from tests.crash.test_damage import read, wait_for, warta


def test_a_full_disk_loses_no_act_and_is_said_in_one_line(home, tmp_path):
    import crash

    store, kept = home / "store", tmp_path / "kept"
    store.rename(kept)
    store.mkdir()
    try:
        disk = crash.small_disk(store, "64m")
        disk.__enter__()
    except OSError as problem:
        pytest.skip(f"{problem}")
    try:
        shutil.copyfile(kept / "data.mdb", store / "data.mdb")
        notes = tmp_path / "notes"
        notes.mkdir()
        with crash.Newsroom(home) as newsroom, crash.Looking(home) as looking:
            before = read(newsroom.port, "/en/")
            filler = store / "filler"
            fill(filler)
            writer = crash.Writer(home, notes, 1)
            try:
                wait_for(lambda: "make room on its disk" in newsroom.said())
                wait_for(lambda: len(crash.noted_acts(notes)) >= 10)
            finally:
                writer.kill()
            assert looking.waiting() > 0
            assert read(newsroom.port, "/en/") == before
            assert read(newsroom.port, "/")[0] == 200

            filler.unlink()
            looking.wait_until_pressed()
            noted = crash.noted_acts(notes)
            assert looking.missing([act["act"] for act in noted]) == []
            newest = [act for act in noted if act["kind"] == "publish"][-1]
            assert read(newsroom.port, newest["path"])[0] in (200, 410)
        assert warta("press", "verify", "--home", str(home)).returncode == 0
    finally:
        disk.__exit__(None, None, None)


def fill(file) -> None:
    """Take all the room that is left."""
    with file.open("wb", buffering=0) as opened:
        try:
            while True:
                opened.write(b"\0" * 4096)
        except OSError:
            pass
