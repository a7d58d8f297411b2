"""The original of a text among many thousands.

The index keeps of every text its traces across languages, in order, and a sample of its runs of words: those with the
smallest hashes, so that two texts that share runs share as large a part of their samples (MinHash with a fixed
threshold, which also sees a short relay within a long original). A query walks the texts that hold its rarest traces,
and the few best of them are judged as a pair.

All of it is flat arrays: a saved index is read at the speed of the disk, and a few thousand texts fit in megabytes.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from warta.desk.lineage.trace import Traces, traces
from warta.desk.lineage.vectors import Encoder, sureness
from warta.desk.lineage.verdict import Lineage, free_weight, judge, translated
from warta.language.detect import detect
from warta.story import primary

_JUDGED = 12
"""Texts of another language that are judged as pairs, from the most promising on."""
_SAME = 6
"""The same for texts that share runs of words."""
_COMMON = 0.1
"""The share of the texts from which a trace leads nowhere."""
_IMAGINED = 50
"""Texts that every folder is taken to have besides its own, in which traces are as common as anywhere."""
_VERSION = 4
"""Of the saved form; another one is made anew."""
_FEW = 20
"""Texts that may hold a trace in a small index without its being common."""


class Match(msgspec.Struct, frozen=True):
    """A text of the index, by its name, and what the text asked about is of it."""

    name: str
    lineage: Lineage


class Entry(msgspec.Struct, frozen=True):
    """What an index keeps of a text."""

    name: str
    stamp: str
    """What changes when the text does, as its size and time; empty where nobody asks."""
    language: str
    tokens: bytes
    runs: bytes
    vector: bytes = b""
    """Of the lead, where the index is to compare meanings."""

    @classmethod
    def of(
        cls, name: str, text: str, language: str | None = None, stamp: str = "", encoder: Encoder | None = None
    ) -> Entry:
        found = traces(text)
        tag = detect(text) if language is None else language
        vector = encoder.vectors([text])[0] if encoder and text.strip() else b""
        return cls(name, stamp, primary(tag), _bytes(found.tokens), _bytes(found.sample), vector)

    @property
    def traces(self) -> Traces:
        return Traces(_hashes(self.tokens), _hashes(self.runs))


class Saved(msgspec.Struct, frozen=True, array_like=True):
    """An index as it is kept in a file."""

    version: int
    entries: list[Entry]
    tokens: tuple[bytes, bytes, bytes]
    runs: tuple[bytes, bytes, bytes]
    sizes: bytes


class Index:
    """Texts by their traces. It is made once of all its texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._tokens = _Holders.of(_hashes(entry.tokens) for entry in self.entries)
        self._runs = _Holders.of(_hashes(entry.runs) for entry in self.entries)
        self._sizes = array("d", (self._size(entry) for entry in self.entries))

    @classmethod
    def read(cls, kept: bytes) -> Index | None:
        """The index that ``written`` made, or None where these bytes are none of this version."""
        try:
            saved = msgspec.msgpack.decode(kept, type=Saved)
            if saved.version != _VERSION:
                return None
            index = cls.__new__(cls)
            index.entries = tuple(saved.entries)
            index._tokens, index._runs = _Holders.read(saved.tokens), _Holders.read(saved.runs)
            index._sizes = array("d")
            index._sizes.frombytes(saved.sizes)
        except (msgspec.DecodeError, ValueError):
            return None
        return index if len(index._sizes) == len(index.entries) else None

    def written(self) -> bytes:
        """The index as bytes, for a file on this machine."""
        saved = Saved(_VERSION, list(self.entries), self._tokens.written(), self._runs.written(), self._sizes.tobytes())
        return msgspec.msgpack.encode(saved)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], encoder: Encoder | None = None) -> Index:
        """The index of these texts, each with its name."""
        return cls(Entry.of(name, text, encoder=encoder) for name, text in texts)

    def __len__(self) -> int:
        return len(self.entries)

    def find(
        self, text: str, language: str | None = None, limit: int = 5, encoder: Encoder | None = None
    ) -> list[Match]:
        """The texts that this one may come from, the surest first; those that are unrelated are left out.

        With an encoder, by which the index was made too, meanings are compared as well.
        """
        asked = traces(text)
        tag = primary(detect(text) if language is None else language)
        sampled = Traces(asked.tokens, asked.sample)
        found = []
        meant, sure = self._by_meaning(text, tag, encoder) if encoder and text.strip() else (-1, 0.0)
        for number in sorted({*self._by_runs(sampled), *self._by_tokens(asked, tag), *([meant] if meant >= 0 else [])}):
            entry = self.entries[number]
            of = judge(*_alike(entry.traces, sampled), (entry.language, tag), self._weight)
            if number == meant and of.verdict in ("translation", "unrelated"):
                of = translated(1 - (1 - of.score) * (1 - sure))
            if of.is_related:
                found.append(Match(entry.name, of))
        return sorted(found, key=lambda match: (-match.lineage.score, match.name))[:limit]

    def _weight(self, key: int) -> float:
        """How much a trace tells: the rarer in the folder, the more. In a small folder that is no news of a trace, and
        it weighs as it does without one."""
        expected = _IMAGINED * math.exp(-free_weight(key))
        return math.log((len(self.entries) + _IMAGINED) / (self._tokens.count(key) + expected))

    def _size(self, entry: Entry) -> float:
        return math.sqrt(math.fsum(self._weight(key) ** 2 for key in set(_hashes(entry.tokens)))) or 1.0

    def _by_meaning(self, text: str, tag: str, encoder: Encoder) -> tuple[int, float]:
        """The text of another language whose lead means most nearly the same, or -1, and how sure that is."""
        kept = [entry.vector if not tag or entry.language != tag else b"" for entry in self.entries]
        near = encoder.nearest(encoder.vectors([text])[0], kept, 2)
        if not near:
            return -1, 0.0
        return near[0][0], sureness(near[0][1], near[1][1] if len(near) > 1 else 0.0)

    def _by_runs(self, asked: Traces) -> list[int]:
        met = Counter(number for run in asked.runs for number in self._runs.of_key(run))
        return [number for number, _ in sorted(met.items(), key=lambda each: (-each[1], each[0]))[:_SAME]]

    def _by_tokens(self, asked: Traces, tag: str) -> list[int]:
        most = max(_FEW, int(_COMMON * len(self.entries)))
        scores: defaultdict[int, float] = defaultdict(float)
        for key in sorted(set(asked.tokens)):
            holders = self._tokens.of_key(key)
            if len(holders) <= most:
                worth = self._weight(key) ** 2
                for number in holders:
                    scores[number] += worth
        ranked = sorted(scores, key=lambda number: (-scores[number] / self._sizes[number], number))
        abroad = (number for number in ranked if not tag or self.entries[number].language != tag)
        at_home = (number for number in ranked if tag and self.entries[number].language == tag)
        return [*_first(abroad, _JUDGED), *_first(at_home, _SAME)]


