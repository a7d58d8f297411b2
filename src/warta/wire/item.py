"""An item: what an agency sent, read into one shape whatever format it came in."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from warta.story import Dateline

Signal = Literal["new", "update", "correction", "kill"]


class LeftOut(msgspec.Struct, frozen=True):
    """Words of the received text that are not part of the story (a reading-time line, a comment counter), with
    their place in the decoded text in code points. They are kept out of the body and never lost."""

    text: str
    start: int
    end: int
    kind: str = "furniture"


class ItemCredit(msgspec.Struct, frozen=True):
    """A source that the copy names: the agency we know it as (empty where we know none) and the words it used."""

    agency: str
    as_written: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one item. Absent values are empty, never invented."""

    guid: str
    """Stays the same over all versions of the item."""
    version: str
    format: str
    headline: str
    language: str
    """A BCP 47 tag, or empty where it is not known."""
    text: str
    """The body as plain text, a blank line between paragraphs; furniture, dateline and credit lines are not in it."""
    html: str = ""
    """The body as sanitised HTML where the format carries markup."""
    signal: Signal = "new"
    status: str = "usable"
    slugline: str = ""
    byline: str = ""
    dateline: Dateline | None = None
    credit: tuple[ItemCredit, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    urgency: int | None = None
    subjects: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be read, in words for an editor."""
    received: str = ""
    """The text as it was received, decoded and otherwise untouched; spans point into it."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part for part in self.text.split("\n\n") if part.strip())


class Unreadable(Exception):  # noqa: N818  # it is what the bytes are
    """Bytes that hold no item. The message says what is wrong and what to do, in one line."""
