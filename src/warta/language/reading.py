"""The shapes of what a text says.

Every entry has its place: ``start`` and ``end`` count Unicode code points from the start of the text that was read,
and ``text[start:end]`` is what the entry quotes of it. Entries hold no lists and cannot hold each other in a circle, so
that the collector need not look through the millions of a long text (``gc=False``).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """Words of a text and where they stand in it."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        return cls(text[start:end], start, end)


class WrittenDateline(msgspec.Struct, frozen=True, gc=False):
    """The words that open a story: ``JAKARTA (ANTARA) -``. Parts that are not there are empty.

    ``place`` is as it was written; ``agency`` is the name by which we know the agency, else as it was written.
    """

    place: str
    agency: str
    date: date | None
    text: str
    start: int
    end: int


class WrittenCredit(msgspec.Struct, frozen=True, gc=False):
    """A source that the copy names. ``agency`` is empty where the words name none that we know."""

    agency: str
    as_written: str
    start: int
    end: int


Manner = Literal["assertion", "document", "belief", "fact", "eventuality"]
"""How something is attributed: that somebody says it, that a document does ("the report found"), that somebody believes
it, knows or sees it, or intends, wants or allows it ("vowed to")."""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words that somebody said. ``text`` is what stands between the marks, or, where the speech is indirect, the
    words that are put into the speaker's mouth."""

    kind: Literal["direct", "indirect", "mixed"]
    text: str
    start: int
    end: int
    speaker: Span | None = None
    """The speaker as the sentence has it, with role and all: "Menteri Pertanian Rina Sulastri", "she"."""
    cue: Span | None = None
    who: Span | None = None
    """The last naming of the same speaker, where ``speaker`` is a pronoun or hidden in the cue ("katanya"); else the
    name inside ``speaker``, or None."""
    manner: Manner = "assertion"


NumberKind = Literal["count", "percent", "points", "money", "measure", "ordinal", "score", "code"]


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit: "Rp 2,5 triliun" is 2500000000000 IDR, "a quarter of a percent" 0.25 %.

    The two ends of a range, and the two sides of a score ("2-1"), are a number each.
    """

    text: str
    value: int | float
    """0 for a code, which is known by its text alone."""
    unit: str
    """Empty where it counts things; ISO 4217 for money; "%" for percent and points; CLDR's name of the unit for a
    measure ("kilometer", "celsius"). Values are as written: 5 km is 5 kilometer, not 5000 metres."""
    kind: NumberKind
    """``points`` are percentage points; a ``code`` is a telephone number, a flight, a law, a room: digits that count
    nothing."""
    start: int
    end: int
    in_words: bool = False
    """Whether it is spelled out: "tiga belas", "a dozen"."""
    is_vague: bool = False
    """Whether the words leave it open: "dozens", "ratusan", "a few hundred"."""


class WrittenDate(msgspec.Struct, frozen=True, gc=False):
    """A date. ``value`` is as much of an ISO 8601 date as is known (``2024-07-05``, ``2024-07``, ``2024``) or None;
    ``weekday`` is the English name, in small letters, of the weekday that the text gives, or None."""

    text: str
    value: str | None
    weekday: str | None
    start: int
    end: int
    kind: Literal["date", "weekday", "relative"] = "date"
    """``weekday`` is a bare one ("on Friday"), ``relative`` a day told from publication ("kemarin", "last Friday"):
    their value is what they come to where the day of publication is known."""
    month: int | None = None
    """The month that is written, 1 to 12; the text gives it even where the year stays open."""
    day: int | None = None
    relation: str = ""
    """How far from publication a relative date is, the same in every language: "day-1" is yesterday, "week+1" next
    week, "month+0" this month. Empty for "last Friday", which is known by its weekday."""


class WrittenTime(msgspec.Struct, frozen=True, gc=False):
    """A time of day: "pukul 17.30 WIB", "5:30 p.m." ``value`` is ``17:30``; ``zone`` as it is written, or empty."""

    text: str
    value: str
    zone: str
    start: int
    end: int
    is_open: bool = False
    """Whether it may be the hour twelve hours later too: "half past five", "jam 5"."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name as it stands in the text, without its title."""

    text: str
    kind: Literal["person", "place", "organisation", "other"]
    start: int
    end: int
    title: str = ""
    """The title or office written before or behind it: "Menteri Keuangan", "Prime Minister"."""
    entity: str = ""
    """What the gazetteer knows it as, the same in every language: "place:GR/athens", "country:GR", "org:UN"; empty
    where it does not know it."""
    is_people: bool = False
    """Whether it is what the people and things of the place are called, and not the place: "Russian", "Swedes". False
    in languages that have one word for both ("Rusia")."""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A quotation mark that has no partner. ``opens`` says which of the two it is meant for."""

    text: str
    start: int
    end: int
    opens: bool


class Apart(msgspec.Struct, frozen=True, gc=False):
    """Words of the text that are no part of the story's body."""

    text: str
    start: int
    end: int
    kind: Literal["furniture", "dateline", "credit", "byline"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says."""

    language: str
    """A BCP 47 tag, or empty where it is none that we know."""
    headline: Span | None
    body: tuple[Span, ...]
    """The paragraphs of the story, without what is ``apart``. A paragraph may hold line ends where it was wrapped."""
    apart: tuple[Apart, ...]
    words: int
    reading_minutes: int
    byline: str
    dateline: WrittenDateline | None
    credits: tuple[WrittenCredit, ...]
    quotes: tuple[Quote, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    times: tuple[WrittenTime, ...] = ()
    names: tuple[Name, ...] = ()
    sentences: tuple[Span, ...] = ()
    """The sentences of the body, in order; none goes over the end of a paragraph."""
    lone_marks: tuple[Mark, ...] = ()
    """Quotation marks of the body that have no partner, in order."""

    @property
    def furniture(self) -> tuple[Span, ...]:
        return tuple(Span(piece.text, piece.start, piece.end) for piece in self.apart if piece.kind == "furniture")
