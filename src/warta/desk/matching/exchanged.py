"""Two persons of one sentence in each other's place: who did it, and to whom it was done.

Believed only of a sentence that says as little as can be: one of the two follows the other after a few words without a
mark between, and nobody else is named. Where a word of either side may account for the other order (a passive, "and",
"lost to") nothing is said; of languages whose words for that are not listed, nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.spelling import folded
from warta.desk.pairing import Pairing, Side
from warta.language.reading import Name, Span
from warta.story import primary

_WORDS = Path(__file__).with_name("exchanged.toml")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[,:;()\"“”„«»–—…']|’s\b")
"""Marks between the two behind which something else may be said."""
_FARTHEST = 80
"""Code points between the two names."""


class _Explaining(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    stems: tuple[str, ...] = ()
    shortest: int = 0

    def has(self, word: str) -> bool:
        return word in self.words or (len(word) >= self.shortest and word.startswith(self.stems) and bool(self.stems))


class Exchanged(NamedTuple):
    original: Span
    """Who does it there."""
    relay: Span
    """Who does it here."""


def exchanged(pairing: Pairing) -> Iterator[Exchanged]:
    """Sentences of which doer and done-to have changed places."""
    for link in pairing.links:
        if len(link.original.sentences) != 1 or len(link.relay.sentences) != 1:
            continue
        ours, theirs = _doer_and_other(pairing.original, link.original), _doer_and_other(pairing.relay, link.relay)
        if ours and theirs and _is_same(ours[0], theirs[1]) and _is_same(ours[1], theirs[0]):
            mine, yours = ours[0], theirs[0]
            yield Exchanged(Span(mine.text, mine.start, mine.end), Span(yours.text, yours.start, yours.end))


def _doer_and_other(copy: Copy, side: Side) -> tuple[Name, Name] | None:
    """The two persons of a sentence that says who does something to whom, and nothing that turns it round."""
    explaining = _tables().get(primary(copy.reading.language) if copy.reading.language else "")
    persons = [name for name in side.names if name.kind == "person" or _may_be_one(name)]
    if explaining is None or len(persons) != 2 or _is_same(*persons):
        return None
    doer, other = persons
    before, between = copy.text[side.start : doer.start], copy.text[doer.end : other.start]
    if len(between) > _FARTHEST or _OTHER.search(between) or not _WORD.search(between):
        return None
    if any(map(explaining.has, _WORD.findall(f"{before} {between}".casefold()))):
        return None
    return doer, other


def _may_be_one(name: Name) -> bool:
    """Whether nothing says that a name is no person's: a surname alone, as headlines and later sentences have it."""
    return name.kind == "other" and not name.entity and not name.text.isupper()


def _is_same(first: Name, second: Name) -> bool:
    """Whether two names have their last word in common."""
    mine, yours = _WORD.findall(first.text), _WORD.findall(second.text)
    return bool(mine) and bool(yours) and folded(mine[-1]) == folded(yours[-1])


@cache
def _tables() -> dict[str, _Explaining]:
    return msgspec.toml.decode(_WORDS.read_bytes(), type=dict[str, _Explaining])
