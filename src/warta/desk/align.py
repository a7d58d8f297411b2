"""Which sentences of a relay tell what sentences of its original tell.

Sentences are put side by side in order, one to one, merged or split, or left alone; then what is left alone on both
sides is looked at again for sentences that were moved. In the same language shared words decide. Across languages it
is what needs no dictionary: figures, names, words that look alike, quotation marks; and where a sentence has none of
these, its length and its place.

The cost is that of a band: it grows with the number of sentences, not with its square.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import msgspec

_WORD = re.compile(r"[^\W_]+")
_BAND = 12
"""Sentences by which a relay may run ahead of or behind the place where its neighbours stand."""
_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many sentences of the original may be told by how many of the relay."""
_COMMON = 0.25
"""The share of sentences that a word may stand in and still tell one from another."""
_MOVED = 0.4
"""The likeness from which two sentences out of order are the same one."""
_FEWEST = 3
"""Features that they must share for it."""


class Bead(msgspec.Struct, frozen=True):
    """A few sentences of each text, by number: from ``first`` up to, not including, ``last``."""

    original: tuple[int, int]
    relay: tuple[int, int]
    likeness: float
    moved: bool = False


class _Weights(msgspec.Struct, frozen=True):
    """What speaks for and against a bead. Leaving a sentence alone costs ``alone``."""

    like: float
    unlike: float
    """For two sentences that have nothing in common although both have something to be known by."""
    alone: float
    merged: float


_SAME_LANGUAGE = _Weights(like=6.0, unlike=2.6, alone=1.0, merged=0.5)
_ACROSS = _Weights(like=4.0, unlike=0.6, alone=1.0, merged=1.3)


def align(original: Sequence[str], relay: Sequence[str], *, translated: bool) -> list[Bead]:
    """The beads of two texts given sentence by sentence, in the order of the original."""
    if not original or not relay:
        return [Bead((i, i + 1), (0, 0), 0.0) for i in range(len(original))] + [
            Bead((0, 0), (j, j + 1), 0.0) for j in range(len(relay))
        ]
    features = _features(original, relay, translated)
    beads = _in_order(features, [len(each) for each in original], [len(each) for each in relay], translated)
    return _with_moves(beads, features)


class _Group(msgspec.Struct, frozen=True):
    """What a few sentences in a row can be known by, and how much that tells in all."""

    features: frozenset[str]
    weight: int


class _Features(msgspec.Struct, frozen=True):
    """What each sentence can be known by, with how much it tells. Weights are whole numbers: the sum of a set of them
    is the same in whatever order."""

    original: list[frozenset[str]]
    relay: list[frozenset[str]]
    weight: dict[str, int]
    groups: dict[tuple[bool, int, int], _Group]

    def group(self, is_relay: bool, first: int, last: int) -> _Group:
        key = (is_relay, first, last)
        found = self.groups.get(key)
        if found is None:
            sentences = self.relay if is_relay else self.original
            union = sentences[first] if last - first == 1 else frozenset().union(*sentences[first:last])
            found = self.groups[key] = _Group(union, sum(map(self.weight.__getitem__, union)))
        return found

    def likeness(self, first: tuple[int, int], second: tuple[int, int]) -> float:
        """From 0 to 1: how much of what tells sentences apart is in both groups."""
        ours, theirs = self.group(False, *first), self.group(True, *second)
        if ours.features.isdisjoint(theirs.features):
            return 0.0
        shared = sum(map(self.weight.__getitem__, ours.features & theirs.features))
        return 2 * shared / (ours.weight + theirs.weight)


def _features(original: Sequence[str], relay: Sequence[str], translated: bool) -> _Features:
    of = _anchors if translated else _words
    ours, theirs = [of(each) for each in original], [of(each) for each in relay]
    met = Counter(each for sentence in (*ours, *theirs) for each in sentence)
    both = frozenset().union(*ours) & frozenset().union(*theirs) if translated else frozenset(met)
    most = max(2, int(_COMMON * (len(ours) + len(theirs)))) if len(ours) + len(theirs) > 4 else len(met)
    # Across languages most words are in one text only: they say nothing against two sentences. Figures do.
    kept = {each for each, count in met.items() if count <= most and (each in both or each[0] == "#" or not translated)}
    return _Features(
        original=[frozenset(sentence & kept) for sentence in ours],
        relay=[frozenset(sentence & kept) for sentence in theirs],
        weight={each: _weight(each, met[each]) for each in kept},
        groups={},
    )


def _weight(feature: str, count: int) -> int:
    sure = 2.0 if feature[0] == "#" else 1.5 if feature[0] == "^" else 1.0
    return round(1_000_000 * sure / math.sqrt(count))


def _words(sentence: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(sentence))


