"""The words of a text with their places, found once, for those who look around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from warta.language.reading import Span

_WORD = re.compile(r"[^\W_]+(?:['’.&-](?=[^\W_])[^\W_]+)*")


class Words:
    """Words by number: where each starts and ends, and how it reads in small letters."""

    def __init__(self, text: str, stretches: Iterable[Span]) -> None:
        self.text = text
        spans = [match.span() for stretch in stretches for match in _WORD.finditer(text, stretch.start, stretch.end)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        low = text.lower()
        # A few letters become two in small letters, and then places differ.
        self.low = (
            [low[start:end] for start, end in spans]
            if len(low) == len(text)
            else [text[start:end].lower() for start, end in spans]
        )

    def __len__(self) -> int:
        return len(self.starts)

    def first_from(self, place: int) -> int:
        """The number of the first word that starts at this place or later."""
        return bisect_left(self.starts, place)

    def gap(self, number: int) -> str:
        """What stands between the word before and this one."""
        return self.text[self.ends[number - 1] : self.starts[number]]

    def is_capital(self, number: int) -> bool:
        return self.text[self.starts[number]].isupper()

    def has_digits(self, number: int) -> bool:
        return self.text[self.starts[number]].isdigit()
