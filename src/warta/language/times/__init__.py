"""Times of day as copy writes them: "pukul 17.30 WIB", "5:30 p.m. ET", "17 Uhr", "setengah enam sore", "midnight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

import msgspec

from warta.language.packs import Pack
from warta.language.reading import WrittenTime
from warta.language.times.figures import in_figures
from warta.language.times.spoken import spoken

__all__ = ["times"]

_JOINED = re.compile(r"\s?[-–]\s?|\s[^\W\d_]{1,8}(?:\s[^\W\d_]{1,6})?\s")
"""What stands between two hours that share their part of the day."""


def times(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of day in this stretch of the text, in order."""
    held: WrittenTime | None = None
    for time in merge(spoken(text, pack, start, end), in_figures(text, pack, start, end), key=_begins):
        if held is not None:
            if time.start < held.end:  # "jam 6" is a part of "jam 6 kurang seperempat"
                continue
            yield _by_the_next(held, time, text)
        held = time
    if held is not None:
        yield held


def _by_the_next(time: WrittenTime, following: WrittenTime, text: str) -> WrittenTime:
    """The same with what it shares with the time behind it: the zone, and the part of the day. "7" in "7-9 p.m." is the
    last hour of that name before the other."""
    if not _JOINED.fullmatch(text, time.end, following.start):
        return time
    if not time.zone and following.zone and following.start - time.end <= len(" - "):
        time = msgspec.structs.replace(time, zone=following.zone)
    if not time.is_open or following.is_open:
        return time
    hour, minute = time.value.split(":")
    later = f"{int(hour) % 12 + 12:02}:{minute}"
    value = later if later < following.value else f"{int(hour) % 12:02}:{minute}"
    return msgspec.structs.replace(time, value=value, is_open=False)


def _begins(time: WrittenTime) -> tuple[int, int]:
    return time.start, -time.end
