"""Page furniture: what a site puts around a story and a copied story brings along.

A line is furniture when the whole line is one that a pack lists. The lists of all packs apply to every text: an
Indonesian story may well come from a site whose theme speaks English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from warta.language.agencies import agency_called
from warta.language.layout import Line
from warta.language.packs import packs

_LONGEST = 200
_BULLETS = r"[\s+*•·▪►▶»>|\-–—]*"
_TAIL = r"[\s:.…»>→|!]*"
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*$")
_ONE_WORD_SENTENCE = re.compile(r"\w+\.")
"""One word with a full stop heads a part of the story ("FACEBOOK." above readers' letters): no button has one."""
_LABELLED = re.compile(r"[^:\n]{2,20}: \S+ \S+ \S")
"""The first line of a text is a headline before it is anything else: "Watch: the last goal of the season"."""
_COPYRIGHT = re.compile(r"(?:copyright|hak cipta)?\s?(?:©|\(c\))\s?(?P<owner>\D{2,60}?)\s?\d{0,4}\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FIRST_WORD = re.compile(r"\w+")


def furniture(text: str, kept: Sequence[Line]) -> set[Line]:
    """The lines that are furniture, and the headlines of other stories that follow a line such as "You may also
    like", up to the next line that reads as prose."""
    found: set[Line] = set()
    endings, single_lines = _endings(), _single_lines()
    listing = False
    for line in kept:
        if line.end - line.start > _LONGEST:
            listing = False
            continue
        words = text[line.start : line.end]
        first = _first_word(words)
        is_title = line is kept[0] and _LABELLED.match(words) is not None
        if is_title or _ONE_WORD_SENTENCE.fullmatch(words) or _is_of_an_agency(words):
            listing = False
        elif _is_one_of(endings, first, words):
            listing = True
            found.add(line)
        elif _is_one_of(single_lines, first, words) or (listing and _is_listed(words)):
            found.add(line)
        else:
            listing = False
    return found


def _is_of_an_agency(words: str) -> bool:
    """Whether a line says that the copy is an agency's: a credit, where others' is their site's."""
    match = _COPYRIGHT.fullmatch(words)
    return match is not None and agency_called(match["owner"]) is not None


def _is_listed(words: str) -> bool:
    """Whether a line in a list of other stories is one of them, and not prose or a credit."""
    return ":" not in words and not _SENTENCE_END.search(words)


_Phrases = dict[str, tuple[str, ...]]
"""Phrases by their first word, so that a line of prose is dismissed by one look."""


@cache
def _single_lines() -> _Phrases:
    return _by_first_word(phrase for pack in packs().values() for phrase in pack.furniture.lines)


@cache
def _endings() -> _Phrases:
    return _by_first_word(phrase for pack in packs().values() for phrase in pack.furniture.endings)


def _by_first_word(phrases: Iterable[str]) -> _Phrases:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(_first_word(phrase.replace("{n}", "0")), []).append(phrase)
    return {word: tuple(same) for word, same in found.items()}


@cache
def _form(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What the lines look like that these phrases stand for: made when a line may be one of them, for it takes long."""
    return re.compile(f"{_BULLETS}(?:{'|'.join(map(_pattern, phrases))}){_TAIL}", re.IGNORECASE)


def _first_word(words: str) -> str:
    match = _FIRST_WORD.search(words)
    return _DIGITS.sub("0", match[0]).casefold() if match else ""


def _pattern(phrase: str) -> str:
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return pattern.replace(r"\{n\}", r"\d[\d.,]*").replace(r"\{any\}", r"\S.*").replace("'", "['’]")


def _is_one_of(phrases: _Phrases, first_word: str, words: str) -> bool:
    same = phrases.get(first_word)
    return same is not None and _form(same).fullmatch(words) is not None
