"""Times of day as copy writes them: "pukul 17.30 WIB", "5:30 p.m. ET", "17 Uhr", "setengah enam sore", "midnight"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from warta.language.packs import Pack
from warta.language.reading import WrittenTime
from warta.language.times.figures import in_figures
from warta.language.times.spoken import spoken

__all__ = ["times"]


def times(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of day in this stretch of the text, in order."""
    told = deque(spoken(text, pack, start, end))
    for time in in_figures(text, pack, start, end):
        while told and told[0].start < time.start:
            yield told[0]
            if told.popleft().end > time.start:
                break  # "jam 6" is a part of "jam 6 kurang seperempat"
        else:
            if not told or time.end <= told[0].start:
                yield time
    yield from told
