"""What a sentence can be known by in every language: the values of its numbers, its days and months, what it names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from warta.language.reading import Reading, Span


def landmarks(reading: Reading, sentences: Sequence[Span]) -> list[frozenset[str]]:
    """Those of each sentence. Each begins with ``@``."""
    found: list[set[str]] = [set() for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for landmark, place in _placed(reading):
        at = bisect_right(starts, place) - 1
        if at >= 0 and place < sentences[at].end:
            found[at].add(f"@{landmark}")
    return [frozenset(each) for each in found]


def _placed(reading: Reading) -> Iterator[tuple[str, int]]:
    for number in reading.numbers:
        if number.kind != "code" and not number.is_vague:
            yield f"{hash(number.value)}", number.start  # the same for 12 and 12.0
    for date in reading.dates:
        if date.weekday:
            yield date.weekday, date.start
        if date.month:
            yield f"month {date.month}", date.start
    for name in reading.names:
        if name.entity:
            yield name.entity, name.start
