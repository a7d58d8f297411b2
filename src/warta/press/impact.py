"""Which fragments and pages an act changes.

Pure: it is told what was touched, where the stories stood before and stand now, and who an author's newest are.
It may name more than changes, which costs a little time; it must never name less, which would show readers an
old page. The property test in tests/press presses random acts and compares with pressing everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from warta.press.source import Facts, Listing

SHELVED = 4
"""How many stories *More from* shows."""


class Touched(msgspec.Struct):
    """What the acts of one edition say they touched, by story id."""

    stories: set[int] = msgspec.field(default_factory=set)
    """Published, revised, unpublished or moved."""
    talks: set[int] = msgspec.field(default_factory=set)
    """A comment appeared or went."""
    related: set[int] = msgspec.field(default_factory=set)
    """Other stories were chosen for *You may also like*."""
    house: bool = False
    """Something that any page may show: the menu, the site's name, an author, a section."""


class Impact(msgspec.Struct):
    """What is to be pressed."""

    stories: set[int] = msgspec.field(default_factory=set)
    """Every leaf, run and page of these."""
    talks: set[int] = msgspec.field(default_factory=set)
    """The comments and the card, which counts them."""
    related: set[int] = msgspec.field(default_factory=set)
    shelves: set[int] = msgspec.field(default_factory=set)
    """*More from* below these, and which run their page takes it from."""
    listings: set[Listing] = msgspec.field(default_factory=set)


def impact(
    touched: Touched,
    *,
    before: Callable[[int], Facts | None],
    after: Callable[[int], Facts | None],
    newest: Callable[[Listing, int], Sequence[int]],
) -> Impact:
    """What the touched stories change, on their own pages and on others'.

    A story changes its own fragments; every listing that showed it or shows it now; the pages that name it as
    their translation; and *More from* below the newest stories of each of its authors. Those are as many more than
    a shelf holds as stories were touched: the ones that they pushed off the shelf take the run that all older
    stories share.
    """
    found = Impact(stories=set(touched.stories), talks=set(touched.talks), related=set(touched.related))
    moved: Counter[Listing] = Counter()
    for id in touched.stories:
        standings = [facts for facts in (before(id), after(id)) if facts is not None]
        for facts in standings:
            found.listings.update(facts.listings)
            found.stories.update(facts.translations)
        moved.update({each for facts in standings for each in facts.listings if each.kind == "author"})
    for author, stories in moved.items():
        found.shelves.update(newest(author, SHELVED + stories))
    found.talks -= found.stories
    found.related -= found.stories
    found.shelves -= found.stories
    return found
