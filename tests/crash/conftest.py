"""A small newsroom that was pressed, for each test a copy of its own."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

STORIES = 40


@pytest.fixture(scope="session")
def pressed(founded_on_sqlite, tmp_path_factory):
    """A newsroom on SQLite with invented stories, pressed. It is everybody's: take a copy to change something."""
    import crash

    home = Path(shutil.copytree(founded_on_sqlite, tmp_path_factory.mktemp("crash") / "home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        crash.make(home, STORIES)
    return home


@pytest.fixture
def home(pressed, tmp_path, monkeypatch):
    """A copy of it, and the processes of this test work on SQLite."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    return Path(shutil.copytree(pressed, tmp_path / "home"))
