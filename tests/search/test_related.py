"""You may also like: the stories that a reader of this one would also want."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from warta.search import Document, Index

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
SUBJECTS = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))["subject"]
QUOTES = Path(__file__).parents[3] / "shared" / "data" / "quotes"


def story(id: int, headline: str, text: str = "", *, language: str = "id", day: int = 0, **more) -> Document:
    return Document(
        id=id, language=language, headline=headline, text=text, published=NEW_YEAR + timedelta(days=day), **more
    )


def ids(index: Index, id: int, limit: int = 4, **more) -> list[int]:
    return [match.id for match in index.related(id, limit, **more)]


@pytest.fixture
def index(tmp_path) -> Index:
    index = Index(tmp_path / "index")
    index.replace([])
    return index


@pytest.fixture
def library(index) -> dict[int, str]:
    """The invented stories, put into the index; their subjects by id."""
    subjects, documents = {}, []
    for number, subject in enumerate(SUBJECTS):
        for place, (headline, text) in enumerate(subject["stories"]):
            id = place * 100 + number
            subjects[id] = subject["name"]
            documents.append(story(id, headline, text, language=subject["language"], day=id))
    index.put(documents)
    return subjects


def test_the_two_nearest_are_the_other_stories_on_the_subject(index, library):
    strangers = {}
    for id, subject in library.items():
        found = ids(index, id, 2)
        if [library[other] for other in found] != [subject, subject]:
            strangers[id] = found
    assert strangers == {}


def test_never_itself_and_never_another_language(index, library):
    language = {subject["name"]: subject["language"] for subject in SUBJECTS}
    for id in library:
        found = ids(index, id, 50)
        assert id not in found
        assert {language[library[other]] for other in found} <= {language[library[id]]}


def test_the_same_question_has_the_same_answer(index, library):
    reopened = Index(index.folder)
    for id in library:
        assert index.related(id, 10) == index.related(id, 10) == reopened.related(id, 10)


def test_scores_fall(index, library):
    for id in library:
        scores = [match.score for match in index.related(id, 10)]
        assert scores == sorted(scores, reverse=True)


def test_the_newer_is_preferred_where_two_are_equally_near(index):
    index.put(
        [
            story(1, "Jembatan Kalisari retak", "Kendaraan dialihkan."),
            story(2, "Jembatan Kalisari ditutup", "Warga memutar.", day=1),
            story(3, "Jembatan Kalisari ditutup", "Warga memutar.", day=3),
            story(4, "Jembatan Kalisari ditutup", "Warga memutar.", day=2),
        ]
    )
    assert ids(index, 1) == [3, 4, 2]


def test_the_newest_of_many_equally_near_is_first_though_it_was_put_last(index):
    index.put(story(id, "Jembatan Kalisari ditutup", "Warga memutar.", day=id) for id in range(1, 60))
    assert ids(index, 1, 3) == [59, 58, 57]


def test_a_word_of_the_headline_tells_more_than_one_of_the_text(index):
    padding = "Rapat berlangsung tertutup dan peserta pulang larut."
    index.put(
        [
            story(1, "Pelabuhan Tanjungrejo diperluas", padding),
            story(2, "Wali kota menerima tamu", f"{padding} Pelabuhan disinggung sekilas.", day=2),
            story(3, "Pelabuhan sepi", padding, day=1),
        ]
    )
    assert ids(index, 1)[0] == 3


def test_function_words_relate_nothing(index):
    index.put(
        [
            story(1, "Yang akan datang dari mereka", "Namun itu sudah tidak lagi menjadi milik kami, kata dia."),
            story(2, "Namun mereka sudah datang", "Itu yang akan tidak lagi menjadi milik dia.", day=1),
        ]
    )
    assert ids(index, 1) == []


def test_years_and_figures_relate_nothing(index):
    index.put([story(1, "Anggaran 2026", "Rp 15.000"), story(2, "Wisata 2026", "15.000 orang")])
    assert ids(index, 1) == []


def test_english_words_are_met_in_their_other_forms(index):
    index.put(
        [
            story(1, "Farmers protest", "Fishing rights were voted down.", language="en"),
            story(2, "A farmer protesting", "Fishermen vote on fishing right.", language="en"),
        ]
    )
    assert ids(index, 1) == [2]


def test_tags_and_sections_bring_stories_together(index):
    index.put(
        [
            story(1, "Sungai surut", tags=("Kekeringan",), section="Daerah"),
            story(2, "Sawah retak", tags=("Kekeringan",), section="Ekonomi"),
            story(3, "Lomba layang-layang", section="Daerah"),
            story(4, "Bursa menguat", section="Ekonomi"),
        ]
    )
    assert ids(index, 1) == [2, 3]


def test_excluded_stories_make_room_for_the_next(index):
    index.put(story(id, "Jembatan Kalisari ditutup", day=id) for id in range(1, 8))
    assert ids(index, 1, 3, exclude={7, 6}) == [5, 4, 3]


def test_varieties_of_a_language_are_one_language(index):
    index.put(
        [
            story(1, "Harbour strike", language="en-GB"),
            story(2, "Harbour strike over", language="en-US"),
            story(3, "Harbour strike", language="fr"),
        ]
    )
    assert ids(index, 1) == [2]


def test_a_language_without_a_data_file_still_has_neighbours(index):
    index.put(
        [
            story(1, "Sturm über der Küste", "Deiche hielten.", language="de"),
            story(2, "Nach dem Sturm: Deiche", "Küste räumt auf.", language="de"),
            story(3, "Storm aan de Küste", "Deiche", language="nl"),
        ]
    )
    assert ids(index, 1) == [2]


def test_an_unknown_story_and_an_empty_one_have_no_neighbours(index):
    index.put([story(1, "", ""), story(2, "Sungai meluap", "Air naik.")])
    assert ids(index, 99) == []
    assert ids(index, 1) == []
    assert ids(index, 2, 0) == []


@pytest.mark.skipif(not QUOTES.exists(), reason=f"the shared test data is not at {QUOTES}")
def test_real_articles_find_their_other_half(index):
    """Each real article is cut in two, every other sentence; the halves should find each other among them all."""
    texts = [path.read_text("utf-8") for path in sorted((QUOTES / "polnear-dev" / "text").iterdir())]
    halves = []
    for number, text in enumerate(texts):
        sentences = re.split(r"(?<=[.!?”\"])\s+", text)
        halves += [
            story(number * 2 + half, "", " ".join(sentences[half::2]), language="en", day=number) for half in (0, 1)
        ]
    index.put(halves)
    found = sum(id + 1 in ids(index, id, 3) for id in range(0, len(halves), 2))
    assert len(texts) > 50
    assert found >= 0.9 * len(texts)


def test_an_editor_is_told_why(index):
    index.put(
        [
            story(1, "Pelabuhan Tanjungrejo diperluas", "Dermaga ditambah.", tags=("Laut",)),
            story(2, "Perluasan pelabuhan dimulai", "Dermaga kedua di Tanjungrejo.", day=1),
            story(3, "Wali kota menerima tamu", day=2),
        ]
    )
    match, *others = index.related(1, 4, explain=True)
    assert (match.id, others) == (2, [])
    words = [word for word, _ in match.why]
    assert set(words) == {"pelabuhan", "tanjungrejo", "diperluas", "dermaga"}  # as the story itself writes them
    weights = [weight for _, weight in match.why]
    assert weights == sorted(weights, reverse=True)
    assert 0 < min(weights) <= max(weights) <= 1
    assert [match.why for match in index.related(1, 4)] == [()]


def test_a_draft_has_neighbours_before_it_is_in_the_index(index):
    index.put([story(1, "Jembatan Kalisari ditutup", "Warga memutar."), story(2, "Bursa menguat", "Saham naik.")])
    draft = story(99, "Perbaikan jembatan Kalisari", "Selesai pekan depan.")
    assert [match.id for match in index.related_to_text(draft, 4)] == [1]
    assert index.related_to_text(draft, 4, explain=True)[0].why
    assert index.ids() == {1, 2}
    index.put([draft])
    assert [match.id for match in index.related_to_text(draft, 4)] == [1]  # never itself
