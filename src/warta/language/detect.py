"""Which of our languages a text is in: a clear answer, or none.

Prose is full of its language's function words, so that two sentences are evidence enough; a near relative (Malay
beside Indonesian) is told apart by words and spellings that only one of the two has.
"""

from __future__ import annotations

import re
from collections import Counter

from warta.language.packs import Detection, packs

LOOKED_AT = 20_000
"""Code points from the start of the text; more would not change the answer."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 8
_FEWEST_DIFFERENT = 4
_MANY_WORDS = 60
_LEAST_SHARE = 0.16
_LEAST_SHARE_OF_MANY = 0.13
_LEAD = 2


def detect(text: str) -> str:
    """The language of the text as a BCP 47 tag, or the empty string where the evidence is thin."""
    words = _WORD.findall(text[:LOOKED_AT])
    found = _language_of(Counter(word.casefold() for word in words))
    if found:
        return found
    # Line-ups, tables and lists are full of names, which are of no language.
    small = [word for word in words if word[0].islower()]
    return _language_of(Counter(small)) if len(small) * 3 >= len(words) else ""


def _language_of(words: Counter[str]) -> str:
    if words.total() < _FEWEST_WORDS:
        return ""
    least = _LEAST_SHARE if words.total() < _MANY_WORDS else _LEAST_SHARE_OF_MANY
    shares = {language: _share(words, pack.detection) for language, pack in packs().items()}
    ranked = sorted(shares, key=shares.__getitem__, reverse=True)
    best = ranked[0]
    rest = max((shares[language] for language in ranked[1:]), default=0.0)
    return best if shares[best] >= least and shares[best] >= _LEAD * rest else ""


def _share(words: Counter[str], detection: Detection) -> float:
    """How much of the text is function words of the language; 0 where something speaks against it."""
    hits = {word: count for word, count in words.items() if word in detection.function_words}
    if len(hits) < _FEWEST_DIFFERENT:
        return 0.0
    own = sum(count for word, count in words.items() if word in detection.own_words)
    neighbour = sum(count for word, count in words.items() if word in detection.neighbour_words)
    if own <= neighbour:
        return 0.0
    return sum(hits.values()) / words.total()
