"""The traces that a text leaves in whatever is made of it.

In the same language those are runs of words. In another language they are what translators carry over: figures with
their values, names, acronyms, and the cognates that news shares ("economy", "ekonomi", "economía"). Nothing here
knows a language, and every key is a hash of 32 bits that is the same in every process; that two of a hundred thousand
words meet in one hash changes no verdict.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import msgspec

RUN = 4
"""Words in a run."""
_LAST = (1 << 32) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
"""Odd numbers without a pattern, one for each word of a run: they make its hash depend on the order."""
_SAMPLED = 4
"""One run in so many is kept in an index: those with the smallest hashes, so that two texts keep the same ones."""
_FEWEST = 48
"""Runs that are kept of a short text."""
_COGNATE = 5
"""Letters, from the start of a word's skeleton, by which cognates meet."""
_SHORTEST = 3
"""Letters of a word that is a trace by itself."""

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SOUNDS = (
    *(("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("sh", "s"), ("x", "ks")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("y", "i"), ("j", "i"), ("z", "s"), ("v", "f")),
    *(("w", "u"), ("h", "")),
)
"""Spellings of one sound in news that crosses languages: "Philippines" and "Filipina", "police" and "polis"."""
_DOUBLED = re.compile(r"(.)\1+")


class Traces(msgspec.Struct, frozen=True):
    """What is kept of a text."""

    tokens: array[int]
    """The traces across languages, hashed, in the order of the text."""
    runs: array[int]
    """The runs of words, hashed: each once, in ascending order."""

    @property
    def sample(self) -> array[int]:
        """The runs that an index keeps, in ascending order."""
        limit = _LAST // _SAMPLED
        few = self.runs[:_FEWEST]
        return array("I", (run for number, run in enumerate(self.runs) if number < len(few) or run < limit))


def traces(text: str) -> Traces:
    """The traces of a text, in time linear in its length."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    tokens, words = array("I"), []
    for written in _words(plain):
        word, keys = _keys(written)
        words.append(word)
        tokens.extend(keys)
    runs = {
        sum(word * factor for word, factor in zip(run, _FACTORS, strict=True)) * _FACTORS[0] >> 32 & _LAST
        for run in zip(*(words[at:] for at in range(RUN)), strict=False)
    }
    return Traces(tokens, array("I", sorted(runs)))


def _words(plain: str) -> Iterator[str]:
    """The words and figures; scripts that set no space between words give pairs of letters."""
    for match in _TOKEN.finditer(plain):
        word = match[0]
        if len(word) > 2 and _UNSPACED.match(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


@lru_cache(maxsize=1 << 17)
def _keys(written: str) -> tuple[int, tuple[int, ...]]:
    """The hash of a word as part of a run, and its traces."""
    if written[0].isdecimal():
        value = figure(written)
        key = _hash(value) | 1
        return key, (key,) if len(value) > 1 else ()
    word = written.casefold()
    key = _hash(word)
    if len(word) < _SHORTEST and not (len(word) == 2 and (written.isupper() or _UNSPACED.match(word))):
        return key, ()
    skeleton = word
    for spelled, sound in _SOUNDS:
        skeleton = skeleton.replace(spelled, sound)
    skeleton = _DOUBLED.sub(r"\1", skeleton)
    if len(word) < _COGNATE or len(skeleton) < _COGNATE - 1:
        return key, (key,)
    return key, (key, _hash("~" + skeleton[:_COGNATE]))


def keys_of(word: str) -> tuple[int, ...]:
    """The traces of one word."""
    return _keys(word)[1]


def figure(written: str) -> str:
    """A figure in one form, whichever marks the language groups it with: "1.250,5" and "1,250.5" are 1250.5."""
    groups = re.split("[.,]", written)
    if len(groups) == 1:
        return written.lstrip("0") or "0"
    whole, rest = groups[0], groups[1:]
    separators = [mark for mark in written if mark in ".,"]
    is_grouped = len(rest[-1]) == 3 and len(set(separators)) == 1 and len(whole) <= 3 and whole != "0"
    if is_grouped:
        return ("".join(groups)).lstrip("0") or "0"
    return (whole + "".join(rest[:-1])).lstrip("0") + "." + rest[-1]


def is_figure(key: int) -> bool:
    """Whether a trace is that of a figure: theirs are odd."""
    return key & 1 == 1


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") & _LAST - 1
