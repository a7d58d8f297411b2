"""A part of a run that may be a name."""

from __future__ import annotations

from typing import Literal

import msgspec

from warta.language.names.words import Word

Kind = Literal["person", "place", "organisation", "other"]
LONGEST_PERSON = 5
"""Words of the longest name of a person."""


class Piece(msgspec.Struct):
    """A part of a run that may be a name."""

    words: list[Word]
    kind: Kind
    title: str = ""
    entity: str = ""
    is_people: bool = False
    """Whether it is what those of a place are called."""
    is_doubtful: bool = False
    """Whether it counts only if the text has it elsewhere too: a single word at the start of a sentence."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def written(self, text: str) -> str:
        return text[self.start : self.end]
