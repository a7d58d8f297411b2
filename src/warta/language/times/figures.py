"""Times of day in figures.

Figures are a time where a word, a mark or a zone beside them says so: "17.30" alone may be money or a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.language.packs import Pack
from warta.language.reading import WrittenTime
from warta.language.times.shapes import Half, Shapes, folded, shapes

_START = re.compile(r"[0-9]{1,4}")
_BODY = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?P<mark>[.:]|\s?[hH]\s?)(?P<minute>[0-5][0-9])(?P<seconds>[.:][0-5][0-9])?)?"
)
_MILITARY = re.compile(r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])")
_MORE = re.compile(r"[\w]|[.,:/][0-9]|[-–][0-9]{1,2}(?![0-9.:])")
_LATIN = re.compile(r"[ap]\.?\s?m\.?", re.IGNORECASE)
_LEAST_ZONE = 3
"""Letters of a zone that makes four figures a time."""
_LONGEST_CUE = 24
_BACK = 40
"""How far before an hour its part of the day may begin."""


def in_figures(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of this stretch that are written in figures."""
    beside = shapes(pack)
    last = start
    until = -1
    """Where the second time of a span must begin: "pukul 08.00-17.00"."""
    for match in _START.finditer(text, start, end):
        if match.start() < last or not _is_free(text, match.start()):
            continue
        found = _in_figures(text, match.start(), until, last, end, beside)
        if found is None:
            continue
        if until != match.start() and (first := _first_of_span(text, last, found, beside)):
            yield first
        yield found
        last = found.end
        between = beside.until.match(text, last, end)
        until = between.end() if between else -1


def zone_behind(text: str, at: int, end: int, beside: Shapes) -> tuple[int, str]:
    """Where a time ends that may have its zone behind it, and the zone."""
    zone = beside.zone.match(text, at, end)
    return (zone.end(), zone["zone"]) if zone else (at, "")


def half_before(text: str, at: int, beside: Shapes) -> Half | None:
    """The part of the day that stands before an hour: "akşam saat 7"."""
    found = beside.half_before.search(text, max(0, at - _BACK), at)
    return beside.halves[folded(found["half"])] if found else None


def by_half(hour: int, half: Half) -> int:
    """The hour of 24 that is meant by an hour and its part of the day."""
    if half == "before_noon":
        return 0 if hour == 12 else hour
    if half == "at_noon":
        return hour + 12 if hour <= 4 else hour
    if half == "by_night":
        return hour % 12 + 12 if 5 <= hour <= 11 else hour % 12 if hour <= 12 else hour
    return hour + 12 if hour < 12 else hour


def _first_of_span(text: str, begin: int, second: WrittenTime, beside: Shapes) -> WrittenTime | None:
    """The hour of "from 7" in "from 7 to 9 p.m.", which no word of its own makes one."""
    found = beside.first_of_span.search(text, max(begin, second.start - _LONGEST_CUE), second.start)
    if found is None or second.is_open:
        return None
    written, start = found[found.lastgroup or 0], found.start(found.lastgroup or 0)
    hour, minute = (int(part) for part in [*re.split("[.:]", written), "0"][:2])
    if not 0 < hour <= 12 or minute > 59:
        return None
    return WrittenTime(written, f"{hour:02}:{minute:02}", "", start, start + len(written), is_open=True)


def _is_free(text: str, at: int) -> bool:
    """Whether the figures that begin here are no part of something longer, or are the second of a span."""
    before = text[at - 1] if at else " "
    if before in "-–" and at > 1 and text[at - 2].isdecimal():
        return True
    return not (before.isalnum() or before in "_.,:/$€£-")


