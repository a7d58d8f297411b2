"""Everything that a newsroom answers its readers with, as programs that are not ours get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.validity.answers import Answers, read_everything

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def answers(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """All of the demo's pages, after somebody did there what the demo does not."""
    home = tmp_path_factory.mktemp("validity") / "home"
    shutil.copytree(made_demo, home)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.validity.acts"],
        cwd=ROOT, env={**environment, "WARTA_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return read_everything(home)
