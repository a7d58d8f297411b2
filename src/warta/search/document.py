"""What the index is told: stories, and the names of what stories belong to."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

NamedKind = Literal["section", "author", "tag"]


class Named(msgspec.Struct, frozen=True):
    """A section, an author or a tag, and what it is called in a language. Stories are found by it; a story only keeps
    ``key``, so that a new name is one entry of the index, however many stories there are."""

    kind: NamedKind
    id: int
    name: str

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.id}"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What the index knows of a story. ``published`` carries a zone; ``section`` and ``tags`` are names, which tell
    what it is about. ``named`` is what it can be found and filtered by."""

    id: int
    language: str
    headline: str
    text: str
    published: datetime
    standfirst: str = ""
    tags: tuple[str, ...] = ()
    section: str = ""
    named: tuple[Named, ...] = ()


class Name(msgspec.Struct, frozen=True):
    """An entry for something named, in one language."""

    language: str
    named: Named

    @property
    def key(self) -> str:
        return f"{self.named.key}/{self.language}"
