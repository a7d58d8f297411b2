"""Times of day as copy writes them: "pukul 17.30 WIB", "5:30 p.m. ET", "17 Uhr", "17h30", "midnight".

Figures are a time where a word, a mark or a zone beside them says so: "17.30" alone may be money or a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from warta.language.packs import Calendar, Pack
from warta.language.reading import WrittenTime

_BODY = re.compile(r"(?P<hour>[0-9]{1,2})(?:(?P<mark>[.:]|\s?[hH]\s?)(?P<minute>[0-5][0-9])(?P<seconds>:[0-5][0-9])?)?")
_MILITARY = re.compile(r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])")
_MORE = re.compile(r"[\w]|[.,:/][0-9]|[-–][0-9]{1,2}(?![0-9.:])")
_LATIN = re.compile(r"[ap]\.?\s?m\.?", re.IGNORECASE)
_LEAST_ZONE = 3
"""Letters of a zone that makes four figures a time."""
_LONGEST_CUE = 24


class _Shapes(msgspec.Struct, frozen=True):
    start: re.Pattern[str]
    """Figures, or a word for a time of day."""
    sure: re.Pattern[str]
    """A word before the figures that makes them a time; it ends where they begin."""
    near: re.Pattern[str]
    """A word before them that does so where they have minutes or a word for hours."""
    half: re.Pattern[str]
    zone: re.Pattern[str]
    until: re.Pattern[str]
    minutes: re.Pattern[str]
    """A word for minutes behind the figures: "dua jam 15 menit" is no time."""
    after: re.Pattern[str]
    after_near: re.Pattern[str]
    halves: dict[str, str]
    hours: dict[str, str]
    scores_with_colon: bool
    hours_have_cues: bool


def times(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of day in this stretch of the text, in order."""
    shapes = _shapes(pack)
    last = start
    until = -1
    """Where the second time of a span must begin: "pukul 08.00-17.00"."""
    for match in shapes.start.finditer(text, start, end):
        if match.start() < last:
            continue
        word = match["word"]
        found = (
            _in_words(text, match, shapes, end) if word else _in_figures(text, match.start(), until, last, end, shapes)
        )
        if found is None:
            continue
        yield found
        last = found.end
        between = shapes.until.match(text, last, end)
        until = between.end() if between else -1


def _in_words(text: str, match: re.Match[str], shapes: _Shapes, end: int) -> WrittenTime:
    stop, zone = _zone(text, match.end(), end, shapes)
    value = shapes.hours[" ".join(match["word"].split()).casefold()]
    return WrittenTime(text[match.start() : stop], value, zone, match.start(), stop)


def _in_figures(text: str, at: int, until: int, last: int, end: int, shapes: _Shapes) -> WrittenTime | None:
    body = _BODY.match(text, at, end)
    if body is None or shapes.minutes.match(text, body.end(), end):
        return None
    stop = body.end()
    half = shapes.half.match(text, stop, end)
    after = shapes.after.match(text, stop, end)
    after_near = shapes.after_near.match(text, stop, end)
    behind = half or after or after_near
    if behind is None and _MORE.match(text, stop, end) and not _is_span(text, stop, end, shapes):
        return _military(text, at, end, shapes)
    said = behind.end() if behind else stop
    ended, zone = _zone(text, said, end, shapes)
    begin, is_sure, is_near = _before(text, at, last, shapes)
    is_sure = is_sure or until == at or (bool(zone) and body["minute"] is not None)
    if not _is_time(body, shapes, is_sure=is_sure, is_near=is_near, half=half, after=after, near=after_near):
        return None
    hour = int(body["hour"])
    minute = int(body["minute"] or 0)
    if half:
        hour = _by_half(hour, shapes.halves[_folded(half["half"])])
    if hour > 24 or (hour == 24 and minute):
        return None
    return WrittenTime(text[begin:ended], f"{hour % 24:02}:{minute:02}", zone, begin, ended)


def _is_time(
    body: re.Match[str],
    shapes: _Shapes,
    *,
    is_sure: bool,
    is_near: bool,
    half: re.Match[str] | None,
    after: re.Match[str] | None,
    near: re.Match[str] | None,
) -> bool:
    """Whether what stands beside the figures says that they are a time."""
    mark = (body["mark"] or "").strip().casefold()
    if half is not None and int(body["hour"]) <= (24 if body["minute"] else 12):
        # "8 malam" may be eight nights where an hour has a word before it.
        said = is_sure or is_near or bool(body["minute"])
        return said or not shapes.hours_have_cues or _LATIN.fullmatch(half["half"]) is not None
    if body["minute"] is None:
        return is_sure or after is not None or (is_near and near is not None)
    if mark == ":":
        return is_sure or is_near or after is not None or not (body["seconds"] or shapes.scores_with_colon)
    if mark == "h":
        return True
    return is_sure or is_near or after is not None or near is not None