def _anchors(sentence: str) -> frozenset[str]:
    """What a translation keeps: figures (#), words that begin with a capital (^) or look alike (~), quotation marks."""
    found = set()
    for word in _WORD.findall(sentence):
        if word[0].isdecimal():
            found.add("#" + str(int(word)) if word.isdecimal() and len(word) < 300 else "#" + word)
            continue
        plain = plainly(word)
        if len(plain) < 3:
            continue
        if word[0].isupper():
            found.add("^" + plain[:5])
        if len(plain) > 3:
            found.add("~" + plain[:5])
    if any(mark in sentence for mark in '“”"«»„'):
        found.add('"')
    return frozenset(found)


_ALIKE = str.maketrans({"c": "k", "q": "k", "y": "i", "v": "f", "z": "s", "x": "s"})


@lru_cache(maxsize=1 << 15)
def plainly(word: str) -> str:
    """A word as it would be written anywhere: without accents, doubled letters, spellings that languages differ in."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in folded if letter.isalpha()).replace("ph", "f").replace("th", "t")
    plain = letters.translate(_ALIKE)
    return "".join(letter for number, letter in enumerate(plain) if not number or plain[number - 1] != letter)


def _in_order(features: _Features, ours: list[int], theirs: list[int], translated: bool) -> list[Bead]:
    """The best beads that keep the order of both texts: dynamic programming in a band around the sure anchors."""
    weights = _ACROSS if translated else _SAME_LANGUAGE
    n, m = len(ours), len(theirs)
    ratio = min(2.0, max(0.5, sum(theirs) / max(1, sum(ours))))
    centre = _path(features, n, m)
    lows = [max(0, min(centre[i], centre[max(0, i - 1)]) - _BAND) for i in range(n + 1)]
    highs = [min(m, max(centre[i], centre[min(n, i + 1)]) + _BAND) for i in range(n + 1)]
    lows[0], highs[n] = 0, m
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(n + 1)]
    best[0][0] = (0.0, 0)
    likeness: dict[tuple[int, int, int, int], float] = {}
    for i in range(n + 1):
        row = best[i]
        for j in range(lows[i], highs[i] + 1):
            if i == 0 and j == 0:
                continue
            top: tuple[float, int] | None = None
            for shape, (a, b) in enumerate(_SHAPES):
                if a > i or b > j:
                    continue
                before = best[i - a].get(j - b)
                if before is None:
                    continue
                if a == 0 or b == 0:
                    score = before[0] - weights.alone
                else:
                    like = features.likeness((i - a, i), (j - b, j))
                    likeness[i, j, a, b] = like
                    length = _length_cost(sum(ours[i - a : i]), sum(theirs[j - b : j]), ratio)
                    known = bool(features.original[i - 1]) and bool(features.relay[j - 1])
                    score = before[0] + weights.like * like - length - weights.merged * (a + b - 2)
                    if like == 0.0 and (known or not translated):
                        score -= weights.unlike
                    elif not translated:
                        score -= weights.unlike * max(0.0, 1 - 4 * like)
                if top is None or score > top[0] + 1e-9:
                    top = (score, shape)
            if top is not None:
                row[j] = top
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        a, b = _SHAPES[best[i][j][1]]
        beads.append(Bead((i - a, i), (j - b, j), round(likeness.get((i, j, a, b), 0.0), 4)))
        i, j = i - a, j - b
    return beads[::-1]


def _length_cost(ours: int, theirs: int, ratio: float) -> float:
    """How unlikely the two lengths are for the same content: 0 where they agree, 2 at most."""
    off = abs(math.log((theirs + 10) / (ours * ratio + 10)))
    return min(2.0, 1.6 * off * off + 0.1 * off)


def _path(features: _Features, n: int, m: int) -> list[int]:
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


def _with_moves(beads: list[Bead], features: _Features) -> list[Bead]:
    """The same with sentences that stand alone on both sides joined where they are clearly the same."""
    lost = [bead for bead in beads if bead.relay[0] == bead.relay[1]]
    added = {bead.relay[0]: bead for bead in beads if bead.original[0] == bead.original[1]}
    if not lost or not added:
        return beads
    holders: dict[str, list[int]] = defaultdict(list)
    for j in added:
        for each in features.relay[j]:
            holders[each].append(j)
    offers = []
    for bead in lost:
        i = bead.original[0]
        met = Counter(j for each in features.original[i] for j in holders.get(each, ())[:_BAND])
        for j, _ in sorted(met.items(), key=lambda entry: (-entry[1], entry[0]))[:_BAND]:
            like = features.likeness((i, i + 1), (j, j + 1))
            # One name that two sentences share makes them alike, not the same.
            if like >= _MOVED and len(features.original[i] & features.relay[j]) >= _FEWEST:
                offers.append((-like, i, j))
    joined: dict[int, Bead] = {}
    taken: set[int] = set()
    for like, i, j in sorted(offers):
        if i not in joined and j not in taken:
            joined[i] = Bead((i, i + 1), (j, j + 1), round(-like, 4), moved=True)
            taken.add(j)
    return [
        joined.get(bead.original[0], bead) if bead.relay[0] == bead.relay[1] else bead
        for bead in beads
        if bead.original[0] != bead.original[1] or bead.relay[0] not in taken
    ]
