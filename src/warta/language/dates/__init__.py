"""Dates as copy writes them, and which day they mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warta.language.dates.day import Day, resolve, value
from warta.language.dates.written import impossible_ones, real_ones, written
from warta.language.packs import Pack
from warta.language.reading import WrittenDate

__all__ = ["WEEKDAYS", "Day", "dates", "days", "impossible_days", "resolve"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def dates(text: str, pack: Pack, start: int, end: int, *, published: date | None, today: date) -> list[WrittenDate]:
    """The dates in this stretch of the text."""
    return [
        WrittenDate(
            text=text[day.start : day.end],
            value=value(day, published=published, today=today),
            weekday=None if day.weekday is None else WEEKDAYS[day.weekday],
            start=day.start,
            end=day.end,
            kind=day.kind,
            month=None if day.order_is_open else day.month,
            day=None if day.order_is_open else day.day,
            relation=day.relation,
        )
        for day in real_ones(written(text, pack, start, end))
    ]


def days(text: str, pack: Pack, start: int, end: int) -> Iterator[Day]:
    """The dates in this stretch that are told by day and month or by month and year, not yet resolved."""
    return (day for day in real_ones(written(text, pack, start, end)) if day.day or (day.month and day.year))


def impossible_days(text: str, pack: Pack, start: int, end: int) -> Iterator[Day]:
    """What is certainly meant as a date in this stretch, and is none: "31 Juni 2024"."""
    return impossible_ones(text, pack, written(text, pack, start, end))
