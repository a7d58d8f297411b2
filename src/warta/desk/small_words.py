"""The small change of a language: the words of ``styles/small_words.toml``."""

from __future__ import annotations

from functools import cache

import msgspec

from warta.desk.style import STYLES
from warta.language.tables import decoded


class SmallWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters, by language."""

    never_twice: dict[str, frozenset[str]]
    """Words that do not stand twice in a row."""
    never_twice_forms: dict[str, str]
    """What other words look like that do not either: a pattern."""
    may_stand_twice: dict[str, frozenset[str]]
    """Those that this would forbid wrongly."""
    seldom_last: dict[str, frozenset[str]]
    """Words with which few sentences end."""
    never_last: dict[str, frozenset[str]]
    """Words with which no sentence ends."""
    everyday: dict[str, frozenset[str]]
    """The commonest beside those by which a language is detected."""


@cache
def small_words() -> SmallWords:
    return msgspec.convert(decoded(STYLES / "small_words.toml"), type=SmallWords)
