"""One act reaches every copy, and no act reaches more than it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.paper import Paper
from warta.press.impact import SHELVED, Touched
from warta.press.press import Press
from warta.press.store import Store


@pytest.fixture
def paper() -> Paper:
    paper = Paper()
    for id in range(1, 31):
        paper.publish(id, section=id % 2, author=0, tags=[id % 2])
    return paper


@pytest.fixture
def press(paper: Paper, tmp_path: Path) -> Press:
    press = Press(Store(tmp_path), paper)
    press.press_everything()
    return press


def read(press: Press, path: str) -> str:
    with press._store.snapshot() as snapshot:
        page = snapshot.page(path)
        assert page is not None, f"no page at {path}"
        return b"".join(leaf.content for leaf in snapshot.leaves(page)).decode()


def test_a_new_headline_stands_in_every_list_after_one_edition(paper: Paper, press: Press) -> None:
    paper.publish(27, section=1, author=0, tags=[1], text="Judul baru")
    press.press(Touched(stories={27}))
    for path in ("/", "/nasional/", "/penulis/sari/", "/topik/beras/", "/nasional/berita-27/", "/rss.xml"):
        assert "Judul baru" in read(press, path), path


def test_the_pages_of_older_stories_share_the_authors_shelf(press: Press, paper: Paper) -> None:
    facts = paper.facts(paper.stories)
    with press._store.snapshot() as snapshot:
        newest = snapshot.latest([facts[1].author], SHELVED)
        pages = {id: snapshot.page(f"/{'nasional' if id % 2 else 'dunia'}/berita-{id}/") for id in facts}
    assert len(newest) == SHELVED
    shared = [id for id, page in pages.items() if "author/1/id/more" in page.keys]
    assert sorted(shared) == sorted(set(paper.stories) - set(newest))


def test_a_story_of_two_stands_on_the_second_ones_shelf_too(tmp_path: Path) -> None:
    paper = Paper()
    for id in range(1, 7):
        paper.publish(id, author=1)
    press = Press(Store(tmp_path), paper)
    press.press_everything()
    for act in (lambda: paper.publish(13, author=0, second=1), lambda: paper.publish(13, author=0)):
        act()
        press.press(Touched(stories={13}))
        assert press.verify() == []


def test_stories_that_one_edition_brings_push_as_many_off_the_shelf(tmp_path: Path) -> None:
    paper = Paper()
    for id in range(1, 6):
        paper.publish(id)
    press = Press(Store(tmp_path), paper)
    press.press_everything()
    for id in (6, 13, 20):
        paper.publish(id)
    press.press(Touched(stories={6, 13, 20}))
    assert press.verify() == []


def test_a_comment_writes_two_fragments(paper: Paper, press: Press) -> None:
    paper.comment(7, "Terima kasih.")
    edition = press.press(Touched(talks={7}))
    assert (edition.fragments, edition.pages) == (2, 0)
    assert "Terima kasih." in read(press, "/nasional/berita-7/")


def test_a_revision_writes_no_more_on_a_larger_site(tmp_path: Path) -> None:
    written = []
    for size in (40, 160):
        paper = Paper()
        for id in range(1, size + 1):
            paper.publish(id, author=id % 2)
        press = Press(Store(tmp_path / str(size)), paper)
        press.press_everything()
        paper.publish(20, author=0, text="Diperbarui")
        edition = press.press(Touched(stories={20}))
        written.append((edition.fragments, edition.pages))
    assert written[0] == written[1]


def test_an_address_that_was_left_redirects_and_one_taken_down_is_gone(paper: Paper, press: Press) -> None:
    paper.publish(3, slug="alamat-baru", section=1, author=0)
    paper.unpublish(4)
    press.press(Touched(stories={3, 4}))
    with press._store.snapshot() as snapshot:
        assert snapshot.joined(snapshot.page("/nasional/berita-3/")) == b"/nasional/alamat-baru/"
        assert snapshot.page("/dunia/berita-4/").status == 410


def test_one_edition_may_give_an_address_from_one_story_to_another(paper: Paper, press: Press) -> None:
    paper.publish(3, slug="pindah", section=1, author=0)
    paper.publish(30, slug="berita-3", section=1, author=0)
    press.press(Touched(stories={3, 30}))
    assert "Berita 30" in read(press, "/nasional/berita-3/")
    assert press.verify() == []


def test_an_authors_page_goes_with_the_last_story(tmp_path: Path) -> None:
    paper = Paper()
    paper.publish(1, author=1)
    press = Press(Store(tmp_path), paper)
    press.press_everything()
    assert "Bima" in read(press, "/penulis/bima/")
    paper.unpublish(1)
    press.press(Touched(stories={1}))
    with press._store.snapshot() as snapshot:
        assert snapshot.page("/penulis/bima/") is None


def test_nothing_changed_writes_nothing(press: Press) -> None:
    edition = press.press(Touched(stories={5, 6}))
    assert (edition.fragments, edition.pages) == (0, 0)


def test_an_address_that_was_taken_over_and_left_again_in_one_edition_is_gone(paper: Paper, press: Press) -> None:
    """The story that had it first leaves it in the same edition, and must not wipe out what the second left."""
    paper.publish(4, slug="pindah", author=0)
    paper.publish(2, slug="berita-4", author=0)
    paper.unpublish(2)
    press.press(Touched(stories={2, 4}))
    with press._store.snapshot() as snapshot:
        assert snapshot.page("/dunia/berita-4/").status == 410
    assert press.verify() == []
