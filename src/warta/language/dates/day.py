"""A date as far as it is written, and the day that it means.

A day without a year is the one that a reader of the time would understand: near the day of publication where that
is known. Where it is not, a weekday settles it, since "Friday 5 July" comes only every five, six or eleven years: it
is the latest such day, if it is less than five years ago. Without a weekday the year stays open; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

_YEARS_BACK = 5
_RELATION = re.compile(r"(day|week|month|year)([+-][0-9]{1,4})")


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
    kind: Literal["date", "weekday", "relative"] = "date"
    relation: str = ""
    """How far from publication: "day-1" is yesterday, "week+1" next week."""
    is_ahead: bool = False
    """Whether a weekday is one that is still to come, as the sentence has it."""
    is_decade: bool = False


def resolve(day: Day, *, published: date | None, today: date) -> date | None:
    """The day that is meant, or None where that is not certain."""
    if day.kind != "date":
        return _told_from(day, published)
    if day.day is None:
        return None
    if day.month is None:
        return _day_of_month(day, published)
    if day.order_is_open:
        readings = [_resolve(each, published=published, today=today) for each in _both_ways(day)]
        certain = [reading for reading in readings if reading and reading.weekday() == day.weekday]
        return certain[0] if len(certain) == 1 else None
    return _resolve(day, published=published, today=today)


def value(day: Day, *, published: date | None, today: date) -> str | None:
    """As much of an ISO 8601 date as is known; a decade has three figures."""
    if day.day is not None or day.weekday is not None or day.relation.startswith("day"):
        resolved = resolve(day, published=published, today=today)
        return resolved.isoformat() if resolved else None
    if day.relation:
        return _period(day.relation, published)
    if day.year is None:
        return None
    if day.is_decade:
        return f"{day.year // 10:03}"
    return f"{day.year:04}" if day.month is None else f"{day.year:04}-{day.month:02}"


def is_possible(day: Day) -> bool:
    """Whether there is such a day."""
    if day.month is not None and not 1 <= day.month <= 12:
        return False
    if day.day is None:
        return True
    if day.month is None:
        return 1 <= day.day <= 31
    return real(day.year or 2000, day.month, day.day) is not None  # 2000 had a 29 February


def real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(day: Day, *, published: date | None, today: date) -> date | None:
    assert day.day is not None
    assert day.month is not None
    if day.year is not None:
        return real(day.year, day.month, day.day)
    if published is not None:
        near = [real(published.year + step, day.month, day.day) for step in (-1, 0, 1)]
        return min((each for each in near if each), key=lambda each: abs(each - published), default=None)
    if day.weekday is None:
        return None
    for year in range(today.year, today.year - _YEARS_BACK - 1, -1):
        candidate = real(year, day.month, day.day)
        if candidate and candidate <= today and candidate.weekday() == day.weekday:
            return candidate if today.year - year < _YEARS_BACK or candidate > _years_before(today) else None
    return None


def _told_from(day: Day, published: date | None) -> date | None:
    """A weekday or a relative day, where the day of publication is known."""
    if published is None:
        return None
    if found := _RELATION.fullmatch(day.relation):
        return _days_after(published, int(found[2])) if found[1] == "day" else None
    if day.weekday is None:
        return None
    if day.is_ahead:
        return _days_after(published, (day.weekday - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - day.weekday) % 7
    return _days_after(published, -back if back or day.kind == "weekday" else -7)


def _day_of_month(day: Day, published: date | None) -> date | None:
    """The day of "sexta-feira (5)": a month is not written, so it is near publication."""
    assert day.day is not None
    if published is None:
        return None
    near = [published.year * 12 + published.month - 1 + step for step in (-1, 0, 1)]
    found = [real(month // 12, month % 12 + 1, day.day) for month in near]
    return min((each for each in found if each), key=lambda each: abs(each - published), default=None)


def _period(relation: str, published: date | None) -> str | None:
    """The month or year of "last month", "next year"; a week has no value."""
    found = _RELATION.fullmatch(relation)
    if found is None or published is None:
        return None
    if found[1] == "year":
        year = published.year + int(found[2])
        return f"{year:04}" if 1 <= year <= 9999 else None
    if found[1] == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + int(found[2]), 12)
        return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else None
    return None


def _days_after(day: date, distance: int) -> date | None:
    try:
        return date.fromordinal(day.toordinal() + distance)
    except ValueError:
        return None


def _both_ways(day: Day) -> Iterable[Day]:
    plain = msgspec.structs.replace(day, order_is_open=False)
    return plain, msgspec.structs.replace(plain, day=day.month, month=day.day)


def _years_before(today: date) -> date:
    return real(today.year - _YEARS_BACK, today.month, today.day) or date(today.year - _YEARS_BACK, 3, 1)
