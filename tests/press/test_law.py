"""Promise 3: pressing a change equals pressing everything again, byte for byte, after any sequence of acts."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.press.composed import problems
from tests.press.paper import FRONTS, START, Paper
from warta.press.impact import Touched
from warta.press.press import Press
from warta.press.source import Listing, Machines, Style
from warta.press.store import Store

ids = st.integers(1, 9)
PUBLISHED = [START + timedelta(hours=hours) for hours in (0, 0, 8, 24, 24 * 20, 24 * 40)]
"""At one moment, about midnight, on other days, in other months."""
kinds = st.sampled_from(["section", "author", "tag", "agency"])
thing_ids = st.integers(1, 3)
"""There are three sections, and two of everything else."""


def act(kind_of_act: str, /, **how: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(st.just(kind_of_act), st.fixed_dictionaries(how))


acts = st.one_of(
    act(
        "publish",
        id=ids,
        slug=st.sampled_from(["", "satu", "dua"]),
        section=st.integers(0, 2),
        author=st.sampled_from([None, 0, 1]),
        second=st.sampled_from([None, 0, 1]),
        tags=st.sets(st.integers(0, 1)).map(sorted),
        text=st.sampled_from(["Isi.", "Isi <b> & lain.", 'Lihat <a href="warta:story/2">ini</a>.']),
        translates=st.sampled_from([None, None, 1, 2]),
        agency=st.sampled_from([None, 0, 1]),
    ),
    act("unpublish", id=ids),
    act("close", id=ids, closed=st.booleans()),
    act("kill", id=ids, note=st.sampled_from(["Salah orang.", "Tidak benar."])),
    act("restore", id=ids),
    act(
        "correct",
        id=ids,
        text=st.sampled_from(["Bukan dua, tiga.", "Bukan Selasa, Rabu."]),
        kind=st.sampled_from(["correction", "clarification", "update", "note"]),
    ),
    act("comment", id=ids, text=st.text(max_size=20)),
    act("withdraw", id=ids),
    act("relate", id=ids, others=st.lists(ids, max_size=4, unique=True)),
    act("pin", ids=st.lists(ids, max_size=3, unique=True)),
    act(
        "house",
        name=st.sampled_from(["Kabar Uji", "Kabar Baru"]),
        tagline=st.sampled_from(["", "Dari laut & darat"]),
        menu=st.booleans(),
        style=st.sampled_from([Style(), Style("#1b4f9e", text="sans")]),
        machines=st.sampled_from([Machines(), Machines(False, "mailto:a@kabar.example", "https://hub.example/")]),
    ),
    act("time_zone", name=st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"])),
    act("describe", kind=kinds, id=thing_ids, words=st.sampled_from(["", "Tajam & <lugas>"])),
    act(
        "rename",
        kind=kinds,
        id=thing_ids,
        name=st.sampled_from(["Nama", "Lain & baru"]),
        slug=st.sampled_from(["satu", "dua", "tiga"]),
    ),
    act("merge", kind=kinds, id=thing_ids, into=thing_ids),
    act("part", kind=kinds, id=thing_ids),
    act("delete", kind=kinds, id=thing_ids),
)


def perform(paper: Paper, touched: Touched, name: str, how: dict) -> None:
    """Do one act in the paper and note what it touched, as the newsroom's ledger does."""
    match name:
        case _ if "kind" in how and "id" in how and name != "correct" and (how["kind"], how["id"]) not in paper.things:
            pass
        case "merge" if (how["kind"], how["into"]) not in paper.things:
            pass
        case "publish":
            others = [story for story in paper.stories if how["id"] in paper.related.get(story, ())]
            if paper.publish(**how, at=PUBLISHED[how["id"] % len(PUBLISHED)]):
                touched.stories.add(how["id"])
                # A story names its translations; what it did name, and does now, is pressed with it by its facts.
                touched.related.update(others)
        case "unpublish" | "kill" | "restore" | "correct" | "close":
            getattr(paper, name)(**how)
            touched.stories.add(how["id"])
            touched.related |= {other for other, chosen in paper.related.items() if how["id"] in chosen}
            touched.stories |= _translating(paper, how["id"])
        case "comment" | "withdraw":
            getattr(paper, name)(**how)
            touched.talks.add(how["id"])
        case "relate":
            paper.related[how["id"]] = tuple(other for other in how["others"] if other != how["id"])
            touched.related.add(how["id"])
        case "pin":
            paper.pin(how["ids"])
            touched.listings.add(FRONTS["id"])
        case "house":
            for field, value in how.items():
                setattr(paper, field, value)
            touched.house = True
        case "time_zone":
            paper.time_zone = how["name"]
            touched.everything = True
        case "describe":
            thing = paper.things[how["kind"], how["id"]]
            if not thing.deleted:
                thing.description = how["words"]
                thing.role = how["words"] if thing.kind == "author" else ""
                touched.named.add((how["kind"], how["id"]))
        case "rename":
            paper.rename(**how)
            touched.named.add((how["kind"], how["id"]))
            touched.house = touched.house or how["kind"] == "section"
        case "merge":
            touched.stories |= paper.merge(**how)
            both = {(how["kind"], how["id"]), (how["kind"], how["into"])}
            touched.named |= both
            touched.merged |= both
        case "part":
            out_of, stories = paper.part(**how)
            touched.stories |= stories
            both = {(how["kind"], how["id"]), *([(how["kind"], out_of)] if out_of else [])}
            touched.named |= both
            touched.merged |= both
        case "delete":
            listing = Listing(how["kind"], how["id"], "id")
            both = {(how["kind"], how["id"]), (how["kind"], paper.taken_in_by(listing).id)}
            gone = paper.delete(**how)
            if paper.things[how["kind"], how["id"]].deleted and len(both) == 2:
                touched.named |= both
                touched.merged |= both
            touched.stories |= gone.union(*(_translating(paper, each) for each in gone))
            touched.related |= {other for other, chosen in paper.related.items() if gone.intersection(chosen)}
            touched.named.add((how["kind"], how["id"]))
            touched.house = touched.house or how["kind"] == "section"
    if name == "publish":
        touched.stories |= _translating(paper, how["id"])


def _translating(paper: Paper, id: int) -> set[int]:
    return {other for other, story in paper.stories.items() if any(each.id == id for each in story.translations)}


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.lists(acts, min_size=1, max_size=4), max_size=8))
def test_pressing_each_change_equals_pressing_everything_again(editions: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paper, store = Paper(), Store(Path(folder, "store"))
        press = Press(store, paper)
        press.press_everything()
        for edition in editions:
            touched = Touched()
            for name, how in edition:
                perform(paper, touched, name, how)
            press.press(touched)
            assert press.verify() == []
        with store.snapshot() as snapshot:
            assert problems(snapshot, paper.site().base_url) == []
        store.close()


def test_verify_sees_what_was_not_pressed(tmp_path: Path) -> None:
    paper, store = Paper(), Store(tmp_path / "store")
    press = Press(store, paper)
    paper.publish(1)
    press.press_everything()
    paper.publish(1, text="Lain.")
    paper.publish(2)
    found = {(each.kind, each.key, each.fault) for each in press.verify()}
    assert ("fragments", "story/1/body", "different") in found
    assert ("pages", "section/1/id:berita-2/", "missing") in found
    paper.unpublish(1)
    found = {(each.kind, each.key, each.fault) for each in press.verify()}
    assert ("pages", "section/1/id:berita-1/", "different") in found
