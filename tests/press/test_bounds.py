"""No act touches more fragments on a large site than on a small one: docs/contracts/fragments.md promises it, and here
they are counted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.press.paper import FRONTS, Paper
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.store import Store

SIZES = (120, 1200)
A_DAY = 12
"""Stories that are published on a day; the larger paper is the older one."""
TODAY = datetime(2026, 6, 17, 20, tzinfo=UTC)
NEWEST, OLD = 1, 60
"""Stories by how many are newer."""


def paper_of(size: int) -> Paper:
    """A paper that has published for as many days as it takes. The newest story is 1."""
    paper = Paper()
    for id in range(1, size + 1):
        paper.publish(
            id,
            section=id % 2,
            author=id % 2,
            tags=[0] if id > 20 else [1],
            agency=id % 2,
            at=TODAY - timedelta(days=id // A_DAY, minutes=id % A_DAY),
        )
    for id in range(1, size - 4):
        paper.related[id] = (id + 1, id + 2, id + 3)
    return paper


def _publish(paper: Paper) -> Touched:
    paper.publish(9999, section=0, author=0, tags=[0], at=TODAY + timedelta(hours=1))
    return Touched(stories={9999})


def _publish_on_a_new_day(paper: Paper) -> Touched:
    paper.publish(9999, section=0, author=0, tags=[0], at=TODAY + timedelta(days=1))
    return Touched(stories={9999})


def _revise(paper: Paper) -> Touched:
    paper.publish(OLD, section=OLD % 2, author=OLD % 2, tags=[0], text="Baru.", agency=0)
    return Touched(stories={OLD})


def _move(paper: Paper) -> Touched:
    paper.publish(OLD, section=1 - OLD % 2, author=OLD % 2, tags=[0], agency=0)
    return Touched(stories={OLD})


def _unpublish(paper: Paper) -> Touched:
    paper.unpublish(OLD)
    return Touched(stories={OLD}, related={id for id, others in paper.related.items() if OLD in others})


def _kill(paper: Paper) -> Touched:
    paper.kill(NEWEST, "Tidak benar.")
    return Touched(stories={NEWEST})


def _correct(paper: Paper) -> Touched:
    paper.correct(OLD, "Bukan dua, tiga.")
    return Touched(stories={OLD})


def _comment(paper: Paper) -> Touched:
    paper.comment(OLD, "Terima kasih.")
    return Touched(talks={OLD})


def _relate(paper: Paper) -> Touched:
    paper.related[OLD] = (OLD + 5, OLD + 6)
    return Touched(related={OLD})


def _pin(paper: Paper) -> Touched:
    paper.pin([OLD])
    return Touched(listings={FRONTS["id"]})


def _rename(kind: str, slug: str | None = None) -> Callable[[Paper], Touched]:
    def act(paper: Paper) -> Touched:
        paper.rename(kind, 1, "Nama Lain", slug or paper.things[kind, 1].slug)
        return Touched(named={(kind, 1)})

    return act


def _merge(kind: str) -> Callable[[Paper], Touched]:
    def act(paper: Paper) -> Touched:
        both = paper.merge(kind, 2, 1)
        return Touched(named={(kind, 2), (kind, 1)}, merged={(kind, 2), (kind, 1)}, stories=both)

    return act


def _house(paper: Paper) -> Touched:
    paper.name, paper.tagline = "Kabar Baru", "Setiap hari"
    return Touched(house=True)


ACTS: dict[str, tuple[Callable[[Paper], Touched], int, int]] = {
    # act: how, and the most fragments and pages that it may write
    "publish": (_publish, 110, 14),
    "publish on a new day": (_publish_on_a_new_day, 130, 18),
    "revise": (_revise, 20, 4),
    "move": (_move, 70, 10),
    "unpublish": (_unpublish, 70, 10),
    "kill": (_kill, 90, 12),
    "correct": (_correct, 25, 4),
    "comment": (_comment, 3, 0),
    "related": (_relate, 1, 0),
    "pin": (_pin, 1, 0),
    "rename an author": (_rename("author"), 40, 0),
    "rename a section": (_rename("section"), 60, 0),
    "rename a tag": (_rename("tag"), 40, 0),
    "rename an agency": (_rename("agency"), 5, 0),
    "a section's new address": (_rename("section", "mancanegara"), 60, 4),
    "an author's new address": (_rename("author", "sari-lestari"), 40, 6),
    "merge tags": (_merge("tag"), 60, 16),
    "site": (_house, 130, 4),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, list[tuple[int, int]]]:
    """What each act wrote, fragments and pages, on each paper. Each act stands on a paper of its own, and on a
    copy of the store that the paper was pressed into."""
    found: dict[str, list[tuple[int, int]]] = {}
    for size in SIZES:
        pressed = Path(tmp_path_factory.mktemp(f"pressed-{size}")) / "store"
        store = Store(pressed)
        Press(store, paper_of(size)).press_everything()
        store.close()
        for name, (act, _, _) in ACTS.items():
            paper = paper_of(size)
            folder = Path(tmp_path_factory.mktemp("paper")) / "store"
            store = Store(Path(shutil.copytree(pressed, folder)))
            edition = Press(store, paper).press(act(paper))
            found.setdefault(name, []).append((edition.fragments, edition.pages))
            store.close()
            shutil.rmtree(folder)
    return found


@pytest.mark.parametrize("name", ACTS)
def test_an_act_writes_as_much_on_a_large_site_as_on_a_small_one(written, name: str) -> None:
    small, large = written[name]
    assert small == large
    assert small != (0, 0)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_writes_no_more_than_the_contract_says(written, name: str) -> None:
    _, fragments, pages = ACTS[name]
    assert written[name][0] <= (fragments, pages)
    assert written[name][0][1] <= pages