def _in_figures(text: str, at: int, until: int, last: int, end: int, beside: Shapes) -> WrittenTime | None:
    body = _BODY.match(text, at, end)
    if body is None or beside.minutes.match(text, body.end(), end):
        return None
    stop = body.end()
    half = beside.half.match(text, stop, end)
    after = beside.after.match(text, stop, end)
    after_near = beside.after_near.match(text, stop, end)
    behind = half or after or after_near
    if behind is None and _MORE.match(text, stop, end) and not _is_span(text, stop, end, beside):
        return _military(text, at, end, beside)
    said = behind.end() if behind else stop
    ended, zone = zone_behind(text, said, end, beside)
    begin, is_sure, is_near = _before(text, at, last, beside)
    is_sure = is_sure or until == at or (bool(zone) and body["minute"] is not None)
    is_sure = is_sure or _is_zeroed(text, body, last, beside)
    if after_near and not half and not body["minute"] and beside.away.match(text, after_near.end(), end):
        return None
    if not _is_time(body, beside, is_sure=is_sure, is_near=is_near, half=half, after=after, near=after_near):
        return _military(text, at, end, beside)
    hour = int(body["hour"])
    minute = int(body["minute"] or 0)
    part = beside.halves[folded(half["half"])] if half else None
    if part is None and 0 < hour <= 12:
        part = half_before(text, begin, beside)
    is_open = part is None and 0 < hour <= 12 and _may_be_either(body, zone, beside)
    if part is not None:
        hour = by_half(hour, part)
    if hour > 24 or (hour == 24 and minute):
        return None
    return WrittenTime(text[begin:ended], f"{hour % 24:02}:{minute:02}", zone, begin, ended, is_open)


def _is_time(
    body: re.Match[str],
    beside: Shapes,
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
        return said or not beside.hours_have_cues or _LATIN.fullmatch(half["half"]) is not None
    if body["minute"] is None:
        return is_sure or after is not None or (is_near and near is not None)
    if body["seconds"] and mark != body["seconds"][0]:
        return False
    if body["seconds"] and mark == ".":
        return is_sure
    if mark == ":":
        return is_sure or is_near or after is not None or not (body["seconds"] or beside.scores_with_colon)
    if mark == "h":
        return True
    return is_sure or is_near or after is not None or near is not None


def _may_be_either(body: re.Match[str], zone: str, beside: Shapes) -> bool:
    """Whether the hour may be one of the morning or of the evening, where no word says which."""
    if body["minute"] is None:
        return "h" not in (body["mark"] or "").casefold()
    return not body["hour"].startswith("0") and (len(body["hour"]) == 1 or (beside.two_clocks and not zone))


def _is_span(text: str, stop: int, end: int, beside: Shapes) -> bool:
    """Whether a second time follows behind a dash: "08.00-17.00"."""
    between = beside.until.match(text, stop, end)
    return between is not None and _BODY.match(text, between.end(), end) is not None


def _is_zeroed(text: str, body: re.Match[str], last: int, beside: Shapes) -> bool:
    """Whether an hour is written as no price and no measure is: "at 06.00"."""
    if not body["hour"].startswith("0") or len(body["hour"]) != 2 or body["minute"] is None:
        return False
    at = body.start()
    return any(found.end() == at for found in beside.zeroed.finditer(text, max(last, at - _LONGEST_CUE), at))


def _before(text: str, at: int, last: int, beside: Shapes) -> tuple[int, bool, bool]:
    """Where the time begins with the word before it, whether that makes it one, or does so with minutes."""
    first = max(last, at - _LONGEST_CUE)
    for sure in beside.sure.finditer(text, first, at):
        if sure.end() == at:
            return sure.start(), True, True
    near = any(found.end() == at for found in beside.near.finditer(text, first, at))
    return at, False, near


def _military(text: str, at: int, end: int, beside: Shapes) -> WrittenTime | None:
    """1030 GMT."""
    body = _MILITARY.match(text, at, end)
    if body is None or int(body["hour"]) > 23:
        return None
    stop, zone = zone_behind(text, body.end(), end, beside)
    if len(zone) < _LEAST_ZONE or not (zone.isupper() or " " in zone):
        return None  # "in 2006, PT Padi Rekaan"
    return WrittenTime(text[at:stop], f"{body['hour']}:{body['minute']}", zone, at, stop)
