"""`warta init`, `serve` and `press`: what they say when something is not as it should be."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


def warta(*words: str, home: Path | None = None) -> tuple[int, str, str]:
    """Status, what was printed, and what was complained of."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("WARTA_", "DATABASE_", "DJANGO_"))}
    named = {"WARTA_HOME": str(home)} if home else {}
    done = subprocess.run(
        [sys.executable, "-m", "warta", *words],
        env=clean | named,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def warta_with(home: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    """The same, with settings."""
    done = subprocess.run(
        [sys.executable, "-m", "warta", *words, "--home", str(home)],
        env={key: value for key, value in os.environ.items() if not key.startswith(("WARTA_", "DATABASE_", "DJANGO_"))}
        | environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def complaint(found: tuple[int, str, str]) -> str:
    """The one line of a refusal."""
    status, said, complained = found
    assert status == 1, said + complained
    assert "Traceback" not in complained
    assert complained.count("\n") == 1, complained
    return complained


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("homes") / "newsroom"
    status, said, complained = warta("init", "--home", str(home), "--name", "Kabar Uji", "--language", "en")
    assert status == 0, complained
    assert complained == ""
    assert "Sign in as editor with the password " in said
    return home


def test_what_init_makes_is_pressed_and_verified(made):
    status, said, complained = warta("press", "verify", home=made)
    assert status == 0, complained
    assert "byte for byte" in said


def test_what_it_keeps_is_the_owners_alone(made):
    assert made.stat().st_mode & 0o077 == 0
    assert (made / "secret").stat().st_mode & 0o077 == 0


def test_verify_says_what_differs_and_rebuild_mends_it(made, tmp_path):
    database = sqlite3.connect(made / "newsroom.sqlite3")
    name = database.execute("SELECT name FROM stories_sitesettings").fetchone()[0]
    with database:
        database.execute("UPDATE stories_sitesettings SET name = 'Kabar Lain'")
    status, said, _ = warta("press", "verify", home=made)
    assert status == 1
    assert "fragments site/name/en: different, from byte" in said
    assert warta("press", "rebuild", home=made)[0] == 0
    assert warta("press", "verify", home=made)[0] == 0
    with database:
        database.execute("UPDATE stories_sitesettings SET name = ?", [name])
    database.close()
    assert warta("press", "rebuild", home=made)[0] == 0


def test_a_setting_that_makes_no_sense_is_named_in_one_line(made):
    for name, value in (("DATABASE_URL", "mysql://elsewhere/kabar"), ("WARTA_TIME_ZONE", "Asia/Nowhere")):
        assert name in complaint(warta_with(made, "press", "verify", **{name: value}))


def test_init_leaves_an_empty_folder_where_its_database_is_out_of_reach(tmp_path):
    refused = warta_with(tmp_path / "new", "init", DATABASE_URL="postgresql://warta@127.0.0.1:1/kabar")
    assert "check DATABASE_URL" in complaint(refused)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_database_without_a_newsroom_in_it_is_said_in_one_line(made, tmp_path):
    home = shutil.copytree(made, tmp_path / "home")
    database = sqlite3.connect(home / "newsroom.sqlite3")
    with database:
        database.execute("DELETE FROM stories_frontpage")
    database.close()
    assert "has no newsroom in it" in complaint(warta("press", "verify", home=home))


def test_a_store_that_is_lost_is_made_again(made):
    for file in (made / "store").iterdir():
        file.unlink()
    assert warta("press", "rebuild", home=made)[0] == 0
    assert warta("press", "verify", home=made)[0] == 0


def test_a_store_that_is_damaged_is_said_in_one_line_and_made_anew(made, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(made, home)
    (home / "store" / "data.mdb").write_bytes(b"damaged" * 5000)
    line = complaint(warta("press", "verify", home=home))
    assert str(home / "store") in line
    assert "press rebuild" in line
    status, _, complained = warta("press", "rebuild", home=home)
    assert status == 0, complained
    assert complained.endswith("It is made anew.\n")
    assert complained.count("\n") == 1
    assert warta("press", "verify", home=home)[0] == 0


def test_init_wants_no_file(tmp_path):
    (tmp_path / "file").touch()
    assert "is a file" in complaint(warta("init", "--home", str(tmp_path / "file")))


def test_init_wants_a_new_folder(tmp_path, made):
    (tmp_path / "mine.txt").write_text("mine")
    assert "is not empty" in complaint(warta("init", "--home", str(tmp_path)))
    assert "is not empty" in complaint(warta("init", "--home", str(made)))
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_init_refuses_what_it_does_not_speak_and_leaves_nothing(tmp_path):
    home = tmp_path / "new"
    assert "choose from id, en" in complaint(warta("init", "--home", str(home), "--language", "xx"))
    assert "no time zone" in complaint(warta("init", "--home", str(home), "--time-zone", "Mars/Olympus"))
    assert not home.exists()


def test_no_folder_was_named():
    assert "WARTA_HOME" in complaint(warta("serve"))


def test_a_folder_that_is_no_newsroom(tmp_path):
    assert "warta init" in complaint(warta("serve", "--home", str(tmp_path)))
    assert "warta init" in complaint(warta("press", "verify", "--home", str(tmp_path / "nowhere")))


def test_a_port_in_use(made):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port}" in complaint(warta("serve", "--home", str(made), "--port", port))


def test_a_database_from_a_newer_version(made):
    database = sqlite3.connect(made / "newsroom.sqlite3")
    with database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('stories', '9999_later', '2030-01-01')"
        )
    try:
        assert "newer version of Warta (it has stories.9999_later)" in complaint(warta("press", "verify", home=made))
    finally:
        with database:
            database.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
        database.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    assert "cannot be made" in complaint(warta("init", "--home", str(tmp_path / "new")))


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be made" in complaint(warta("init", "--home", str(tmp_path / "file" / "new")))
