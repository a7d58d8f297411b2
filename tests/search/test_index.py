"""The index as a thing on disk: what is put in stays, and what is broken is said plainly."""

from __future__ import annotations

import json
import multiprocessing
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tantivy

from warta.search import Document, Index, IndexBusy, IndexUnusable, SearchError

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def story(id: int, headline: str = "Jembatan Kalisari ditutup", text: str = "Warga memutar.") -> Document:
    return Document(id=id, language="id", headline=headline, text=text, published=NOON)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder) -> Index:
    index = Index(folder, patience=0.2)
    index.replace([])
    return index


def test_an_empty_index_answers(index):
    assert index.ids() == set()
    assert index.related(1, 4) == []


def test_what_is_put_is_there_for_everybody_who_has_the_index_open(index, folder):
    other = Index(folder)
    index.put([story(1), story(2)])
    assert other.ids() == {1, 2}
    assert [match.id for match in other.related(1, 4)] == [2]


def test_putting_a_story_again_replaces_it(index):
    index.put([story(1), story(2)])
    index.put([story(2, "Bursa menguat", "Saham naik.")])
    assert index.ids() == {1, 2}
    assert index.related(1, 4) == []


def test_of_one_story_put_twice_in_a_batch_the_last_counts(index):
    index.put([story(1), story(2, "Bursa menguat", "Saham naik."), story(2)])
    assert index.ids() == {1, 2}
    assert [match.id for match in index.related(1, 4)] == [2]


def test_removed_stories_are_gone(index):
    index.put([story(1), story(2), story(3)])
    index.remove([2, 77])
    assert index.ids() == {1, 3}
    index.update(put=[story(4)], remove=[1, 4])
    assert index.ids() == {3, 4}
    assert [match.id for match in index.related(3, 4)] == [4]


def test_replacing_leaves_only_the_new_stories(index):
    index.put([story(1), story(2)])
    index.replace([story(3), story(4), story(4)])
    assert index.ids() == {3, 4}


def test_a_batch_that_fails_changes_nothing(index):
    index.put([story(1)])

    def broken():
        yield story(2)
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        index.put(broken())
    with pytest.raises(RuntimeError, match="went away"):
        index.replace(broken())
    assert index.ids() == {1}
    index.put([story(3)])
    assert index.ids() == {1, 3}


def test_many_small_batches_do_not_pile_up(index, folder):
    for number in range(40):
        index.put([story(number % 5)])
    assert index.ids() == set(range(5))
    assert len(list(folder.glob("*.idx"))) <= 10


def test_large_ids_and_old_dates(index):
    old = Document(id=2**53, language="id", headline="Arsip", text="", published=datetime(1945, 8, 17, tzinfo=UTC))
    index.put([old])
    assert index.ids() == {2**53}


def test_strange_texts_are_taken(index):
    index.put([story(1, "a" * 100_000, "\x00\u202e\ufffe" * 1000), story(2, "", "")])
    assert index.ids() == {1, 2}
    assert index.related(1, 4) == []


def test_a_writer_that_stays_away_gives_a_clear_error(index, folder):
    index.put([story(1)])
    held = tantivy.Index.open(str(folder)).writer(15_000_000, 1)
    with pytest.raises(IndexBusy, match=r"written to by another process for 0\.2 seconds"):
        index.put([story(2)])
    assert index.ids() == {1}  # readers do not wait
    del held
    index.put([story(2)])
    assert index.ids() == {1, 2}


def test_a_write_waits_for_another_one(index, folder):
    index = Index(folder, patience=30)
    held = [tantivy.Index.open(str(folder)).writer(15_000_000, 1)]
    threading.Timer(0.3, held.clear).start()
    index.put([story(1)])
    assert held == []
    assert index.ids() == {1}


def _put_ten(folder: Path, first: int) -> None:
    index = Index(folder, patience=60)
    for id in range(first, first + 10):
        index.put([story(id)])


