"""What a text states with its numbers: sentence by sentence, with the room that rounding leaves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from warta.desk.copy import Copy
from warta.language.alternatives import one_of
from warta.language.packs import Claims, Pack, pack_of
from warta.language.reading import Number, Span

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_PER = re.compile(r"\s?(?:/\s?|\b(?:per|an?|each)\s)(?P<what>[^\W\d_]+)(?!\s(?:earlier|ago|before|later)\b)")


class Stated(msgspec.Struct, frozen=True):
    """A sentence and the numbers in it, in order."""

    sentence: Span
    numbers: tuple[Number, ...]


class Interval(msgspec.Struct, frozen=True):
    """What a written number may have been before it was rounded."""

    low: float
    high: float


def claims(copy: Copy) -> tuple[Pack, Claims] | None:
    """The words of the text's language, or None where the language has none."""
    pack = pack_of(copy.reading.language)
    return (pack, pack.numbers.claims) if pack and pack.numbers.claims.rises else None


def stated(copy: Copy, fewest: int) -> Iterator[Stated]:
    """The headline and the sentences with at least so many numbers."""
    reading, numbers = copy.reading, copy.reading.numbers
    if len(numbers) < fewest:
        return
    starts = [number.start for number in numbers]
    for sentence in (*([reading.headline] if reading.headline else []), *reading.sentences):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if last - first >= fewest:
            yield Stated(sentence, numbers[first:last])


def between(copy: Copy, start: int, end: int) -> str:
    """What stands between a number and what comes after it, without the dates in it and without "per kilogram"."""
    per = _PER.match(copy.text, start, end)
    start = per.end() if per else start
    pieces = []
    dates = copy.reading.dates
    at = bisect_left(dates, start, key=lambda day: day.start)
    while at < len(dates) and dates[at].end <= end:
        pieces.append(copy.text[start : dates[at].start])
        start = dates[at].end
        at += 1
    return "".join([*pieces, copy.text[start:end]])


def per_what(copy: Copy, number: Number) -> str:
    """The kilogram of "Rp10.000 per kilogram", in small letters; empty where there is none."""
    per = _PER.match(copy.text, number.end)
    return per["what"].lower() if per else ""


def rounded(number: Number) -> Interval:
    """The values that are written so: "2,5 juta" is 2,450,000 to 2,550,000, and "13" is 12.5 to 13.5."""
    half = _step(number) / 2
    return Interval(number.value - half, number.value + half)


def _step(number: Number) -> float:
    """The worth of the last digit that is written."""
    match = None if number.in_words else _DIGITS.search(number.text)
    digits = re.sub("[.,]", "", match[0]).lstrip("0") if match else ""
    if not digits or not number.value:
        return 1.0
    step = 1.0
    while abs(number.value) / step >= 10 ** len(digits):
        step *= 10
    while step > 1e-9 and abs(number.value) / step < 10 ** (len(digits) - 1):
        step /= 10
    return step


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words as a whole, in any case."""
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)", re.IGNORECASE)


@cache
def only(words: tuple[str, ...], *, most: int = 0) -> re.Pattern[str]:
    """A pattern for a stretch that is one of these words, with at most so many other letters before it."""
    before = rf"[^.;:()\d]{{0,{most}}}?(?<!\w)" if most else ""
    return re.compile(rf"[\s,]{{0,3}}{before}(?:{one_of(words)})\s{{1,3}}", re.IGNORECASE)
