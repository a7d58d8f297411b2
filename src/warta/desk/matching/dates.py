"""Which date and which hour of the relay stands for which of the original, and in what they differ.

Dates meet by what both write: year, month, day, weekday. A date that the other side does not have at all is no
finding: "on Tuesday" is left out of many a faithful relay.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from warta.desk.pairing import Link, Pairing
from warta.language.reading import WrittenDate, WrittenTime


class ChangedDate(NamedTuple):
    original: WrittenDate
    relay: WrittenDate
    parts: tuple[str, ...]
    """In what they differ: "year", "month", "day", "weekday"."""
    is_sure: bool


class ChangedTime(NamedTuple):
    original: WrittenTime
    relay: WrittenTime
    is_sure: bool


class _Parts(msgspec.Struct, frozen=True):
    """A date as far as it is written or known."""

    written: WrittenDate
    year: int | None
    month: int | None
    day: int | None
    weekday: str | None
    resolved: str | None
    """The whole date, where it is known."""


@lru_cache(maxsize=2)
def match_dates(pairing: Pairing) -> tuple[ChangedDate, ...]:
    """The dates that are not the same on both sides."""
    changed: list[ChangedDate] = []
    told = {_key(_parts(day)) for day in pairing.relay.reading.dates}
    meant = {_key(_parts(day)) for day in pairing.original.reading.dates}
    for link in pairing.links:
        if link.original.dates and link.relay.dates:
            changed += _changed_dates(link, meant, told)
    return tuple(changed)


def _changed_dates(link: Link, meant: set[tuple[object, ...]], told: set[tuple[object, ...]]) -> list[ChangedDate]:
    ours = [_parts(day) for day in link.original.dates if not _is_bare_year(day)]
    theirs = [_parts(day) for day in link.relay.dates if not _is_bare_year(day)]
    for exact in (True, False):
        rest = []
        for mine in ours:
            place = next((n for n, yours in enumerate(theirs) if _agree(mine, yours, exact=exact)), None)
            if place is None:
                rest.append(mine)
            else:
                theirs.pop(place)
        ours = rest
    changed = []
    alone = len(ours) == 1 and len(theirs) == 1
    offers = sorted(
        ((-_kinship(mine, yours), n, m) for n, mine in enumerate(ours) for m, yours in enumerate(theirs)),
    )
    free_ours, free_theirs = set(range(len(ours))), set(range(len(theirs)))
    for kinship, n, m in offers:
        if kinship >= 0 or n not in free_ours or m not in free_theirs:
            continue
        free_ours.discard(n)
        free_theirs.discard(m)
        mine, yours = ours[n], theirs[m]
        elsewhere = _key(mine) in told or _key(yours) in meant
        parts = _differing(mine, yours)
        if parts and not (elsewhere and not alone):
            sure = not elsewhere and (alone or -kinship >= 2) and _same_shape(mine, yours)
            changed.append(ChangedDate(mine.written, yours.written, parts, sure))
    return changed


def _is_bare_year(day: WrittenDate) -> bool:
    """Years alone are compared with the numbers: what one language marks as a year the other may write bare."""
    return day.month is None and day.day is None and day.weekday is None and day.kind == "date"


def _parts(day: WrittenDate) -> _Parts:
    value = day.value or ""
    whole = len(value) == 10
    written_year = value[:4] if value and value[:4] in day.text else ""
    if not written_year and value and value[2:4] in day.text[-3:] and day.kind == "date":
        written_year = value[:4]
    return _Parts(
        written=day,
        year=int(written_year) if written_year.isdecimal() else None,
        month=day.month if day.month is not None else int(value[5:7]) if whole and day.kind == "date" else None,
        day=day.day if day.day is not None else int(value[8:]) if whole and day.kind == "date" else None,
        weekday=day.weekday,
        resolved=value if whole else None,
    )


def _key(day: _Parts) -> tuple[object, ...]:
    return day.year, day.month, day.day, day.weekday


def _agree(mine: _Parts, yours: _Parts, *, exact: bool) -> bool:
    """Whether two may be the same date: something of both is the same and nothing is not."""
    if exact:
        return _key(mine) == _key(yours) and mine.written.kind == yours.written.kind
    if mine.resolved and mine.resolved == yours.resolved and not _differing(mine, yours):
        return True
    shared = [(a, b) for a, b in zip(_key(mine), _key(yours), strict=True) if a is not None and b is not None]
    if shared:
        return all(a == b for a, b in shared)
    return "relative" in (mine.written.kind, yours.written.kind) and not (mine.resolved and yours.resolved)


def _differing(mine: _Parts, yours: _Parts) -> tuple[str, ...]:
    names = ("year", "month", "day", "weekday")
    return tuple(
        name
        for name, a, b in zip(names, _key(mine), _key(yours), strict=True)
        if a is not None and b is not None and a != b
    )


def _kinship(mine: _Parts, yours: _Parts) -> int:
    """How many of the parts that both have are the same, and one more for being written in the same way; at most 0
    where nothing that both have differs or is the same."""
    both = [(a, b) for a, b in zip(_key(mine), _key(yours), strict=True) if a is not None and b is not None]
    if not both:
        return 0
    return 2 * sum(a == b for a, b in both) + _same_shape(mine, yours)


def _same_shape(mine: _Parts, yours: _Parts) -> bool:
    return [a is None for a in _key(mine)] == [b is None for b in _key(yours)] or (
        sum(a is not None and b is not None for a, b in zip(_key(mine), _key(yours), strict=True)) >= 2
    )


@lru_cache(maxsize=2)
def match_times(pairing: Pairing) -> tuple[ChangedTime, ...]:
    """The hours that are not the same on both sides. Hours of two time zones are not compared."""
    changed: list[ChangedTime] = []
    told = {_minutes(time) for time in pairing.relay.reading.times}
    meant = {_minutes(time) for time in pairing.original.reading.times}
    for link in pairing.links:
        if not link.original.times or not link.relay.times:
            continue
        ours = [time for time in link.original.times if _minutes(time) not in told]
        theirs = [time for time in link.relay.times if _minutes(time) not in meant]
        for mine, yours in zip(ours, theirs, strict=False):
            apart = abs(_minutes(mine) - _minutes(yours))
            zones = mine.zone.upper() != yours.zone.upper()
            half_a_day = apart == 720 and not (_says_half(mine) and _says_half(yours))
            if (zones and apart % 15 == 0 and (mine.zone or yours.zone)) or half_a_day:
                continue
            changed.append(ChangedTime(mine, yours, len(ours) == len(theirs)))
    return tuple(changed)


def _minutes(time: WrittenTime) -> int:
    hour, _, minute = time.value.partition(":")
    return int(hour) * 60 + int(minute or 0)


def _says_half(time: WrittenTime) -> bool:
    """Whether the half of the day is sure: an hour past twelve, or a word beside it."""
    return int(time.value.partition(":")[0]) > 12 or any(letter.isalpha() for letter in time.text)
