"""The newsrooms that are measured are as if every story had gone through the doors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MADE = Path(__file__).with_name("made.py")


def made(how: str, environment: dict[str, str]) -> dict[str, list]:
    command = [sys.executable, str(MADE), how]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.any_database
def test_stories_made_many_at_a_time_are_as_the_doors_make_them(founded_newsrooms):
    by_doors, many = (made(how, founded_newsrooms()) for how in ("doors", "many"))
    assert by_doors.keys() == many.keys()
    assert len(by_doors["stories_storypage"]) == 25
    assert len(by_doors["stories_storycorrection"]) == 2
    assert len(by_doors["talk_comment"]) > 5
    for table, rows in by_doors.items():
        assert many[table] == rows, table
