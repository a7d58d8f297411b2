"""What a word takes behind it by which it tells what is said, believed or intended: "vowed to", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from warta.language.quotations.words import Words

Stance = Literal["assertion", "belief", "fact", "eventuality"]

_AHEAD = 4
"""Words between a verb and the "to" that belongs to it: "agreed on Monday to"."""
_LONGEST_OBJECT = 12
"""Words of an object before what must follow it: "accused the mayor of Port Amber of"."""
_MARKS = " \n“”\"‘’'"


class Wanted(msgspec.Struct, frozen=True):
    """The words that are wanted, and how others begin that are."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return word in self.words or (isinstance(word, str) and word.startswith(self.beginnings))


def wanted(listed: Iterable[str]) -> Wanted | None:
    """The words that are listed, of which ``me*`` is any that begins so; None for an empty list."""
    words = list(listed)
    beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
    return Wanted(frozenset(word for word in words if not word.endswith("*")), beginnings) if words else None


class Taking(msgspec.Struct, frozen=True):
    """What one word takes. See ``packs.Frame``."""

    manner: Stance
    next: Wanted | None
    later: Wanted | None

    @property
    def is_plain(self) -> bool:
        """Whether any object will do."""
        return self.next is None and self.later is None


Form = Literal["verb", "adjective", "passive"]


class Limits(msgspec.Struct, frozen=True):
    """The words of a language that end or cannot begin an object."""

    adjuncts: frozenset[str]
    """What may stand between a verb and its "to": days, prepositions, "not"."""
    adverb_endings: tuple[str, ...]
    stops: frozenset[str]
    articles: frozenset[str]
    that: frozenset[str]
    days: frozenset[str]


def taken(words: Words, at: int, takings: tuple[Taking, ...], limits: Limits) -> tuple[int, Taking] | None:
    """The word, by number, with which begins what the word before ``at`` takes, and how; else None."""
    if at >= len(words) or words.gap(at).strip(_MARKS):
        return None
    for taking in takings:
        if taking.is_plain:
            begins = _object(words, at, limits)
        elif taking.next is not None:
            begins = _next(words, at, taking.next, limits)
        else:
            begins = at if taking.later is not None and _is_followed(words, at, taking.later, limits) else -1
        if begins >= 0:
            return begins, taking
    return None


def _next(words: Words, at: int, wanted: Wanted, limits: Limits) -> int:
    for place in range(at, min(len(words), at + _AHEAD)):
        word = words.low[place]
        if word in wanted:
            return place
        if word not in limits.adjuncts and not word.endswith(limits.adverb_endings):
            return -1
        if place + 1 < len(words) and words.gap(place + 1).strip():
            return -1
    return -1


def _is_followed(words: Words, at: int, wanted: Wanted, limits: Limits) -> bool:
    """Whether an object begins here, and one of these words stands behind it."""
    if _object(words, at, limits) < 0:
        return False
    for place in range(at + 1, min(len(words), at + 1 + _LONGEST_OBJECT)):
        if words.gap(place).strip(_MARKS + ",()"):
            return False
        if words.low[place] in wanted:
            return True
        if words.low[place] in limits.that:
            return False
    return False


def _object(words: Words, at: int, limits: Limits) -> int:
    """Whether an object may begin with this word."""
    word = words.low[at]
    if (
        word in limits.that
        or word in limits.days
        or (word in limits.stops and word not in limits.articles and not words.is_capital(at))
    ):
        return -1
    return at
