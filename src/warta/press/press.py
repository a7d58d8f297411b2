"""The press: turns what acts touched into an edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, Protocol

import msgspec

from warta.press import fragments
from warta.press.impact import Touched, impact
from warta.press.recipes import Recipes
from warta.press.render import Draft
from warta.press.source import Facts, Listing, Source
from warta.press.store import Change, Edition, Fragment, Leaf, Page, Store
from warta.story import Story


class Clock(Protocol):
    def __call__(self) -> datetime: ...


class Difference(msgspec.Struct, frozen=True):
    """One entry of the store that is not what pressing everything again makes of it."""

    kind: str
    """fragment, page, facts or listing."""
    key: str
    fault: Literal["missing", "left over", "different"]
    at: int | None = None
    """For leaves: the first byte that differs."""

    def __str__(self) -> str:
        where = "" if self.at is None else f", from byte {self.at}"
        return f"{self.kind} {self.key}: {self.fault}{where}"


class Press:
    """Presses from one source into one store. Holds no state of its own, so one may be made for each edition."""

    def __init__(self, store: Store, source: Source, *, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._source = source
        self._clock = clock

    def press(self, touched: Touched) -> Edition:
        """One edition in which everything that was touched is as the newsroom has it now."""
        if touched.house or self._store.edition_number() == 0:
            return self.press_everything()
        change = Change()
        recipes = Recipes(self._source)
        with self._store.snapshot() as snapshot:
            found = impact(touched, before=snapshot.facts, after=self._source.facts, newest=self._source.latest)
            stories = sorted(found.stories)
            # One story may take the address of another: all leave, then what they left is said, then they move in.
            for id in stories:
                recipes.leave(snapshot.facts(id), change)
            for id in stories:
                recipes.former(self._source.former(id), change)
            for id in stories:
                recipes.story(id, change)
            for id in sorted(found.talks):
                recipes.talk(id, change)
            for id in sorted(found.related):
                self._where_published(id, recipes.related, change)
            for id in sorted(found.shelves):
                self._where_published(id, recipes.shelf, change)
            for listing in sorted(found.listings):
                recipes.listing(listing, change, before=snapshot.listing_path(listing.key))
        return self._store.commit(change, now=self._clock())

    def _where_published(self, id: int, recipe: _StoryRecipe, change: Change) -> None:
        facts = self._source.facts(id)
        if facts is not None:
            recipe(facts, change)

    def press_everything(self) -> Edition:
        """One edition that is made anew from the newsroom; what no recipe makes is taken out of the store."""
        return self._store.commit(self._everything(), whole=True, now=self._clock())

    def verify(self) -> list[Difference]:
        """Press everything again beside the store and compare, byte for byte. Empty is as it should be."""
        change = self._everything()
        expected: dict[tuple[str, str], object] = {
            (kind, str(key)): value
            for kind, entries in (
                ("fragment", change.fragments),
                ("page", change.pages),
                ("facts", change.facts),
                ("listing", change.listings),
            )
            for key, value in entries.items()
            if value is not None
        }
        with self._store.snapshot() as snapshot:
            stored = {(kind, key): value for kind, key, value in snapshot.entries()}
        return list(_differences(expected, stored))

    def preview(self, story: Story) -> bytes:
        """The page of a story as it would be pressed now, published or not: the same recipes, nothing stored."""
        change = Change()
        recipes = Recipes(self._source)
        recipes.house(change)
        recipes.story_leaves(story, change)
        facts = self._source.facts(story.id) or _standing(story)
        facts = msgspec.structs.replace(facts, path=story.path)
        recipes.related(facts, change)
        recipes.shelf(facts, change)
        page = change.pages[story.path]
        assert page is not None
        return self._join(page, change.fragments)

    def with_draft(self, story: Story, draft: Draft) -> bytes:
        """The page of a story with a comment in its form that was not taken, and why."""
        talk = Leaf.of(Recipes(self._source).talk_with(story, draft))
        with self._store.snapshot() as snapshot:
            page = snapshot.page(story.path)
        if page is None:
            return self.preview(story)
        return self._join(page, {fragments.story(story.id, "talk"): talk})

    def _join(self, page: Page, instead: dict[str, Fragment | None]) -> bytes:
        with self._store.snapshot() as snapshot:
            return b"".join(leaf.content for leaf in snapshot.leaves(page, instead))

    def _everything(self) -> Change:
        change = Change()
        Recipes(self._source).everything(change)
        return change


class _StoryRecipe(Protocol):
    def __call__(self, facts: Facts, change: Change) -> None: ...


def _standing(story: Story) -> Facts:
    """Where a story that is not published yet would stand, as far as its own page shows it."""
    author = Listing("author", story.bylines[0].id, story.language) if story.bylines else None
    return Facts(story.id, story.path, story.language, story.published, (), author)


def _differences(
    expected: dict[tuple[str, str], object], stored: dict[tuple[str, str], object]
) -> Iterator[Difference]:
    for kind, key in sorted(expected.keys() | stored.keys()):
        wanted, found = expected.get((kind, key)), stored.get((kind, key))
        if found is None:
            yield Difference(kind, key, "missing")
        elif wanted is None:
            yield Difference(kind, key, "left over")
        elif wanted != found:
            yield Difference(kind, key, "different", _first_difference(wanted, found))


def _first_difference(wanted: object, found: object) -> int | None:
    if not (isinstance(wanted, Leaf) and isinstance(found, Leaf)):
        return None
    pairs = zip(wanted.content, found.content, strict=False)
    shorter = min(len(wanted.content), len(found.content))
    return next((at for at, (one, other) in enumerate(pairs) if one != other), shorter)
