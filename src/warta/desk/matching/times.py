"""Which hour of the relay stands for which of the original, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.reading import WrittenTime
from warta.story import primary

_CLOCKS = Path(__file__).with_name("clocks.toml")
_MOST = 60
"""Times of a sentence that are held against each other; a timetable that is no sentence has more."""
_HALF_DAY = 12 * 60
_DAY = 24 * 60
_UNREAD = re.compile(r"(?<![\w.,:/$€£-])(?P<hour>[0-2]?[0-9])[.:](?P<minute>[0-5][0-9])(?![\w%]|[.,:/-]?[0-9])")
"""Figures that are a time where the other text has one in their place."""


class ChangedTime(NamedTuple):
    original: WrittenTime
    relay: WrittenTime
    is_sure: bool


class _Clocks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    minutes: Mapping[str, int]
    """By how much the hours of a zone are later than those of UTC."""
    home: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=2)
def match_times(pairing: Pairing) -> tuple[ChangedTime, ...]:
    """The hours that are not the same on both sides. Hours of two time zones are compared where the distance between
    these is certain."""
    told, meant = pairing.relay.reading.times, pairing.original.reading.times
    return tuple(changed for link in pairing.links for changed in _changed(link, pairing, told, meant))


def _changed(
    link: Link, pairing: Pairing, told: Iterable[WrittenTime], meant: Iterable[WrittenTime]
) -> Iterator[ChangedTime]:
    ours, theirs = link.original.times, link.relay.times
    if not (ours or theirs) or not link.original.sentences or not link.relay.sentences:
        return
    if max(len(ours), len(theirs)) > _MOST:
        return
    left = [mine for mine in ours if not any(_is_told(mine, yours) for yours in told)]
    others = [yours for yours in theirs if not any(_is_told(yours, mine) for mine in meant)]
    if len(others) == 1 and not left:
        yield from _unread(pairing.original, link.original, others[0], is_original=True)
    elif len(left) == 1 and not others:
        yield from _unread(pairing.relay, link.relay, left[0], is_original=False)
    shared = {(_zone(mine.zone), _zone(yours.zone)) for mine in ours for yours in theirs if mine.value == yours.value}
    if len(others) == 1 and len(left) == 1 and _is_off(left[0], others[0], pairing):
        yield ChangedTime(left[0], others[0], False)
        return
    for yours in others:
        near = [
            mine
            for mine in left
            if _distance(mine, yours) is not None or (_zone(mine.zone), _zone(yours.zone)) in shared
        ]
        if len(near) != 1 and len(near) != len(others):
            continue
        mine = near[0] if len(near) == 1 else near[others.index(yours)]
        if mine in left:
            yield ChangedTime(mine, yours, len(near) == 1)
            left.remove(mine)


def _unread(copy: Copy, side: Side, time: WrittenTime, *, is_original: bool) -> Iterator[ChangedTime]:
    """The figures for which a time of the other text stands, where one of its two parts is the same."""
    found = [
        match
        for match in _UNREAD.finditer(copy.text, side.start, side.end)
        if not any(read.start <= match.start() < read.end for read in side.times)
    ]
    if len(found) != 1:
        return
    hour, minute = int(found[0]["hour"]), int(found[0]["minute"])
    other_hour, other_minute = divmod(_minutes(time), 60)
    same_hour = hour % 12 == other_hour % 12
    if hour < 24 and same_hour != (minute == other_minute):
        start, end = found[0].span()
        figures = WrittenTime(found[0][0], f"{hour:02}:{minute:02}", "", start, end)
        yield ChangedTime(figures, time, False) if is_original else ChangedTime(time, figures, False)


def _is_off(mine: WrittenTime, yours: WrittenTime, pairing: Pairing) -> bool:
    """Whether an hour with a zone and one without are not the same on any clock by which the latter's readers live."""
    clocks = _clocks()
    first, second = _zone(mine.zone), _zone(yours.zone)
    if bool(first) == bool(second) or (first or second) not in clocks.minutes:
        return False
    named, bare, copy = (mine, yours, pairing.relay) if first else (yours, mine, pairing.original)
    home = clocks.home.get(primary(copy.reading.language))
    if home is None:
        return False
    away = _minutes(bare) - _minutes(named) + clocks.minutes[first or second]
    return not any(_is_one(away - minutes, mine, yours) for minutes in home)


def _is_told(time: WrittenTime, other: WrittenTime) -> bool:
    """Whether both may be the same hour: told alike in whatever zone, or the same in zones of a known distance."""
    return _is_one(_minutes(time) - _minutes(other), time, other) or _distance(time, other) == 0


def _distance(mine: WrittenTime, yours: WrittenTime) -> int | None:
    """How many minutes lie between the two; None where their zones do not tell."""
    first, second = _zone(mine.zone), _zone(yours.zone)
    minutes = _minutes(mine) - _minutes(yours)
    if first != second:
        clocks = _clocks().minutes
        if first not in clocks or second not in clocks:
            return None
        minutes -= clocks[first] - clocks[second]
    return 0 if _is_one(minutes, mine, yours) else minutes % _DAY


def _is_one(minutes: int, mine: WrittenTime, yours: WrittenTime) -> bool:
    """Whether a distance is none, by the clock of twelve hours where one of the two is told by that."""
    return minutes % (_HALF_DAY if mine.is_open or yours.is_open else _DAY) == 0


@lru_cache(maxsize=64)
def _zone(written: str) -> str:
    """The name of a zone, the same in every language; empty where it is that of the place."""
    return " ".join(word for word in written.casefold().split() if word not in _clocks().words)


def _minutes(time: WrittenTime) -> int:
    hour, _, minute = time.value.partition(":")
    return int(hour) * 60 + int(minute or 0)


@cache
def _clocks() -> _Clocks:
    return msgspec.toml.decode(_CLOCKS.read_bytes(), type=_Clocks)
