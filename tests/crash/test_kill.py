"""A process that is killed at any instant loses no act and tears no page. `python bench/crash.py` does 200 rounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="processes are killed as POSIX does it")

ROUNDS = 3
ACTS = 3


def test_kills_lose_no_act_and_tear_no_page(founded_newsrooms, monkeypatch):
    import crash

    for name, value in founded_newsrooms().items():
        monkeypatch.setenv(name, value)
    home = Path(os.environ["WARTA_HOME"])
    crash.make(home, 20)

    found = crash.rounds(home, ROUNDS, editors=2, readers=2, seed=7, acts=ACTS)

    assert found.is_clean, found.report()
    assert found.kills.total() == ROUNDS
    # It was under load: acts were done, answers were read, and there was something to be torn.
    assert found.acts.total() >= ROUNDS * ACTS
    assert found.marks > 100
