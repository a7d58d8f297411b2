"""A story as plain data: what every room of the house means when it says *story*.

Nothing here knows of a database, a template or a network. Everything is frozen, compares by value and can be
written as JSON or MessagePack by msgspec. Datetimes carry a zone; languages are BCP 47 tags (``id``, ``en``);
paths begin and end with ``/``.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Literal

import msgspec

from warta.story.blocks import Block, Picture, block_text
from warta.story.reading_time import count_words, reading_minutes


class Section(msgspec.Struct, frozen=True):
    """A part of the paper. A section has one language; *World* and *Dunia* are two sections."""

    id: int
    name: str
    path: str


class Tag(msgspec.Struct, frozen=True):
    id: int
    name: str
    path: str


class Agency(msgspec.Struct, frozen=True):
    """An organisation that sends news to others, such as ANTARA or Reuters."""

    id: int
    name: str
    url: str = ""


class Byline(msgspec.Struct, frozen=True):
    """One author as a story names them; ``path`` is the author's page in the story's language."""

    id: int
    name: str
    path: str
    role: str = ""


class Dateline(msgspec.Struct, frozen=True):
    """Where and when a story was filed, and by which agency: ``JAKARTA (ANTARA), 5 July``.

    ``text`` is the dateline as it was written; the page writes its own form from the parts.
    """

    place: str
    agency: str = ""
    date: date | None = None
    text: str = ""


class Lineage(msgspec.Struct, frozen=True):
    """Where a relay came from: the item's guid and version, and how the text relates to it."""

    guid: str
    version: str = ""
    kind: Literal["copy", "relay", "translation", "rewrite"] = "relay"
    original_language: str = ""


class Credit(msgspec.Struct, frozen=True):
    """A source that the story owes something to.

    ``as_written`` keeps the words of the copy, also where they name no agency that we know.
    """

    agency: str
    as_written: str = ""
    url: str = ""
    lineage: Lineage | None = None
    agency_id: int = 0
    """The agency's, where it is one that we know."""


class Correction(msgspec.Struct, frozen=True):
    """What was wrong and what is right, as the reader sees it. Written once, never erased."""

    at: datetime
    text: str
    kind: Literal["correction", "clarification", "update", "note"] = "correction"


class Translation(msgspec.Struct, frozen=True):
    """The same story in another language."""

    language: str
    path: str
    id: int


LONGEST_COMMENT, LONGEST_NAME = 5_000, 80
"""Characters that a comment and its writer's name may have."""


class Comment(msgspec.Struct, frozen=True):
    """An approved comment. ``replies`` is one level deep: a reply has none of its own."""

    id: int
    name: str
    at: datetime
    text: str
    replies: tuple[Comment, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A published story, whole: all that its page needs save the cards of other stories."""

    id: int
    path: str
    language: str
    headline: str
    section: Section
    published: datetime
    blocks: tuple[Block, ...]
    standfirst: str = ""
    updated: datetime | None = None
    """When the text last changed after it was published; None while it never has."""
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    picture: Picture | None = None
    credits: tuple[Credit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    tags: tuple[Tag, ...] = ()
    comments: tuple[Comment, ...] = ()
    comments_open: bool = True
    translations: tuple[Translation, ...] = ()
    """The same story in other languages, by language."""

    @cached_property
    def text(self) -> str:
        """The body as plain text, a line break between blocks."""
        return "\n".join(filter(None, map(block_text, self.blocks)))

    @cached_property
    def words(self) -> int:
        return count_words(self.text, self.language)

    @cached_property
    def reading_minutes(self) -> int:
        return reading_minutes(self.text, self.language)

    @property
    def comment_count(self) -> int:
        return sum(1 + len(comment.replies) for comment in self.comments)