def test_processes_and_threads_take_turns(index, folder):
    start = multiprocessing.get_context("spawn").Process
    others = [start(target=_put_ten, args=(folder, first)) for first in (100, 200)]
    threads = [threading.Thread(target=_put_ten, args=(folder, first)) for first in (300, 400)]
    for worker in (*others, *threads):
        worker.start()
    for worker in (*others, *threads):
        worker.join()
    assert index.ids() == {hundred + one for hundred in (100, 200, 300, 400) for one in range(10)}


def test_a_missing_index_says_what_to_do(folder):
    with pytest.raises(IndexUnusable, match=r"there is no index\. Run `warta press rebuild`"):
        Index(folder).ids()
    with pytest.raises(IndexUnusable, match="there is no index"):
        Index(folder).put([story(1)])
    assert not folder.exists()


@pytest.mark.parametrize("damage", ["stamp gone", "stamp torn", "meta torn", "files torn", "files gone"])
def test_damage_is_found_and_a_rebuild_mends_it(index, folder, damage):
    index.put([story(1), story(2)])
    match damage:
        case "stamp gone":
            (folder / "warta.json").unlink()
        case "stamp torn":
            (folder / "warta.json").write_text('{"format"')
        case "meta torn":
            (folder / "meta.json").write_text('{"segments": [')
        case "files torn":
            for path in folder.glob("*.term"):
                path.write_bytes(path.read_bytes()[:-7])
        case "files gone":
            for path in folder.glob("*.store"):
                path.unlink()
    with pytest.raises(IndexUnusable, match="Run `warta press rebuild`"):
        Index(folder).related(1, 4)
    mended = Index(folder)
    mended.replace([story(1), story(3)])
    assert mended.ids() == {1, 3}
    assert Index(folder).ids() == {1, 3}


def test_an_index_of_another_version_is_not_read(index, folder):
    (folder / "warta.json").write_text(json.dumps({"format": 99, "languages": []}))
    with pytest.raises(IndexUnusable, match="it has version 99, and this Warta reads version 2"):
        Index(folder).ids()


def test_an_index_with_another_stemmer_is_not_read(index, folder):
    stamp = json.loads((folder / "warta.json").read_text())
    stamp["languages"][0][1] = "german"
    (folder / "warta.json").write_text(json.dumps(stamp))
    with pytest.raises(IndexUnusable, match="languages are cut in another way"):
        Index(folder).ids()


def test_damage_while_the_index_is_open_is_mended_for_the_same_opener(index, folder):
    index.put([story(1)])
    other = Index(folder)
    assert other.ids() == {1}
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(IndexUnusable):
        index.put([story(2)])
    index.replace([story(2)])
    assert index.ids() == {2}
    other.put([story(3)])
    assert index.ids() == other.ids() == {2, 3}


def test_a_rebuild_never_deletes_a_folder_of_something_else(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-mother.txt").write_text("…")
    with pytest.raises(SearchError, match="holds something that is not an index"):
        Index(tmp_path / "letters").replace([])
    assert (tmp_path / "letters" / "to-mother.txt").read_text() == "…"


def test_a_rebuild_leaves_readers_the_old_index_until_it_is_done(index, folder):
    index.put([story(1)])
    seen = []

    def documents():
        seen.append(index.ids())
        yield story(2)
        seen.append(Index(folder).ids())

    index.replace(documents())
    assert seen == [{1}, {1}]
    assert index.ids() == {2}


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SearchError, match="No index can be made in"):
        Index(tmp_path / "file" / "index").replace([])


def test_reading_goes_on_while_another_writes(index):
    index.put(story(id) for id in range(50))
    stop = threading.Event()
    problems = []

    def read():
        while not stop.is_set():
            try:
                assert len(index.ids()) >= 50
                index.related(1, 4)
            except Exception as problem:
                problems.append(problem)
            time.sleep(0.001)

    reader = threading.Thread(target=read)
    reader.start()
    for id in range(50, 60):
        index.put([story(id)])
    stop.set()
    reader.join()
    assert problems == []
