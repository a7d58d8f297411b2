"""Dates as copy writes them, and which day they mean.

A day without a year is the one that a reader of the time would understand: near the day of publication where that
is known. Where it is not, a weekday settles it, since "Friday 5 July" comes only every five, six or eleven years: it
is the latest such day, if it is less than five years ago. Without a weekday the year stays open; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec

from warta.language.packs import Calendar, Pack
from warta.language.reading import WrittenDate

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEARS_BACK = 5
_GROUP = re.compile(r"(?<=\(\?P<)[a-z]+|(?<=\(\?\()[a-z]+")
"""Names of groups in a pattern; they are numbered to stand in one pattern with others."""


class Day(msgspec.Struct, frozen=True):
    """A date as far as it is written: whatever is not there is None. ``weekday`` counts from 0, Monday."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    order_is_open: bool = False
    """Whether ``day`` and ``month`` were two figures that may be meant either way round."""


def dates(text: str, pack: Pack, start: int, end: int, *, published: date | None, today: date) -> list[WrittenDate]:
    """The dates in this stretch of the text."""
    return [
        WrittenDate(
            text=text[day.start : day.end],
            value=_value(day, published=published, today=today),
            weekday=None if day.weekday is None else WEEKDAYS[day.weekday],
            start=day.start,
            end=day.end,
        )
        for day in days(text, pack, start, end)
    ]


def days(text: str, pack: Pack, start: int, end: int) -> Iterator[Day]:
    """The dates in this stretch of the text, not yet resolved; only those that name a real day, month or year."""
    shapes = _shapes(pack)
    for match in shapes.pattern.finditer(text, start, end):
        found = {name.rstrip("_0123456789"): value for name, value in match.groupdict().items() if value is not None}
        day = Day(
            start=match.start(),
            end=match.end(),
            year=_year(found.get("year")),
            month=shapes.months[_folded(found["month"])] if "month" in found else None,
            day=int(found["day"]) if "day" in found else None,
            weekday=shapes.weekdays[_folded(found["weekday"])] if "weekday" in found else None,
        )
        if "first" in found:
            day = _in_order(day, int(found["first"]), int(found["second"]), pack.calendar)
        if _is_possible(day):
            yield day


def resolve(day: Day, *, published: date | None, today: date) -> date | None:
    """The day that is meant, or None where that is not certain."""
    if day.day is None or day.month is None:
        return None
    if day.order_is_open:
        readings = [_resolve(each, published=published, today=today) for each in _both_ways(day)]
        certain = [reading for reading in readings if reading and reading.weekday() == day.weekday]
        return certain[0] if len(certain) == 1 else None
    return _resolve(day, published=published, today=today)


def _resolve(day: Day, *, published: date | None, today: date) -> date | None:
    assert day.day is not None
    assert day.month is not None
    if day.year is not None:
        return _day(day.year, day.month, day.day)
    if published is not None:
        near = [_day(published.year + step, day.month, day.day) for step in (-1, 0, 1)]
        real = [each for each in near if each is not None]
        return min(real, key=lambda each: abs(each - published), default=None)
    if day.weekday is None:
        return None
    for year in range(today.year, today.year - _YEARS_BACK - 1, -1):
        candidate = _day(year, day.month, day.day)
        if candidate and candidate <= today and candidate.weekday() == day.weekday:
            return candidate if today.year - year < _YEARS_BACK or candidate > _years_before(today) else None
    return None


def _value(day: Day, *, published: date | None, today: date) -> str | None:
    if day.day is not None:
        resolved = resolve(day, published=published, today=today)
        return resolved.isoformat() if resolved else None
    if day.year is None:
        return None
    return f"{day.year:04}" if day.month is None else f"{day.year:04}-{day.month:02}"


def _in_order(day: Day, first: int, second: int, calendar: Calendar) -> Day:
    """Which of the two figures of "5/7" is the day."""
    monthly = {"day": first, "month": second}
    if second > 12 or calendar.order == "month-day":
        monthly = {"day": second, "month": first}
    is_open = calendar.order == "either" and first <= 12 and second <= 12 and first != second
    if calendar.order == "day-month" and second > 12:
        monthly = {"day": 0, "month": 0}
    return msgspec.structs.replace(day, **monthly, order_is_open=is_open)


