"""The figures of a side: the numbers that were read, the years, and the digits that were not understood.

Where a language has no pack nothing is read, and every figure is one of digits alone: "1.250" may be 1250 or 1.25.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Side
from warta.language.packs import pack_of
from warta.language.reading import Span, WrittenDate

Kind = Literal["count", "percent", "points", "money", "measure", "ordinal", "score", "code", "year", "day", "digits"]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST = 40
"""Digits of a figure that is compared as a number; longer ones are no quantity."""
_YEAR_WITHIN = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")


class Figure(msgspec.Struct, frozen=True):
    """A figure of a text, and what it may be worth."""

    span: Span
    values: tuple[float, ...]
    """One, or several where digits can be read in more than one way."""
    kind: Kind
    unit: str = ""
    in_words: bool = False
    is_vague: bool = False
    is_optional: bool = False
    """Whether it says nothing when it is missing on the other side: half of a date that was read."""

    may_be_age: bool = False
    """Whether it stands alone behind a name: "Rina Walanda, 47,"."""

    @property
    def value(self) -> float:
        return self.values[0]


def figures(copy: Copy, side: Side, *, of_dates: bool = False) -> list[Figure]:
    """The figures of these sentences, in order. ``of_dates`` takes dates and times apart into their figures, for a
    text on the other side whose dates cannot be read."""
    found: list[Figure] = []
    covered: list[tuple[int, int]] = []
    for number in side.numbers:
        span = Span(number.text, number.start, number.end)
        covered.append((number.start, number.end))
        if number.kind == "code":
            found.append(Figure(span, _parts_of(number.text), "code"))
        else:
            found.append(
                Figure(
                    span,
                    _signed(float(number.value)),
                    number.kind,
                    number.unit,
                    number.in_words,
                    number.is_vague,
                    may_be_age=not number.unit and _stands_alone(copy.text, number.start, number.end),
                )
            )
    for day in side.dates:
        covered.append((day.start, day.end))
        span = Span(day.text, day.start, day.end)
        if day.day is None and day.month is None and day.weekday is None:
            if day.value is not None and day.kind == "date":
                # A decade is "197".
                found.append(Figure(span, (float(day.value[:4].ljust(4, "0")),), "year"))
        elif (year := _written_year(day)) and not of_dates:
            # The other text may have the year alone.
            found.append(Figure(span, (year,), "year", is_optional=True))
        elif of_dates and day.kind == "date":
            found += (Figure(span, (float(value),), "digits", is_optional=True) for value in _digits_of(day.text))
    for time in side.times:
        covered.append((time.start, time.end))
        if of_dates:
            span = Span(time.text, time.start, time.end)
            found += (Figure(span, (float(value),), "digits", is_optional=True) for value in _digits_of(time.text))
    found += _unread(copy, side, covered)
    found.sort(key=lambda figure: (figure.span.start, figure.span.end))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether it is set off as an age is: ", 47," or "(47)"."""
    return text[max(0, start - 2) : start] in (", ", " (") and text[end : end + 1] in (",", ")", ".")


def _signed(value: float) -> tuple[float, ...]:
    """A fall may be told with a minus or with a word: "minus 5 per cent", "turun 5 persen"."""
    return (value,) if value >= 0 else (value, -value)


def _written_year(day: WrittenDate) -> float:
    """The year that a date gives with its month; 0 where it gives none."""
    match = _YEAR_WITHIN.search(day.text) if day.kind == "date" else None
    return float(match[0]) if match else 0.0


def _unread(copy: Copy, side: Side, covered: list[tuple[int, int]]) -> Iterator[Figure]:
    """Digits that stand in nothing that was read."""
    if not side.sentences:
        return
    covered.sort()
    place = 0
    known = pack_of(copy.reading.language) is not None
    for match in _DIGITS.finditer(copy.text, side.start, side.end):
        while place < len(covered) and covered[place][1] <= match.start():
            place += 1
        if place < len(covered) and covered[place][0] < match.end():
            continue
        if match.end() - match.start() > _LONGEST:
            continue
        span = Span(match[0], match.start(), match.end())
        plain = _ascii(match[0])
        if _YEAR.fullmatch(plain):
            yield Figure(span, (float(plain),), "year" if known else "digits")
        else:
            yield Figure(span, _plain_values(plain), "digits")


def _plain_values(written: str) -> tuple[float, ...]:
    """What digits may be worth, in the order of likelihood."""
    match = _DIGITS.search(_ascii(written))
    if match is None:
        return ()
    parts = re.split("[.,]", match[0][:_LONGEST])
    if not parts[-1]:
        parts.pop()
    together = float("".join(parts))
    if len(parts) == 1:
        return (together,)
    pointed = float("".join(parts[:-1]) + "." + parts[-1])
    if all(len(part) == 3 for part in parts[1:]) and parts[0] != "0":
        return (together, pointed)
    return (pointed, together) if len(parts) == 2 else (together, pointed)


def _parts_of(code: str) -> tuple[float, ...]:
    """What the figures of a code are, each by itself: 11 and 2020 in "11/2020"."""
    return tuple(value for digits in _DIGITS.findall(code) for value in _plain_values(digits))


def _digits_of(text: str) -> Sequence[int]:
    return [int(digits) for digits in re.findall(r"[0-9]{1,4}", _ascii(text))]


def _ascii(written: str) -> str:
    """Figures of any script as 0 to 9."""
    if written.isascii():
        return written
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in written)
