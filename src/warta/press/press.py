"""The press: turns what acts touched into an edition."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from warta.press import fragments
from warta.press.archive_recipes import ArchiveRecipes
from warta.press.difference import Difference, differences
from warta.press.holes import woven
from warta.press.impact import SHELVED, Impact, Touched, impact
from warta.press.list_recipes import ListRecipes
from warta.press.machine_recipes import MachineRecipes
from warta.press.making import Making, month_of
from warta.press.recipes import Recipes
from warta.press.render import Draft
from warta.press.source import Facts, Former, Killed, Listing, NamedKind, Source
from warta.press.store import Kind, Snapshot, Store, Writing, stored_entries
from warta.press.stored import Burial, Change, Edition, page_key
from warta.story import Story

BATCH = 256
"""Stories that are read, rendered and written at a time when everything is pressed."""
KEPT = 4
"""Batches that are put into one transaction then."""

StoredBatch = list[tuple[Kind, list[tuple[bytes, bytes]]]]


class Clock(Protocol):
    def __call__(self) -> datetime: ...


class Batches(Protocol):
    """Renders many batches of stories: here, or in several processes at once. The order does not matter."""

    def __call__(self, batches: Iterable[Sequence[int]]) -> Iterable[StoredBatch]: ...


class Press:
    """Presses from one source into one store. Holds no state of its own, so one may be made for each edition.

    ``batches`` is who renders when everything is pressed; without it, this process does.
    """

    def __init__(
        self,
        store: Store,
        source: Source,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        batches: Batches | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._site = source.site()
        self._clock = clock
        self._batches = batches or (lambda batches: (stored_batch(source, ids) for ids in batches))

    def press(self, touched: Touched) -> Edition:
        """One edition in which everything that was touched is as the newsroom has it now."""
        if touched.everything or self._store.edition_number() == 0:
            return self.press_everything()
        with self._store.edition(self._clock()) as writing:
            writing.put(self._changed(touched, writing))
        return writing.receipt

    def _changed(self, touched: Touched, writing: Writing) -> Change:
        source, change, making = self._source, Change(), _Recipes(self._source)
        recipes = making.recipes
        published = {each.story.id: each for each in source.published(touched.stories)}
        before = {id: writing.facts(id) for id in touched.stories}
        after = {id: published[id].facts if id in published else None for id in touched.stories}
        found = impact(touched, before=before, after=after, taken_in_by=source.taken_in_by, day=making.shared.day)
        for id, facts in after.items():
            writing.stand(id, facts)
        others = source.published((found.stories | found.talks) - touched.stories)
        others = [each for each in others if _stands_still(writing.facts(each.story.id), each.facts)]
        published |= {each.story.id: each for each in others}
        found.stories &= published.keys() | touched.stories
        for id in found.stories - touched.stories:
            before[id] = writing.facts(id)
            writing.stand(id, published[id].facts)

        for kind, id in list(touched.named):
            touched.named.update((kind, each) for each in source.merged(kind, id))
        for kind, id in list(touched.merged):
            touched.merged.update((kind, each) for each in source.merged(kind, id))
        if touched.house or any(kind == "section" for kind, _ in touched.named):
            making.house(writing, change)
        elif touched.stories:
            recipes.headers(change)
        for kind, id in sorted(touched.named):
            self._named(kind, id, recipes, change)
        # One story may take the address of another: all leave, then what they left is said, then they move in.
        stories = sorted(found.stories)
        for id in stories:
            recipes.leave(id, before[id], change)
        recipes.former(source.former(found.stories), change)
        killed = {each.id: each for each in source.killed(found.stories)}
        recipes.killed(killed.values(), change)
        for id in stories:
            for listing in writing.bury(id, _burial(killed.get(id))):
                found.listings.add(source.taken_in_by(listing))
        for id in stories:
            if id in published:
                recipes.story(published[id], change)
        for id in sorted(found.talks & published.keys()):
            recipes.talk(published[id], change)
        for id, facts in sorted(source.facts(found.related).items()):
            if _stands_still(writing.facts(id), facts):
                writing.stand(id, facts)
                recipes.related(facts, change)
        shelved = found.stories & published.keys() | self._shelved_by(touched, making, writing)
        self._shelves(shelved, found.authors, making, writing, change)

        whole = set(touched.listings) | self._listings_of(touched)
        for listing in sorted(whole):
            making.lists.whole(listing, writing, change)
            making.archives.index(listing, writing, change)
        for listing in sorted(found.listings - whole):
            making.lists.members(listing, writing, change)
        self._archives(touched, found, making, writing, change)
        return change

    def _named(self, kind: NamedKind, id: int, recipes: Recipes, change: Change) -> None:
        """The words of a thing in all languages, or no words any more; and where its pages stand and stood."""
        keys = {f"{kind}/{id}"} if kind == "agency" else {f"{kind}/{id}/{face.language}" for face in self._site.faces}
        # A section speaks a language of its own, which the site may have lost.
        keys |= {folder.listing.key for folder in self._source.folders(kind, id)} if kind == "section" else set()
        gone = (fragments.named(key, part) for key in keys for part in fragments.NAMED_PARTS)
        change.fragments.update(dict.fromkeys(gone, None))
        recipes.named(self._source.named(kind, id), change)
        if kind != "agency":
            recipes.folders(self._source.folders(kind, id), change)

    def _listings_of(self, touched: Touched) -> set[Listing]:
        """The lists whose own words hang on what was touched."""
        faces = [face.language for face in self._site.faces]
        found = {Listing(kind, id, each) for kind, id in touched.named if kind != "agency" for each in faces}
        if touched.house:
            found |= {each for each in self._source.fixed_listings() if each.kind in ("front", "corrected")}
        for listing in list(found):
            page = self._source.listing_page(listing)
            if page is not None:
                found |= set(page.alternates)
            elif listing.kind == "section":
                # It is gone, or another's: which sections named it as theirs in another language nobody says any more.
                found |= {each for each in self._source.fixed_listings() if each.kind == "section"}
        return found

    def _shelved_by(self, touched: Touched, making: _Recipes, writing: Writing) -> set[int]:
        """The stories with a *More from* of their own by an author who was touched, before or now: where authors become
        one, or two again, it names another shelf, and the newest of each are not the newest of both."""
        found: set[int] = set()
        for id in sorted(id for kind, id in touched.named if kind == "author"):
            for face in self._site.faces:
                author = Listing("author", id, face.language)
                group = making.shared.group(self._source.taken_in_by(author))
                found.update(writing.latest([author], SHELVED), writing.latest(group, SHELVED))
        return found

    def _shelves(
        self, stories: Iterable[int], authors: dict[Listing, int], making: _Recipes, writing: Writing, change: Change
    ) -> None:
        """*More from* below the stories that were pressed, and below the newest of each author whose list changed:
        as many more than a shelf holds as stories came, for those that they pushed off it share the run of all
        older ones."""
        below = set(stories)
        for author, moved in authors.items():
            below.update(writing.latest(making.shared.group(author), SHELVED + moved))
        for id in sorted(below):
            facts = writing.facts(id)
            if facts is not None:
                making.recipes.shelf(facts, writing, change)

    def _archives(self, touched: Touched, found: Impact, making: _Recipes, writing: Writing, change: Change) -> None:
        """The days and months that a story came to or left, and the sitemaps of these months."""
        days: dict[Listing, set[date]] = {}
        for day in found.days:
            days.setdefault(day.listing, set()).add(day.date)
        # What was merged or parted brings or takes whole months.
        for face in self._site.faces:
            merged = [Listing(kind, id, face.language) for kind, id in touched.merged if kind != "agency"]
            for kind in {listing.kind for listing in merged}:
                alike = {listing for listing in merged if listing.kind == kind}
                moved = {day for listing in alike for day in making.archives.moved(listing, writing)}
                # A merged one that was deleted took its stories along: nobody says any more whose days they were, too.
                moved |= {day.date for day in found.days if day.listing in alike}
                for listing in alike | {self._source.taken_in_by(each) for each in alike}:
                    days.setdefault(listing, set()).update(moved)
        for listing in sorted(days):
            making.archives.days(listing, days[listing], writing, change)
        fronts = {month_of(day.date) for day in found.days if day.listing.kind == "front"}
        if fronts:
            making.machines.months(fronts, writing, change)

    def press_everything(self) -> Edition:
        """One edition that is made anew from the newsroom, beside the one that readers have."""
        return self._fill(self._store)

    def _fill(self, store: Store) -> Edition:
        source = self._source
        with store.rebuild(self._clock()) as building:
            for number, batch in enumerate(self._batches(self._ids()), start=1):
                building.put_stored(batch)
                if number % KEPT == 0:
                    building.keep()
            building.keep()
            making = _Recipes(source)
            change = Change()
            making.house(building, change)
            making.recipes.named(source.named(), change)
            killed = list(source.killed())
            making.recipes.killed(killed, change)
            for each in killed:
                building.bury(each.id, _burial(each))
            building.put(change)
            for former in _several(source.former()):
                change = Change()
                making.recipes.former(former, change)
                building.put(change)
            change = Change()
            making.recipes.folders(source.folders(), change)
            making.machines.months(set(making.archives.months(making.shared.fronts, building)), building, change)
            building.put(change)
            shown = {source.taken_in_by(listing) for listing in building.listings_with_stories()}
            for listing in sorted(shown.union(source.fixed_listings())):
                change = Change()
                making.lists.whole(listing, building, change)
                making.archives.everything(listing, building, change)
                if listing.kind == "author":
                    self._shelves((), {listing: 0}, making, building, change)
                building.put(change)
        return building.receipt

    def _ids(self) -> Iterator[Sequence[int]]:
        last = 0
        while batch := self._source.story_ids(last, BATCH):
            yield batch
            last = batch[-1]

    # Looking, without changing anything.

    def verify(self) -> list[Difference]:
        """Press everything again beside the store and compare, byte for byte. Empty is as it should be."""
        with tempfile.TemporaryDirectory(dir=self._store.folder.parent, prefix="verify-") as folder:
            fresh = Store(Path(folder))
            try:
                self._fill(fresh)
                with fresh.snapshot() as expected, self._store.snapshot() as stored:
                    return list(differences(expected, stored))
            finally:
                fresh.close()

    def preview(self, story: Story) -> bytes:
        """The page of a story as it would be pressed now, published or not: the same recipes, nothing stored."""
        change, making = Change(), _Recipes(self._source)
        recipes = making.recipes
        recipes.house(change)
        things: list[tuple[NamedKind, int]] = [("section", story.section.id)]
        things += [("author", each.id) for each in story.bylines] + [("tag", each.id) for each in story.tags]
        things += [("agency", each.agency_id) for each in story.credits if each.agency_id]
        for kind, id in things:
            recipes.named(self._source.named(kind, id), change)
        recipes.story_leaves(story, change)
        facts = self._source.facts([story.id]).get(story.id) or _standing(story)
        recipes.related(facts, change)
        with self._store.snapshot() as snapshot:
            recipes.shelf(facts, snapshot, change)
            page = change.pages[page_key(facts.section, facts.name)]
            assert page is not None
            return snapshot.joined(page, change.fragments)

    def with_draft(self, story: Story, draft: Draft) -> bytes:
        """The page of a story with a comment in its form that was not taken, and why."""
        talk = woven(_Recipes(self._source).recipes.talk_with(story, draft))
        with self._store.snapshot() as snapshot:
            page = snapshot.page(story.path)
            if page is not None and page.status == 200:
                return snapshot.joined(page, {fragments.story(story.id, "talk"): talk})
        return self.preview(story)


def _stands_still(stood: Facts | None, stands: Facts) -> bool:
    """Whether a story that was not touched itself is where the last edition left it, so that what hangs on others can
    be pressed. If not, an act of its own was committed a moment ago: it is seen here already, is pressed next, and
    must then find the story where it was, to take it out of the lists that it left."""
    return stood is not None and stood == replace(stands, related=stood.related, translations=stood.translations)


class _Recipes:
    """All recipes, for one edition."""

    def __init__(self, source: Source) -> None:
        self.shared = Making(source)
        self.recipes = Recipes(self.shared)
        self.lists = ListRecipes(self.shared, self.recipes)
        self.archives = ArchiveRecipes(self.shared)
        self.machines = MachineRecipes(self.shared, self.archives)

    def house(self, snapshot: Snapshot, change: Change) -> None:
        """What all pages, lists and machines' pages share."""
        self.recipes.house(change)
        self.lists.house(change)
        self.machines.house(change)
        self.machines.security(snapshot, change)


def stored_batch(source: Source, ids: Sequence[int]) -> StoredBatch:
    """Some stories as ``Writing.put_stored`` takes them, for a store that is made anew."""
    change, recipes = Change(), Recipes(Making(source))
    published = source.published(ids)
    for each in published:
        recipes.story(each, change)
    return stored_entries(change, (each.facts for each in published))


def _burial(killed: Killed | None) -> Burial | None:
    return None if killed is None else Burial(killed.at, tuple(sorted(killed.listings)))


def _several(addresses: Iterable[Former]) -> Iterator[list[Former]]:
    remaining = iter(addresses)
    while some := list(islice(remaining, 1000)):
        yield some


def _standing(story: Story) -> Facts:
    """Where a story that is not published yet would stand, as far as its own page shows it."""
    author = Listing("author", story.bylines[0].id, story.language) if story.bylines else None
    section = Listing("section", story.section.id, story.language)
    return Facts(story.id, section, "preview/", story.language, story.published, (), author)
