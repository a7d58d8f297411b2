"""The index follows the editions: stories, names and what was merged; and a killed story leaves its files for good."""

from __future__ import annotations

import threading

import pytest
import tantivy

from warta.newsroom.home import index, store
from warta.newsroom.ledger.follow import follow, purge_killed, refill
from warta.newsroom.ledger.models import Act, Receipt
from warta.newsroom.ledger.places import places
from warta.newsroom.ledger.turn import INDEX, turn
from warta.newsroom.ledger.worker import follow_meanwhile, follow_pressed, press_pending, rebuild_everything
from warta.newsroom.stories.house.merge import merge, part
from warta.newsroom.stories.house.rename import rename
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import Author, StoryAuthor, StoryPage, Tag
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import restore
from warta.newsroom.stories.unpublish import unpublish
from warta.search.query import Asked
from warta.search.schema import name_of, story_of


@pytest.fixture
def pressed(newsroom):
    rebuild_everything()


@pytest.fixture
def published(pressed, write):
    def published(title: str, authors=(), tags=(), **fields) -> StoryPage:
        page = write(title, **fields)
        page.bylines = [StoryAuthor(author=author) for author in authors]
        page.tags.set(tags)
        page.save_revision()
        publish(page, actor=None)
        return StoryPage.objects.get(pk=page.pk)

    return published


@pytest.fixture
def sari(pressed):
    return Author.objects.create(name="Sari Dewi", slug="sari-dewi")


@pytest.fixture
def bima(pressed):
    return Author.objects.create(name="Bima Putra", slug="bima-putra")


def settle() -> None:
    press_pending()
    follow_pressed()


def found(text: str, language: str = "id", **more) -> list[int]:
    return sorted(hit.id for hit in index().search(Asked(text=text, language=language, **more)).hits)


def content() -> tuple[dict, dict]:
    """All stories and names of the index, as they were put in."""
    opened = tantivy.Index.open(str(index().folder))
    searcher = opened.searcher()
    entries = [
        searcher.doc(place)
        for _, place in searcher.search(tantivy.Query.all_query(), searcher.num_docs or 1, count=False).hits
    ]
    stories = {story.id: story for entry in entries if (story := story_of(entry)) is not None}
    names = {name.key: name.named.name for entry in entries if story_of(entry) is None for name in [name_of(entry)]}
    return stories, names


def in_files(words: str) -> bool:
    return any(words.encode() in path.read_bytes() for path in index().folder.iterdir() if path.is_file())


def test_a_story_is_found_by_its_words_and_by_who_and_what_it_names(published, sari, dunia):
    story = published("Kapal tiba", [sari], ["pelabuhan"], standfirst="Muatan penuh garam.")
    other = published("Harga beras", text="<p>Panen raya.</p>")
    settle()
    for words in ("kapal", "garam", "isi berita", "sari dewi", "pelabuhan"):
        assert found(words) == [story.pk], words
    assert found("dunia") == [story.pk, other.pk]
    assert found("panen", sections=(dunia.pk,)) == [other.pk]
    assert found("panen", sections=(dunia.pk + 999,)) == []


def test_a_rename_is_found_at_once_and_the_story_s_entry_is_as_it_was(published, sari, dunia, editor):
    story = published("Kapal tiba", [sari])
    settle()
    rename(sari, name="Sari Lestari", actor=editor)
    rename(dunia, name="Mancanegara", actor=editor)
    settle()
    assert found("lestari") == found("mancanegara") == [story.pk]
    assert found("dewi") == found("dunia") == []


def test_what_was_merged_is_found_by_the_name_that_stands_for_it_and_by_its_own_again(published, sari, bima, editor):
    first, second = published("Kapal tiba", [sari]), published("Harga beras", [bima])
    settle()
    merge("author", sari.pk, bima.pk, actor=editor)
    settle()
    assert found("bima") == [first.pk, second.pk]
    assert found("sari") == []
    rename(bima, name="Bima Wijaya", actor=editor)
    settle()
    assert found("wijaya") == [first.pk, second.pk]
    part("author", sari.pk, actor=editor)
    settle()
    assert (found("sari"), found("wijaya")) == ([first.pk], [second.pk])


