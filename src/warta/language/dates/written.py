"""The dates that are written in a stretch of text, from its first word to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from warta.language.dates.day import Day, is_possible
from warta.language.dates.in_words import day_before, day_behind
from warta.language.dates.place import At
from warta.language.dates.vocabulary import Vocabulary, compiled, vocabulary
from warta.language.dates.years import decade_in_words, short_decade, years
from warta.language.packs import Calendar, Pack

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TENS = re.compile(r"[3-9]0")
"""Of a decade in two figures: the '20s are of which century?"""
_FOLLOWING = re.compile(r"\s{1,3}[“\"‘'(]?([^\W\d_]+)")
_HAS_MONTH = re.compile(r"[0-9]{1,2}\S{0,2}\s[^\W\d_]|[^\W\d_]\.?\s[0-9]{1,2}(?![0-9/.-])")
"""A day beside a word, which can only be its month."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\s\Z")
_YEAR_BEHIND = re.compile(r",?\s{1,3}((?:1[0-9]|20)[0-9]{2})(?!\w|[.,][0-9])")
_STOP = re.compile(r"[.!?;]\s")
_BACK = 90
"""How far before a weekday a word for the future is looked for."""


def written(text: str, pack: Pack, start: int, end: int) -> Iterator[Day]:
    """The dates in this stretch, not yet resolved, in order; impossible ones too."""
    words = vocabulary(pack)
    names, relative, ago = words.first_pieces, words.relative_firsts, words.ago_firsts | words.decade_firsts
    after, last_word, last_end = start, "", start
    for token in _WORD.finditer(text, start, end):
        word, at = token[0], token.start()
        folded = word.casefold()
        is_figure = "0" <= word[0] <= "9"
        if at < after or not (is_figure or word in names or folded in relative or folded in ago):
            last_word, last_end = folded, token.end()  # most words begin no date
            continue
        gap = text[last_end : min(at, last_end + 4)]
        before = last_word if len(gap) < 4 and not gap.strip(" \u00a0\n(“\"‘'’-–") else ""
        opens = not last_word or any(mark in '.!?:“"(' for mark in gap)
        last_word, last_end = folded, token.end()
        for day in _from(At(text, at, end, word, before, opens, after), pack, words, start):
            yield day
            after = max(after, day.end)


def _from(at: At, pack: Pack, words: Vocabulary, start: int) -> Iterator[Day]:
    """The dates that begin with this word."""
    first, calendar = at.word[0], pack.calendar
    if "0" <= first <= "9":
        mark = at.text[at.start - 1] if at.start else " "
        is_free = mark not in ".,/-:_$€£#@" or at.text[max(0, at.start - 2)].isspace()
        is_second = mark in "-–" and at.start - 1 == at.after > start  # "30 Juni-2 Juli"
        if is_free or is_second or (mark == "-" and at.before in words.year_cues):  # "mid-1960s"
            yield from _from_figures(at, calendar, words)
        return
    folded = at.word.casefold()
    is_unit = folded in words.relative_firsts or folded in words.ago_firsts
    if at.word in words.first_pieces:
        found = list(_from_name(at, pack, words, start))
        # "Minggu lalu" at the start of a sentence is last week.
        if found and not (is_unit and at.opens and found[0].kind != "date" and words.relative.match(at.text, at.start)):
            yield from found
            return
    if is_unit:
        yield from _relative(at, calendar, words)
    elif folded in words.decade_firsts and (not words.decade_word_cues or at.before in words.decade_word_cues):
        yield from decade_in_words(at, words)


def _from_name(at: At, pack: Pack, words: Vocabulary, start: int) -> Iterator[Day]:
    """A date that begins with a weekday or a month."""
    text, calendar = at.text, pack.calendar
    for shape in words.after_weekday:
        if match := shape.match(text, at.start, at.end):
            day = _day(match, calendar, words)
            # "malam Minggu (6/7)" is mostly the evening of a Saturday.
            yield msgspec.structs.replace(day, weekday=None) if at.before in words.eves else day
            return
    match = words.weekday.match(text, at.start, at.end)
    if match and match["weekday"] in words.full_weekdays:
        following = _FOLLOWING.match(text, match.end(), at.end)
        if at.before.title() in words.not_weekdays or (following and following[1] in words.not_weekdays):
            return
        yield _weekday(match, at, words, start)
        if match := words.bracketed.match(text, match.end(), at.end):
            yield _day(match, calendar, words)
        return
    for shape in words.from_month:
        if match := shape.match(text, at.start, at.end):
            yield from (_with_spelled_day(day, at, pack, words) for day in _first_and_last(match, calendar, words))
            return
    match = words.month.match(text, at.start, at.end)
    if match and match["month"] in words.full_months:
        bare = Day(match.start(), match.end(), month=words.months[match["month"]])
        day = _with_spelled_day(bare, at, pack, words)
        if day.day is not None or _is_month(match["month"], match.end(), at, words):
            yield day


def _is_month(name: str, end: int, at: At, words: Vocabulary) -> bool:
    """Whether the name of a month that stands alone is one: "May" may be a verb or somebody's name."""
    if name not in words.open_months:
        return True
    if words.next_month.match(at.text, end, at.end) or words.month_follows.match(at.text, end, at.end):
        return True
    if at.before in words.joiners and at.before not in words.month_words:
        following = _FOLLOWING.match(at.text, end, at.end)
        return at.before in words.month_cues and not (following and following[1][0].isupper())
    return at.before in words.month_cues or at.before in words.month_words


