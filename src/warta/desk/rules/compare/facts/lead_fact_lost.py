"""A fact of the original's lead is nowhere in the relay.

## What it reports

A number, a date, a person, a place or an organisation of the original's first paragraph that the relay tells nowhere,
in its headline neither. Of a story of fewer than four sentences nothing is said: it has no lead apart from the rest.

## Why

The lead is what the story is about. A relay may be shorter, but not without what happened, to whom, when and where.

## Example

Original: A ferry with 214 people aboard sank near Kupang on Tuesday, the coast guard said. …

Relay: Sebuah feri tenggelam di dekat Kupang pada Selasa, kata penjaga pantai. …

## Instead

Take the fact up again, in the lead or below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from warta.desk.align import plainly
from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing
from warta.language.gazetteer import entity
from warta.language.reading import Name, Span

RULE = Rule(code="FX002", name="lead-fact-lost", severity="warning")

_FEWEST = 4
"""Sentences of a story that has a lead."""
_ALIKE = 4
"""Letters from its start by which a name is known again in another language."""
_WORD = re.compile(r"[^\W\d_]+")


def find(pair: Pairing) -> Iterator[Difference]:
    reading = pair.original.reading
    if len(reading.sentences) < _FEWEST or not reading.body or not pair.relay.reading.body:
        return
    lead = reading.body[0]
    found: list[tuple[Span, str]] = [
        (figure.span, "The relay has {fact} nowhere; it stands in the original's lead.")
        for figure in match_numbers(pair).lost
        if lead.start <= figure.span.start < lead.end
    ]
    if not any(date.kind != "date" for date in pair.relay.reading.dates):
        days = {(date.month, date.day) for date in pair.relay.reading.dates}
        found += [
            (Span(date.text, date.start, date.end), "The relay has {fact} nowhere; it stands in the original's lead.")
            for date in reading.dates
            if lead.start <= date.start < lead.end and date.day and date.month and (date.month, date.day) not in days
        ]
    told = _Told(pair)
    found += [
        (
            Span(name.text, name.start, name.end),
            "The relay does not name {fact}, who or which is in the original's lead.",
        )
        for name in reading.names
        if lead.start <= name.start < lead.end and name.kind != "other" and not told.names(name)
    ]
    for span, template in sorted(found, key=lambda each: each[0].start):
        yield RULE.between(span, None, template, fact=span.text)


class _Told:
    """What the relay names, to look names up in."""

    def __init__(self, pair: Pairing) -> None:
        self._languages = pair.original.reading.language, pair.relay.reading.language
        self._is_translated = pair.is_translated
        self._entities = {name.entity for name in pair.relay.reading.names if name.entity}
        words = {plainly(word) for word in _WORD.findall(pair.relay.text)}
        self._words = words | {word[:_ALIKE] for word in words}
        self._whole = words
        self._capitals = {plainly(word) for word in _WORD.findall(pair.relay.text) if word[0].isupper()}
        self._met = Counter(_WORD.findall(pair.original.text))
        self._latin = _is_latin(pair.original.text[:2000]) == _is_latin(pair.relay.text[:2000])

    def names(self, name: Name) -> bool:
        """Whether the relay has this name, in any form, or whether it could have one that we cannot know."""
        if not self._latin:
            return True
        if name.entity and name.entity in self._entities:
            return True
        *first, last = name.text.split()
        if not self._is_translated and first:
            return self._is_written(name)
        if not name.entity and not name.title and (not first or (name.kind != "person" and self._met[last] < 2)):
            return True  # unknown, it may be anything with a capital
        parts = [plainly(part) for part in _WORD.findall(name.text) if len(part) > 2]
        if any(part in self._words or part[:_ALIKE] in self._words for part in parts) or not parts:
            return True
        # What an organisation or a place is called in another language is known only from the gazetteer.
        if self._is_translated and name.kind != "person":
            return not name.entity or not self._is_same_everywhere(name)
        return False

    def _is_written(self, name: Name) -> bool:
        """Whether a name of several words is written in the relay, in the same language: whole, by the last of them, or
        by letters of all of them."""
        every = _WORD.findall(name.text)
        parts = [plainly(part) for part in every if len(part) > 2]
        if not parts or any(part in self._whole for part in (parts[-1:] if name.kind != "person" else parts)):
            return True
        initials = "".join(part[0] for part in every if part[0].isupper())
        if len(initials) > 1 and initials.casefold() in self._whole:
            return True
        opening, *rest = (part[:2] for part in parts)
        return any(word.startswith(opening) and all(part in word[2:] for part in rest[:1]) for word in self._capitals)

    def _is_same_everywhere(self, name: Name) -> bool:
        return name.kind == "place" and all(entity(name.text, language) == name.entity for language in self._languages)


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()][:200]
    return sum("LATIN" in unicodedata.name(letter, "") for letter in letters) * 2 >= len(letters)
