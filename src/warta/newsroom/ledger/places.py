"""Where an act arrived, and when: the receipts of one act as an editor and the command line read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from warta.newsroom.ledger.models import Act

_WITH_THE_EDITION = ("page", "front", "section", "author", "tag", "archive", "feed", "sitemap", "api", "related")
"""What an edition is: all of these at once, or none."""
_OF_STORIES = frozenset(
    {Act.Kind.PUBLISH, Act.Kind.REVISE, Act.Kind.CORRECT, Act.Kind.UNPUBLISH, Act.Kind.KILL, Act.Kind.RESTORE}
)


class Place(NamedTuple):
    """One place and since when it shows what was done; ``at`` is None while it does not yet."""

    place: str
    at: datetime | None
    detail: str = ""
    tries: int = 0
    edition: int | None = None
    """Where an edition is the receipt."""
    failed: bool = False
    """It was tried for long enough and is not tried any more."""

    @property
    def waits(self) -> bool:
        return self.at is None and not self.failed


def places(act: Act) -> list[Place]:
    """Each place that an act on a story has to reach: those of its edition, search, and what has its own receipt."""
    return [*_edition(act), *_search(act), *_receipts(act)] if act.kind in _OF_STORIES else list(_receipts(act))


def _edition(act: Act) -> Iterator[Place]:
    edition = f"edition {act.edition}" if act.edition is not None else ""
    listings = [key.partition("/")[0] for key in act.changed.get("listings", ())]
    for place in _WITH_THE_EDITION:
        if place in ("front", "section", "author", "tag") and "listings" in act.changed and place not in listings:
            continue  # it did not stand in any
        yield Place(place, act.pressed_at, edition, edition=act.edition)


def _search(act: Act) -> Iterator[Place]:
    """Readers find it, or do not any more, from then on. That no byte of it is left is a receipt of its own."""
    yield Place("index", act.followed_at)


def _receipts(act: Act) -> Iterator[Place]:
    for receipt in act.receipts.all():
        yield Place(receipt.place, receipt.at, receipt.detail, receipt.tries, failed=receipt.failed)
