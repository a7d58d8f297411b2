"""What one text is of another."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Set
from functools import cache
from typing import Literal

import msgspec

from warta.desk.lineage.trace import Traces, is_figure, keys_of, traces
from warta.language.detect import detect
from warta.language.packs import packs
from warta.story import primary

Verdict = Literal["copy", "relay", "translation", "rewrite", "unrelated"]

_COPIED = 0.9
"""Share of either text's runs of words that stand in the other, from which one is a copy of the other."""
_RELAYED = 0.5
"""The same of one of the two, from which the shorter was taken from the longer."""
_SURE = 0.5
_STEEP = 14.0
"""How fast shared runs make sure: two stories share up to 2 % of their runs by chance, two that are worded apart but
tell the same from 10 % on; at 5 % it is even."""
_FREE_WEIGHT = 3.0
"""Weight of a trace where no folder says how rare it is."""
_RARE = 2.0
"""Weight from which the order of a trace counts."""

# Weights of the evidence that one text tells the other's story in another language, fitted by logistic regression to
# translations of English news into Spanish, Portuguese, Malay and Dutch against the likest of five thousand other
# texts, some of which tell of the same event; with the rarity in a folder and without one the fit is nearly the same.
# eval/lineage.py measures it.
_BASE, _SHARED, _ORDERED, _BEYOND_CHANCE, _LENGTHS, _FIGURES = 12.0, 3.7, 6.4, 12.7, 3.6, 3.7


class Lineage(msgspec.Struct, frozen=True):
    """What a text is of another, and how sure that is, from 0 to 1."""

    verdict: Verdict
    score: float

    @property
    def is_related(self) -> bool:
        return self.verdict != "unrelated"


def lineage(original: str, relay: str, languages: tuple[str, str] | None = None) -> Lineage:
    """What ``relay`` is of ``original``. ``languages`` are their tags, where they are known; "" is unknown."""
    tags = languages or (detect(original), detect(relay))
    return judge(traces(original), traces(relay), tags)


Weight = Callable[[int], float]


def judge(original: Traces, relay: Traces, languages: tuple[str, str], weight: Weight | None = None) -> Lineage:
    """The same of two texts whose traces are known; ``weight`` says how rare a trace is."""
    first, second = (primary(tag) for tag in languages)
    in_first, in_second = shared_runs(original.runs, relay.runs)
    most = max(in_first, in_second)
    by_runs = 1 - math.exp(-_STEEP * most)
    if first != second and first and second and by_runs < _SURE:
        return translated(likeness(original, relay, weight))
    if min(in_first, in_second) >= _COPIED:
        return Lineage("copy", round(by_runs, 3))
    if most >= _RELAYED:
        return Lineage("relay", round(by_runs, 3))
    if by_runs >= _SURE:
        return Lineage("rewrite", round(by_runs, 3))
    score = likeness(original, relay, weight)
    if first and first == second:
        # Stories of one day share names in their own language; without shared wording they are two stories.
        score = min(score, 2 * by_runs)
        return Lineage("rewrite" if score >= _SURE else "unrelated", round(score, 3))
    # Where a language is unknown, a text that shares no run is in another one.
    return translated(score)


def translated(score: float) -> Lineage:
    """What it is that surely told in another language."""
    return Lineage("translation" if score >= _SURE else "unrelated", round(score, 3))


def shared_runs(original: Iterable[int], relay: Iterable[int]) -> tuple[float, float]:
    """The share of the original's runs that the relay has, and of the relay's that the original has."""
    first, second = frozenset(original), frozenset(relay)
    both = len(first & second)
    return (both / len(first) if first else 0.0, both / len(second) if second else 0.0)


def likeness(original: Traces, relay: Traces, weight: Weight | None = None) -> float:
    """How sure it is, from 0 to 1, that two texts of different languages tell the same things in the same order."""
    weight = weight or free_weight
    first, second = Counter(original.tokens), Counter(relay.tokens)
    both = first.keys() & second.keys()
    if not both:
        return 0.0
    shared = _weights(both, weight) / math.sqrt(_weights(first.keys(), weight) * _weights(second.keys(), weight) or 1.0)
    once = {key for key in both if first[key] == 1 == second[key] and weight(key) > _RARE}
    place = {key: at for at, key in enumerate(relay.tokens) if key in once}
    order = [place[key] for key in original.tokens if key in once]
    count, kept = len(order), _longest_ascent(order)
    lengths = len(original.tokens), len(relay.tokens)
    figures, fewest = _figures(both), min(_figures(first), _figures(second))
    evidence = (
        _BASE
        + _SHARED * math.log(shared + 0.01)
        + _ORDERED * math.log((kept + 1) / (count + 2))
        + _BEYOND_CHANCE * max(0.0, kept - 2 * math.sqrt(count)) / math.sqrt(min(lengths) + 1)
        - _LENGTHS * abs(math.log((lengths[0] + 1) / (lengths[1] + 1)))
        + _FIGURES * math.log((figures + 1) / (fewest + 2))
    )
    return 1 / (1 + math.exp(-evidence))


def _weights(keys: Set[int], weight: Weight) -> float:
    # Added up exactly: a set has no order, and a sum of rounded numbers would depend on it.
    return math.fsum(weight(key) ** 2 for key in keys)


def _figures(keys: Iterable[int]) -> int:
    return sum(map(is_figure, keys))


def _longest_ascent(places: list[int]) -> int:
    """The length of the longest series of places that only ascends: as many traces kept the original's order."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def free_weight(key: int) -> float:
    """The weight of a trace where no folder says how rare it is."""
    return 0.0 if key in _function_words() else _FREE_WEIGHT


@cache
def _function_words() -> frozenset[int]:
    """The traces of the commonest words of every language that we know."""
    return frozenset(
        key for pack in packs().values() for word in pack.detection.function_words for key in keys_of(word)
    )
