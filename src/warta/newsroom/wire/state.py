"""The doors by which an item is set aside and put back. Neither changes what readers see."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from warta.newsroom.wire.models import WireItem


def set_aside(item: WireItem, *, actor) -> bool:
    """Take a waiting item out of the way. False where it was not waiting any more."""
    return _move(item, WireItem.State.WAITING, WireItem.State.SET_ASIDE, actor)


def put_back(item: WireItem, *, actor) -> bool:
    """Let an item that was set aside wait again. False where it was not set aside any more."""
    return _move(item, WireItem.State.SET_ASIDE, WireItem.State.WAITING, actor)


@transaction.atomic
def _move(item: WireItem, before: str, after: str, actor) -> bool:
    # A conditional update: of two editors who press at once, one does it and the other is told.
    moved = WireItem.objects.filter(pk=item.pk, state=before).update(
        state=after, handled_by=actor, handled_at=timezone.now()
    )
    item.refresh_from_db()
    return bool(moved)
