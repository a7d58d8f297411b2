"""Sentences put side by side in the order of both texts: kept, merged, split or left alone."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from itertools import accumulate

import msgspec

from warta.desk.align.bead import Bead
from warta.desk.align.features import Features

_BAND = 12
"""Sentences by which a relay may run ahead of or behind the place where its neighbours stand."""
_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many sentences of the original may be told by how many of the relay."""
_MOST = 2.0
"""What lengths count at most that do not go together; nothing where they agree."""


class _Weights(msgspec.Struct, frozen=True):
    """What speaks for and against a bead. Leaving a sentence alone costs ``alone``."""

    like: float
    unlike: float
    """For two sentences that have nothing in common although both have something to be known by."""
    alone: float
    merged: float
    length: float
    """What lengths count that do not go together."""


_SAME_LANGUAGE = _Weights(like=6.0, unlike=2.6, alone=1.0, merged=0.5, length=1.6)
_ACROSS = _Weights(like=5.0, unlike=1.5, alone=1.0, merged=1.3, length=2.4)


def in_order(features: Features, ours: list[int], theirs: list[int], translated: bool) -> list[Bead]:
    """The best beads that keep the order of both texts: dynamic programming in a band around the sure anchors."""
    weights = _ACROSS if translated else _SAME_LANGUAGE
    n, m = len(ours), len(theirs)
    ratio = min(2.0, max(0.5, sum(theirs) / max(1, sum(ours))))
    centre = _path(features, n, m)
    lows = [max(0, min(centre[i], centre[max(0, i - 1)]) - _BAND) for i in range(n + 1)]
    highs = [min(m, max(centre[i], centre[min(n, i + 1)]) + _BAND) for i in range(n + 1)]
    lows[0], highs[n] = 0, m
    logs = _logs(ours, 1.0), _logs(theirs, ratio)
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(n + 1)]
    best[0][0] = (0.0, 0)
    likeness: dict[tuple[int, int, int, int], float] = {}
    for i in range(n + 1):
        row = best[i]
        for j in range(lows[i], highs[i] + 1):
            if i == 0 and j == 0:
                continue
            top, chosen = -math.inf, -1
            for shape, (a, b) in enumerate(_SHAPES):
                if a > i or b > j:
                    continue
                before = best[i - a].get(j - b)
                if before is None:
                    continue
                if a == 0 or b == 0:
                    score = before[0] - weights.alone
                else:
                    off = abs(logs[0][a][i] - logs[1][b][j])
                    score = (
                        before[0] - min(_MOST, weights.length * off * off + 0.1 * off) - weights.merged * (a + b - 2)
                    )
                    if score + weights.like <= top:
                        continue  # however much they have in common
                    like = likeness[i, j, a, b] = features.likeness((i - a, i), (j - b, j))
                    score += weights.like * like
                    if like == 0.0:
                        if not translated or (features.original[i - 1] and features.relay[j - 1]):
                            score -= weights.unlike
                    elif not translated:
                        score -= weights.unlike * max(0.0, 1 - 4 * like)
                        if a + b > 2 and score > top:
                            score -= weights.alone * features.idle((i - a, i), (j - b, j))
                if score > top + 1e-9:
                    top, chosen = score, shape
            if chosen >= 0:
                row[j] = top, chosen
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        a, b = _SHAPES[best[i][j][1]]
        beads.append(Bead((i - a, i), (j - b, j), round(likeness.get((i, j, a, b), 0.0), 4)))
        i, j = i - a, j - b
    return beads[::-1]


def _logs(lengths: list[int], ratio: float) -> list[list[float]]:
    """For 1, 2 and 3 sentences, by where they end: the logarithm of how long they would be in the original."""
    sums = [0, *accumulate(lengths)]
    return [
        [math.log((sums[end] - sums[max(0, end - size)]) / ratio + 10) for end in range(len(sums))] for size in range(4)
    ]


def _path(features: Features, n: int, m: int) -> list[int]:
    """Where in the relay each sentence of the original is looked for: a line through the features that stand once in
    each text and keep their order."""
    once: dict[str, int] = {}
    for j, sentence in enumerate(features.relay):
        for each in sentence:
            once[each] = -1 if each in once else j
    seen = Counter(each for sentence in features.original for each in sentence)
    points = sorted(
        {(i, once[each]) for i, sentence in enumerate(features.original) for each in sentence
         if seen[each] == 1 and once.get(each, -1) >= 0}
    )  # fmt: skip
    kept = [(0, 0), *((i, j) for i, j in _rising(points)), (n, m)]
    centre, place = [0] * (n + 1), 0
    for i in range(n + 1):
        while place + 1 < len(kept) - 1 and kept[place + 1][0] <= i:
            place += 1
        (i0, j0), (i1, j1) = kept[place], kept[place + 1]
        centre[i] = j0 + round((j1 - j0) * (i - i0) / max(1, i1 - i0)) if i < i1 else j1
    return centre


def _rising(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of points that rises in both texts (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(points):
        place = bisect_left(tails, j)
        if place == len(tails):
            tails.append(j)
            ends.append(number)
        else:
            tails[place], ends[place] = j, number
        before.append(ends[place - 1] if place else -1)
    run, number = [], ends[-1] if ends else -1
    while number >= 0:
        run.append(points[number])
        number = before[number]
    return run[::-1]
