"""What sentences can be known by, and how alike they are."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

_WORD = re.compile(r"[^\W_]+")
_COMMON = 0.25
"""The share of sentences that a word may stand in and still tell one from another."""
_SHARED = 0.25
"""How much of a sentence must stand on the other side for it to be merged there, in one language."""

Landmarks = tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]
"""What else each sentence of the original and of the relay can be known by. See ``warta.desk.landmarks``."""


class _Group(msgspec.Struct, frozen=True):
    """What a few sentences in a row can be known by, and how much that tells in all."""

    features: frozenset[str]
    weight: int


class Features(msgspec.Struct, frozen=True):
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

    def idle(self, first: tuple[int, int], second: tuple[int, int]) -> int:
        """How many sentences of the two groups have next to nothing of what the other one says."""
        ours, theirs = self.group(False, *first), self.group(True, *second)
        members = [(self.group(False, i, i + 1), theirs) for i in range(*first)]
        members += [(self.group(True, j, j + 1), ours) for j in range(*second)]
        return sum(
            sum(map(self.weight.__getitem__, member.features & other.features)) < _SHARED * member.weight
            for member, other in members
        )


def features_of(
    original: Sequence[str],
    relay: Sequence[str],
    translated: bool,
    landmarks: Landmarks | None,
) -> Features:
    of = _anchors if translated else _words
    ours, theirs = [of(each) for each in original], [of(each) for each in relay]
    if landmarks is not None:
        ours, theirs = ([*map(frozenset.union, *both)] for both in zip((ours, theirs), landmarks, strict=True))
    met = Counter(each for sentence in (*ours, *theirs) for each in sentence)
    both = frozenset().union(*ours) & frozenset().union(*theirs) if translated else frozenset(met)
    most = max(2, int(_COMMON * (len(ours) + len(theirs)))) if len(ours) + len(theirs) > 4 else len(met)
    # Across languages most words are in one text only: they say nothing against two sentences. Figures do.
    kept = {each for each, count in met.items() if count <= most and (each in both or each[0] == "#" or not translated)}
    return Features(
        original=[frozenset(sentence & kept) for sentence in ours],
        relay=[frozenset(sentence & kept) for sentence in theirs],
        weight={each: _weight(each, met[each]) for each in kept},
        groups={},
    )


def _weight(feature: str, count: int) -> int:
    sure = 2.0 if feature[0] in "#@" else 1.5 if feature[0] == "^" else 1.0
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


def words_known_by(text: str) -> frozenset[str]:
    """How the words begin by which a text can be known in another language: those with a capital, and the longer."""
    return frozenset(anchor[1:] for anchor in _anchors(text) if anchor[0] in "^~")


_ALIKE = str.maketrans({"c": "k", "q": "k", "y": "i", "v": "f", "z": "s", "x": "s"})


@lru_cache(maxsize=1 << 15)
def plainly(word: str) -> str:
    """A word as it would be written anywhere: without accents, doubled letters, spellings that languages differ in."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in folded if letter.isalpha()).replace("ph", "f").replace("th", "t")
    plain = letters.translate(_ALIKE)
    return "".join(letter for number, letter in enumerate(plain) if not number or plain[number - 1] != letter)