def test_a_name_that_nothing_has_any_more_is_forgotten(published, sari):
    settle()
    assert f"author/{sari.pk}/id" in content()[1]
    sari.delete()
    settle()
    assert not [key for key in content()[1] if key.startswith("author/")]


def test_following_act_by_act_gives_the_index_that_is_made_anew(published, sari, bima, dunia, world, editor):
    one = published("Kapal tiba", [sari], ["laut"])
    two = published("Harga beras", [bima, sari], ["pasar", "laut"])
    three = published("Ship arrives", section=world)
    settle()
    rename(dunia, name="Mancanegara", actor=editor)
    settle()
    unpublish(two, actor=None)
    merge("tag", Tag.objects.get(name="laut").pk, Tag.objects.get(name="pasar").pk, actor=editor)
    settle()
    publish(two, actor=None)
    merge("author", bima.pk, sari.pk, actor=editor)
    kill(three, reason="x", actor=None)
    settle()
    for story in (one, two):  # what was in it before a tag was called otherwise says so until the story is put again
        publish(StoryPage.objects.get(pk=story.pk), actor=None)
    settle()
    followed = content()
    refill()
    assert content() == followed
    assert set(followed[0]) == {one.pk, two.pk}


# A killed story


def test_no_byte_of_a_killed_story_is_left_in_the_files_and_the_receipt_says_since_when(published):
    story = published("Kapal tiba", text="<p>Nakhoda bernama Zulkarnain.</p>")
    other = published("Harga beras")
    settle()
    assert in_files("ulkarnain")
    assert found("zulkarnain") == [story.pk]
    act = kill(story, reason="fitnah", actor=None)
    press_pending()
    follow()
    receipt = Receipt.objects.get(act=act, place="index_files")
    assert receipt.at is None
    assert found("zulkarnain") == []
    assert purge_killed()
    receipt.refresh_from_db()
    assert receipt.at is not None
    assert not in_files("ulkarnain")
    assert set(content()[0]) == {other.pk}
    assert not purge_killed(), "nothing is left to do"
    said = {place.place: place.at for place in places(Act.objects.get(pk=act.pk))}
    assert said["index"] <= said["index_files"]


def test_a_story_that_came_back_before_the_purge_is_still_found(published):
    story = published("Kapal tiba")
    settle()
    kill(story, reason="x", actor=None)
    settle()
    restore(StoryPage.objects.get(pk=story.pk), actor=None)
    settle()
    assert purge_killed()
    assert found("kapal") == [story.pk]


def test_what_is_published_while_the_index_is_purged_is_pressed_meanwhile(published, monkeypatch):
    """The purge holds the index and nothing else."""
    story = published("Kapal tiba")
    settle()
    kill(story, reason="x", actor=None)
    settle()
    status = {}

    def publish_meanwhile(ids):
        act = publish(published("Harga beras"), actor=None)
        press_pending()
        follow_meanwhile()
        act.refresh_from_db()
        status["edition"], status["followed"] = act.edition, act.followed_at
        with store().snapshot() as snapshot:
            status["page"] = snapshot.page("/dunia/harga-beras/").status

    monkeypatch.setattr(type(index()), "purge", lambda self, ids: publish_meanwhile(ids))
    assert purge_killed()
    assert status["page"] == 200
    assert status["edition"] is not None
    assert status["followed"] is None, "the index had another writer"
    settle()
    assert found("beras")


def test_two_do_not_write_into_the_index_at_once(published):
    published("Kapal tiba")
    press_pending()
    seen = []
    with turn(INDEX):
        thread = threading.Thread(target=lambda: seen.append(_try()))
        thread.start()
        thread.join()
        assert not follow(wait=False)
    assert seen == [False]
    assert follow(wait=False)


def _try() -> bool:
    with turn(INDEX, wait=False) as mine:
        return mine
