"""The newsrooms that are measured are as if every story had gone through the doors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.postgres import new_database

MADE = Path(__file__).with_name("made.py")


def made(how: str, environment: dict[str, str]) -> dict[str, list]:
    init = [sys.executable, "-m", "warta", "init", "--language", "id", "--language", "en"]
    for command in (init, [sys.executable, str(MADE), how]):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def another_newsroom(new_newsroom, tmp_path):
    environment = new_newsroom | {"WARTA_HOME": str(tmp_path / "another")}
    if connection.vendor != "postgresql":
        yield environment
        return
    with new_database(os.environ["DATABASE_URL"]) as address:
        yield environment | {"DATABASE_URL": address}


def test_stories_made_many_at_a_time_are_as_the_doors_make_them(new_newsroom, another_newsroom):
    by_doors, many = made("doors", new_newsroom), made("many", another_newsroom)
    assert by_doors.keys() == many.keys()
    assert len(by_doors["stories_storypage"]) == 25
    assert len(by_doors["stories_storycorrection"]) == 2
    assert len(by_doors["talk_comment"]) > 5
    for table, rows in by_doors.items():
        assert many[table] == rows, table
