"""Promise 1: readers never wait for the database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.journeys.served import ENVIRONMENT, WAIT, Served

ROOT = Path(__file__).parents[2]


def test_every_address_is_read_with_the_database_made_to_raise(demo: Served) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.read_everything"],
        cwd=ROOT,
        env={**ENVIRONMENT, "WARTA_HOME": str(demo.home)},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    meant = {"/404/": 404, "/en/404/": 404, "/nowhere/": 404, "/en/nowhere/": 404}
    wrong = {
        path: status
        for path, status in found["statuses"].items()
        if status != meant.get(path, 200) and status not in (301, 308, 410)
    }
    assert wrong == {}
    assert found["queries"] == 0
    read = [path for path, status in found["statuses"].items() if status == 200]
    assert len(read) > 100
    assert any(path.startswith("/media/") for path in read)
    assert any(path.endswith("rss.xml") for path in read)


def test_the_site_is_read_while_the_database_is_gone(demo: Served) -> None:
    database, aside = demo.home / "newsroom.sqlite3", demo.home / "aside.sqlite3"
    database.rename(aside)
    try:
        assert demo.get("/").status == 200
        assert demo.get("/en/").status == 200
        assert demo.get("/rss.xml").status == 200
    finally:
        aside.rename(database)
