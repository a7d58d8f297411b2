"""Spelled-out numbers with their units, and parts of a whole: "half an hour", "a third of them", "one in five"."""

from __future__ import annotations

import re

from warta.language.numbers.lexicon import WORD, folded
from warta.language.numbers.stretch import Found, Stretch
from warta.language.numbers.tails import Sign, take_tail
from warta.language.numbers.words import spelled

_WITHIN_A_SENTENCE = re.compile(r"(?:^|[^\w’'-])[^\W\d_A-Z]+,? $")


def worded(page: Stretch, start: int, sign: Sign | None, ordinal_end: int) -> Found | None:
    """The number in words that begins here. ``ordinal_end`` is where the last ordinal ended: "half" right behind one
    is no fraction."""
    found = _worded(page, start, sign, ordinal_end)
    if found is not None:
        found.in_words = True
    return found


def _worded(page: Stretch, start: int, sign: Sign | None, ordinal_end: int) -> Found | None:
    read = spelled(page.text, start, page.end, page.words)
    if read is None or read.end <= start or (read.value < 0 and page.is_unsigned(start)):
        return None  # of a compound such as "hunderthundert" only a part is a number
    if _is_a_name(page, start, read.end):
        return None
    if read.needs == "unit" and page.before(page.words.unread_after, start):
        return None
    if read.needs in ("of", "whole") and start - ordinal_end == 1:
        return None
    if read.is_ordinal:
        return Found(start, read.end, read.value, "ordinal")
    found = Found(start, read.end, read.value)
    found.multiplier, found.vague = read.scale, read.is_vague
    if read.needs in ("of", "whole"):
        return _of_a_whole(page, found, read.end, sign, strict=read.needs == "whole")
    take_tail(page, found, sign)
    if read.needs == "more" and found.kind not in ("percent", "points"):
        return None
    if read.needs and found.end == read.end and not _is_of(page, read.end):
        return None
    return found


def _is_a_name(page: Stretch, start: int, end: int) -> bool:
    """Whether it is capitalised as no number is: "dari Huanta ke Lima"."""
    word = page.text[start:end]
    if word[0].islower() or word.isupper() or word.casefold() not in page.words.also_names:
        return False
    return _WITHIN_A_SENTENCE.search(page.text[max(page.start, start - 24) : start]) is not None


def _of_a_whole(page: Stretch, found: Found, end: int, sign: Sign | None, *, strict: bool) -> Found | None:
    """A fraction with its unit: "half an hour", "a quarter of a percent"; or of what it is: "a third of them".

    ``strict`` is for words that may be an ordinal, "a third day"; of a half nothing is said by "of" alone.
    """
    match = page.words.whole.match(page.text, end, page.end)
    assert match is not None
    found.end = match.end()
    take_tail(page, found, sign)
    if found.end == match.end():
        found.end = end
        take_tail(page, found, sign)
    if not strict:
        return found if found.end > end else None
    is_of = page.words.of.match(page.text, end, page.end) is not None
    return found if is_of or found.multiplier > 1 or found.kind in ("percent", "points") else None


def _is_of(page: Stretch, end: int) -> bool:
    """Whether another number follows, with which this one belongs: "one in five", "satu atau dua hari"."""
    text, words = page.text, page.words
    of = words.of.match(text, end, page.end)
    link = None if of else words.link.match(text, end, page.end)
    if of is None and link is None:
        return False
    place = of.end() + 1 if of else link.end() if link else end
    word = WORD.match(text, place, page.end)
    return text[place : place + 1].isdigit() or (word is not None and folded(word[0]) in words.words)
