"""What copy in a language puts around a time of day, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from warta.language.alternatives import one_of
from warta.language.packs import Calendar, Pack

Half = Literal["before_noon", "after_noon", "at_noon", "by_night"]
_HALVES: tuple[Half, ...] = ("before_noon", "after_noon", "at_noon", "by_night")
_NAME = r"[^\W\d_a-zà-ÿ][^\W\d_]{2,20}"
"""A capital and the rest of a name."""
_HOUR = r"[0-9]{1,2}(?:[.:][0-5][0-9])?"


class Shapes(msgspec.Struct, frozen=True):
    sure: re.Pattern[str]
    """A word before the figures that makes them a time; it ends where they begin."""
    near: re.Pattern[str]
    """A word before them that does so where they have minutes or a word for hours."""
    zeroed: re.Pattern[str]
    """A word before them that does so where the hour begins with a nought."""
    half: re.Pattern[str]
    half_before: re.Pattern[str]
    """A part of the day that stands before the hour: "akşam saat 7"."""
    zone: re.Pattern[str]
    until: re.Pattern[str]
    first_of_span: re.Pattern[str]
    """An hour right before another: "7-" in "7-9 p.m."."""
    minutes: re.Pattern[str]
    """A word for minutes behind the figures: "dua jam 15 menit" is no time."""
    after: re.Pattern[str]
    after_near: re.Pattern[str]
    away: re.Pattern[str]
    """What behind a word for hours says how far something is: "à deux heures de route"."""
    halves: dict[str, Half]
    scores_with_colon: bool
    hours_have_cues: bool
    two_clocks: bool
    """Whether hours with minutes are told by the clock of twelve hours too."""


@cache
def shapes(pack: Pack) -> Shapes:
    calendar: Calendar = pack.calendar
    parts = halves(calendar)
    before_second = one_of([*calendar.time_before, ""])
    zones = "|".join([one_of(calendar.zones), *(_named(zone) for zone in calendar.zones_of)])
    cues = one_of([*calendar.time_before, *calendar.time_near, *calendar.time_zeroed])
    return Shapes(
        sure=re.compile(rf"(?<!\w)(?:{one_of(calendar.time_before)})\s{{1,3}}", re.IGNORECASE),
        near=re.compile(rf"(?<!\w)(?:{one_of(calendar.time_near)})\s{{1,3}}", re.IGNORECASE),
        zeroed=re.compile(rf"(?<!\w)(?:{one_of(calendar.time_zeroed)})\s{{1,3}}", re.IGNORECASE),
        half=re.compile(rf"\s?(?P<half>{one_of(parts)})(?!\w)", re.IGNORECASE),
        half_before=re.compile(rf"(?<!\w)(?P<half>{one_of(parts)})\s(?:{cues}\s)?\Z", re.IGNORECASE),
        zone=re.compile(rf",?\s?\(?(?P<zone>{zones})(?!\w)"),
        until=re.compile(rf"\s?[-–]\s?|\s(?:{one_of(calendar.ranges)})\s(?:{before_second}\s?)"),
        first_of_span=re.compile(
            rf"(?<![\w.,:/$€£-])(?:(?P<dash>{_HOUR})\s?[-–]\s?{_opened(calendar.hour_spans)})\Z", re.IGNORECASE
        ),
        minutes=re.compile(rf"\s(?:{one_of(calendar.minutes)})(?!\w)", re.IGNORECASE),
        after=re.compile(rf"\s?(?:{one_of(calendar.time_after)})(?!\w)"),
        after_near=re.compile(rf"\s?(?:{one_of(calendar.hours_after)})(?!\w)"),
        away=re.compile(rf"\s(?:{one_of(calendar.hours_away)})", re.IGNORECASE),
        halves=parts,
        scores_with_colon=calendar.scores_with_colon,
        hours_have_cues=bool(calendar.time_before),
        two_clocks=bool(calendar.time_zeroed),
    )


def halves(calendar: Calendar) -> dict[str, Half]:
    """The words for a part of the day, in small letters."""
    return {folded(word): part for part in _HALVES for word in getattr(calendar, part)}


def folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _named(zone: str) -> str:
    """The time of a place: "waktu Paris", "New York time"."""
    before, _, after = zone.partition("{}")
    return rf"{re.escape(before)}{_NAME}(?:\s{_NAME})?{re.escape(after)}"


def _opened(spans: Iterable[str]) -> str:
    """The words around the first hour of a span: "from {} to"."""
    return "".join(
        rf"|{re.escape(before)}(?P<first{number}>{_HOUR}){re.escape(after)}\s"
        for number, (before, _, after) in enumerate(span.partition("{}") for span in spans)
    )
