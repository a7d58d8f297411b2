"""Receipts of an export: that what was taken down is not in its files any more."""

from __future__ import annotations

from datetime import datetime

from warta.newsroom.ledger.models import Act
from warta.newsroom.ledger.receipts import note

_TAKEN_DOWN = (Act.Kind.KILL, Act.Kind.UNPUBLISH)


def note_exported(folder: str, edition: int, at: datetime) -> int:
    """Note of every story that was taken down up to an edition that the export in a folder has gone over to that
    edition; returns of how many. May be said again: each is noted once."""
    place = f"export:{folder}"[:500]
    acts = Act.objects.filter(kind__in=_TAKEN_DOWN, edition__lte=edition)
    # Not by `exclude`: what waits for the place is to be noted, too.
    noted = set(Act.objects.filter(receipts__place=place, receipts__at__isnull=False).values_list("pk", flat=True))
    waiting = [act for act in acts.values_list("pk", flat=True) if act not in noted]
    for act in waiting:
        note(act, place, at, f"edition {edition}")
    return len(waiting)
