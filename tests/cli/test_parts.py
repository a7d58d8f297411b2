"""A newsroom's parts run apart, on one folder: readers, editors and the press, each in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import lmdb
import pytest

from tests.cli.served_parts import free_port, part, until
from tests.edge.reader import STORY, pressed, small_site
from warta.press.store import Store, put_in_place
from warta.press.stored import Change, Leaf

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    """A folder with a store and nothing else: all that an edge needs."""
    store = Store(tmp_path / "store")
    pressed(store)
    store.close()
    return tmp_path


@pytest.fixture(scope="module")
def newsroom(founded_on_sqlite, tmp_path_factory):
    """A newsroom as `warta init` makes it."""
    return Path(shutil.copytree(founded_on_sqlite, tmp_path_factory.mktemp("parts") / "newsroom"))


WITHOUT_DJANGO = """
import atexit, os, signal, socket, sys, threading, time
from warta.cli import main

def stop_once_it_answers():
    while socket.socket().connect_ex(("127.0.0.1", int(sys.argv[-1]))):
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)

atexit.register(lambda: print([name in sys.modules for name in ("django", "wagtail", "warta.edge.app")]))
threading.Thread(target=stop_once_it_answers, daemon=True).start()
main()
"""


def test_an_edge_alone_reads_without_django(folder):
    words = ["serve", "--only", "edge", "--home", str(folder), "--port", str(free_port())]
    command = [sys.executable, "-W", "ignore", "-c", WITHOUT_DJANGO, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[False, False, True]"), done.stderr


def test_an_edge_alone_answers_readers_and_says_that_the_newsroom_is_elsewhere(folder):
    with part(folder, "--only", "edge") as edge:
        assert edge.ask(STORY)[0] == 200
        assert edge.ask("/newsroom/")[0] == 503
        assert edge.ask("/talk/7/")[0] == 503
        assert edge.ask("/media/images/originals/a.png")[0] == 503
        assert edge.stop() == (0, "")


def test_an_edge_lets_readers_wait_for_a_store_that_it_cannot_use_and_goes_over_to_the_one_made_anew(folder, tmp_path):
    _of_another_version(folder / "store")
    with part(folder, "--only", "edge") as edge:
        assert edge.ask(STORY)[0] == 503
        fresh = Store(tmp_path / "fresh")
        pressed(fresh)
        fresh.close()
        put_in_place(tmp_path / "fresh", folder / "store")
        assert edge.ask(STORY)[0] == 200
        status, said = edge.stop()
        assert (status, said.count("\n")) == (0, 1)
        assert "has version 1" in said
    assert not (folder / "store-old").exists()


def test_after_an_upgrade_of_the_store_its_pages_are_made_anew_without_being_asked(newsroom, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(newsroom, home)
    _of_another_version(home / "store")
    with part(home, "--only", "edge") as edge:
        assert edge.ask("/")[0] == 503
        with part(home, "--only", "worker") as worker:
            until(lambda: edge.ask("/")[0] == 200, "the pages are made anew", worker.process)
            assert "It is made anew" in worker.stop()[1]


def _of_another_version(folder):
    environment = lmdb.open(str(folder), max_dbs=16)
    with environment.begin(write=True) as transaction:
        transaction.put(b"format", b"1", db=environment.open_db(b"meta", transaction))
    environment.close()


def test_an_edge_alone_sees_what_another_process_presses(folder):
    with part(folder, "--only", "edge") as edge:
        assert edge.metric("warta_edition") == 1
        store = Store(folder / "store")
        store.commit(Change(fragments={"story/1/body": Leaf.of("<h1>Diralat</h1>")}))
        store.close()
        assert b"Diralat" in edge.ask(STORY)[1]
        assert edge.metric("warta_edition") == 2


def test_an_edge_alone_waits_for_the_first_edition(tmp_path):
    with part(tmp_path, "--only", "edge") as edge:
        assert edge.ask("/")[0] == 503
        status, said = edge.ask("/readyz", watched=True)
        assert (status, json.loads(said)) == (503, {"ready": False, "problems": ["nothing was pressed yet"]})
        store = Store(tmp_path / "store")
        store.commit(small_site())
        store.close()
        assert edge.ask("/")[0] == 200
        assert edge.ask("/readyz", watched=True)[0] == 200


def test_an_edge_alone_writes_nothing(folder):
    before = sorted((path, path.stat().st_size) for path in folder.rglob("*") if path.name != "lock.mdb")
    with part(folder, "--only", "edge") as edge:
        edge.ask("/")
    assert sorted((path, path.stat().st_size) for path in folder.rglob("*") if path.name != "lock.mdb") == before


def test_an_edge_counts_what_it_answers(folder):
    with part(folder, "--only", "edge") as edge:
        for path in (STORY, STORY, STORY, "/en", "/tidak-ada/", "/robots.txt", "/media/a.png", "/newsroom/"):
            edge.ask(path)
        assert edge.metric('warta_answers_total{kind="page",status="2xx"}') == 3
        assert edge.metric('warta_answers_total{kind="page",status="4xx"}') == 1
        assert edge.metric('warta_answers_total{kind="redirect",status="3xx"}') == 1
        assert edge.metric('warta_answers_total{kind="media",status="4xx"}') == 1
        assert edge.metric('warta_answers_total{kind="notice",status="5xx"}') == 1
        assert edge.metric("warta_hot_total") == 2
        assert edge.metric("warta_composed_total") == 2
        assert edge.metric("warta_store_readable") == 1


def test_a_folder_that_is_none_is_named(tmp_path):
    words = ["--only", "edge", "--home", str(tmp_path / "nowhere"), "--port", str(free_port())]
    command = [sys.executable, "-m", "warta", "serve", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"warta: there is no folder {tmp_path / 'nowhere'}")


def test_a_port_for_metrics_that_is_taken_is_named(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = ["--only", "edge", "--home", str(folder), "--port", str(free_port())]
        command = [sys.executable, "-m", "warta", "serve", *words, "--metrics-port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "--metrics-port" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_three_parts_are_a_newsroom(newsroom):
    address = {"WARTA_BASE_URL": "http://127.0.0.1:8000"}
    with (
        part(newsroom, "--only", "edge", **address) as edge,
        part(newsroom, "--only", "newsroom", **address) as editors,
        part(newsroom, "--only", "worker", **address) as worker,
    ):
        assert edge.ask("/")[0] == 200
        assert editors.ask("/newsroom/login/")[0] == 200
        with socket.socket() as nobody:
            assert nobody.connect_ex(("127.0.0.1", worker.port)) != 0
        before = edge.metric("warta_edition")
        assert _record_an_act(newsroom) == 0
        until(lambda: edge.metric("warta_edition") > before, "the edge has the edition that the worker pressed")
        until(lambda: worker.metric("warta_ledger_waiting") == 0, "the worker knows that nothing waits")
        ready = json.loads(worker.ask("/readyz", watched=True)[1])
        assert ready == {"ready": True, "waiting_acts": 0, "oldest_waiting_act_seconds": None}
        # The newsroom alone presses nothing.
        assert worker.stop() == (0, "")
        assert _record_an_act(newsroom) == 0
        assert editors.metric("warta_ledger_waiting") == 1
        assert json.loads(editors.ask("/readyz", watched=True)[1])["oldest_waiting_act_seconds"] > 0
        assert editors.stop() == (0, "")
        assert edge.stop(signal.SIGINT) == (0, "")


def _record_an_act(home: Path) -> int:
    program = (
        "from warta.cli.opening import open_newsroom\n"
        f"open_newsroom(__import__('pathlib').Path({str(home)!r}))\n"
        "from warta.cli.serve import press_for_address\n"
        "press_for_address()\n"
    )
    return subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode


def test_each_answer_is_a_line_of_the_access_log(folder, tmp_path):
    log = tmp_path / "access.log"
    with part(folder, "--only", "edge", "--access-log", str(log), WARTA_TRUSTED_PROXY="127.0.0.0/8") as edge:
        for number in range(3):
            edge.ask(STORY, **{"X-Request-Id": f"pembaca-{number}"})
        assert edge.stop() == (0, "")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["id"], line["target"], line["status"]) for line in lines] == [
        (f"pembaca-{number}", STORY, 200) for number in range(3)
    ]


def test_an_access_log_that_cannot_be_written_is_named(folder):
    words = ["--only", "edge", "--home", str(folder), "--port", str(free_port()), "--access-log", "/nowhere/a.log"]
    command = [sys.executable, "-m", "warta", "serve", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "/nowhere/a.log" in done.stderr


def test_a_server_that_does_not_start_leaves_the_site_where_it_is(newsroom):
    """Nothing is written before what can fail first: the site would be at an address where nobody serves it."""
    known = newsroom / "address"
    before = known.read_text() if known.exists() else None
    words = ["--home", str(newsroom), "--port", str(free_port()), "--access-log", "/nowhere/a.log"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WARTA_", "DATABASE_"))}
    command = [sys.executable, "-m", "warta", "serve", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "/nowhere/a.log" in done.stderr
    assert (known.read_text() if known.exists() else None) == before
