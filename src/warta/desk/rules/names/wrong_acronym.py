"""An abbreviation in brackets does not fit the name that it is made of.

## What it reports

A name of three words or more with its abbreviation in brackets behind it, or the other way round, where each word
gives a letter and exactly one letter is another, "Komisi Pemberantasan Korupsi (KPP)", or is one too many, or two
neighbours are exchanged, "Badan Pusat Statistik (BSP)". It is an error where the gazetteer knows the name by
another abbreviation, and a warning where the copy itself has the fitting one elsewhere;
else it is let be, as are abbreviations of syllables (Bappenas, Polri) and of another language (Organisasi Kesehatan
Dunia, WHO).

## Why

The abbreviation is what the rest of the story uses: a wrong one is another institution.

## Example

> Komisi Pemberantasan Korupsi (KPP) menolak.

## Instead

> Komisi Pemberantasan Korupsi (KPK) menolak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.gazetteer import entity

RULE = Rule(code="P003", name="wrong-acronym", severity="warning", languages=("id", "en", "ms"))

_SMALL = frozenset({"dan", "untuk", "of", "and", "for", "the", "on", "in", "de"})
_SHORT = re.compile(r"[A-Z]{3,7}")
_SHORT_LAST = re.compile(r"(?<![\w-])(?P<short>[A-Z]{3,7}) $")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LAST = re.compile(r"[^\W\d_][\w'’-]*(?= $)")
_BRACKET = re.compile(r"\(")
_REACH = 160
_FEWEST = 3
"""Words of a name whose abbreviation is looked at."""


def find(copy: Copy) -> Iterator[Finding]:
    for paragraph in copy.reading.body:
        for bracket in _BRACKET.finditer(copy.text, paragraph.start, paragraph.end):
            yield from _at(copy, bracket.start(), paragraph.start, paragraph.end)


def _at(copy: Copy, bracket: int, start: int, end: int) -> Iterator[Finding]:
    """What is wrong at this bracket. Only so much of the text is looked at that the whole takes linear time."""
    text, language = copy.text, copy.reading.language
    close = text.find(")", bracket, min(end, bracket + _REACH))
    if close < 0:
        return
    inside = text[bracket + 1 : close]
    if _SHORT.fullmatch(inside):
        name, short = _words_before(text, start, bracket, len(inside)), inside
        at = bracket + 1
        if not name and len(inside) > _FEWEST:
            name = _words_before(text, start, bracket, len(inside) - 1)  # a letter too many
    else:
        match = _SHORT_LAST.search(text, max(start, bracket - 10), bracket)
        if match is None:
            return
        name, short, at = inside.replace(",", "").split(), match["short"], match.start("short")
    if not name or not _is_a_slip_off(name, short):
        return
    whole = " ".join(name)
    meant, actual = entity(whole, language), entity(short, language)
    if meant == actual != "" or (not meant and not _is_used(text, name)):
        return
    finding = RULE.at(at, at + len(short), "“{short}” does not fit the letters of “{name}”.", short=short, name=whole)
    yield msgspec.structs.replace(finding, severity="error") if meant else finding


def _is_used(text: str, name: list[str]) -> bool:
    """Whether the copy has the abbreviation that the letters of the name give."""
    fitting = "".join(word[0].upper() for word in name if word not in _SMALL)
    return re.search(rf"(?<![\w-]){fitting}(?![\w-])", text) is not None


def _words_before(text: str, start: int, bracket: int, letters: int) -> list[str]:
    """The words directly before a bracket, as many as there are letters, small ones between them not counted."""
    if text[bracket - 1 : bracket] != " ":
        return []
    words = list(_WORD.finditer(text, max(start, bracket - _REACH), bracket - 1))
    found: list[str] = []
    end, counted = bracket - 1, 0
    for match in reversed(words):
        if text[match.end() : end] not in ("", " ", ", "):
            break
        is_small = match[0] in _SMALL
        if not is_small and not match[0][0].isupper():
            break
        found.insert(0, match[0])
        end = match.start()
        counted += not is_small
        if counted == letters:
            return [] if _goes_on_before(text, start, end) else found
    return []


def _goes_on_before(text: str, start: int, end: int) -> bool:
    """Whether a further word with a capital stands before the name: then it is not known where the name begins."""
    before = _LAST.search(text, max(start, end - 40), end)
    return before is not None and before[0][0].isupper() and before[0] != "The"


def _is_a_slip_off(name: list[str], short: str) -> bool:
    """Whether each word with a capital gives one letter, and the abbreviation has another one or two exchanged."""
    if not all(word[0].isupper() or word in _SMALL for word in name):
        return False
    for words in (name, [word for word in name if word not in _SMALL]):
        first = [word[0].upper() for word in words]
        if len(first) == len(short) and "".join(first) == short:
            return False
    first = [word[0].upper() for word in name if word not in _SMALL]
    if len(first) >= _FEWEST and len(short) == len(first) + 1:
        # One before or behind the others is that of a further word: "peraturan Komisi Pemilihan Umum (PKPU)".
        return short[1:] != "".join(first) and any(
            short[:place] + short[place + 1 :] == "".join(first) for place in range(1, len(short) - 1)
        )
    off = [(letter, given) for letter, given in zip(first, short, strict=False) if letter != given]
    if len(first) != len(short) or len(first) < _FEWEST:
        return False
    return (len(off) == 1 and off[0][1] != "X") or _are_exchanged("".join(first), short)


def _are_exchanged(letters: str, short: str) -> bool:
    """Whether two neighbours among the letters stand in each other's place."""
    place = next((place for place, (a, b) in enumerate(zip(letters, short, strict=True)) if a != b), len(letters))
    swapped = letters[:place] + letters[place : place + 2][::-1] + letters[place + 2 :]
    return letters != short == swapped
