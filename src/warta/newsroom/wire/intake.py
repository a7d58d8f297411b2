"""From bytes to the inbox: what the command line and the admin's upload both do."""

from __future__ import annotations

from django.db import transaction

from warta.newsroom.wire.take import Taken, take
from warta.wire.read import read


@transaction.atomic
def take_in(raw: bytes, *, name: str, language: str | None = None, actor=None) -> list[Taken]:
    """Read the bytes and store every item in them: all, or, where one fails, none.

    ``name`` is what they are called where they came from. Raises `warta.wire.item.Unreadable` for bytes that hold
    no item.
    """
    return [take(item, raw, path=name, actor=actor) for item in read(raw, language=language)]
