"""Whatever an act changes for readers is named: by its address, or by a key that the page has. Held against the store
itself, page by page, before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from warta.newsroom.home import store
from warta.newsroom.ledger.models import Act, ToldUpTo
from warta.newsroom.ledger.worker import follow_pressed, press_pending, rebuild_everything
from warta.newsroom.stories.comments_closed import close_comments
from warta.newsroom.stories.correct import correct
from warta.newsroom.stories.house.merge import merge
from warta.newsroom.stories.house.pin import pin, unpin
from warta.newsroom.stories.house.rename import rename
from warta.newsroom.stories.kill import kill
from warta.newsroom.stories.models import Author, FrontPage, StoryAuthor, StoryPage, Tag
from warta.newsroom.stories.move import move
from warta.newsroom.stories.publish import publish
from warta.newsroom.stories.restore import restore
from warta.newsroom.stories.unpublish import unpublish
from warta.newsroom.talk.approve import approve
from warta.newsroom.talk.models import Comment
from warta.newsroom.telling.outbox import _reach
from warta.press.reach import EVERYTHING, Reach, keys_of
from warta.press.stored import PLACE


class Seen(NamedTuple):
    keys: tuple[str, ...]
    status: int
    content: bytes


def pages() -> dict[str, Seen]:
    """All that readers get, by address."""
    found = {}
    with store().snapshot() as snapshot:
        folders: dict[str, list[str]] = {}
        for path, value in snapshot.entries("folders"):
            place = PLACE.read("folder", value)
            if not place.moved:
                folders.setdefault(place.listing, []).append(path.decode())
        for name, _ in snapshot.entries("pages"):
            key = name.decode()
            page = snapshot.stored_page(key)
            seen = Seen(keys_of(page), page.status, snapshot.joined(page))
            listing, _, rest = key.partition(":")
            below = [""] if key.startswith("/") else folders.get(listing, [])
            found |= {f"{path}{key if not path else rest}": seen for path in below}
    return found


class Newsroom:
    """Some stories by two authors, in two sections and two languages, that show and name each other."""

    def __init__(self, write, dunia, world, editor, moderator) -> None:
        self.editor, self.moderator = editor, moderator
        self.front = FrontPage.objects.get(locale__language_code="id")
        self.sari, self.bima = (Author.objects.create(name=name, slug=name.lower()) for name in ("Sari", "Bima"))
        self.write, self.dunia, self.world = write, dunia, world
        text = "<p>Kapal riset tiba di dermaga membawa contoh air laut untuk peneliti.</p>"
        self.stories = [
            self.publish(f"Kapal riset tiba {number}", [self.sari], ["laut"], text=text) for number in range(7)
        ]
        self.beras = self.publish("Harga beras turun", [self.bima], ["pasar"])
        self.ship = self.publish("Research ship arrives", [self.sari], section=world)
        StoryPage.objects.filter(pk=self.ship.pk).update(translation_key=self.stories[0].translation_key)
        to = f'<p>Baca <a linktype="page" id="{self.stories[1].pk}">kapal itu</a>.</p>'
        self.linking = self.publish("Catatan pelabuhan", [self.bima], text=to)

    def publish(self, title: str, authors=(), tags=(), **fields) -> StoryPage:
        page = self.write(title, **fields)
        page.bylines = [StoryAuthor(author=author) for author in authors]
        page.tags.set(tags)
        page.save_revision()
        publish(page, actor=None)
        return self.fresh(page)

    def fresh(self, page: StoryPage) -> StoryPage:
        return StoryPage.objects.get(pk=page.pk)

    def revise(self, page: StoryPage, **fields) -> None:
        page = self.fresh(page)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision()
        publish(page, actor=None)

    def comment(self) -> None:
        made = Comment.objects.create(story=self.stories[2], name="Pembaca", text="Setuju.", language="id")
        approve(made, actor=self.moderator)


def _sign(room: Newsroom, story: StoryPage, author: Author) -> None:
    page = room.fresh(story)
    page.bylines = [StoryAuthor(author=author)]
    page.save_revision()
    publish(page, actor=None)


ACTS: dict[str, Callable[[Newsroom], object]] = {
    "a story is published": lambda room: room.publish("Nelayan pulang", [room.sari], ["laut"]),
    "a story with a new tag is published": lambda room: room.publish("Nelayan pulang", [room.bima], ["nelayan"]),
    "a headline changes": lambda room: room.revise(room.stories[1], title="Kapal riset sudah tiba"),
    "a text changes": lambda room: room.revise(room.beras, standfirst="Panen raya."),
    "another signs it": lambda room: _sign(room, room.stories[3], room.bima),
    "a correction": lambda room: correct(
        room.fresh(room.stories[1]), kind="correction", wrong="30", right="31", actor=None
    ),
    "a kill": lambda room: kill(room.stories[1], reason="x", actor=None),
    "a kill of a translated story": lambda room: kill(room.stories[0], reason="x", actor=None),
    "a story is taken down": lambda room: unpublish(room.stories[6], actor=None),
    "the last of an author is taken down": lambda room: (
        unpublish(room.linking, actor=None),
        unpublish(room.beras, actor=None),
    ),
    "a story moves": lambda room: move(room.stories[1], section=room.dunia, slug="kapal-di-dermaga", actor=room.editor),
    "a comment": lambda room: room.comment(),
    "comments are closed": lambda room: close_comments(room.stories[2], actor=room.editor),
    "a pin": lambda room: pin(room.front, room.stories[0], actor=None),
    "an author is renamed": lambda room: rename(room.sari, name="Sari Dewi", actor=room.editor),
    "an author is merged": lambda room: merge("author", room.sari.pk, room.bima.pk, actor=room.editor),
    "a tag is merged": lambda room: merge(
        "tag", Tag.objects.get(name="pasar").pk, Tag.objects.get(name="laut").pk, actor=room.editor
    ),
    "a section moves": lambda room: rename(room.dunia, slug="mancanegara", actor=room.editor),
}


@pytest.fixture
def room(newsroom, write, dunia, world, editor, moderator):
    rebuild_everything()
    made = Newsroom(write, dunia, world, editor, moderator)
    settle()
    return made


def settle() -> None:
    press_pending()
    follow_pressed()


def reached_since(edition) -> Reach:
    acts = list(Act.objects.filter(edition__gt=edition.number))
    with store().snapshot() as snapshot:
        return _reach(snapshot, ToldUpTo(place="cdn:x", edition=edition.number, at=edition.at), acts)


def newest():
    with store().snapshot() as snapshot:
        return snapshot.edition


def missed(before: dict[str, Seen], after: dict[str, Seen], found: Reach) -> list[str]:
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return sorted(path for path in changed if not _is_named(path, before.get(path), found))


def _is_named(path: str, cached: Seen | None, found: Reach) -> bool:
    return found.everything or path in found.urls or (cached is not None and not found.keys.isdisjoint(cached.keys))


BOUNDED = [act for act in ACTS if not act.startswith(("an author is", "a tag is", "a section"))]


@pytest.mark.parametrize("act", ACTS)
def test_every_page_that_an_act_changed_is_named(room, act):
    """By its address, but for the shelf below an author's older stories."""
    before, edition = pages(), newest()
    ACTS[act](room)
    press_pending()
    after, middle = pages(), newest()
    assert before != after
    assert missed(before, after, reached_since(edition)) == []
    follow_pressed()
    assert missed(after, pages(), reached_since(middle)) == []
    after, found = pages(), reached_since(edition)
    assert missed(before, after, found) == []
    if act not in BOUNDED:
        return
    assert not found.everything
    left = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} - found.urls
    shared = {path for path, seen in before.items() if any(key.startswith("author/") for key in seen.keys)}
    assert left <= shared
    assert not {path for path in left if not path.startswith(("/dunia/", "/en/world/"))}