def _with_spelled_day(day: Day, at: At, pack: Pack, words: Vocabulary) -> Day:
    """The same with its day, where that is told in words: "tanggal lima Juli", "August the third"."""
    if day.day is not None:
        return day
    if before := day_before(at.text, at.after, day.start, pack, words):
        return msgspec.structs.replace(day, day=before.day, start=before.start)
    if day.year is None and (behind := day_behind(at.text, day.end, at.end, pack, words)):
        year = _YEAR_BEHIND.match(at.text, behind.end, at.end)
        end = year.end() if year else behind.end
        return msgspec.structs.replace(day, day=behind.day, year=int(year[1]) if year else None, end=end)
    return day


def _weekday(match: re.Match[str], at: At, words: Vocabulary, start: int) -> Day:
    """A bare weekday, with what says which one."""
    day = Day(match.start(), match.end(), weekday=words.weekdays[match["weekday"]], kind="weekday")
    if after := words.past_suffix.match(at.text, match.end(), at.end):
        return msgspec.structs.replace(day, kind="relative", end=after.end())
    if after := words.next_suffix.match(at.text, match.end(), at.end):
        return msgspec.structs.replace(day, kind="relative", end=after.end(), is_ahead=True)
    if at.before in words.past_before or at.before in words.next_before:
        begin = max(start, at.start - len(at.before) - 1)
        return msgspec.structs.replace(day, kind="relative", start=begin, is_ahead=at.before in words.next_before)
    return msgspec.structs.replace(day, is_ahead=_is_ahead(at, words, start))


def _is_ahead(at: At, words: Vocabulary, start: int) -> bool:
    """Whether the words before, in the same sentence, say that the weekday is still to come."""
    if words.future is None:
        return False
    begin = max(start, at.start - _BACK)
    for stop in _STOP.finditer(at.text, begin, at.start):
        begin = stop.end()
    marked = [marker.end() for marker in words.future.finditer(at.text, begin, at.start)]
    if not marked:
        return False
    return compiled(words.speaks).search(at.text, marked[-1], at.start) is None


def _from_figures(at: At, calendar: Calendar, words: Vocabulary) -> Iterator[Day]:
    text = at.text
    for shape in words.from_figures:
        if match := shape.match(text, at.start, at.end):
            yield from _first_and_last(match, calendar, words)
            return
    if match := words.named_day.match(text, at.start, at.end):
        month, day = words.named_days[match["name"]]
        yield Day(match.start(), match.end(), month=month, day=day)
        return
    if at.word.isdecimal() and len(at.word) <= 3 and (match := words.ago.match(text, at.start, at.end)):
        yield from _ago(match, words)
        return
    if match := _YEAR.match(text, at.start, at.end):
        yield from years(match, at, words)
    elif match := _TENS.match(text, at.start, at.end):
        yield from short_decade(match, at, words)


def _first_and_last(match: re.Match[str], calendar: Calendar, words: Vocabulary) -> Iterator[Day]:
    """The one date of a match, or the two ends of a span of days within a month."""
    found = match.groupdict()
    day = _day(match, calendar, words)
    if found.get("earlier"):
        if int(found["earlier"]) >= (day.day or 0):
            yield msgspec.structs.replace(day, start=match.start("day"))
            return
        first = Day(match.start(), match.end("earlier"), day.year, day.month, int(found["earlier"]))
        yield first
        yield msgspec.structs.replace(day, start=match.start("day"))
    elif found.get("last"):
        if int(found["last"]) <= (day.day or 0):
            yield msgspec.structs.replace(day, end=match.end("day"), year=None)
            return
        yield msgspec.structs.replace(day, end=match.end("day"))
        yield Day(match.start("last"), match.end(), day.year, day.month, int(found["last"]))
    else:
        yield day


