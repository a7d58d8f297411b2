"""Pressing everything in several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("rebuild_apart.py")


def rebuilt(home: Path, *arguments: str) -> list[str]:
    environment = {**os.environ, "WARTA_HOME": str(home)}
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_several_processes_make_what_one_makes(home):
    assert rebuilt(home) == ["made", "editions 1 differences 0"]


@pytest.mark.parametrize("how", ["kill", "kill-before", "kill-after"])
def test_when_one_of_them_is_killed_readers_have_what_they_had(home, how):
    said, then = rebuilt(home, how)
    assert said.startswith("A process that was making pages was ended from outside")
    assert then == "editions 0 differences 0"
