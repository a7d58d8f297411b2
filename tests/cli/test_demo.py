"""`warta demo`, as somebody who tries Warta meets it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from django.contrib.auth.hashers import check_password
from typer.testing import CliRunner

import warta.cli.demo as verb
from warta.newsroom.demo.place import LOCK, STATE, NotUsable, Place, State
from warta.newsroom.stories.widths import widths
from warta.press.store import Store


def start(home, *words) -> subprocess.Popen:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("WARTA_", "DATABASE_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "warta", "demo", "--home", str(home), *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean,
    )  # fmt: skip


def run(home, *words) -> tuple[int, str, str]:
    with start(home, *words) as process:
        said, complained = process.communicate(timeout=300)
    return process.returncode, said, complained


@pytest.fixture(scope="module")
def made(demo_made_anew):
    """A demo whose first making was killed half way, and which was started again."""
    return demo_made_anew


@pytest.fixture
def database(made):
    connection = sqlite3.connect(made[0] / "newsroom.sqlite3")
    yield lambda query: connection.execute(query).fetchall()
    connection.close()


@contextmanager
def in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_one_that_was_not_finished_is_made_anew(made):
    _, said, complained = made
    assert "was not finished" in said
    assert complained == ""


def test_it_has_the_promised_numbers(database):
    stories = "select p.live, count(*) from wagtailcore_page p join stories_storypage s on s.page_ptr_id = p.id"
    assert dict(database(f"{stories} group by p.live")) == {1: 42, 0: 2}
    assert database("select count(*) from wagtailcore_page where live = 0 and depth > 1") == [(2,)]
    assert database("select count(*) from stories_author where picture_id is not null") == [(6,)]
    assert database("select count(*) from stories_sectionpage") == [(10,)]
    assert database("select count(distinct page_id) from stories_storycorrection") == [(3,)]
    assert dict(database("select state, count(*) from talk_comment group by state")) == {
        "approved": 21, "held": 4, "refused": 1,
    }  # fmt: skip
    assert database("select count(*) from wire_wireitem") == [(4,)]
    assert database("select count(*) from ledger_act where edition is null") == [(0,)]


def test_what_happened_earlier_is_dated_earlier(database):
    ((oldest, newest),) = database("select min(first_published_at), max(first_published_at) from wagtailcore_page")
    ((made_at,),) = database("select max(at) from ledger_act")
    assert oldest < newest < made_at
    assert database(
        "select count(*) from talk_comment c join wagtailcore_page p on p.id = c.story_id"
        " where c.at <= p.first_published_at"
    ) == [(0,)]
    assert database(
        "select count(*) from talk_comment c join talk_comment p on p.id = c.parent_id where c.at <= p.at"
    ) == [(0,)]


def test_translations_know_each_other(database):
    pairs = database(
        "select count(*) from (select 1 from wagtailcore_page p join stories_storypage s on s.page_ptr_id = p.id"
        " group by translation_key having count(*) = 2)"
    )
    assert pairs == [(14,)]


def test_pictures_come_in_the_sizes_that_the_site_asks_for(database):
    # One that the press had to make besides would be one too many.
    there = database(
        "select p.width, count(*) from stories_newsrendition r join stories_newspicture p on p.id = r.image_id"
        " group by p.id"
    )
    assert len(there) == 38
    assert all(count == len(widths(width)) for width, count in there)


def test_every_story_has_neighbours(database):
    few = database(
        "select p.slug from wagtailcore_page p join stories_storypage s on s.page_ptr_id = p.id"
        " where p.live and (select count(*) from stories_relatedstory r where r.story_id = p.id) < 3"
    )
    assert few == []


def test_readers_have_it_all(made):
    store = Store(made[0] / "store", readonly=True)
    with store.snapshot() as snapshot:
        for path in ("/", "/en/", "/dunia/", "/en/world/", "/penulis/hanin-zahrasari/", "/en/author/hanin-zahrasari/",
                     "/dunia/aliansi-sepakati-dana-pertahanan-udara/", "/rss.xml"):  # fmt: skip
            assert snapshot.page(path).status == 200, path
        page = snapshot.joined(snapshot.page("/ekonomi/kapal-peti-kemas-pertama-karangsewu/"))
    store.close()
    assert b"261 meter" in page
    assert b"koran rekaan" in page


def test_there_is_one_password_and_only_the_owner_can_read_it(made, database):
    path = made[0] / "demo-password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    users = dict(database("select username, password from auth_user"))
    assert set(users) == {"editor", "reporter", "moderator", "administrator"}
    assert all(check_password(path.read_text().strip(), each) for each in users.values())
    groups = database(
        "select u.username, g.name from auth_user u join auth_user_groups m on m.user_id = u.id"
        " join auth_group g on g.id = m.group_id order by 1, 2"
    )
    assert groups == [
        ("administrator", "Editor"),
        ("editor", "Editor"),
        ("editor", "Moderator"),
        ("moderator", "Moderator"),
        ("reporter", "Reporter"),
    ]
    assert database("select username from auth_user where is_superuser") == [("administrator",)]


def test_started_again_it_goes_on_and_serves(made, tmp_path):
    home = shutil.copytree(made[0], tmp_path / "demo")
    password = (home / "demo-password").read_text().strip()
    with in_use() as port:
        pass  # free again: nobody else is given it so soon
    with start(home, "--port", str(port)) as process:
        try:
            said = ""
            for line in process.stdout:
                said += line
                if "Ctrl+C" in line:
                    break
            site = f"http://127.0.0.1:{port}"
            assert "Going on with the demo" in said
            assert password in said
            for path in ("/", "/newsroom/login/"):
                with urlopen(site + path, timeout=30) as answer:
                    assert answer.status == 200
            # The pages name the address at which they are served now.
            with urlopen(f"{site}/rss.xml", timeout=30) as answer:
                assert site.encode() in answer.read()
            status, _, complained = run(home, "--no-serve")
            assert status == 1
            assert f"is running already at {site}/" in complained
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def refused(*words, env=None) -> str:
    result = CliRunner().invoke(verb.app, words, env=env or {})
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_port_that_was_asked_for_and_is_in_use_is_said(tmp_path):
    with in_use() as port:
        assert f"port {port}" in refused("--home", str(tmp_path / "demo"), "--port", str(port))
    assert not (tmp_path / "demo").exists()


def test_a_port_that_nobody_asked_for_gives_way_to_the_next_free_one(monkeypatch, capsys):
    with in_use() as port:
        monkeypatch.setattr(verb, "FIRST_PORT", port)
        assert verb._free_port() > port
    assert f"Port {port} is in use" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({"letter.txt": "x"}, "is not empty and holds no newsroom"),
        ({"secret": "x", "newsroom.sqlite3": ""}, "is a newsroom of its own"),
        ({STATE: "{"}, "is damaged"),
    ],
)
def test_a_folder_that_is_somebody_elses_is_left_alone(tmp_path, there, said):
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    with in_use() as port:
        pass
    assert said in refused("--home", str(tmp_path), "--port", str(port))
    assert {path.name for path in tmp_path.iterdir()} == set(there)


def test_a_file_in_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotUsable, match="is a file"):
        Place(tmp_path / "file")
    with pytest.raises(NotUsable, match="cannot be used"):
        Place(tmp_path / "file" / "below")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere, so nothing can be refused")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotUsable, match="choose another one"):
        Place(tmp_path)


def test_a_database_elsewhere_is_not_touched(tmp_path):
    said = refused("--home", str(tmp_path), env={"DATABASE_URL": "postgresql://warta@127.0.0.1/warta"})
    assert "DATABASE_URL" in said


def test_making_anew_takes_away_only_what_the_demo_made(tmp_path):
    place = Place(tmp_path)
    place.start()
    for name in ("newsroom.sqlite3", "notes.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "store").mkdir()
    place.start()
    assert {path.name for path in tmp_path.iterdir()} == {"notes.txt", STATE, LOCK}
    place.save(State(finished=True, address="http://127.0.0.1:8000"))
    place.release()
    assert json.loads((tmp_path / STATE).read_text())["finished"] is True
