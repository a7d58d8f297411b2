"""Times of day in the words in which people tell them: "setengah enam sore", "half past five", "noon".

What is said is a list of phrases in the pack. Some are a time by themselves ("half past {hour}"), some only with a
part of the day behind them: "a las dos" may be two people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from warta.language.alternatives import one_of
from warta.language.packs import Calendar, Pack
from warta.language.reading import WrittenTime
from warta.language.times.figures import by_half, half_before, zone_behind
from warta.language.times.shapes import Shapes, folded, halves, shapes

_LATIN = re.compile(r"\s?[ap]\.?\s?m\.?", re.IGNORECASE)
_DAY = 24 * 60
_LAST_WORD = re.compile(r"([^\W_]+)[\s-]\Z")
_LONGEST_WORD = 24
_SHORT = 3
"""Letters of a word that stands in many another."""


class _Phrase(msgspec.Struct, frozen=True):
    pattern: str
    """It is compiled when it is first looked for."""
    minutes: int
    """After the hour, or after midnight where the phrase has none."""
    sign: int
    """1 where the phrase has the minutes after the hour, -1 where it has those that are left, else 0."""
    needs_half: bool
    is_bare: bool
    """Whether there is nothing but the hour, so that "a.m." must follow, or a word for hours."""
    counts_before: bool
    """Whether a number may stand before it, of which it is the unit: "dua jam lima"."""


class _Told(msgspec.Struct, frozen=True):
    phrases: dict[str, tuple[_Phrase, ...]]
    """By the word they begin with, the longest first."""
    first: re.Pattern[str]
    numbers: dict[str, int]
    counts: frozenset[str]
    """Words that count hours, beside numbers: "beberapa", "per"."""
    bare_halves: re.Pattern[str]


def spoken(text: str, pack: Pack, start: int, end: int) -> Iterator[WrittenTime]:
    """The times of this stretch that are told in words."""
    plain = text[start:end].casefold()
    for hint in _hints(pack):
        if hint in plain:
            break
    else:
        return
    told = _told(pack)
    beside = shapes(pack)
    last = start
    for begin in told.first.finditer(text, start, end):
        if begin.start() < last:
            continue
        for phrase in told.phrases.get(folded(begin[0]), ()):
            match = _compiled(phrase.pattern).match(text, begin.start(), end)
            found = _time(text, match, phrase, told, beside, end) if match else None
            if found is not None:
                yield found
                last = found.end
                break


def _time(
    text: str, match: re.Match[str], phrase: _Phrase, told: _Told, beside: Shapes, end: int
) -> WrittenTime | None:
    minutes = _minutes(match, phrase, told)
    if minutes is None or beside.minutes.match(text, match.end(), end):
        return None
    before = _LAST_WORD.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    if phrase.counts_before and before and (before[1].isdecimal() or before[1].casefold() in told.counts):
        return None
    half = beside.half.match(text, match.end(), end)
    if phrase.needs_half and half is None:
        return None
    if phrase.is_bare and half and not (_LATIN.fullmatch(half[0]) or told.bare_halves.match(half["half"])):
        return None
    if half is None and beside.away.match(text, match.end(), end):
        return None
    stop, zone = zone_behind(text, half.end() if half else match.end(), end, beside)
    hour, minute = divmod(minutes % _DAY, 60)
    part = beside.halves[folded(half["half"])] if half else half_before(text, match.start(), beside)
    is_early = 0 < minutes < 13 * 60 and "hour" in match.groupdict()
    if part is not None and is_early:
        hour = by_half(hour, part)
    is_open = part is None and is_early
    return WrittenTime(text[match.start() : stop], f"{hour % 24:02}:{minute:02}", zone, match.start(), stop, is_open)


def _minutes(match: re.Match[str], phrase: _Phrase, told: _Told) -> int | None:
    """The minutes after midnight, as far as the words go: "setengah enam" may be one of the evening."""
    groups = match.groupdict()
    hour = _number(groups.get("hour"), told)
    minute = _number(groups.get("minute"), told)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    minutes = hour * 60 + phrase.minutes + phrase.sign * minute
    return minutes + 12 * 60 if "hour" in groups and minutes <= 0 else minutes


def _number(written: str | None, told: _Told) -> int | None:
    if written is None:
        return 0
    return int(written) if written.isdecimal() else told.numbers.get(folded(written))


@cache
def _told(pack: Pack) -> _Told:
    calendar: Calendar = pack.calendar
    hours = {folded(word): n for n, several in enumerate(calendar.hour_words, 1) for word in several.split("/")}
    minutes = {folded(word): number for word, number in calendar.minute_words.items()}
    named = [*calendar.time_before, *calendar.hours_after]
    phrases: dict[str, list[_Phrase]] = {}
    for table, needs_half in ((_clock(calendar), False), (calendar.clock_by_half, True)):
        for words, value in table.items():
            phrase = _phrase(words, value, calendar, named, needs_half=needs_half)
            for first in _firsts(words, calendar):
                phrases.setdefault(folded(first), []).append(phrase)
    for several in phrases.values():
        several.sort(key=lambda each: (-len(each.pattern), each.pattern))
    return _Told(
        phrases={first: tuple(several) for first, several in phrases.items()},
        first=re.compile(rf"(?<![\w.,:/-]){one_of(phrases, ignore_case=True)}(?!\w)"),
        numbers=minutes | hours,
        counts=frozenset([*minutes, *hours, *(word.casefold() for word in calendar.vague_counts)]),
        bare_halves=re.compile(rf"{one_of([*calendar.time_after, *calendar.hours_after])}(?!\w)", re.IGNORECASE),
    )


def _clock(calendar: Calendar) -> dict[str, str]:
    """The phrases that tell a time by themselves, "noon" among them."""
    named = {word: str(int(value[:2]) * 60 + int(value[3:])) for word, value in calendar.hours.items()}
    return named | calendar.clock


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _phrase(words: str, value: str, calendar: Calendar, named: Iterable[str], *, needs_half: bool) -> _Phrase:
    pattern = r"[\s-]{1,3}".join(_word(word, calendar) for word in words.split())
    sign = {"+": 1, "-": -1}.get(value[0], 0) if value[1:] == "minute" else 0
    return _Phrase(
        pattern=rf"{pattern}(?![\w%]|[.,:/][0-9])",
        minutes=0 if sign else int(value),
        sign=sign,
        needs_half=needs_half,
        is_bare=all(word.startswith("{") for word in words.split()),
        counts_before=words.split()[0].split("/")[0] in named,
    )


def _word(word: str, calendar: Calendar) -> str:
    if word == "{minute}":
        return rf"(?P<minute>[0-5]?[0-9]|{one_of(calendar.minute_words)})"
    hours = one_of(each for several in calendar.hour_words for each in several.split("/"))
    endings = rf"(?:['’]?{one_of(calendar.hour_endings)})?" if calendar.hour_endings else ""
    if word == "{word}":
        return rf"(?P<hour>{hours}){endings}"
    if word == "{hour}":
        return rf"(?P<hour>[0-9]{{1,2}}|{hours}){endings}"
    return one_of(word.split("/"))


def _firsts(words: str, calendar: Calendar) -> Iterable[str]:
    """The words with which a phrase may begin."""
    if "{" not in words and "/" not in words:
        return [words]
    first = words.split()[0]
    if first == "{minute}":
        return calendar.minute_words
    if first.startswith("{"):
        return [each for several in calendar.hour_words for each in several.split("/")]
    return first.split("/")


@cache
def _hints(pack: Pack) -> tuple[str, ...]:
    """Letters of which every phrase has some: most copy is looked at no closer."""
    calendar: Calendar = pack.calendar
    common = pack.detection.function_words | {word.casefold() for word in calendar.date_cues}
    return tuple(sorted({*_rarest(_clock(calendar), common), *_rarest(halves(calendar), common)}))


def _rarest(phrases: Iterable[str], common: frozenset[str]) -> Iterator[str]:
    """The words of phrases that other copy has the least: one of these is wherever a phrase is."""
    literal = [[word.casefold() for word in words.split() if not word.startswith("{")] for words in phrases]
    shared = Counter(word for words in literal for word in words)

    def rarity(word: str) -> tuple[bool, int, int]:
        return common.isdisjoint(word.split("/")), shared[word], len(word)

    for words in literal:
        for word in max(words, key=rarity, default="").split("/"):
            yield from [word] if len(word) > _SHORT else (f" {word}{behind}" for behind in " .,")
