"""Dates that their sentence puts on the wrong side of the day of publication: a past still to come, or the reverse."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from warta.desk.copy import Copy
from warta.language.dates import WEEKDAYS
from warta.language.dates.tense import told_as_future, told_as_past
from warta.language.packs import Pack, pack_of
from warta.language.reading import Reading, Span, WrittenDate

_GRACE = timedelta(days=2)
"""How far the day of publication may be from the day on which the story was written."""
_NEAR = 31
"""Days from publication within which a date without a year is no other year's."""
_FAR = 180
"""The same where its weekday agrees."""
_YEAR = re.compile(r"[0-9]{4}")
_DECADE = 3
"""Characters in the value of a decade."""
_WHOLE = 10
"""Characters in the value of a day."""


class Misplaced(NamedTuple):
    date: WrittenDate
    start: int
    """Where the words begin that put it there."""


def misplaced(copy: Copy, tense: Literal["future", "past"]) -> Iterator[Misplaced]:
    """The dates that are told in this tense, though the calendar has them on the other side of publication."""
    pack = pack_of(copy.reading.language)
    if pack is None or copy.published is None:
        return
    for written, sentence in _told_in_sentences(copy.reading):
        if _is_on(written, sentence, copy, copy.published, tense):
            start = _told(copy.text, pack, sentence, written, tense)
            if start is not None:
                yield Misplaced(written, start)


def _told(text: str, pack: Pack, sentence: Span, written: WrittenDate, tense: Literal["future", "past"]) -> int | None:
    told = told_as_future if tense == "future" else told_as_past
    return told(text, pack, sentence, written.start, has_cue=not (written.weekday or written.kind == "relative"))


def _told_in_sentences(reading: Reading) -> Iterator[tuple[WrittenDate, Span]]:
    """The dates of the body, each with its sentence; not those in quotations."""
    sentences = deque(reading.sentences)
    quoted = deque(sorted((quote for quote in reading.quotes if quote.kind != "indirect"), key=lambda each: each.start))
    for written in reading.dates:
        while sentences and sentences[0].end <= written.start:
            sentences.popleft()
        while quoted and quoted[0].end <= written.start:
            quoted.popleft()
        is_quoted = bool(quoted) and quoted[0].start <= written.start
        if sentences and sentences[0].start <= written.start and not is_quoted:
            yield written, sentences[0]


def _is_on(written: WrittenDate, sentence: Span, copy: Copy, published: date, tense: Literal["future", "past"]) -> bool:
    """Whether a date that is told in this tense lies for certain on the other side of publication."""
    if written.kind == "relative":
        # "will open yesterday"; "was opened next week" may be told from another day.
        is_past = "-" in written.relation or (not written.relation and (written.value or "9") < published.isoformat())
        return tense == "future" and is_past
    if written.kind != "date" or written.value is None or len(written.value) == _DECADE:
        return False
    first, last = _days(written.value)
    is_off = published - last > _GRACE if tense == "future" else first - published > _GRACE
    if not is_off or _YEAR.search(written.text):
        return is_off
    return len(written.value) == _WHOLE and _is_this_year(written, first, sentence, copy, published)


def _is_this_year(written: WrittenDate, day: date, sentence: Span, copy: Copy, published: date) -> bool:
    """Whether a date without a year is that of the year near publication, and of no other."""
    weekday = written.weekday
    if abs(day - published) > timedelta(days=_FAR if weekday else _NEAR):
        return False
    if weekday and WEEKDAYS[day.weekday()] != weekday:
        return False
    return not any(
        other.relation.startswith("year") or (other is not written and other.value and _YEAR.search(other.text))
        for other in copy.reading.dates
        if sentence.start <= other.start < sentence.end
    )


def _days(value: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    if len(value) == _WHOLE:
        day = date.fromisoformat(value)
        return day, day
    year, _, month = value.partition("-")
    first = date(int(year), int(month or 1), 1)
    following = date(int(year), int(month) + 1, 1) if month and int(month) < 12 else date(int(year) + 1, 1, 1)
    return first, following - timedelta(days=1)
