"""Reading a text: from its code points to what it says, each step in its own module."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from warta.language import credit
from warta.language.dateline import dateline
from warta.language.dates import dates
from warta.language.detect import detect
from warta.language.furniture import furniture
from warta.language.headline import headline
from warta.language.layout import lines, paragraphs
from warta.language.names import names
from warta.language.numbers import numbers
from warta.language.packs import Pack, pack_of
from warta.language.quotations import Quotations, of_headline, quotations, resolved
from warta.language.reading import Apart, Name, Number, Reading, Span, WrittenDate, WrittenTime
from warta.language.sentences import sentences
from warta.language.times import times
from warta.story import count_words, reading_minutes

_Fact = TypeVar("_Fact", Number, Name)

_DATELINE_WITHIN = 3
"""Paragraphs from the start of the body that may open with the dateline: a standfirst may stand before it."""


def read(
    text: str, language: str | None = None, published: date | None = None, *, today: date | None = None
) -> Reading:
    """What a text says, in the language given or else the one that it shows.

    ``published`` is the day that the story appeared, against which days without a year are understood; without it,
    weekdays are, before ``today`` (by default the day in UTC). Spans count code points of ``text``.
    """
    today = today or datetime.now(UTC).date()
    every = lines(text)
    apart: list[Apart] = [
        Apart(text[line.start : line.end], line.start, line.end, "furniture") for line in furniture(text, every)
    ]
    left = {piece.start for piece in apart}
    copy = [line for line in every if line.start not in left]

    # The first line is a headline before it is anything else: "Sumber: harga beras turun" may well be one.
    credited = [found for line in copy[1:] if (found := credit.on_line(text, line))]
    left |= {found.apart.start for found in credited}
    blocks = paragraphs(text, [line for line in copy if line.start not in left])
    title = headline(text, blocks[0], alone=len(copy) == len(blocks[0])) if blocks else None
    if title and (lead := dateline(text, title, None, published=published, today=today)) and lead.agency:
        title = None  # the story begins at once
    if copy and not title and (found := credit.on_line(text, copy[0])):
        credited.insert(0, found)
        blocks = paragraphs(text, [line for line in copy[1:] if line.start not in left])
    apart += [found.apart for found in credited]
    body = [Span.of(text, block[0].start, block[-1].end) for block in blocks[1 if title else 0 :]]

    if body and (ending := credit.at_end(text, body[-1])):
        credited.append(ending)
        apart.append(ending.apart)
        body[-1] = _trimmed(text, body[-1].start, ending.apart.start)

    tag = detect(" ".join(span.text for span in body) or text) if language is None else language
    pack = pack_of(tag)
    opening = None
    for number, span in enumerate(body[:_DATELINE_WITHIN]):
        opening = dateline(text, span, pack, published=published, today=today)
        if opening is not None:
            apart.append(Apart(opening.text, opening.start, opening.end, "dateline"))
            body[number] = _trimmed(text, opening.end, span.end)
            break
    body = [span for span in body if span.text]

    prose = "\n".join(span.text for span in body)
    reading = Reading(
        language=tag,
        headline=title,
        body=tuple(body),
        apart=tuple(sorted(apart, key=lambda piece: piece.start)),
        words=count_words(prose, tag),
        reading_minutes=reading_minutes(prose, tag),
        byline=", ".join(found.byline for found in credited if found.byline),
        dateline=opening,
        credits=tuple(each for found in credited for each in found.credits),
        sentences=tuple(each for span in body for each in sentences(text, pack, span)),
    )
    said = quotations(text, pack, reading.body, reading.sentences)
    reading = msgspec.structs.replace(reading, lone_marks=tuple(said.lone_marks))
    return reading if pack is None else _with_what_is_said(text, reading, pack, said, published=published, today=today)


def facts(text: str, language: str, published: date | None = None, *, today: date | None = None) -> Reading:
    """What a sentence says that stands alone: it is taken as it is, and no story is looked for around it."""
    whole = Span(text, 0, len(text))
    reading = Reading(
        language=language,
        headline=None,
        body=(whole,),
        apart=(),
        words=0,
        reading_minutes=0,
        byline="",
        dateline=None,
        credits=(),
        sentences=(whole,),
    )
    today = today or datetime.now(UTC).date()
    pack = pack_of(language)
    if pack is None:
        return reading
    said = quotations(text, pack, reading.body, reading.sentences)
    reading = msgspec.structs.replace(reading, lone_marks=tuple(said.lone_marks))
    return _with_what_is_said(text, reading, pack, said, published=published, today=today)


def _with_what_is_said(
    text: str, reading: Reading, pack: Pack, said: Quotations, *, published: date | None, today: date
) -> Reading:
    """The reading with its numbers, dates and names, and its speakers named: what needs the words of a language."""
    title, opening = reading.headline, reading.dateline
    opened = [Span(opening.text, opening.start, opening.end)] if opening else []
    looked_at = sorted([*([title] if title else []), *opened, *reading.body], key=lambda span: span.start)
    when = [
        day for span in looked_at for day in dates(text, pack, span.start, span.end, published=published, today=today)
    ]
    clock = [moment for span in looked_at for moment in times(text, pack, span.start, span.end)]
    figures = [number for span in looked_at for number in numbers(text, pack, span.start, span.end)]
    told = of_headline(text, title, pack, said.speakers) if title else None
    spoken = [*([told] if told else []), *said.quotes]
    sums = [number for number in figures if number.kind == "money"]
    people = [quote for quote in said.quotes if quote.manner != "document"]  # "data Bank Biru" makes nobody of it
    named = _outside(names(text, pack, reading.body, opening, people, title), sums)  # "Rp100" is nobody
    return msgspec.structs.replace(
        reading,
        quotes=tuple(resolved(text, pack, spoken, said.speakers, named, reading.sentences)),
        # Those of "two days ago" are numbers.
        numbers=tuple(_outside(figures, [*(day for day in when if day.kind == "date"), *clock])),
        dates=tuple(when),
        times=tuple(clock),
        names=tuple(named),
    )


def _outside(facts: Iterable[_Fact], others: Iterable[WrittenDate | WrittenTime | Number]) -> list[_Fact]:
    """The facts, which are in order, that are no part of one of the others: figures of a date, the letters of "Rp"."""
    upcoming = deque(sorted(others, key=lambda each: each.start))
    kept: list[_Fact] = []
    for fact in facts:
        while upcoming and upcoming[0].end <= fact.start:
            upcoming.popleft()
        if not upcoming or upcoming[0].start >= fact.end:
            kept.append(fact)
    return kept


def _trimmed(text: str, start: int, end: int) -> Span:
    """This stretch of the text without the space around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span.of(text, start, end)
