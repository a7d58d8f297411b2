"""Times of day as copy writes them: "pukul 17.30 WIB", "5:30 p.m. ET", "17 Uhr", "setengah enam sore", "midnight"."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from warta.language.packs import Pack
from warta.language.reading import WrittenTime
from warta.language.times.figures import in_figures
from warta.language.times.spoken import spoken

__all__ = ["times"]


def times(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of day in this stretch of the text, in order."""
    last = start
    for time in merge(spoken(text, pack, start, end), in_figures(text, pack, start, end), key=_begins):
        if time.start >= last:  # "jam 6" is a part of "jam 6 kurang seperempat"
            yield time
            last = time.end


def _begins(time: WrittenTime) -> tuple[int, int]:
    return time.start, -time.end
