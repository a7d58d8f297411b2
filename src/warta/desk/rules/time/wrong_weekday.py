"""The weekday beside a date is not the weekday of that date.

## What it reports

A weekday and a date that stand together, where the calendar says otherwise: "Kamis (5/7/2024)", since 5 July 2024 is
a Friday. A date without a year is understood near the day of publication; where that is not known, or the weekday is
right in the year before or after, nothing is reported.

## Why

Readers plan by the weekday and archives by the date, and one of the two is false.

## Example

> Gubernur tiba pada Kamis (5/7/2024).

## Instead

Look at the calendar and at the original: either the weekday or the date was carried over wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.dates import WEEKDAYS
from warta.language.packs import Pack, pack_of
from warta.language.reading import WrittenDate

RULE = Rule(code="T001", name="wrong-weekday", severity="error")

_YEAR = re.compile(r"[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SURE_WITHIN = 31
"""Days from publication within which a date without a year is no other year's."""
_FIRST_YEAR = 1900
"""Before, newspapers used more calendars than one."""
_SAYS = {  # a message each: a weekday in a value would stay untranslated
    "monday": "{date} is a Monday; the text says “{said}”.",
    "tuesday": "{date} is a Tuesday; the text says “{said}”.",
    "wednesday": "{date} is a Wednesday; the text says “{said}”.",
    "thursday": "{date} is a Thursday; the text says “{said}”.",
    "friday": "{date} is a Friday; the text says “{said}”.",
    "saturday": "{date} is a Saturday; the text says “{said}”.",
    "sunday": "{date} is a Sunday; the text says “{said}”.",
}


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    for written in copy.reading.dates:
        if pack is None or written.kind != "date" or written.weekday is None or len(written.value or "") != 10:
            continue
        day = date.fromisoformat(written.value or "")
        actual = WEEKDAYS[day.weekday()]
        if actual != written.weekday and day.year >= _FIRST_YEAR and _is_sure(written, day, copy.published):
            yield RULE.at(
                written.start,
                written.end,
                _SAYS[actual],
                date=day.isoformat(),
                said=_name(pack, written),
            )


def _is_sure(written: WrittenDate, day: date, published: date | None) -> bool:
    """Whether it is certain which year is meant."""
    if _YEAR.search(written.text):
        return True
    if published is None:
        return False
    if abs((day - published).days) <= _SURE_WITHIN:
        return True
    return all(_weekday_in(day, day.year + step) != written.weekday for step in (-1, 1))


def _weekday_in(day: date, year: int) -> str | None:
    try:
        return WEEKDAYS[day.replace(year=year).weekday()]
    except ValueError:
        return None  # 29 February


def _name(pack: Pack, written: WrittenDate) -> str:
    """The weekday as the text writes it, or the language's name for it."""
    names = pack.calendar.weekdays[WEEKDAYS.index(written.weekday or "")]
    return next((word for word in _WORD.findall(written.text) if word.casefold() in map(str.casefold, names)), names[0])
