"""Cutting a word back to the one that it is made of, by a language's affixes and its roots.

For languages that tantivy has no stemmer for. A language is a data file in ``stems/``, found by being there. The
measure of it is in docs/search.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).with_name("stems")
_SHORTEST = 5
"""Letters of the shortest word that is cut."""
_SHORTEST_UNKNOWN = 5
"""Letters that a word which is not made of a known root must keep."""
_VOWELS = frozenset("aeiou")
_NOTHING = "-"


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    whole: str
    roots: str


class _Inner(msgspec.Struct, forbid_unknown_fields=True):
    openings: str


class _DataFile(msgspec.Struct, forbid_unknown_fields=True):
    language: str
    particles: str
    possessives: str
    endings: str
    openings: dict[str, str]
    circumfixes: dict[str, str]
    inner: _Inner
    irregular: dict[str, str]
    words: _Words


class Affixes:
    """What may stand before and after the roots of one language."""

    def __init__(self, data: _DataFile) -> None:
        self.language = data.language
        self._particles = data.particles.split()
        self._possessives = data.possessives.split()
        self._endings = data.endings.split()
        self._openings = [
            (opening, ["" if letter == _NOTHING else letter for letter in letters.split()])
            for opening, letters in data.openings.items()
        ]
        self._circumfixes = list(data.circumfixes.items())
        self._inner = data.inner.openings.split()
        self._irregular = data.irregular
        self._whole = frozenset(data.words.whole.split())
        self._roots = frozenset(data.words.roots.split())
        self.version = f"affixes-{_hash(data)}"
        self.stem = lru_cache(maxsize=1 << 16)(self._stem)

    def _stem(self, word: str) -> str:
        """A word in lower case, cut back; the word itself where nothing is known of it."""
        if len(word) < _SHORTEST or not word.isascii():
            return word
        for bare in self._bare(word):
            if bare in self._irregular:
                return self._irregular[bare]
            if bare in self._roots or bare in self._whole:
                return bare
        for candidate in self._candidates(word):
            if candidate in self._roots:
                return candidate
        bare = self._without(word, self._possessives[0])
        if len(bare) >= _SHORTEST_UNKNOWN and sum(letter in _VOWELS for letter in bare) > 1:
            return bare
        return word

    def _candidates(self, word: str) -> Iterator[str]:
        """What may be the root. An ending is taken off first: peng-awas-an, not peng-(k)awasan."""
        for bare in self._bare(word):
            for ending in (*self._endings, ""):
                if bare.endswith(ending):
                    middle = bare[: len(bare) - len(ending)]
                    yield middle
                    yield from self._opened(middle, ending)

    def _bare(self, word: str) -> Iterator[str]:
        """The word without what is only written onto it."""
        yield word
        without_particle = [self._without(word, particle) for particle in self._particles if word.endswith(particle)]
        yield from without_particle
        for each in (word, *without_particle):
            for possessive in self._possessives:
                if each.endswith(possessive):
                    yield self._without(each, possessive)

    def _opened(self, middle: str, ending: str) -> Iterator[str]:
        once = []
        for opening, swallowed in self._openings:
            if middle.startswith(opening):
                once += list(_rests(middle[len(opening) :], opening, swallowed))
        for opening, its_ending in self._circumfixes:
            if ending == its_ending and middle.startswith(opening):
                once.append(middle[len(opening) :])
        # The longest root is the right one: meng-(k)eluar, not menge-luar.
        yield from sorted(once, key=len, reverse=True)
        for rest in once:
            yield from (rest[len(inner) :] for inner in self._inner if rest.startswith(inner))

    @staticmethod
    def _without(word: str, end: str) -> str:
        return word.removesuffix(end)


def _rests(rest: str, opening: str, swallowed: list[str]) -> Iterator[str]:
    """What may have stood behind an opening. A letter is swallowed before a vowel, where mem- and men- would not
    stand by themselves; meng- does."""
    before_vowel = rest[:1] in _VOWELS
    for letter in swallowed:
        if letter == "" and before_vowel and opening.endswith(("m", "n")):
            continue
        if letter == "" or before_vowel:
            yield letter + rest


def _hash(data: _DataFile) -> str:
    """Eight characters that change with the data: an index is of one way of cutting."""
    return blake2b(msgspec.json.encode(data), digest_size=4).hexdigest()


@cache
def affixes() -> dict[str, Affixes]:
    """Every language that is cut by its affixes, by its primary subtag."""
    found = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        data = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _DataFile)
        found[data.language] = Affixes(data)
    return found
