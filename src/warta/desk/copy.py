"""What a rule looks at: a text with what it says."""

from __future__ import annotations

from datetime import date

import msgspec

from warta.language import Reading


class Copy(msgspec.Struct, frozen=True):
    """A text, its reading, and the day it appeared, where that is known."""

    text: str
    reading: Reading
    published: date | None = None
