"""The door by which an item comes in. What came is stored as it came; nothing that was there is changed."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from msgspec import json

from warta.newsroom.wire.models import ItemVersion, WireItem
from warta.newsroom.wire.signals import heed
from warta.story import reading_minutes
from warta.wire.item import Item, Unreadable

LONGEST_GUID = 500


class Taken(NamedTuple):
    """Where an item went: its row, the row of this version, and whether these bytes were new."""

    item: WireItem
    version: ItemVersion
    new: bool


@transaction.atomic
def take(item: Item, raw: bytes, *, path: str, actor=None, now: datetime | None = None) -> Taken:
    """Store one version of one item.

    The same bytes again are said to be known (``new`` is False) and nothing is written. Other bytes under a
    version that is known are kept as well, under a version of their own. An item that was set aside stays so. Where a
    version kills or corrects the item, what was made from it is dealt with in the same transaction.
    Raises Unreadable for an item whose guid cannot be kept.
    """
    if not 0 < len(item.guid) <= LONGEST_GUID:
        raise Unreadable(f"its guid has {len(item.guid)} characters; it must have 1 to {LONGEST_GUID}.")
    now = now or timezone.now()
    digest = sha256(raw).hexdigest()
    row, first = WireItem.objects.get_or_create(
        guid=item.guid, defaults={**_of_item(item), "source": path[:500], "received_at": now}
    )
    # One version of an item at a time: two that arrive together must not both be the newest.
    row = WireItem.objects.select_for_update().get(pk=row.pk)
    known = None if first else row.versions.filter(sha256=digest).first()
    if known is not None:
        return Taken(row, known, new=False)
    version = row.versions.create(
        version=_free_version(row, item.version),
        format=item.format,
        raw=raw,
        size=len(raw),
        sha256=digest,
        content=json.encode(item).decode(),
        path=path[:500],
        taken_by=actor,
        received_at=now,
    )
    if _is_newest(row, version):
        for name, value in _of_item(item).items():
            setattr(row, name, value)
        row.newest, row.received_at = version, now
        row.save()
    heed(version)
    return Taken(row, version, new=True)


def _is_newest(row: WireItem, version: ItemVersion) -> bool:
    """By the agency's own numbers where all versions have one: an early one may come late. Else by arrival."""
    numbers = list(row.versions.values_list("version", flat=True))
    if not all(number.isdecimal() for number in numbers):
        return True
    return int(version.version) == max(map(int, numbers))


def _of_item(item: Item) -> dict[str, object]:
    """What the inbox shows of an item."""
    agencies = [item.dateline.agency] if item.dateline else []
    agencies = [credit.agency or credit.as_written for credit in item.credit] + agencies
    return {
        "language": item.language,
        # PostgreSQL takes no NUL; the bytes keep it.
        "headline": item.headline.replace("\0", ""),
        "agency": next(filter(None, agencies), "").replace("\0", "")[:200],
        "minutes": reading_minutes(item.text, item.language),
        "signal": item.signal,
    }


def _free_version(row: WireItem, version: str) -> str:
    """The version as the agency numbered it, or with a count after it where that number came before."""
    taken = set(row.versions.values_list("version", flat=True))
    version = version[:190] or "1"
    if version not in taken:
        return version
    return next(name for count in range(2, len(taken) + 3) if (name := f"{version}+{count}") not in taken)
