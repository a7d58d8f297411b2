"""Two figures of one sentence in each other's place: "nine of the 17" that became "17 of the nine"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Pairing, Side
from warta.language.reading import Number, Span
from warta.story import primary

_WORDS = Path(__file__).with_name("swapped.toml")
_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[.,:;()\"“”„«»–—…](?!\d)")
"""Marks between the two behind which something else may be said."""
_FARTHEST = 60
"""Code points between the two figures, and before the first, in which a word for what they are is looked for."""
_NEAR = 4
"""How many words may stand between such a word and its figure."""

Tie = Literal["part", "change"]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    to: tuple[str, ...]
    apart: tuple[str, ...]


class _Tied(NamedTuple):
    """Two figures that a sentence puts in relation: the part first, or the beginning."""

    tie: Tie
    values: tuple[float, float]
    unit: str
    span: Span


class NumbersSwapped(NamedTuple):
    original: Span
    """From the first of the two figures to the end of the second."""
    relay: Span


def numbers_swapped(pairing: Pairing) -> Iterator[NumbersSwapped]:
    """Parts that became the whole, and beginnings that became the end."""
    for link in pairing.links:
        ours = _tied(pairing.original, link.original)
        if not ours:
            continue
        turned = {(tied.tie, tied.values[::-1], tied.unit): tied for tied in _tied(pairing.relay, link.relay)}
        for tied in ours:
            other = turned.get((tied.tie, tied.values, tied.unit))
            if other and tied.values[0] != tied.values[1]:
                yield NumbersSwapped(tied.span, other.span)


def _tied(copy: Copy, side: Side) -> list[_Tied]:
    words = _tables().get(primary(copy.reading.language)) if copy.reading.language else None
    if words is None:
        return []
    return [
        tied
        for first, second in pairwise(side.numbers)
        if (first.unit == second.unit or not (first.unit and second.unit))
        if not {first.kind, second.kind} & {"code", "score", "ordinal"}
        if (tied := _tie(copy.text, side, first, second, words))
    ]


def _tie(text: str, side: Side, first: Number, second: Number, words: _Words) -> _Tied | None:
    between = text[first.end : second.start]
    if len(between) > _FARTHEST or _OTHER.search(between):
        return None
    before = text[max(side.start, first.start - _FARTHEST) : first.start]
    lead = _OTHER.split(before)[-1]
    began, ended = _has(lead, words.from_, last=True), _has(lead, words.to, last=True)
    span = Span(text[first.start : second.end], first.start, second.end)
    values, unit = (float(first.value), float(second.value)), first.unit or second.unit  # "from 5 to 7 percent"
    if began and _has(between, words.to, last=True):
        return _Tied("change", values, unit, span)
    if ended and _has(between, words.from_, last=True):
        return _Tied("change", values[::-1], unit, span)
    if not began and not ended and _has(between, words.of, last=True) and not _has(between, words.apart, last=False):
        return _Tied("part", values, unit, span)
    return None


def _has(text: str, wanted: tuple[str, ...], *, last: bool) -> bool:
    """Whether one of the words stands in it; ``last``: near its end, before the figure that follows."""
    found = [word.casefold() for word in _WORD.findall(text)]
    if last:
        found = found[-_NEAR:]
    return bool(_pattern(wanted).search(" ".join(found)))


@lru_cache(maxsize=64)
def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wanted))})\b")


@cache
def _tables() -> dict[str, _Words]:
    return msgspec.toml.decode(_WORDS.read_bytes(), type=dict[str, _Words])