def test_what_nobody_sees_any_different_names_few(room):
    edition = newest()
    room.comment()
    press_pending()
    found = reached_since(edition)
    assert found.feeds == []
    assert "/dunia/harga-beras-turun/" not in found.urls
    assert not any(url.startswith("/sitemap") for url in found.urls)


def test_restoring_and_taking_off_a_pin(room):
    kill(room.stories[1], reason="x", actor=None)
    pin(room.front, room.stories[0], actor=None)
    settle()
    before, edition = pages(), newest()
    restore(room.fresh(room.stories[1]), actor=None)
    unpin(room.front, room.stories[0], actor=None)
    settle()
    assert missed(before, pages(), reached_since(edition)) == []


def test_of_a_store_that_was_made_anew_everything_changed(room):
    edition = newest()
    rebuild_everything()
    found = reached_since(edition)
    assert found.keys == {EVERYTHING}
    assert {"/rss.xml", "/dunia/atom.xml", "/en/world/feed.json"} <= found.urls


def test_the_test_can_fail(room):
    """A page that is named by nothing is missed."""
    before, edition = pages(), newest()
    room.revise(room.stories[1], title="Kapal riset sudah tiba")
    settle()
    found = reached_since(edition)
    front = Reach({url for url in found.urls if url != "/"}, {key for key in found.keys if "front" not in key})
    assert "/" in missed(before, pages(), front)
