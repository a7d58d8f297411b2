"""Several workers press one store while several editors write: nothing is lost, nothing is done twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.newsroom.ledger.crew import ACTS

ROOT = Path(__file__).parents[3]
WORKERS = 3
WRITERS = ("ani", "budi", "citra")
WAIT = 240.0
"""Seconds that it may all take. A bound, not a measure."""


def begin(environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def done(process: subprocess.Popen[str]) -> str:
    said, complained = process.communicate(timeout=WAIT)
    assert process.returncode == 0, complained
    assert complained == ""
    return said


def tell(environment: dict[str, str]) -> dict:
    return json.loads(done(begin(environment, "tests.newsroom.ledger.crew", "tell")))


def test_every_act_of_three_writers_gets_one_receipt_from_three_workers(
    founded_newsrooms: Callable[[], dict[str, str]],
) -> None:
    crew = "tests.newsroom.ledger.crew"
    newsroom = founded_newsrooms()
    done(begin(newsroom, crew, "found"))
    pressed_before = {id for id, *_, edition, _ in tell(newsroom)["acts"] if edition is not None}
    workers = [begin(newsroom, crew, "work") for _ in range(WORKERS)]
    writers = [begin(newsroom, crew, "write", name) for name in WRITERS]
    try:
        for writer in writers:
            done(writer)
        done(begin(newsroom, crew, "settle", f"{WAIT / 2}"))
        receipts = [id for worker in workers for line in done(worker).splitlines() for id in json.loads(line)]
    finally:
        for process in (*workers, *writers):
            if process.returncode is None:
                process.kill()
                process.communicate()

    told = tell(newsroom)
    acts = told["acts"]
    for name in WRITERS:
        assert len([reason for _, _, reason, *_ in acts if reason == name]) == ACTS
    assert [problem for *_, problem in acts if problem] == []
    assert all(1 <= edition <= told["edition"] for *_, edition, _ in acts)
    assert sorted(receipts) == [id for id, *_ in acts if id not in pressed_before]
    assert "byte for byte" in done(begin(newsroom, "warta", "press", "verify"))
