"""What is judged, what it is judged by, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

import msgspec


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A comment as a reader sent it; nothing of it is trusted, and a name or text may hold any code point."""

    name: str
    text: str
    parent: int | None = None
    """The comment that it answers."""
    website: str = ""
    """A field that people do not see; only a machine fills it in."""
    address_hash: str = ""
    language: str
    """The story's, as a BCP 47 tag."""


class History(Protocol):
    """What was sent before, as far as the phases ask."""

    def from_address(self, seconds: int) -> int:
        """How many comments came from the draft's address in the last so many seconds."""

    def has(self, text: str) -> bool:
        """Whether this very text was sent under the story, or from the address, not long ago."""


class Note(msgspec.Struct, frozen=True):
    """Why a moderator should look twice. ``params`` fill the sentence in ``wording/``."""

    code: str
    params: dict[str, int] = {}


class Refusal(msgspec.Struct, frozen=True):
    """Why a comment is not taken."""

    code: str
    params: dict[str, int] = {}


Outcome = Draft | Note | Refusal | None
"""What a phase comes to: the draft in a cleaner form, a note, a refusal, or nothing to say."""

Phase = Callable[[Draft, History], Outcome]


class Verdict(msgspec.Struct, frozen=True):
    """What becomes of a comment. ``code`` is why it was refused, or ``moderation`` where it waits for a moderator.

    ``draft`` is the comment in the form in which it is kept, or given back to its writer.
    """

    state: Literal["held", "refused"]
    code: str
    params: dict[str, int]
    draft: Draft
    notes: tuple[Note, ...] = ()