class _Holders(msgspec.Struct, frozen=True):
    """Which texts hold a hash: the hashes in ascending order, where the stretch of each begins, and the texts."""

    keys: array[int]
    starts: array[int]
    numbers: array[int]

    @classmethod
    def of(cls, texts: Iterable[Iterable[int]]) -> _Holders:
        holders: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        for number, hashes in enumerate(texts):
            for key in set(hashes):
                holders[key].append(number)
        made = cls(array("I", sorted(holders)), array("I", [0]), array("I"))
        for key in made.keys:
            made.numbers.extend(holders[key])
            made.starts.append(len(made.numbers))
        return made

    @classmethod
    def read(cls, kept: tuple[bytes, bytes, bytes]) -> _Holders:
        made = cls(*(_hashes(each) for each in kept))
        if len(made.starts) != len(made.keys) + 1:
            raise ValueError("the index is not whole")
        return made

    def written(self) -> tuple[bytes, bytes, bytes]:
        return _bytes(self.keys), _bytes(self.starts), _bytes(self.numbers)

    def of_key(self, key: int) -> array[int]:
        start, end = self._stretch(key)
        return self.numbers[start:end]

    def count(self, key: int) -> int:
        start, end = self._stretch(key)
        return end - start

    def _stretch(self, key: int) -> tuple[int, int]:
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return 0, 0
        return self.starts[at], self.starts[at + 1]


def _alike(original: Traces, relay: Traces) -> tuple[Traces, Traces]:
    """The two with their samples cut at one threshold, so that what they share of them is what they share."""
    limit = min(found.runs[-1] if found.runs else 0 for found in (original, relay))
    return _below(original, limit), _below(relay, limit)


def _below(found: Traces, limit: int) -> Traces:
    return Traces(found.tokens, found.runs[: bisect_left(found.runs, limit + 1)])


def _first(numbers: Iterator[int], most: int) -> list[int]:
    return [number for number, _ in zip(numbers, range(most), strict=False)]


def _bytes(hashes: array[int]) -> bytes:
    return hashes.tobytes()


def _hashes(kept: bytes) -> array[int]:
    hashes = array("I")
    hashes.frombytes(kept)
    return hashes
