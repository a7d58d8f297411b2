"""Weekdays that one text names and the other tells by the day beside: "malam Minggu" is Saturday night to most, and
Sunday night to some; where it is Wednesday, Tuesday is "the day before"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.alternatives import one_of
from warta.language.dates import WEEKDAYS
from warta.language.packs import Pack, pack_of
from warta.language.reading import WrittenDate

_LONGEST = 12
"""Letters of a word for an evening, and the space behind it."""


def with_days_beside(link: Link, pairing: Pairing) -> Link:
    """The same with the weekday of "malam Minggu" for the day before, where that is the one that the other text has;
    and with the day that the other text has for one that it tells by the day before or after."""
    ours, theirs = link.original, link.relay
    if not (_weekdays(ours.dates) and _weekdays(theirs.dates)):
        return link
    mine, yours = _eves(pairing.original, ours, theirs), _eves(pairing.relay, theirs, ours)
    here, there = _ways_told(pairing.original, ours), _ways_told(pairing.relay, theirs)
    # Where both say "the day before", it is no other day in one of them.
    mine, yours = _as_told(mine, _beside_those(yours, there - here)), _as_told(yours, _beside_those(mine, here - there))
    if mine == ours.dates and yours == theirs.dates:
        return link
    replace = msgspec.structs.replace
    return replace(link, original=replace(ours, dates=mine), relay=replace(theirs, dates=yours))


def _weekdays(days: tuple[WrittenDate, ...]) -> set[str]:
    return {day.weekday for day in days if day.weekday}


def _eves(copy: Copy, side: Side, other: Side) -> tuple[WrittenDate, ...]:
    pack = pack_of(copy.reading.language)
    if pack is None or not pack.calendar.eves:
        return side.dates
    told = _weekdays(other.dates)
    return tuple(
        msgspec.structs.replace(day, weekday=before)
        if day.weekday
        and day.weekday not in told
        and (before := _beside(day.weekday, -1)) in told
        and copy.text[max(0, day.start - _LONGEST) : day.start].rstrip().casefold().endswith(pack.calendar.eves)
        else day
        for day in side.dates
    )


def _ways_told(copy: Copy, side: Side) -> set[int]:
    """-1 where these sentences say "the day before", 1 where they say "the day after"."""
    pack = pack_of(copy.reading.language)
    if pack is None:
        return set()
    return {way for way, words in _words_for_days_beside(pack) if words.search(copy.text, side.start, side.end)}


def _beside_those(days: tuple[WrittenDate, ...], ways: set[int]) -> dict[str, str]:
    """The weekdays that lie beside these, each with the one it lies beside; none that is named itself."""
    named = _weekdays(days)
    return {told: weekday for way in ways for weekday in sorted(named) if (told := _beside(weekday, way)) not in named}


@cache
def _words_for_days_beside(pack: Pack) -> tuple[tuple[int, re.Pattern[str]], ...]:
    calendar = pack.calendar
    return tuple(
        (
            way,
            re.compile(rf"(?<!\w){one_of(words)}(?!\w)(?!\s{{1,3}}{one_of(calendar.day_beside_of)}\b)", re.IGNORECASE),
        )
        for way, words in ((-1, calendar.day_before), (1, calendar.day_after))
    )


def _as_told(days: tuple[WrittenDate, ...], told: dict[str, str]) -> tuple[WrittenDate, ...]:
    if not told:
        return days
    return tuple(
        msgspec.structs.replace(day, weekday=told[day.weekday])
        if day.kind == "weekday" and day.weekday in told
        else day
        for day in days
    )


def _beside(weekday: str, way: int) -> str:
    return WEEKDAYS[(WEEKDAYS.index(weekday) + way) % len(WEEKDAYS)]
