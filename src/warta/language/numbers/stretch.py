"""The stretch of a text in which numbers are looked for, and what can be asked of any place in it."""

from __future__ import annotations

import re
from fractions import Fraction

from warta.language.numbers.lexicon import WORD, Cue, Lexicon, before_gap, folded
from warta.language.packs import Pack
from warta.language.reading import NumberKind

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
LOOK_BACK = 40
"""Characters that are looked at before a number."""


class Found:
    """A number while what follows may still change it."""

    __slots__ = ("bare", "end", "in_words", "kind", "multiplier", "start", "unit", "vague", "value")

    def __init__(self, start: int, end: int, value: Fraction | int, kind: NumberKind = "count", unit: str = "") -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind
        self.unit = unit
        self.multiplier = 1
        self.bare = False
        """Whether no unit follows it directly, so that it may share that of the next number."""
        self.in_words = False
        self.vague = False


class Stretch:
    """Part of a text in one language, with the words of that language."""

    __slots__ = ("decimal", "end", "pack", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, pack: Pack, words: Lexicon) -> None:
        self.text, self.start, self.end = text, start, end
        self.pack, self.words = pack, words
        self.decimal = pack.numbers.decimal

    def before(self, cue: Cue, place: int) -> re.Match[str] | None:
        """The cue that ends at this place."""
        first = max(self.start, place - LOOK_BACK)
        if not before_gap(self.text[first:place]).endswith(cue.endings):
            return None
        return cue.pattern.search(self.text, first, place)

    def is_unsigned(self, place: int) -> bool:
        """Whether "minus" at this place is no sign: "plus or minus", "pelo menos"."""
        return self.before(self.words.unsigned_after, place) is not None

    def is_counted(self, place: int) -> bool:
        """Whether the word at this place is a noun that is counted: "people"."""
        word = WORD.match(self.text, place, self.end)
        return word is not None and folded(word[0]) in self.words.counted

    def past(self, end: int) -> int:
        """The end of the word or figures that go on here."""
        text = self.text
        while end < self.end and (text[end].isalnum() or (text[end] in ".,:/-" and text[end + 1 : end + 2].isdigit())):
            end += 1
        return end
