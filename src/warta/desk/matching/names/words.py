"""The words with a capital of a text, and what the text, its language and the gazetteer know of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.spelling import folded
from warta.desk.pairing import Link, Side
from warta.language.gazetteer import meaning
from warta.language.names import is_of_every_day as is_common
from warta.language.packs import Pack, pack_of
from warta.language.reading import Name, Span

WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.!?:;…–—\n])[\s\"“”„«»'‘’(\[*•-]*$|[\"“„«‘(\[]$")


class Word(NamedTuple):
    """A word with a capital."""

    text: str
    folded: str
    start: int
    end: int
    opens: bool
    """Whether it opens a sentence or a quotation, and may have its capital from there."""

    @property
    def span(self) -> Span:
        return Span(self.text, self.start, self.end)


class Text(msgspec.Struct, frozen=True):
    """The words of a text: those with capitals by sentence, all of them folded."""

    copy: Copy
    pack: Pack | None
    every: frozenset[str]
    quiet: list[tuple[int, int]]
    """Stretches without names: dates and numbers with their words."""


def text_of(copy: Copy) -> Text:
    reading = copy.reading
    return Text(
        copy=copy,
        pack=pack_of(reading.language),
        every=frozenset(map(folded, WORD.findall(copy.text))),
        quiet=sorted(
            [(day.start, day.end) for day in reading.dates]
            + [(number.start, number.end) for number in reading.numbers]
            + [(time.start, time.end) for time in reading.times]
        ),
    )


def capitals(text: Text, side: Side) -> list[Word]:
    """The words with a capital in these sentences."""
    found = []
    whole = text.copy.text
    starts = {sentence.start for sentence in side.sentences}
    for match in WORD.finditer(whole, side.start, side.end):
        written = match[0]
        if not written[0].isupper() or len(written) < 2:
            continue
        start, end = match.span()
        place = bisect_right(text.quiet, (start, len(whole))) - 1
        if place >= 0 and text.quiet[place][1] > start:
            continue
        opens = start in starts or _OPENING.search(whole, max(side.start, start - 6), start) is not None
        if start - side.start <= 2 and not whole[side.start : start].strip(" \"“”'‘(«„[*-"):
            opens = True
        found.append(Word(written, folded(written), start, end, opens))
    return found


def is_person(word: Word, text: Text) -> bool:
    """Whether the text names a person by it."""
    name = _name_of(word, text)
    return name is not None and name.kind == "person"


def is_named(word: Word, text: Text) -> bool:
    return _name_of(word, text) is not None


def _name_of(word: Word, text: Text) -> Name | None:
    """The name that the word is part of, as the text was read."""
    names = text.copy.reading.names
    place = bisect_right(names, word.start, key=lambda name: name.start) - 1
    return names[place] if place >= 0 and names[place].end >= word.end else None


def entities(written: str, text: Text) -> frozenset[str]:
    found = meaning(written, text.copy.reading.language)
    return frozenset(found.entities) if found else frozenset()


def known_as(word: Word, text: Text) -> frozenset[str] | None:
    """What the gazetteer knows the word as, in its language; None where it does not, or knows a village far off."""
    found = meaning(word.text, text.copy.reading.language)
    return frozenset(found.entities) if found is not None and found.written == word.text else None


def tells(entities: frozenset[str], text: Text) -> bool:
    """Whether a text names one of these by another name."""
    return any(name.entity in entities for name in text.copy.reading.names if name.entity)


@cache
def ordinary(pack: Pack) -> frozenset[str]:
    """Words that titles, offices and institutions are called by: they are translated, not kept."""
    names = pack.names
    listed: Iterable[str] = (
        *names.person_titles, *names.office_titles, *names.place_heads, *names.organisation_heads,
        *pack.detection.function_words, *(each for group in pack.calendar.months for each in group),
        *(each for group in pack.calendar.weekdays for each in group),
    )  # fmt: skip
    return frozenset(folded(word.strip(".")) for words in listed for word in words.split())


def is_ordinary(word: Word, text: Text) -> bool:
    return text.pack is not None and word.folded in ordinary(text.pack)


def is_of_every_day(word: Word, text: Text) -> bool:
    """Whether the language uses the word for other things than names. Known for Indonesian and English."""
    return text.pack is not None and is_common(word.text, text.pack)


class Missing(NamedTuple):
    """What of the names of some sentences is in one text alone."""

    link: Link
    gone: list[Word]
    """Words of the original that the relay lacks there."""
    come: list[Word]
    """Words of the relay that the original lacks there."""
