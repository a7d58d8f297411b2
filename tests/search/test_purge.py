"""What was taken out is out: of every answer at once, and of the files with a purge."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from warta.search import Asked, Document, Index, Named
from warta.search.segments import SMALL, Segment, segments, to_fold, will_be_merged

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
RARE = "Qwirzelbund"


def story(id: int, headline: str = "Jembatan Kalisari ditutup", text: str = "Warga memutar.") -> Document:
    return Document(
        id=id,
        language="id",
        headline=headline,
        text=text,
        published=NEW_YEAR + timedelta(days=id),
        named=(Named("author", id % 3, f"Penulis {id % 3}"),),
    )


def left(folder: Path, word: str = RARE) -> list[str]:
    """The files that hold the word, as a story writes it or as an index does, forwards or backwards."""
    forms = {word.encode(), word.lower().encode(), word.lower().encode()[::-1]}
    return [path.name for path in folder.iterdir() if any(form in path.read_bytes() for form in forms)]


def term_files(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.term")}


@pytest.fixture
def index(tmp_path) -> Index:
    index = Index(tmp_path / "index")
    index.replace(story(id) for id in range(1, 40))
    return index


def test_a_purge_leaves_no_byte_of_a_removed_story(index):
    index.put([story(50, f"{RARE} mendarat", f"Rombongan {RARE} disambut.")])
    assert left(index.folder)  # the scan finds what is there
    index.remove([50])
    assert index.search(Asked(text=RARE, language="id")).hits == ()
    assert left(index.folder)  # taken out of all answers, and still on disk
    index.purge()
    assert left(index.folder) == []
    assert index.ids() == set(range(1, 40))


def test_no_byte_of_what_a_story_once_said(index):
    index.put([story(7, text=f"Terbit dengan nama {RARE}.")])
    index.put([story(7)])
    index.purge([7])
    assert left(index.folder) == []
    assert 7 in index.ids()


def test_a_purge_of_one_story_writes_only_the_files_that_held_it(index):
    index.put([story(id) for id in range(50, 60)])
    index.put([story(60, text=RARE)])
    untouched = term_files(index.folder)
    index.put([story(61)])
    index.remove([60])
    index.purge([60])
    assert left(index.folder) == []
    assert len(untouched & term_files(index.folder)) >= 2
    assert index.ids() == {*range(1, 40), *range(50, 60), 61}


def test_after_a_purge_everything_else_is_found_as_before(index):
    index.put([story(50, RARE)])
    before = index.search(Asked(text="jembatan penulis", language="id"))
    near = [match.id for match in index.related(3, 5)]
    index.remove([50])
    index.purge()
    assert index.search(Asked(text="jembatan penulis", language="id")) == before
    assert [match.id for match in index.related(3, 5)] == near
    assert all(not segment.deleted for segment in segments(index.folder))


def test_nothing_to_purge(index):
    files = term_files(index.folder)
    index.purge()
    index.purge([1, 999])
    assert term_files(index.folder) == files


def test_segments_stay_few_and_tantivy_is_never_given_cause_to_merge(index):
    for id in range(100, 160):
        index.put([story(id)])
        assert len(segments(index.folder)) <= 7
    assert index.ids() == {*range(1, 40), *range(100, 160)}
    assert len(index.search(Asked(text="jembatan", language="id")).hits) == 20
    # What tantivy wrote and no longer needs is gone.
    listed = json.loads((index.folder / "meta.json").read_text())["segments"]
    assert len(list(index.folder.glob("*.idx"))) <= len(listed) + 2


def sizes(*entries: int) -> list[Segment]:
    return [Segment(place, str(place), each, 0) for place, each in enumerate(entries)]


@pytest.mark.parametrize(
    ("there", "folded"),
    [
        ((), ()),
        ((1, 1, 1, 1, 1), ()),
        ((1, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1, 1)),
        ((900, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1)),
        ((20_000, 20_000, 20_000, 20_000, 20_000, 20_000), ()),  # large ones are left alone
        ((9000, 900, 90, 20, 4, 1), (1, 4, 20)),
        ((9000, 8000, 7000, 6000, 5000, 1), (1, 5000)),
    ],
)
def test_small_segments_are_folded_before_there_are_too_many(there, folded):
    chosen = to_fold(sizes(*there))
    assert tuple(each.entries for each in chosen)[: len(folded)] == folded
    assert bool(chosen) == bool(folded)
    left_small = len([each for each in there if each < SMALL]) - len(chosen) + bool(chosen)
    assert left_small <= 5


@pytest.mark.parametrize(
    ("there", "merged"),
    [
        ((), False),
        ((1,) * 7, False),
        ((1,) * 8, True),
        ((17_000,) * 6 + (1,) * 6, False),
        ((11_000,) * 4 + (1,) * 4, True),  # about ten thousand is one size with all below it
        ((90_000,) + (50_000,) * 7 + (20_000,) * 7, False),
        ((50_000,) * 9, True),
    ],
)
def test_it_is_known_when_tantivy_would_merge(there, merged):
    assert will_be_merged(sizes(*there)) is merged
