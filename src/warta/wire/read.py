"""Bytes to items, whatever format they are in."""

from __future__ import annotations

from datetime import date

from warta.wire.detect import detect
from warta.wire.formats.text import read_text
from warta.wire.item import Item, Unreadable

LARGEST = 5_000_000
"""Bytes. A story is some thousands; what is larger is not one."""

_FORMATS = {"text": read_text}


def read(data: bytes, *, path: str = "", language: str | None = None, published: date | None = None) -> list[Item]:
    """The items in these bytes. ``path`` is said in the message where there are none.

    ``language`` is a BCP 47 tag that overrides what the text shows; ``published`` the day against which dates without
    a year are understood. Raises Unreadable, with one line that says what is wrong and what to do.
    """
    try:
        if len(data) > LARGEST:
            raise Unreadable(f"the file is larger than the limit of {LARGEST / 1e6:.0f} MB. Send the story alone.")
        return _FORMATS[detect(data)](data, language, published)
    except Unreadable as unreadable:
        raise Unreadable(f"{path}: {unreadable}" if path else f"{unreadable}") from None
