"""Which hour of the relay stands for which of the original, and where they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.reading import WrittenTime

_CLOCKS = Path(__file__).with_name("clocks.toml")
_MOST = 60
"""Times of a sentence that are held against each other; a timetable that is no sentence has more."""
_HALF_DAY = 12 * 60
_DAY = 24 * 60
_UNREAD = re.compile(
    r"(?<![\w.,:/$€£-])(?:(?P<hour>[0-2]?[0-9])[.:]|(?P<four>[0-2][0-9]))(?P<minute>[0-5][0-9])(?![\w%]|[.,:/-]?[0-9])"
)
"""Figures that are a time where the other text has one in their place."""


class ChangedTime(NamedTuple):
    original: WrittenTime
    relay: WrittenTime
    is_sure: bool


_Key = tuple[str, int]


class _Clocks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    minutes: Mapping[str, int]
    """By how much the hours of a zone are later than those of UTC."""


@lru_cache(maxsize=2)
def match_times(pairing: Pairing) -> tuple[ChangedTime, ...]:
    """The hours that are not the same on both sides. Hours of two time zones are compared where the distance between
    these is certain."""
    meant, told = (Counter(_keys(copy.reading.times)) for copy in (pairing.original, pairing.relay))
    return tuple(changed for link in pairing.links for changed in _changed(link, pairing, told, meant))


def _changed(link: Link, pairing: Pairing, told: Counter[_Key], meant: Counter[_Key]) -> Iterator[ChangedTime]:
    ours, theirs = link.original.times, link.relay.times
    if not (ours or theirs) or not link.original.sentences or not link.relay.sentences:
        return
    if max(len(ours), len(theirs)) > _MOST:
        return
    left, others = _without_equals(ours, theirs)
    if not left and not others:
        return
    # An hour that is told again, in these sentences or in others, need not have become another.
    left = [mine for mine in left if not _is_told(mine, theirs, told, again=len(ours) > len(theirs))]
    others = [yours for yours in others if not _is_told(yours, ours, meant, again=len(theirs) > len(ours))]
    if len(others) == 1 and not left:
        yield from _unread(pairing.original, link.original, others[0], is_original=True)
    elif len(left) == 1 and not others:
        yield from _unread(pairing.relay, link.relay, left[0], is_original=False)
    shared = {(_zone(mine.zone), _zone(yours.zone)) for mine in ours for yours in theirs if mine.value == yours.value}
    if len(others) == 1 and len(left) == 1 and _zone_is_left_open(left[0], others[0]):
        # It may be the same moment by the readers' own clock, which nobody tells them.
        yield ChangedTime(left[0], others[0], False)
        return
    for yours in others:
        near = [mine for mine in left if _zone(mine.zone) == _zone(yours.zone)]
        if len(near) != 1:
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
    read = [(each.start, each.end) for each in side.times] + [(each.start, each.end) for each in side.dates]
    hour, minute = divmod(_minutes(time), 60)
    found = []
    for match in _UNREAD.finditer(copy.text, side.start, side.end):
        same_hour, same_minute = _hour(match) % 12 == hour % 12, int(match["minute"]) == minute
        if any(start <= match.start() < end for start, end in read) or _hour(match) > 23:
            continue
        if same_hour and same_minute:
            return
        if same_hour or same_minute:
            found.append(match)
    if len(found) == 1:
        start, end = found[0].span()
        figures = WrittenTime(found[0][0], f"{_hour(found[0]):02}:{found[0]['minute']}", "", start, end)
        yield ChangedTime(figures, time, False) if is_original else ChangedTime(time, figures, False)


def _hour(match: re.Match[str]) -> int:
    return int(match["hour"] or match["four"])


def _zone_is_left_open(mine: WrittenTime, yours: WrittenTime) -> bool:
    """Whether one of the two names a zone and the other says nothing of whose hour it is."""
    return bool(mine.zone) != bool(yours.zone) and bool(_zone(mine.zone)) != bool(_zone(yours.zone))


def _without_equals(
    ours: Sequence[WrittenTime], theirs: Sequence[WrittenTime]
) -> tuple[list[WrittenTime], list[WrittenTime]]:
    """What is left when equals are joined: those of one zone, those of zones of a known distance, then those that are
    told alike in whatever zone."""
    left, others = list(ours), list(theirs)
    for is_same in (_is_same_there, _is_same_moment, _is_told_alike):
        for mine in list(left):
            place = next((n for n, yours in enumerate(others) if is_same(mine, yours)), None)
            if place is not None:
                left.remove(mine)
                others.pop(place)
    return left, others


def _is_told(time: WrittenTime, beside: Sequence[WrittenTime], everywhere: Counter[_Key], *, again: bool) -> bool:
    """Whether the other text has this hour in other sentences, or ``again`` in these."""
    if again and any(_is_same_moment(time, other) for other in beside):
        return True
    here = Counter(_keys(beside))
    return any(everywhere[key] > here[key] for key in _keys([time]))


def _keys(times: Iterable[WrittenTime]) -> Iterator[_Key]:
    """By what an hour is found again: as it is told, and the moment that it is, by the clock of twelve hours."""
    clocks = _clocks().minutes
    for time in times:
        yield "told", _minutes(time) % _HALF_DAY
        zone = _zone(time.zone)
        if zone in clocks:
            yield "moment", (_minutes(time) - clocks[zone]) % _HALF_DAY


def _is_same_there(mine: WrittenTime, yours: WrittenTime) -> bool:
    return _zone(mine.zone) == _zone(yours.zone) and _distance(mine, yours) == 0


def _is_same_moment(mine: WrittenTime, yours: WrittenTime) -> bool:
    return _distance(mine, yours) == 0


def _is_told_alike(mine: WrittenTime, yours: WrittenTime) -> bool:
    return _is_one(_minutes(mine) - _minutes(yours), mine, yours)


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
    """The name of a zone, the same in every language; empty where it is the time of the place: "waktu Paris"."""
    name = " ".join(word for word in written.casefold().split() if word not in _clocks().words)
    return name if name in _clocks().minutes or written.isupper() else ""


def _minutes(time: WrittenTime) -> int:
    hour, _, minute = time.value.partition(":")
    return int(hour) * 60 + int(minute or 0)


@cache
def _clocks() -> _Clocks:
    return msgspec.toml.decode(_CLOCKS.read_bytes(), type=_Clocks)
