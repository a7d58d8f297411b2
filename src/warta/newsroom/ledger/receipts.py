"""Receipts of places besides the edition: who reached one, or waits for one, says so here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from warta.newsroom.ledger.models import Act, Receipt

INDEX_FILES = "index_files"
"""The files of the index: no byte of a killed story is in them any more."""


def note(act: Act | int, place: str, at: datetime, detail: str = "") -> None:
    """Say that an act reached a place, and when. May be said again: the first time stays, the detail is the last."""
    receipt, new = Receipt.objects.get_or_create(
        act_id=_id(act), place=place, defaults={"at": at, "detail": detail, "tries": 1}
    )
    if not new:
        receipt.at, receipt.detail, receipt.failed = receipt.at or at, detail, False
        receipt.save(update_fields=["at", "detail", "failed"])


def expect(acts: Iterable[Act | int], place: str) -> None:
    """Say that these acts are to reach a place and have not yet."""
    Receipt.objects.bulk_create((Receipt(act_id=_id(act), place=place) for act in acts), ignore_conflicts=True)


def _id(act: Act | int) -> int:
    return act if isinstance(act, int) else act.pk
