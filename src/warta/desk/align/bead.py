"""What alignment yields: a few sentences of one text that tell what a few of the other tell."""

from __future__ import annotations

import msgspec


class Bead(msgspec.Struct, frozen=True):
    """A few sentences of each text, by number: from ``first`` up to, not including, ``last``."""

    original: tuple[int, int]
    relay: tuple[int, int]
    likeness: float
    moved: bool = False
