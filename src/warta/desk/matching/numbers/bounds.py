"""Figures that are the same on both sides, and lie on another side of the truth: "more than 100", "hampir 100"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing
from warta.language.alternatives import one_of
from warta.language.polarity import polarity
from warta.language.reading import Span
from warta.story import primary

_WORDS = Path(__file__).with_name("bounds.toml")
_FARTHEST = 40
"""Code points beside a figure in which its bound is looked for."""
_NO = 40
"""Code points before the words in which a no takes them back."""
_UNBOUND = frozenset({"code", "ordinal", "score", "year", "day", "digits"})

Bound = Literal["above", "below"]


class _Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    above_before: tuple[str, ...]
    below_before: tuple[str, ...]
    neither_before: tuple[str, ...]
    above_behind: tuple[str, ...]
    below_behind: tuple[str, ...]


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    behind: re.Pattern[str]
    bounds: dict[str, Bound | None]


class _Bounded(NamedTuple):
    bound: Bound
    is_denied: bool
    span: Span


class BoundChanged(NamedTuple):
    original: Span
    """The figure with the words that bound it."""
    relay: Span


def bounds_changed(pairing: Pairing) -> Iterator[BoundChanged]:
    """The figures that both texts have, with one bound here and the contrary one there."""
    for mine, yours in match_numbers(pairing).kept:
        if mine.kind in _UNBOUND or yours.kind in _UNBOUND:
            continue
        ours = _bound(pairing.original, mine)
        if ours is None:
            continue
        theirs = _bound(pairing.relay, yours)
        if theirs is not None and theirs.bound != ours.bound and theirs.is_denied == ours.is_denied:
            yield BoundChanged(ours.span, theirs.span)


def _bound(copy: Copy, figure: Figure) -> _Bounded | None:
    words = _patterns(primary(copy.reading.language)) if copy.reading.language else None
    if words is None:
        return None
    text, start, end = copy.text, figure.span.start, figure.span.end
    first = max(0, start - _FARTHEST)
    if match := words.before.search(text[first:start]):
        bound, at = words.bounds[_plainly(match["words"])], first + match.start("words")
        return _Bounded(bound, _is_denied(copy, at), Span.of(text, at, end)) if bound else None
    if match := words.behind.match(text, end, end + _FARTHEST):
        bound = words.bounds[_plainly(match["words"])]
        return _Bounded(bound, False, Span.of(text, start, match.end())) if bound else None
    return None


def _is_denied(copy: Copy, at: int) -> bool:
    """Whether a no stands shortly before: "must not be more than"."""
    said = polarity(copy.text, max(0, at - _NO), at, copy.reading.language)
    return bool(said and said.negators)


def _plainly(words: str) -> str:
    return " ".join(words.casefold().split())


@cache
def _patterns(language: str) -> _Patterns | None:
    listed = _tables().get(language)
    if listed is None:
        return None
    bounds: dict[str, Bound | None] = dict.fromkeys(listed.neither_before)
    bounds |= dict.fromkeys((*listed.above_before, *listed.above_behind), "above")
    bounds |= dict.fromkeys((*listed.below_before, *listed.below_behind), "below")
    before = one_of((*listed.above_before, *listed.below_before, *listed.neither_before))
    behind = one_of((*listed.above_behind, *listed.below_behind))
    # Between the two a currency may stand, and behind a figure what it counts.
    return _Patterns(
        re.compile(rf"(?<!\w)(?P<words>{before})\s{{1,3}}(?:\w{{0,3}}\$|[€£]|Rp\.?)?\s?$", re.IGNORECASE),
        re.compile(rf"(?:\s[^\W\d]+)?\s(?P<words>{behind})(?!\w)", re.IGNORECASE),
        bounds,
    )


@cache
def _tables() -> dict[str, _Beside]:
    return msgspec.toml.decode(_WORDS.read_bytes(), type=dict[str, _Beside])
