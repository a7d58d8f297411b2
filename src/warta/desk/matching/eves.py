"""The evening before a day: "malam Minggu" is Saturday night to most, and Sunday night to some."""

from __future__ import annotations

import msgspec

from warta.desk.copy import Copy
from warta.desk.pairing import Link, Pairing, Side
from warta.language.dates import WEEKDAYS
from warta.language.packs import pack_of
from warta.language.reading import WrittenDate

_LONGEST = 12
"""Letters of a word for an evening, and the space behind it."""


def with_eves(link: Link, pairing: Pairing) -> Link:
    """The same with the weekday of "malam Minggu" for the day before, where that is the one that the other text has."""
    ours, theirs = link.original, link.relay
    mine, yours = _eves(pairing.original, ours, theirs), _eves(pairing.relay, theirs, ours)
    if mine == ours.dates and yours == theirs.dates:
        return link
    replace = msgspec.structs.replace
    return replace(link, original=replace(ours, dates=mine), relay=replace(theirs, dates=yours))


def _eves(copy: Copy, side: Side, other: Side) -> tuple[WrittenDate, ...]:
    pack = pack_of(copy.reading.language)
    if pack is None or not pack.calendar.eves or not any(day.weekday for day in side.dates):
        return side.dates
    told = {day.weekday for day in other.dates}
    return tuple(
        msgspec.structs.replace(day, weekday=before)
        if day.weekday
        and day.weekday not in told
        and (before := WEEKDAYS[WEEKDAYS.index(day.weekday) - 1]) in told
        and copy.text[max(0, day.start - _LONGEST) : day.start].rstrip().casefold().endswith(pack.calendar.eves)
        else day
        for day in side.dates
    )