def _both_ways(day: Day) -> Iterable[Day]:
    plain = msgspec.structs.replace(day, order_is_open=False)
    return plain, msgspec.structs.replace(plain, day=day.month, month=day.day)


def _is_possible(day: Day) -> bool:
    if day.month is not None and not 1 <= day.month <= 12:
        return False
    if day.day is None or day.month is None:
        return True
    return _day(day.year or 2000, day.month, day.day) is not None  # 2000 had a 29 February


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < 69 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years_before(today: date) -> date:
    return _day(today.year - _YEARS_BACK, today.month, today.day) or date(today.year - _YEARS_BACK, 3, 1)


class _Shapes(msgspec.Struct, frozen=True):
    """How a language writes dates, and its names of weekdays and months."""

    pattern: re.Pattern[str]
    weekdays: dict[str, int]
    months: dict[str, int]


@cache
def _shapes(pack: Pack) -> _Shapes:
    calendar = pack.calendar
    weekdays = {_folded(name): number for number, names in enumerate(calendar.weekdays) for name in names}
    months = {_folded(name): number for number, names in enumerate(calendar.months, 1) for name in names}
    # As written, or all in capitals: "may" and "mar" are no months.
    weekday = _one_of(each for names in calendar.weekdays for name in names for each in (name, name.upper())) + r"\.?"
    month = _one_of(each for names in calendar.months for name in names for each in (name, name.upper())) + r"\b\.?"
    year = r"(?:19|20)[0-9]{2}"
    day = r"[0-3]?[0-9]"
    in_year = rf"(?P<year>{year}|[0-9]{{2}})"
    shapes = [
        # Jumat (5/7), Jumat (5/7/2024), Jumat, 5/7/2024
        rf"(?P<weekday>{weekday}),?\s{{1,3}}(?P<open>\()?(?P<first>{day})/(?P<second>{day})(?:/{in_year})?(?![\w/])"
        r"(?(open)\)?)",
        # Jumat, 5 Juli 2024; Jumat (5 Juli); 5 Juli 2024; 5 Juli
        rf"(?:(?P<weekday>{weekday}),?\s{{1,3}}(?P<open>\()?)?(?<![\w.,/-])(?P<day>{day})(?:st|nd|rd|th)?\s{{1,3}}"
        rf"(?P<month>{month})(?:,?\s{{1,3}}(?P<year>{year})\b)?(?(open)\)?)",
        # Friday, July 5, 2024; Friday (July 5); July 5
        rf"(?:(?P<weekday>{weekday}),?\s{{1,3}}(?P<open>\()?)?\b(?P<month>{month})\s{{1,3}}(?P<day>{day})(?:st|nd|rd|th)?"
        rf"(?![\w:/%]|[.,][0-9])(?:,?\s{{1,3}}(?P<year>{year})\b)?(?(open)\)?)",
        # Juli 2024
        rf"\b(?P<month>{month})\s{{1,3}}(?P<year>{year})\b(?![.,/-]?[0-9])",
        # 5/7/2024
        rf"(?<![\w/.-])(?P<first>{day})/(?P<second>{day})/(?P<year>{year})(?![\w/])",
        # tahun 2014
        rf"\b(?i:{_one_of(calendar.year_cues)})\s{{1,3}}(?P<year>{year})\b(?![.,/-]?[0-9]|\s*%)",
    ]
    if calendar.order == "day-month":
        del shapes[2]
    numbered = [_GROUP.sub(rf"\g<0>_{number}", shape) for number, shape in enumerate(shapes)]
    return _Shapes(re.compile("|".join(numbered)), weekdays, months)


def _one_of(words: Iterable[str]) -> str:
    listed = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    return f"(?:{'|'.join(listed)})" if listed else "(?!)"


def _folded(name: str) -> str:
    return name.rstrip(".").casefold()
