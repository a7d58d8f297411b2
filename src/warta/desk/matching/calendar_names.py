"""The months and weekdays of a sentence by name, also where no date was read: "January's transfers"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.dates import WEEKDAYS
from warta.language.packs import Pack, pack_of
from warta.language.reading import Span, WrittenDate

Part = Literal["month", "weekday"]
PARTS: tuple[Part, ...] = ("month", "weekday")

_NAME = re.compile(r"[^\W\d_]+")
_FEW = 2
"""Names without their like on a side, of which one may stand for that of the other side."""


class ChangedName(NamedTuple):
    original: Span
    relay: Span
    is_sure: bool


class _Named(NamedTuple):
    value: int | str
    span: Span


def changed_names(part: Part, pairing: Pairing, link: Link) -> list[ChangedName]:
    """The months or weekdays that became others. Where it is not plain which one became which, or the relay has one
    more than the original, each that is new is told beside the nearest, and not for sure."""
    ours, theirs = _named(part, pairing.original, link.original), _named(part, pairing.relay, link.relay)
    if not ours or not theirs:
        return []
    said, told = {each.value for each in ours}, {each.value for each in theirs}
    gone = _firsts(each for each in ours if each.value not in told)
    come = _firsts(each for each in theirs if each.value not in said)
    if len(gone) == 1 and len(come) == 1:
        return [ChangedName(gone[0].span, come[0].span, is_sure=True)]
    added = _more(theirs, ours) if _more(ours, theirs) else _unheard_of(part, come, pairing)
    if len(added) > _FEW:
        return []
    left = gone or _more(ours, theirs) or ours
    return [
        ChangedName(min(left, key=lambda mine: _apart(mine, yours, link)).span, yours.span, is_sure=False)
        for yours in added
    ]


def in_no_date(part: Part, copy: Copy, side: Side) -> set[int | str | None]:
    """The months or weekdays that stand in these sentences in no date."""
    return {each.value for each in _bare(part, copy, side)}


def part_of(day: WrittenDate, part: Part) -> int | str | None:
    return day.month if part == "month" else day.weekday


def place_in(side: Side, at: int) -> float:
    """How far into its sentences something stands, from 0 to 1."""
    return (at - side.start) / max(1, side.end - side.start)


def _more(ours: Sequence[_Named], theirs: Sequence[_Named]) -> list[_Named]:
    """Those that ours have more often than theirs."""
    extra = Counter(each.value for each in ours) - Counter(each.value for each in theirs)
    return [each for each in ours if each.value in extra]


def _unheard_of(part: Part, come: Sequence[_Named], pairing: Pairing) -> list[_Named]:
    """Those that no other sentence of the original has either."""
    known = {part_of(day, part) for day in pairing.original.reading.dates}
    return [each for each in come if each.value not in known]


def _firsts(several: Iterable[_Named]) -> list[_Named]:
    """Each value where it stands first."""
    found: dict[int | str, _Named] = {}
    for each in several:
        found.setdefault(each.value, each)
    return list(found.values())


def _apart(mine: _Named, yours: _Named, link: Link) -> float:
    return abs(place_in(link.original, mine.span.start) - place_in(link.relay, yours.span.start))


def _named(part: Part, copy: Copy, side: Side) -> list[_Named]:
    """The months or weekdays of these sentences, in dates and by name."""
    dated = [
        _Named(value, Span(day.text, day.start, day.end))
        for day in side.dates
        if (value := part_of(day, part)) is not None
    ]
    return sorted([*dated, *_bare(part, copy, side)], key=lambda each: each.span.start)


def _bare(part: Part, copy: Copy, side: Side) -> Iterator[_Named]:
    """Those that stand in no date."""
    pack = pack_of(copy.reading.language)
    if pack is None:
        return
    names = _calendar(pack)[part]
    if names.keys().isdisjoint(_NAME.findall(copy.text, side.start, side.end)):
        return
    starts = {sentence.start for sentence in side.sentences}
    for match in _NAME.finditer(copy.text, side.start, side.end):
        # "May" and "March" open sentences as verbs.
        if match[0] not in names or match.start() in starts:
            continue
        if not any(day.start <= match.start() < day.end for day in side.dates):
            yield _Named(names[match[0]], Span(match[0], match.start(), match.end()))


@cache
def _calendar(pack: Pack) -> dict[Part, dict[str, int | str]]:
    """The names of months and weekdays that are no abbreviations."""
    return {
        "month": {name: n for n, names in enumerate(pack.calendar.months, 1) for name in _whole(names)},
        "weekday": {
            name: weekday
            for weekday, names in zip(WEEKDAYS, pack.calendar.weekdays, strict=True)
            for name in _whole(names)
        },
    }


def _whole(names: Iterable[str]) -> Iterator[str]:
    first, *rest = names
    yield first
    yield from (name for name in rest if len(name) > 4 and "." not in name)
