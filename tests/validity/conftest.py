"""Everything that a newsroom answers its readers with, as programs that are not ours get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validity.answers import Answers, read_everything


@pytest.fixture(scope="session")
def answers(edited_demo: Path) -> Answers:
    """All of the demo's pages, after somebody did there what the demo does not."""
    return read_everything(edited_demo)
