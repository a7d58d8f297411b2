"""What a rule looks at: a text with what it says."""

from __future__ import annotations

from datetime import date

import msgspec

from warta.language import Reading
from warta.language.reading import Span


class Copy(msgspec.Struct, frozen=True):
    """A text, its reading, and the day it appeared, where that is known."""

    text: str
    reading: Reading
    published: date | None = None

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Those of the body, with the headline before them where there is one."""
        title, body = self.reading.headline, self.reading.body
        return (title, *body) if title else body