def _relative(at: At, calendar: Calendar, words: Vocabulary) -> Iterator[Day]:
    text = at.text
    is_joined = text[max(0, at.start - 1) : at.start] == "-"
    if match := words.ago.match(text, at.start, at.end):
        if not is_joined and at.before not in words.not_ago:  # "tiga puluh lima tahun lalu" is not five years ago
            yield from _ago(match, words)
        return
    match = words.relative.match(text, at.start, at.end)
    if match is None:
        return
    told = " ".join(match["relative"].split()).casefold()
    if told not in words.told:
        return  # a letter that has no small form of its own
    if not at.opens and match["relative"].istitle() and " " in match["relative"]:
        return  # the name of a programme: "This Morning"
    is_counted = is_joined or at.before.isdecimal() or at.before in words.not_last
    if is_counted and not words.told[told].startswith("day"):
        return  # "beberapa tahun lalu"
    yield Day(match.start(), match.end(), kind="relative", relation=words.told[told])
    if match := words.bracketed.match(text, match.end(), at.end):
        yield _day(match, calendar, words)


def _ago(match: re.Match[str], words: Vocabulary) -> Iterator[Day]:
    count = (match["count_before"] or match["count_after"]).casefold()
    unit = words.units.get((match["unit_before"] or match["unit_after"]).casefold())
    number = int(count) if count.isdecimal() else words.counts.get(count)
    if unit and number is not None:
        yield Day(match.start(), match.end(), kind="relative", relation=f"{unit}-{number}")


def _day(match: re.Match[str], calendar: Calendar, words: Vocabulary) -> Day:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    month = words.months[found["month"]] if "month" in found else None
    end = match.end("close") if "close" in found else match.end()
    if month and end == match.end("month") + 1 and match.string[end - 1] == "." and found["month"] in words.full_months:
        end -= 1  # the stop of the sentence, and of no abbreviation
    day = Day(
        start=match.start() if "weekday" in found or "first" not in found else match.start("first"),
        end=end,
        year=_year(found.get("year")),
        month=int(found["month_number"]) if "month_number" in found else month,
        day=int(found["day"]) if "day" in found else None,
        weekday=words.weekdays[found["weekday"]] if "weekday" in found else None,
    )
    if "first" in found:
        day = _in_order(day, int(found["first"]), int(found.get("second") or found["third"]), calendar)
    return day


def _in_order(day: Day, first: int, second: int, calendar: Calendar) -> Day:
    """Which of the two figures of "5/7" is the day."""
    monthly = {"day": first, "month": second}
    if calendar.order == "month-day" or (second > 12 and calendar.order == "either"):
        monthly = {"day": second, "month": first}
    is_open = calendar.order == "either" and first <= 12 and second <= 12 and first != second
    return msgspec.structs.replace(day, **monthly, order_is_open=is_open)


def _year(figures: str | None) -> int | None:
    if figures is None:
        return None
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (2000 if int(figures) < 69 else 1900)


def real_ones(days: Iterator[Day]) -> Iterator[Day]:
    """Those of which there can be a day: "31/2" is none."""
    return (day for day in days if is_possible(day))


def impossible_ones(text: str, pack: Pack, days: Iterator[Day]) -> Iterator[Day]:
    """Those that are meant as a date, beyond doubt, and name a day that there is not."""
    words = vocabulary(pack)
    for day in days:
        if day.day is None or day.month is None or is_possible(day):
            continue
        behind = text[day.end : day.end + 2].lstrip()
        before = _LAST_WORD.search(text, max(0, day.start - 24), day.start)
        is_named = behind[:1].isalpha() and behind[:1].isupper()  # "nomor 31 April Rekaan"
        in_words = _HAS_MONTH.search(text, max(day.start, day.end - 24), day.end) is not None
        is_cued = before is not None and before[1].casefold() in words.date_cues and not is_named
        if in_words:
            is_meant = day.weekday is not None or day.year is not None or is_cued
        else:
            is_meant = day.weekday is not None and (day.year is not None or text[day.end - 1] == ")")
        if is_meant:
            yield day
