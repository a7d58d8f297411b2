"""A place of a text at which a date may begin."""

from __future__ import annotations

import msgspec


class At(msgspec.Struct):
    """A place where a date may begin."""

    text: str
    start: int
    end: int
    """Where the stretch ends."""
    word: str
    before: str
    """The word before it, in small letters; empty where a sentence begins."""
    opens: bool
    """Whether the word opens a sentence or the stretch."""
    after: int
    """Where the date before it ends."""
