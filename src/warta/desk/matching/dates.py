"""Which date of the relay stands for which of the original, and in what they differ.

Dates meet by what both write: year, month, day, weekday. A date that the other side does not have at all is no
finding: "on Tuesday" is left out of many a faithful relay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from warta.desk.matching.calendar_names import PARTS, Part, changed_names, in_no_date, part_of, place_in
from warta.desk.matching.days_beside import with_days_beside
from warta.desk.matching.looseness import is_loose
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Span, WrittenDate

_MOST = 60
"""Dates of a sentence that are held against each other; a calendar that is no sentence has more."""


class ChangedDate(NamedTuple):
    original: WrittenDate
    relay: WrittenDate
    parts: tuple[str, ...]
    """In what they differ: "year", "month", "day", "weekday"."""
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

    @property
    def kind(self) -> str:
        return self.written.kind


_Key = tuple[int | None, int | None, int | None, str | None]


@lru_cache(maxsize=2)
def match_dates(pairing: Pairing) -> tuple[ChangedDate, ...]:
    """The dates that are not the same on both sides."""
    changed: list[ChangedDate] = []
    meant = Counter(_key(_parts(day)) for day in pairing.original.reading.dates)
    told = Counter(_key(_parts(day)) for day in pairing.relay.reading.dates)
    for link in (with_days_beside(link, pairing) for link in pairing.links):
        here = _changed_dates(link, pairing, meant, told) if link.original.dates and link.relay.dates else []
        here = [each for each in here if not _is_written(each, link, pairing)]
        for part in PARTS:
            if not any(part in each.parts or "day" in each.parts for each in here):
                here += _changed_names(part, link, pairing)
            elif any(each.parts == (part,) and not each.is_sure for each in here):
                names = _changed_names(part, link, pairing)
                here = [*(each for each in here if each.parts != (part,)), *names] if names else here
        changed += here
    changed += _other_weekdays(pairing, changed)
    return tuple(changed)


def _other_weekdays(pairing: Pairing, told: list[ChangedDate]) -> Iterator[ChangedDate]:
    """Days of the relay that the original has in another sentence, where they fall on another day of the week."""
    already = {each.relay.start for each in told}
    known: dict[tuple[int, int], dict[str, WrittenDate]] = {}
    for day in pairing.original.reading.dates:
        if day.month and day.day and day.weekday:
            known.setdefault((day.month, day.day), {}).setdefault(day.weekday, day)
    for day in pairing.relay.reading.dates if known else ():
        if day.month and day.day and day.weekday and day.start not in already:
            meant = known.get((day.month, day.day), {})
            if len(meant) == 1 and day.weekday not in meant:
                [mine] = meant.values()
                yield ChangedDate(mine, day, ("weekday",), is_sure=True)


def _is_written(changed: ChangedDate, link: Link, pairing: Pairing) -> bool:
    """Whether the month or weekday that seems to be gone stands in the other sentences after all, in no date."""
    for part in PARTS:
        if changed.parts[-1] == part:
            mine, yours = part_of(changed.original, part), part_of(changed.relay, part)
            theirs = in_no_date(part, pairing.relay, link.relay)
            return mine in theirs or yours in in_no_date(part, pairing.original, link.original)
    return False


def _changed_names(part: Part, link: Link, pairing: Pairing) -> list[ChangedDate]:
    """The months or weekdays whose name alone was changed, though no date was read there: "January's transfers"."""
    return [
        ChangedDate(_as_date(mine), _as_date(yours), (part,), is_sure and not is_loose(link, pairing, mine, yours))
        for mine, yours, is_sure in changed_names(part, pairing, link)
    ]


def _as_date(span: Span) -> WrittenDate:
    return WrittenDate(span.text, None, None, span.start, span.end)


def _changed_dates(link: Link, pairing: Pairing, meant: Counter[_Key], told: Counter[_Key]) -> list[ChangedDate]:
    if max(len(link.original.dates), len(link.relay.dates)) > _MOST:
        return []
    ours = [_parts(day) for day in link.original.dates if _says_a_day(day)]
    theirs = [_parts(day) for day in link.relay.dates if _says_a_day(day)]
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
        (-_kinship(mine, yours), _apart(mine.written, yours.written, link), n, m)
        for n, mine in enumerate(ours)
        for m, yours in enumerate(theirs)
        if _differing(mine, yours)
    )
    free_ours, free_theirs = set(range(len(ours))), set(range(len(theirs)))
    for kinship, _, n, m in offers:
        mine, yours = ours[n], theirs[m]
        if n not in free_ours or m not in free_theirs or not (alone or kinship < 0):
            continue
        free_ours.discard(n)
        free_theirs.discard(m)
        # One that the other text has as often as this one need not have become another.
        elsewhere = told[_key(mine)] >= meant[_key(mine)] or meant[_key(yours)] >= told[_key(yours)]
        if not elsewhere or alone:
            bare = not (mine.month or mine.day or mine.weekday) or not (yours.month or yours.day or yours.weekday)
            sure = not elsewhere and not bare and (alone or kinship <= -2)
            parts = _differing(mine, yours)
            sure = sure and not (parts == ("year",) and _is_the_year_beside(mine, yours, link))
            sure = sure and not is_loose(link, pairing, mine.written, yours.written)
            changed.append(ChangedDate(mine.written, yours.written, parts, sure))
    return changed


def _is_the_year_beside(mine: _Parts, yours: _Parts, link: Link) -> bool:
    """Whether the earlier of two years is the one that the other text calls the year before: it compares the two."""
    assert mine.year is not None
    assert yours.year is not None
    ours, theirs = (any(day.relation == "year-1" for day in side.dates) for side in (link.original, link.relay))
    return (ours and not theirs and yours.year == mine.year - 1) or (
        theirs and not ours and mine.year == yours.year - 1
    )


def _apart(mine: WrittenDate, yours: WrittenDate, link: Link) -> float:
    """How far from each other the two stand, from 0 for the same place in their sentences to 1."""
    return abs(place_in(link.original, mine.start) - place_in(link.relay, yours.start))


def _says_a_day(day: WrittenDate) -> bool:
    """Whether there is more to it than a year. Years alone are compared with the numbers: what one language marks as a
    year the other may write bare."""
    if day.month is not None or day.day is not None or day.weekday is not None:
        return True
    return day.kind == "relative" and day.value is not None and len(day.value) == 10


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


def _key(day: _Parts) -> _Key:
    return day.year, day.month, day.day, day.weekday


def _agree(mine: _Parts, yours: _Parts, *, exact: bool) -> bool:
    """Whether two may be the same date: something of both is the same and nothing is not."""
    if exact:
        return _key(mine) == _key(yours) and mine.kind == yours.kind and mine.resolved == yours.resolved
    if mine.resolved and mine.resolved == yours.resolved and not _differing(mine, yours):
        return True
    shared = [(a, b) for a, b in zip(_key(mine), _key(yours), strict=True) if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)


def _differing(mine: _Parts, yours: _Parts) -> tuple[str, ...]:
    names = ("year", "month", "day", "weekday")
    found = tuple(
        name
        for name, a, b in zip(names, _key(mine), _key(yours), strict=True)
        if a is not None and b is not None and a != b
    )
    if not found and "relative" in (mine.kind, yours.kind) and mine.resolved and yours.resolved:
        return ("day",) if mine.resolved != yours.resolved else ()
    return found


def _kinship(mine: _Parts, yours: _Parts) -> int:
    """How many of the parts that both have are the same, and one more for being written in the same way."""
    both = [(a, b) for a, b in zip(_key(mine), _key(yours), strict=True) if a is not None and b is not None]
    return 2 * sum(a == b for a, b in both) + _same_shape(mine, yours)


def _same_shape(mine: _Parts, yours: _Parts) -> bool:
    """Whether both are a month, a day of a month, or a weekday; a year is added or left out as the reader needs it."""
    return [a is None for a in _key(mine)[1:]] == [b is None for b in _key(yours)[1:]]
