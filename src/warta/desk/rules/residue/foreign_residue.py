"""Words of another language are left in the copy.

## What it reports

A run of words in English that is left in an Indonesian story, or the other way round: at least four words in a row,
several of them among the commonest of that language and none of them among those of the story's. Of another language
that Warta knows, at least seven; and words in another script (Cyrillic, Greek, Chinese …), at least three or six signs,
unless they stand in brackets behind what they mean.

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

import msgspec

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.prose import WORD, Prose, prose_of
from warta.desk.small_words import small_words
from warta.language.packs import pack_of, packs
from warta.story import primary

RULE = Rule(code="X001", name="foreign-residue", severity="warning", languages=("id", "en"))

_OTHER = {"id": "en", "en": "id"}
"""The language that is left most often: fewer words of it are enough."""
_TOO_NEAR = {"id": ("ms",)}


class _Least(msgspec.Struct, frozen=True):
    """What a run of words must have to be of another language."""

    words: int
    common: int
    """Different ones that are among the commonest of that language."""
    share: float
    """Of the words, those that are."""


_OF_THE_OTHER = _Least(4, 3, 0.4)
_OF_ANY = _Least(7, 4, 0.4)
_MAY_HOLD_NAMES = 8
"""Words of a run that may have somebody's name in it; a shorter one may itself be part of a name."""
_BETWEEN = re.compile(r"[\s,]+")
_LETTER = r"\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0900-\u097f\uac00-\ud7af"
_SIGN = r"\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff"
_SCRIPT = re.compile(rf"[{_LETTER}]+(?:[\s,]{{1,2}}[{_LETTER}]+){{2,60}}|[{_SIGN}]{{6,400}}")
_GLOSSED = "([“\"‘'«:/"


def find(copy: Copy) -> Iterator[Finding]:
    own = primary(copy.reading.language)
    prose = prose_of(copy)
    for other in (_OTHER[own], *(each for each in sorted(packs()) if each not in (own, _OTHER[own]))):
        if other not in _TOO_NEAR.get(own, ()):
            yield from _of_language(copy, prose, own, other, _OF_THE_OTHER if other == _OTHER[own] else _OF_ANY)
    if not copy.text.isascii():
        yield from _of_script(copy, prose)


def _of_language(copy: Copy, prose: Prose, own: str, other: str, least: _Least) -> Iterator[Finding]:
    pack = packs()[other]
    of_own, of_other = _only(own, other), _only(other, own)
    if len(prose.vocabulary & of_other) < least.common:
        return
    for start, end in _runs(copy, of_own):
        words = _trimmed(list(WORD.finditer(copy.text, start, end)), of_other, other)
        if not _is_foreign(words, of_other, least):
            continue
        first, last = words[0].start(), words[-1].end()
        if prose.is_open(first, last) or (len(words) >= _MAY_HOLD_NAMES and not prose.is_said(first, last)):
            yield RULE.at(first, last, "These words are left in {language}.", language=pack.name)


def _of_script(copy: Copy, prose: Prose) -> Iterator[Finding]:
    """Words in letters that the story is not written in."""
    for paragraph in copy.paragraphs:
        for match in _SCRIPT.finditer(copy.text, paragraph.start, paragraph.end):
            before = copy.text[max(paragraph.start, match.start() - 2) : match.start()].rstrip()
            if before[-1:] and before[-1] in _GLOSSED:
                continue
            if not prose.is_said(*match.span()):
                yield RULE.at(*match.span(), "These words are left in another script.")


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
    needs_more = words[last][0].lower() in small_words().never_last.get(other, ())
    return words[common[0] : last + (2 if needs_more else 1)]


def _is_foreign(words: Sequence[re.Match[str]], of_other: frozenset[str], least: _Least) -> bool:
    if len(words) < least.words:
        return False
    small = [match[0] for match in words if match[0].islower()]
    common = [word for word in small if word in of_other]
    return (
        len(set(common)) >= least.common
        and len(common) >= least.share * len(words)
        and len(small) > len(words) / 2  # titles of films and books are in capitals
    )


@cache
def _only(language: str, other: str) -> frozenset[str]:
    """The commonest words of a language that are not among those of the other."""
    return _common(language) - _common(other)


@cache
def _common(language: str) -> frozenset[str]:
    pack = pack_of(language)
    assert pack is not None
    return pack.detection.function_words | small_words().everyday.get(language, frozenset())
