"""Parts of a whole of which the last is all that is left: "of the 30, 12 went home and the other 18 stayed"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from warta.desk.stated import any_of
from warta.language.alternatives import one_of
from warta.language.packs import Claims
from warta.language.reading import Number

_MOST = 4
"""Parts; in a longer sentence other things are told between them."""
_FARTHEST = 90
"""Letters from one part to the next."""
_NEAR = 24
"""Letters from a number to the word that says what it is."""


def parts_with_remainder(
    text: str, total: Number, after: tuple[Number, ...], words: Claims, is_alike: Callable[[Number], bool]
) -> list[Number] | None:
    """The parts of a total up to the one that is all that is left; None where the sentence says no such thing."""
    if not words.others or not after or not _is_whole(text, total, after[0], words):
        return None
    parts: list[Number] = []
    at = total.end
    for number in after[:_MOST]:
        if not is_alike(number) or number.start - at > _FARTHEST or any_of(words.nested).search(text, at, number.start):
            return None
        parts.append(number)
        at = number.end
        if len(parts) > 1 and _is_remainder(text, number, words):
            return parts
    return None


def _is_whole(text: str, total: Number, first: Number, words: Claims) -> bool:
    """Whether what follows is said to be of the total."""
    if _before(words.whole_before).search(text[max(0, total.start - _NEAR) : total.start]):
        return True
    return any_of(words.whole_behind).search(text, total.end, first.end + _NEAR) is not None


def _is_remainder(text: str, number: Number, words: Claims) -> bool:
    if _before(words.rest).search(text[max(0, number.start - _NEAR) : number.start]):
        return True
    return _others(words.others).match(text, number.end) is not None


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words)})\s$", re.IGNORECASE)


@cache
def _others(words: tuple[str, ...]) -> re.Pattern[str]:
    """Behind a number, and at most a word that says of what."""
    return re.compile(rf"\s(?:\w{{2,15}}\s)?(?:{one_of(words)})(?!\w)", re.IGNORECASE)
