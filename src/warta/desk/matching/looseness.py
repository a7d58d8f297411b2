"""Whether sentences that stand beside each other tell, for the most part, other things.

A writer who tells a story anew takes one fact from here and one from there. Where little of what two sentences name is
the same, two figures that differ may both be right, so a change is worth a look there and no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from warta.desk.align import words_known_by
from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.reading import Name, Number, Span, WrittenDate

_Place = Span | WrittenDate
_LENGTHS = 1.5
"""How many times as long as the other one sentence is that surely tells more."""
_SHORT = 30
"""Letters by which short sentences may differ without being longer."""
_FIGURE = re.compile(r"[0-9]{1,4}")
_FEW = 2
"""Facts that only one of the two has before they are said to tell other things."""


def is_loose(link: Link, pairing: Pairing, mine: _Place, yours: _Place, *, alike: bool = False) -> bool:
    """Whether the two have less in common than apart, ``mine`` and ``yours`` left aside.

    Where these are so ``alike`` that they are hardly two things, whether the sentences have nothing at all in common.
    """
    first, second = _length(link.original), _length(link.relay)
    if not alike and not 1 / _LENGTHS < (second + _SHORT) / (first + _SHORT) < _LENGTHS:
        return True
    ours = [*_in_common(pairing.original, link.original, mine, pairing.relay, link.relay)]
    theirs = [*_in_common(pairing.relay, link.relay, yours, pairing.original, link.original)]
    common = sum(ours) + sum(theirs)
    if alike:
        return not common and min(len(ours), len(theirs)) >= _FEW
    return len(ours) + len(theirs) - common >= max(_FEW, common + 1)


def _length(side: Side) -> int:
    return side.end - side.start


def _in_common(copy: Copy, side: Side, aside: _Place, other: Copy, there: Side) -> Iterator[bool]:
    """For each fact of a side, whether the other side has it."""
    known = _known(other.text[there.start : there.end])
    entities = {name.entity for name in there.names if name.entity}
    for name in side.names:
        if _overlaps(name, aside):  # "Lima" is a number in one language and a town in another
            continue
        yield name.entity in entities or not words_known_by(name.text).isdisjoint(known)
    values = {number.value for number in there.numbers}
    days = {part for day in there.dates for part in (day.month, day.weekday) if part}
    years = {float(part) for day in there.dates for part in _FIGURE.findall(day.text)}
    for number in side.numbers:
        if not number.is_vague and not _overlaps(number, aside):
            yield number.value in values or float(number.value) in years
    for day in side.dates:
        named = {part for part in (day.month, day.weekday) if part}
        if named and not _overlaps(day, aside):
            yield not named.isdisjoint(days)


@lru_cache(maxsize=8)
def _known(sentences: str) -> frozenset[str]:
    """A sentence is held against another for each figure of it that differs."""
    return words_known_by(sentences)


def _overlaps(fact: Name | Number | WrittenDate, aside: _Place) -> bool:
    return fact.start < aside.end and aside.start < fact.end
