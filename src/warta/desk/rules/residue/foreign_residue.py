"""Words of another language are left in the copy.

## What it reports

A run of words in English that is left in an Indonesian story, or the other way round: at least four words in a row,
several of them among the commonest of that language and none of them among those of the story's.

## Why

A machine translation leaves behind what it did not understand, and whoever pastes from the original forgets a
sentence.

Quotations and what stands in quotation marks, names and titles are left alone: they may well be in another language.

## Example

> Menteri mengatakan bantuan itu will be delivered to the victims pekan depan.

## Instead

Translate what was left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.prose import WORD, prose_of
from warta.desk.small_words import small_words
from warta.language.packs import pack_of
from warta.story import primary

RULE = Rule(code="X001", name="foreign-residue", severity="warning", languages=("id", "en"))

_OTHER = {"id": "en", "en": "id"}
_FEWEST_WORDS = 4
_FEWEST_COMMON = 3
"""Words of a run that must be among the commonest of the other language, and different ones."""
_LEAST_SHARE = 0.4
_BETWEEN = re.compile(r"[\s,]+")


def find(copy: Copy) -> Iterator[Finding]:
    own = primary(copy.reading.language)
    other = _OTHER[own]
    pack = pack_of(other)
    assert pack is not None
    of_own, of_other = _common(own), _common(other)
    prose = prose_of(copy)
    if len(prose.vocabulary & (of_other - of_own)) < _FEWEST_COMMON:
        return
    for start, end in _runs(copy, of_own - of_other):
        words = _trimmed(list(WORD.finditer(copy.text, start, end)), of_other - of_own, other)
        if not _is_foreign(words, of_other - of_own):
            continue
        first, last = words[0].start(), words[-1].end()
        if prose.is_open(first, last):
            yield RULE.at(first, last, "These words are left in {language}.", language=pack.name)


def _runs(copy: Copy, of_own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence without a common word of the story's own language, and with nothing but spaces and commas
    between their words."""
    for sentence in copy.reading.sentences:
        start = last = None
        for match in WORD.finditer(copy.text, sentence.start, sentence.end):
            apart = last is not None and not _BETWEEN.fullmatch(copy.text, last, match.start())
            if start is not None and (apart or match[0].lower() in of_own):
                assert last is not None
                yield start, last
                start = None
            if match[0].lower() not in of_own:
                start = match.start() if start is None else start
                last = match.end()
            else:
                start = last = None
        if start is not None and last is not None:
            yield start, last


def _trimmed(words: list[re.Match[str]], of_other: frozenset[str], other: str) -> list[re.Match[str]]:
    """From the first common word of the other language to the last, and the word that this one needs after it."""
    common = [number for number, match in enumerate(words) if match[0].lower() in of_other]
    if not common:
        return []
    last = common[-1]
    needs_more = words[last][0].lower() in small_words().never_last[other]
    return words[common[0] : last + (2 if needs_more else 1)]


def _is_foreign(words: Sequence[re.Match[str]], of_other: frozenset[str]) -> bool:
    if len(words) < _FEWEST_WORDS:
        return False
    small = [match[0] for match in words if match[0].islower()]
    common = [word for word in small if word in of_other]
    return (
        len(set(common)) >= _FEWEST_COMMON
        and len(common) >= _LEAST_SHARE * len(words)
        and len(small) > len(words) / 2  # titles of films and books are in capitals
    )


@cache
def _common(language: str) -> frozenset[str]:
    pack = pack_of(language)
    assert pack is not None
    return pack.detection.function_words | small_words().everyday[language]
