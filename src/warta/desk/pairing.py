"""What a rule of compare looks at: an original and its relay, sentence by sentence side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from warta.desk.copy import Copy
from warta.desk.finding import Difference
from warta.language.reading import Name, Number, Quote, Span, WrittenDate, WrittenTime

_Fact = TypeVar("_Fact", Number, WrittenDate, WrittenTime, Name, Quote)


class Side(msgspec.Struct, frozen=True):
    """The sentences of one text that belong together, and the facts that stand in them. It may be empty."""

    sentences: tuple[Span, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    times: tuple[WrittenTime, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """Quotations that begin in these sentences; one may go on in the next."""

    @property
    def start(self) -> int:
        return self.sentences[0].start if self.sentences else 0

    @property
    def end(self) -> int:
        return self.sentences[-1].end if self.sentences else 0

    @classmethod
    def of(cls, copy: Copy, sentences: Sequence[Span]) -> Side:
        """These sentences of a copy, which stand next to each other, with what is in them."""
        if not sentences:
            return cls()
        start, end = sentences[0].start, sentences[-1].end
        reading = copy.reading
        return cls(
            sentences=tuple(sentences),
            numbers=_between(reading.numbers, start, end),
            dates=_between(reading.dates, start, end),
            times=_between(reading.times, start, end),
            names=_between(reading.names, start, end),
            quotes=_between(reading.quotes, start, end),
        )


class Link(msgspec.Struct, frozen=True):
    """Sentences of the original and those of the relay that say the same. Where one side is empty, the other was
    left out of the relay, or added to it."""

    original: Side
    relay: Side
    likeness: float = 0.0
    """From 0 to 1: how much of what can be told apart without a dictionary is in both."""
    moved: bool = False
    """Whether the relay has it at another place of the story."""


class Pairing(msgspec.Struct, frozen=True, eq=False):
    """An original and its relay. ``links`` are in the order of the original; what was added stands where it was put.

    It is compared as an object, so that what was matched in it can be kept for the next rule."""

    original: Copy
    relay: Copy
    links: tuple[Link, ...]

    @property
    def is_translated(self) -> bool:
        """Whether the two are in different languages. Where one is not known, they are taken to be."""
        first, second = self.original.reading.language, self.relay.reading.language
        return not first or first.split("-")[0] != second.split("-")[0]


def unsure(difference: Difference) -> Difference:
    """The same as something to look at: the two may not belong together, or only one side shows it."""
    return msgspec.structs.replace(difference, severity="info")


def _between(facts: tuple[_Fact, ...], start: int, end: int) -> tuple[_Fact, ...]:
    """The facts that begin in this stretch of the text. They are in order."""
    first = bisect_left(facts, start, key=lambda fact: fact.start)
    last = bisect_right(facts, end - 1, key=lambda fact: fact.start)
    return facts[first:last]
