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
from warta.language.polarity import NOTHING_SAID, Said, polarity
from warta.language.reading import Span
from warta.story import primary

_WORDS = Path(__file__).with_name("bounds.toml")
_FARTHEST = 40
"""Code points beside a figure in which its bound is looked for."""
_NO = 40
"""Code points before and behind in which a no may turn a bound round."""
_BEGUN = re.compile(r".*[.!?]\s|\S*", re.DOTALL)
"""What is left of an earlier sentence, or of a word that is cut."""
_ENDED = re.compile(r"[.!?]\s")
_CUT_OFF = re.compile(r"\S*\Z")
_RATE = re.compile(r"\s?(?:per|/|to the|against the|terhadap|atas)\s?(?:us|as)?\s?(?:dol|\$|euro)", re.IGNORECASE)
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
    is_hinted: bool
    """Whether the sentence has a no elsewhere: what must not be over 80 is to stay below."""
    span: Span


class BoundChanged(NamedTuple):
    original: Span
    """The figure with the words that bound it."""
    relay: Span
    is_sure: bool


def bounds_changed(pairing: Pairing) -> Iterator[BoundChanged]:
    """The figures that both texts have, with one bound here and the contrary one there.

    What was converted is left alone, for it may round to the other side; so is a value that is told more than once, for
    which of them is which is not known.
    """
    kept = match_numbers(pairing).kept
    for mine, yours in kept:
        if (
            (mine.unit and yours.unit and mine.unit != yours.unit)
            or mine.value != yours.value
            or mine.kind in _UNBOUND
            or yours.kind in _UNBOUND
        ):
            continue
        ours = _bound(pairing.original, mine)
        theirs = _bound(pairing.relay, yours) if ours else None
        if ours is None or theirs is None or theirs.bound == ours.bound or theirs.is_denied != ours.is_denied:
            continue
        if sum(mine.value in other.values for other, _ in kept) == 1:
            yield BoundChanged(ours.span, theirs.span, not (ours.is_hinted or theirs.is_hinted))


def _bound(copy: Copy, figure: Figure) -> _Bounded | None:
    words = _patterns(primary(copy.reading.language)) if copy.reading.language else None
    if words is None:
        return None
    text, start, end = copy.text, figure.span.start, figure.span.end
    if _RATE.match(text, end):  # a currency that falls is told by a figure that rises
        return None
    first = max(0, start - _FARTHEST)
    before = words.before.search(text[first:start])
    match = before or words.behind.match(text, end, end + _FARTHEST)
    bound = words.bounds[_plainly(match["words"])] if match else None
    if match is None or bound is None:
        return None
    span = Span.of(text, first + before.start("words"), end) if before else Span.of(text, start, match.end())
    ahead, behind = _ahead_of(copy, span.start), _behind(copy, span.end)
    return _Bounded(bound, bool(ahead.negators), bool(ahead.hints or behind.negators or behind.hints), span)


def _ahead_of(copy: Copy, at: int) -> Said:
    """What is said of yes and no shortly before a place, by whole words of the same sentence."""
    start = max(0, at - _NO)
    if start and (cut := _BEGUN.match(copy.text, start, at)):
        start = cut.end()
    return polarity(copy.text, start, at, copy.reading.language) or NOTHING_SAID


def _behind(copy: Copy, at: int) -> Said:
    """The same shortly behind it."""
    end = min(len(copy.text), at + _NO)
    cut = _ENDED.search(copy.text, at, end) or (end < len(copy.text) and _CUT_OFF.search(copy.text, at, end))
    if cut:
        end = cut.start()
    return polarity(copy.text, at, end, copy.reading.language) or NOTHING_SAID


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
