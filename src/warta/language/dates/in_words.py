"""Days of a month that are spelled out: "tanggal tujuh belas Agustus", "the fifth of May", "le premier mai"."""

from __future__ import annotations

import re
from typing import NamedTuple

from warta.language.dates.vocabulary import Vocabulary
from warta.language.numbers.lexicon import lexicon
from warta.language.numbers.words import spelled
from warta.language.packs import Pack

_WORD = re.compile(r"[^\W\d_]+")
_BACK = 60
"""How far before a month the words of its day may begin."""
_MOST = 4
"""Words of a day: "treinta y uno de"."""
_LAST_DAY = 31


class SpelledDay(NamedTuple):
    day: int
    start: int
    end: int


def day_before(text: str, begin: int, month: int, pack: Pack, words: Vocabulary) -> SpelledDay | None:
    """The day that is told in words right before the month at ``month``: "le premier" in "le premier mai"."""
    found = list(_WORD.finditer(text, max(begin, month - _BACK), month))
    if not found or text[found[-1].end() : month].strip():
        return None
    has_join = len(found) > 1 and found[-1][0].casefold() in words.joins
    if has_join:
        found.pop()
    end = found[-1].end()
    for first in range(max(0, len(found) - _MOST), len(found)):
        start = found[first].start()
        day, is_ordinal = _day(text, start, end, pack, words)
        if not day:
            continue
        if words.days_are_ordinal and not (is_ordinal and has_join):
            return None
        is_cued = not words.day_cues or (first > 0 and found[first - 1][0].casefold() in words.day_cues)
        return SpelledDay(day, start, end) if is_cued or (is_ordinal and has_join) else None
    return None


def day_behind(text: str, at: int, end: int, pack: Pack, words: Vocabulary) -> SpelledDay | None:
    """The day that is told in words behind a month that ends at ``at``: "the third" in "August the third"."""
    if not words.days_are_ordinal or not text.startswith(" the ", at):
        return None
    start = at + len(" the ")
    read = spelled(text, start, end, lexicon(pack)) if _WORD.match(text, start, end) else None
    if read is None or not read.is_ordinal or not 1 <= read.value <= _LAST_DAY:
        return None
    return SpelledDay(int(read.value), start, read.end)


def _day(text: str, start: int, end: int, pack: Pack, words: Vocabulary) -> tuple[int, bool]:
    """The day that exactly these words tell, or 0, and whether it is a number of order."""
    if text[start:end].casefold() in words.first_days:
        return 1, True
    read = spelled(text, start, end, lexicon(pack))
    if read is None or read.end != end or read.is_vague or read.value != int(read.value):
        return 0, False
    return (int(read.value) if 1 <= read.value <= _LAST_DAY else 0), read.is_ordinal
