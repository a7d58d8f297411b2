"""The shapes of what a text says.

Every entry has its place: ``start`` and ``end`` count Unicode code points from the start of the text that was read,
and ``text[start:end]`` is what the entry quotes of it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Words of a text and where they stand in it."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        return cls(text[start:end], start, end)


class WrittenDateline(msgspec.Struct, frozen=True):
    """The words that open a story: ``JAKARTA (ANTARA) -``. Parts that are not there are empty.

    ``place`` is as it was written; ``agency`` is the name by which we know the agency, else as it was written.
    """

    place: str
    agency: str
    date: date | None
    text: str
    start: int
    end: int


class WrittenCredit(msgspec.Struct, frozen=True):
    """A source that the copy names. ``agency`` is empty where the words name none that we know."""

    agency: str
    as_written: str
    start: int
    end: int


class Quote(msgspec.Struct, frozen=True):
    """Words that somebody said; ``text`` is what stands between the marks."""

    kind: Literal["direct", "indirect", "mixed"]
    text: str
    start: int
    end: int
    speaker: Span | None = None
    cue: Span | None = None


class Number(msgspec.Struct, frozen=True):
    """A number with its unit: "Rp 2,5 triliun" is 2500000000000 IDR. ``unit`` is empty where it counts things."""

    text: str
    value: int | float
    unit: str
    kind: Literal["count", "percent", "money"]
    start: int
    end: int


class WrittenDate(msgspec.Struct, frozen=True):
    """A date. ``value`` is as much of an ISO 8601 date as is known (``2024-07-05``, ``2024-07``, ``2024``) or None;
    ``weekday`` is the English name, in small letters, of the weekday that the text gives, or None."""

    text: str
    value: str | None
    weekday: str | None
    start: int
    end: int


class Name(msgspec.Struct, frozen=True):
    text: str
    kind: Literal["person", "place", "organisation", "other"]
    start: int
    end: int


class Apart(msgspec.Struct, frozen=True):
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
    names: tuple[Name, ...] = ()

    @property
    def furniture(self) -> tuple[Span, ...]:
        return tuple(Span(piece.text, piece.start, piece.end) for piece in self.apart if piece.kind == "furniture")
