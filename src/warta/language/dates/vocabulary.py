"""A language's words for dates, compiled for looking them up at one place of a text at a time.

Every pattern is tried only where a word stands that may begin it, and looks at a bounded stretch: a text of any length
is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from warta.language.alternatives import one_of
from warta.language.packs import Calendar, Pack

_PIECE = re.compile(r"[^\W_]+")
_DAY = r"[0-3]?[0-9]"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_LEAST_FULL = 4
"""Letters of a month that may be written in one with its day."""
_NOT_MORE = r"(?![\w:%]|[.,/-][0-9])"


class Vocabulary(msgspec.Struct, frozen=True):
    weekdays: dict[str, int]
    """As they are written: "may" is no month of English; the next fields likewise."""
    full_weekdays: frozenset[str]
    """Those that may stand alone: names, not abbreviations."""
    not_weekdays: frozenset[str]
    eves: frozenset[str]
    months: dict[str, int]
    full_months: frozenset[str]
    first_pieces: frozenset[str]
    """The first words of weekdays and months."""
    after_weekday: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str]
    from_month: tuple[re.Pattern[str], ...]
    month: re.Pattern[str]
    from_figures: tuple[re.Pattern[str], ...]
    named_day: re.Pattern[str]
    named_days: dict[str, tuple[int, int]]
    """Month and day of those."""
    bracketed: re.Pattern[str]
    """Day and month in figures behind a word for a day: "kemarin (5/7)"."""
    relative: re.Pattern[str]
    relative_firsts: frozenset[str]
    ago: re.Pattern[str]
    ago_firsts: frozenset[str]
    told: dict[str, str]
    past_suffix: re.Pattern[str]
    next_suffix: re.Pattern[str]
    past_before: frozenset[str]
    next_before: frozenset[str]
    units: dict[str, str]
    counts: dict[str, int]
    year_cues: frozenset[str]
    decade_cues: tuple[str, ...]
    month_cues: frozenset[str]
    date_cues: frozenset[str]
    open_months: frozenset[str]
    next_month: re.Pattern[str]
    """Another month behind one: "Januari-Oktober"."""
    month_words: frozenset[str]
    not_years: frozenset[str]
    goes_on: frozenset[str]
    """Small words that may stand behind a year, and not behind a count."""
    thousands_are_grouped: bool
    nouns_have_capitals: bool
    not_ago: frozenset[str]
    """Words before "lima tahun lalu" that make it more years."""
    not_last: frozenset[str]
    """Words before "tahun lalu" that make it years ago."""
    joins: frozenset[str]
    first_days: frozenset[str]
    day_cues: frozenset[str]
    days_are_ordinal: bool
    joiners: frozenset[str]
    """Words between two months, behind which a name may stand as well: "April and June"."""
    month_follows: re.Pattern[str]
    year_follows: re.Pattern[str]
    short_decade: re.Pattern[str]
    """The two figures of a decade with what stands behind them: "90-an"."""
    short_decade_cues: frozenset[str]
    decade_word: re.Pattern[str]
    decade_words: dict[str, int]
    decade_firsts: frozenset[str]
    decade_word_cues: frozenset[str]
    decade: re.Pattern[str]
    counted: re.Pattern[str]
    """What behind four figures shows that they count something."""
    future: re.Pattern[str] | None
    speaks: str
    """It is compiled by ``compiled`` when a weekday that is to come needs it: there are many such words."""


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    calendar = pack.calendar
    days = tuple((*names, *(names[0] + part for part in calendar.joined_dayparts)) for names in calendar.weekdays)
    weekdays = _written(days, 0)
    months = _written(calendar.months, 1)
    told = _told(calendar)
    units: dict[str, str] = {word.casefold(): unit for word, unit in calendar.units.items()}
    counts = {word.casefold(): count for word, count in calendar.counts.items()}
    ago = _ago(calendar)
    weekday, month = one_of(weekdays), one_of(months)
    behind = [*calendar.past_after, *calendar.this_after, *calendar.next_after]
    return Vocabulary(
        weekdays=weekdays,
        full_weekdays=frozenset(_full(days)),
        not_weekdays=frozenset(calendar.not_weekdays),
        eves=frozenset(calendar.eves),
        months=months,
        full_months=frozenset(_full(calendar.months)),
        first_pieces=frozenset(piece[0] for name in [*weekdays, *months] if (piece := _PIECE.match(name))),
        after_weekday=_after_weekday(calendar, weekday, month),
        weekday=re.compile(rf"(?P<weekday>{weekday})(?![\w-])"),
        from_month=_from_month(calendar, month),
        month=re.compile(rf"(?P<month>{month})(?!\w)"),
        from_figures=_from_figures(calendar, weekday, month),
        named_day=re.compile(rf"(?P<name>{one_of(calendar.named_days)})(?![\w/]|[.-][0-9])"),
        named_days={name: (int(day[:2]), int(day[3:])) for name, day in calendar.named_days.items()},
        bracketed=re.compile(
            rf",?\s{{0,3}}\((?P<first>{_DAY})/(?P<second>{_DAY})(?:/(?P<year>{_YEAR}|[0-9]{{2}}))?(?P<close>)\)"
        ),
        relative=re.compile(rf"(?P<relative>{_any(told)})(?!\w)", re.IGNORECASE),
        relative_firsts=_firsts(told),
        ago=re.compile(ago, re.IGNORECASE),
        ago_firsts=frozenset(counts) | _firsts(calendar.ago_before),
        told=told,
        past_suffix=re.compile(rf"\s{_any(calendar.past_after)}(?!\w)", re.IGNORECASE),
        next_suffix=re.compile(rf"\s{_any(calendar.next_after)}(?!\w)", re.IGNORECASE),
        past_before=frozenset(word.casefold() for word in calendar.past_before),
        next_before=frozenset(word.casefold() for word in calendar.next_before),
        units=units,
        counts=counts,
        year_cues=frozenset(word.casefold() for word in calendar.year_cues),
        decade_cues=tuple(word.casefold() for word in calendar.decades_before),
        month_cues=frozenset(word.casefold() for word in calendar.month_cues),
        date_cues=frozenset(word.casefold() for word in (*calendar.month_cues, *calendar.date_cues)),
        open_months=frozenset(_written((calendar.open_months,), 0)),
        next_month=re.compile(rf"\s?[-–/]\s?{month}(?!\w)|\s{one_of(calendar.ranges)}\s{month}(?!\w)"),
        month_words=frozenset(folded(name) for name in months),
        not_years=frozenset(word.casefold() for word in calendar.not_years),
        goes_on=_goes_on(pack),
        thousands_are_grouped=calendar.thousands_are_grouped,
        nouns_have_capitals=calendar.nouns_have_capitals,
        not_ago=frozenset(word.casefold() for word in (*calendar.vague_counts, *calendar.counts)),
        not_last=frozenset(word.casefold() for word in (*calendar.vague_counts, *pack.numbers.multipliers, *counts)),
        joins=frozenset(word.casefold() for word in calendar.joins),
        first_days=frozenset(word.casefold() for word in calendar.first_days),
        day_cues=frozenset(word.casefold() for word in (*calendar.date_cues, *calendar.day_cues)),
        days_are_ordinal=calendar.days_are_ordinal,
        joiners=frozenset(word.casefold() for word in calendar.ranges),
        month_follows=_behind([*calendar.month_followers, *behind]),
        short_decade=re.compile(rf"{_any(calendar.short_decades_after)}(?!\w)"),
        short_decade_cues=frozenset(word.casefold() for word in calendar.short_decade_cues),
        decade_word=re.compile(rf"(?P<decade>{_any(calendar.decade_words)})(?!\w)"),
        decade_words={word.casefold(): decade for word, decade in calendar.decade_words.items()},
        decade_firsts=_firsts(calendar.decade_words),
        decade_word_cues=frozenset(word.casefold() for word in calendar.decade_word_cues),
        year_follows=re.compile(rf"\s?['’]?{_any(calendar.year_followers)}(?!\w)", re.IGNORECASE),
        decade=re.compile(rf"{_any(calendar.decades_after)}(?![\w])", re.IGNORECASE),
        counted=_counted(pack),
        future=_words(calendar.future),
        speaks=_any_word(pack.quotations.cues),
    )


def _behind(words: Iterable[str]) -> re.Pattern[str]:
    """One of these words behind a name, or an ending joined by an apostrophe."""
    return re.compile(rf"(?:\s|(?=['’])){_any(words)}(?!\w)")


def folded(name: str) -> str:
    return name.rstrip(".").casefold()


def _after_weekday(calendar: Calendar, weekday: str, month: str) -> tuple[re.Pattern[str], ...]:
    """Jumat (5/7), Jumat malam, 5 Juli 2024; Friday (July 5); sexta-feira (5)."""
    parts = one_of(calendar.dayparts)
    open_ = rf"(?P<weekday>{weekday})\.?(?:\s(?:{parts}))?{_article(calendar)}(?P<open>[(\[])?"
    close = r"(?(open)\s?[)\]]|)"
    figures = (
        rf"(?P<first>{_DAY})(?P<mark>[/.-])(?P<second>{_DAY})(?:(?P=mark)(?P<year>{_YEAR}|[0-9]{{2}}))(?![\w/])",
        rf"(?P<first>{_DAY})(?:/(?P<second>{_DAY})(?![\w/])|\.(?P<third>{_DAY})\.(?![0-9]))",
    )
    bodies = [*figures, _day_month(calendar, month)]
    if calendar.order != "day-month":
        bodies.append(_month_day(month))
    shapes = [open_ + body + close for body in bodies]
    shapes.append(rf"(?P<weekday>{weekday})(?:\s(?:{parts}))?\s?\((?P<day>{_DAY})\)")
    return tuple(re.compile(shape) for shape in shapes)


def _article(calendar: Calendar) -> str:
    return r"(?:,?\s{1,3}(?:(?:the|den|de|el|il|le)\s)?|,|\s?(?=\())"


def _day_month(calendar: Calendar, month: str) -> str:
    joins = one_of(calendar.joins)
    return (
        rf"(?P<day>{_DAY})(?:(?:st|nd|rd|th|er|[º°.])?\s{{1,3}}(?:(?:{joins})\s{{1,3}})?|(?=[^\W\d_]{{{_LEAST_FULL}}}))"
        rf"(?P<month>{month})(?!\w)\.?"
        rf"(?:,?\s{{1,3}}(?:(?:{joins})\s{{1,3}})?(?P<year>{_YEAR})(?!\w|[.,][0-9]))?"
    )


def _month_day(month: str) -> str:
    return (
        rf"(?P<month>{month})\.?\s{{1,3}}(?P<day>{_DAY})(?:st|nd|rd|th)?{_NOT_MORE}"
        rf"(?:,?\s{{1,3}}(?P<year>{_YEAR})(?!\w|[.,][0-9]))?"
    )


def _from_month(calendar: Calendar, month: str) -> tuple[re.Pattern[str], ...]:
    """July 5-7, 2024; July 5; July 2024."""
    shapes = []
    if calendar.order != "day-month":
        ranges = one_of(calendar.ranges)
        shapes += [
            rf"(?P<month>{month})\.?\s{{1,3}}(?P<day>{_DAY})(?P<between>\s?[-–]\s?|\s(?:(?P<or>and|or)|{ranges})\s)(?P<last>{_DAY})"
            rf"{_NOT_MORE}(?(or)(?=,?\s{{1,3}}{_YEAR}(?!\w)|[,.;:)\]]|\s?\Z)|)"
            rf"(?:,?\s{{1,3}}(?P<year>{_YEAR})(?!\w|[.,][0-9]))?",
            _month_day(month),
        ]
    joins = one_of(calendar.joins)
    shapes.append(
        rf"(?P<month>{month})\.?,?\s{{1,3}}(?:(?:{joins})\s{{1,3}})?(?P<year>{_YEAR})(?!\w|[.,/-]?[0-9]|\s?%)"
    )
    return tuple(re.compile(shape) for shape in shapes)


def _from_figures(calendar: Calendar, weekday: str, month: str) -> tuple[re.Pattern[str], ...]:
    """2024-07-05; 5/7/2024; 5-7 Juli 2024; 5 Juli 2024; 5 Temmuz 2024 Cuma."""
    behind = rf"(?:,?\s{{1,3}}(?P<weekday>{weekday})(?!\w))?" if calendar.weekday_follows else ""
    body = _day_month(calendar, month) + behind
    marks = "/.-" if calendar.order == "day-month" else "/"
    return tuple(
        re.compile(shape)
        for shape in [
            r"(?P<year>(?:19|20)[0-9]{2})-(?P<month_number>[01][0-9])-(?P<day>[0-3][0-9])(?:(?=T[0-9])|(?![\w-]))",
            rf"(?P<first>{_DAY})(?P<mark>[{marks}])(?P<second>{_DAY})(?P=mark)(?P<year>(?:19|20)[0-9]{{2}})"
            r"(?![\w/]|[.-][0-9])",
            rf"(?P<earlier>{_DAY})\.?(?P<between>\s?[-–/]\s?|\s{one_of(calendar.ranges)}\s){body}",
            body,
        ]
    )


def _told(calendar: Calendar) -> dict[str, str]:
    """Every word for a time told from publication, in small letters, with what it comes to."""
    found = {}
    steps = [
        (calendar.past_before, calendar.past_after, "-1"),
        (calendar.this_before, calendar.this_after, "+0"),
        (calendar.next_before, calendar.next_after, "+1"),
    ]
    for word, unit in calendar.units.items():
        if unit != "day" and word not in calendar.plural_units:
            for before, after, step in steps:
                found.update({f"{each} {word}".casefold(): unit + step for each in before})
                found.update({f"{word} {each}".casefold(): unit + step for each in after})
    return found | {phrase.casefold(): told for phrase, told in calendar.relative.items()}


def _ago(calendar: Calendar) -> str:
    """Two days ago, dua hari lalu, hace dos días."""
    counts, units = _any(calendar.counts), _any(calendar.units)
    before, after = (
        rf"(?P<count{place}>[0-9]{{1,3}}|{counts})\s(?P<unit{place}>{units})" for place in ("_before", "_after")
    )
    return rf"{_any(calendar.ago_before)}\s{before}(?!\w)|{after}\s{_any(calendar.ago_after)}(?!\w)"


def _counted(pack: Pack) -> re.Pattern[str]:
    words = [*pack.numbers.multipliers, *pack.numbers.currency_words, *pack.numbers.percent]
    return re.compile(rf"\s?(?:{_any(words)}|[%°€$£¥])", re.IGNORECASE)


def _goes_on(pack: Pack) -> frozenset[str]:
    calendar = pack.calendar
    cues = [*calendar.year_cues, *calendar.month_cues, *calendar.date_cues, *calendar.past_after, *calendar.next_after]
    counted = {*calendar.counters, *calendar.units}
    return (pack.detection.function_words | {word.casefold() for word in cues}) - {word.casefold() for word in counted}


def _words(words: Iterable[str]) -> re.Pattern[str] | None:
    return re.compile(_any_word(words)) if words else None


def _any_word(words: Iterable[str]) -> str:
    return rf"(?<!\w){_any(words)}(?!\w)"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _written(names: tuple[tuple[str, ...], ...], first: int) -> dict[str, int]:
    """The names as copy writes them: as they are, with a capital, all in capitals; never smaller than they are."""
    return {
        form: number
        for number, several in enumerate(names, first)
        for name in several
        for form in (name, name[:1].upper() + name[1:], name.upper())
    }


def _full(names: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    """The forms of names that are no abbreviation of the first."""
    for several in names:
        kept = tuple(name for name in several if not _shortens(name, several[0]))
        yield from _written((kept,), 0)


def _shortens(name: str, full: str) -> bool:
    """Whether the letters of a short name stand, in order, in the full one: "mrt" in "maart"."""
    letters = iter(full)
    return len(name) < len(full) and (len(name) <= 5 or full.startswith(name)) and all(each in letters for each in name)


def _firsts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(piece[0].casefold() for phrase in phrases if (piece := _PIECE.match(phrase)))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, however they are capitalised."""
    return one_of(words, ignore_case=True)