def _is_span(text: str, stop: int, end: int, shapes: _Shapes) -> bool:
    """Whether a second time follows behind a dash: "08.00-17.00"."""
    between = shapes.until.match(text, stop, end)
    return between is not None and _BODY.match(text, between.end(), end) is not None


def _before(text: str, at: int, last: int, shapes: _Shapes) -> tuple[int, bool, bool]:
    """Where the time begins with the word before it, whether that makes it one, or does so with minutes."""
    first = max(last, at - _LONGEST_CUE)
    for sure in shapes.sure.finditer(text, first, at):
        if sure.end() == at:
            return sure.start(), True, True
    near = any(found.end() == at for found in shapes.near.finditer(text, first, at))
    return at, False, near


def _military(text: str, at: int, end: int, shapes: _Shapes) -> WrittenTime | None:
    """1030 GMT."""
    body = _MILITARY.match(text, at, end)
    if body is None or int(body["hour"]) > 23:
        return None
    stop, zone = _zone(text, body.end(), end, shapes)
    if len(zone) < _LEAST_ZONE or not zone.isupper():
        return None  # "in 2006, PT Padi Rekaan"
    return WrittenTime(text[at:stop], f"{body['hour']}:{body['minute']}", zone, at, stop)


def _zone(text: str, at: int, end: int, shapes: _Shapes) -> tuple[int, str]:
    zone = shapes.zone.match(text, at, end)
    return (zone.end(), zone["zone"]) if zone else (at, "")


def _by_half(hour: int, half: str) -> int:
    """The hour of 24 that is meant by an hour and the part of the day behind it."""
    if half == "before_noon":
        return 0 if hour == 12 else hour
    if half == "at_noon":
        return hour + 12 if hour <= 4 else hour
    if half == "by_night":
        return hour % 12 + 12 if 5 <= hour <= 11 else hour % 12 if hour <= 12 else hour
    return hour + 12 if hour < 12 else hour


@cache
def _shapes(pack: Pack) -> _Shapes:
    calendar: Calendar = pack.calendar
    parts = ("before_noon", "after_noon", "at_noon", "by_night")
    halves = {_folded(word): part for part in parts for word in getattr(calendar, part)}
    hours = {word.casefold(): value for word, value in calendar.hours.items()}
    before_second = _one_of([*calendar.time_before, ""])
    return _Shapes(
        start=re.compile(
            rf"(?<![\w.,:/$€£-])[0-9]{{1,4}}|(?<=[0-9][-–])[0-9]{{1,2}}|(?<!\w)(?P<word>{_one_of(hours)})(?!\w)",
            re.IGNORECASE,
        ),
        sure=re.compile(rf"(?<!\w)(?:{_one_of(calendar.time_before)})\s{{1,3}}", re.IGNORECASE),
        near=re.compile(rf"(?<!\w)(?:{_one_of(calendar.time_near)})\s{{1,3}}", re.IGNORECASE),
        half=re.compile(rf"\s?(?P<half>{_one_of(halves)})(?!\w)", re.IGNORECASE),
        zone=re.compile(rf",?\s?\(?(?P<zone>{_one_of(calendar.zones)})(?!\w)"),
        until=re.compile(rf"\s?[-–]\s?|\s(?:{_one_of(calendar.ranges)})\s(?:{before_second}\s?)"),
        minutes=re.compile(rf"\s(?:{_one_of(calendar.minutes)})(?!\w)", re.IGNORECASE),
        after=re.compile(rf"\s?(?:{_one_of(calendar.time_after)})(?!\w)"),
        after_near=re.compile(rf"\s?(?:{_one_of(calendar.hours_after)})(?!\w)"),
        halves=halves,
        hours=hours,
        scores_with_colon=calendar.scores_with_colon,
        hours_have_cues=bool(calendar.time_before),
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _one_of(words: Iterable[str]) -> str:
    listed = [re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=lambda each: (-len(each), each))]
    return f"(?:{'|'.join(listed)})" if listed else "(?!)"
