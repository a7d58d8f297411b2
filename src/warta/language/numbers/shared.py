"""What two numbers beside each other share: the first of "10-15 juta" and the second of "$10-15 million"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warta.language.numbers.lexicon import Lexicon
from warta.language.numbers.stretch import LOOK_BACK, Found


def with_shared(text: str, words: Lexicon, scan: Iterable[Found]) -> Iterator[Found]:
    """The numbers, each with what is said of it and its neighbour once."""
    before: Found | None = None
    for found in scan:
        if before is not None:
            if 0 < found.start - before.end < LOOK_BACK and words.link.fullmatch(text, before.end, found.start):
                _share(before, found)
            yield before
        before = found
    if before is not None:
        yield before


def _share(first: Found, second: Found) -> None:
    if "ordinal" in (first.kind, second.kind) or not first.bare or first.multiplier > second.multiplier:
        return
    if second.multiplier > 1 and first.multiplier == 1 and first.value * second.multiplier < second.value:
        first.value *= second.multiplier
        first.multiplier = second.multiplier
    if second.unit and not first.unit:
        first.unit, first.kind = second.unit, second.kind
    elif first.unit and not second.unit and second.kind == "count":
        second.unit, second.kind = first.unit, first.kind
