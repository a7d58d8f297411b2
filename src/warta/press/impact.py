"""Which fragments and pages an act changes.

Pure: it is told what was touched, and where the stories stood before and stand now. It may name more than changes,
which costs a little time; it must never name less, which would show readers an old page. The property tests press
random acts and compare with pressing everything.

What each act costs at the most is in docs/contracts/fragments.md; nothing here grows with the number of stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from warta.press.source import Facts, Listing, NamedKind

SHELVED = 4
"""How many stories *More from* shows."""


class Touched(msgspec.Struct):
    """What the acts of one edition say they touched."""

    stories: set[int] = msgspec.field(default_factory=set)
    """Published, revised, corrected, taken down, killed or moved."""
    talks: set[int] = msgspec.field(default_factory=set)
    """A comment appeared or went."""
    related: set[int] = msgspec.field(default_factory=set)
    """Other stories were chosen for *You may also like*."""
    named: set[tuple[NamedKind, int]] = msgspec.field(default_factory=set)
    """Renamed, given another address, merged, parted or deleted."""
    merged: set[tuple[NamedKind, int]] = msgspec.field(default_factory=set)
    """Of these: what was merged or parted, and into or out of what. Their archives are one now, or two. And
    sections that came or went: the stories of one that is not published any more may be."""
    listings: set[Listing] = msgspec.field(default_factory=set)
    """Pinned stories, a description."""
    house: bool = False
    """What every page shows: the menu, the site's name and words, the logo, the style."""
    everything: bool = False
    """What no bound can be given for: another base address, time zone or language, another version of the press."""


class Day(msgspec.Struct, frozen=True, order=True):
    """A day of a listing's archive."""

    listing: Listing
    date: date


class Impact(msgspec.Struct):
    """What is to be pressed."""

    stories: set[int] = msgspec.field(default_factory=set)
    """Every leaf, run and page of these."""
    talks: set[int] = msgspec.field(default_factory=set)
    """The comments and what counts them."""
    related: set[int] = msgspec.field(default_factory=set)
    listings: set[Listing] = msgspec.field(default_factory=set)
    """Lists whose members changed."""
    days: set[Day] = msgspec.field(default_factory=set)
    """Of these lists' archives."""
    authors: Counter[Listing] = msgspec.field(default_factory=Counter)
    """Whose *More from* changed, and by how many stories: as many as came may have pushed others off the shelf."""


def impact(
    touched: Touched,
    *,
    before: Mapping[int, Facts | None],
    after: Mapping[int, Facts | None],
    taken_in_by: Callable[[Listing], Listing],
    day: Callable[[datetime], date],
) -> Impact:
    """What the touched stories change, on their own pages and on others'.

    A story changes its own fragments. It changes lists only by coming, going or standing elsewhere in them: what
    they show of it is its card, which is its own. The pages that name it as their translation are pressed with it.
    """
    found = Impact(stories=set(touched.stories), talks=set(touched.talks), related=set(touched.related))
    for id in touched.stories:
        was, now = before.get(id), after.get(id)
        for facts in (was, now):
            if facts is not None:
                found.stories.update(facts.translations)
        for listing, at in _standings(was) ^ _standings(now):
            shown = taken_in_by(listing)
            found.listings.add(shown)
            # The list itself, too: it may have been merged in this edition, and its own archive is to go.
            found.days |= {Day(shown, day(at)), Day(listing, day(at))}
            if listing.kind == "author":
                found.authors[shown] += 1
    found.talks -= found.stories
    found.related -= found.stories
    return found


def _standings(facts: Facts | None) -> set[tuple[Listing, datetime]]:
    if facts is None:
        return set()
    found = {(listing, facts.published) for listing in facts.listings}
    if facts.corrected is not None:
        found.add((Listing("corrected", 0, facts.language), facts.corrected))
    return found
