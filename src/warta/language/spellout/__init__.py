"""The words of numbers in each language, from tables that tools/spellout.py makes of CLDR's spell-out rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec


class Spellout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of numbers of one language."""

    bare: bool
    """Whether a hundred and a thousand are said without "one": "mille"."""
    glued: bool
    """Whether words of numbers are written as one: "zweihundertzwölf"."""
    words: dict[str, int]
    scales: dict[str, int]
    """Words that multiply what stands before them."""
    ordinals: dict[str, int]
    ordinal_prefix: str = ""
    ordinal_endings: tuple[str, ...] = ()
    plus_ten: str = ""
    """The word after a number that adds ten: "belas"."""
    times_ten: str = ""
    elided: dict[str, int] = {}
    """Forms of scales that stand only before another word, glued to it: "cent" in "centotto"."""


@cache
def spellout(language: str) -> Spellout:
    """The words of numbers of a language. Raises OSError where it has no table."""
    path = Path(__file__).with_name(f"{language}.toml")
    return msgspec.toml.decode(path.read_bytes(), type=Spellout)
