"""A person's age does not fit the year of birth and the day of publication.

## What it reports

An age and a year of birth in one sentence ("Rina Sastra, 45, who was born in 1990") that cannot both be true on the day
the text appeared. A sentence that speaks of an age at another time is left alone, and one that speaks of a death too,
unless it was on a day of the last month.

## Why

The age was taken from an old text, or the year mistyped: both are about a person who will notice.

## Example

    Rina Sastra, berusia 45 tahun, lahir pada 1990 di Kota Biru. (2024)

## Instead

Ask, or leave out the one you are not sure of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import any_of, claims, stated
from warta.language.packs import Claims
from warta.language.reading import Number, Span

RULE = Rule(code="N005", name="wrong-age", severity="error")

_YEAR = re.compile(r"[^.;()\n]{0,40}?(?<![\w.,])(?P<year>(?:19|20)[0-9]{2})(?!\w|[.,][0-9])")
_APPOSED = re.compile(r"\w,\s$|\w\s?\($")
_CLOSES = re.compile(r"[,)]")
_OLDEST = 115
_RECENT = 31
_SLIP = 20
"""Years that a mistyped age or birth is off, at most."""
_WHOLE_DAY = len("2024-07-05")


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None or copy.published is None:
        return
    words = known[1]
    born = any_of(words.born)
    for each in stated(copy, 1):
        sentence = copy.text[each.sentence.start : each.sentence.end]
        births = list(born.finditer(sentence))
        ages = [number for number in each.numbers if _is_age(copy.text, number, each.sentence)]
        if len(births) != 1 or len(ages) != 1:
            continue
        birth = _YEAR.match(sentence, births[0].end())
        # "was" is a word of other times, but "was born" is none.
        rest = sentence[: births[0].start()].removesuffix("was ") + sentence[births[0].end() :]
        if birth is None:
            continue
        age, comes_to = ages[0], copy.published.year - int(birth["year"])
        if _is_of_another_time(copy, each.sentence, rest, words, abs(comes_to - age.value)):
            continue
        if not 0 < age.value <= _OLDEST or age.value in (comes_to, comes_to - 1):
            continue
        place = each.sentence.start + births[0].start(), each.sentence.start + birth.end()
        yield RULE.at(
            min(age.start, place[0]),
            max(age.end, place[1]),
            "Who was born in {year} was {younger} or {older} in {published}, not {age}.",
            year=birth["year"],
            younger=str(comes_to - 1),
            older=str(comes_to),
            published=str(copy.published.year),
            age=f"{age.value:g}",
        )


def _is_of_another_time(copy: Copy, sentence: Span, rest: str, words: Claims, far: float) -> bool:
    """Whether the age may be that of another year: of a marriage, or of a death that was not just now. Who is ``far``
    from the age that the birth gives did not die just now: that day was one of something else."""
    said = {match[0].lower() for match in any_of((*words.back_then, *words.deaths)).finditer(rest)}
    if not said:
        return False
    return far > _SLIP or not said <= set(words.deaths) or not _has_recent_day(copy, sentence)


def _has_recent_day(copy: Copy, sentence: Span) -> bool:
    """Whether the sentence tells a day of the last weeks before publication."""
    assert copy.published is not None
    days = [day.value for day in copy.reading.dates if sentence.start <= day.start < sentence.end and day.value]
    whole = [date.fromisoformat(day) for day in days if len(day) == _WHOLE_DAY]
    return any(0 <= (copy.published - day).days <= _RECENT for day in whole)


def _is_age(text: str, number: Number, sentence: Span) -> bool:
    """Whether it is "45 tahun", "45-year-old", or a bare number behind a name: "Rina, 45," and "Rina (45)"."""
    if number.unit == "year" and not number.is_vague:
        return True
    before = text[max(sentence.start, number.start - 3) : number.start]
    return (
        number.kind == "count"
        and not number.in_words
        and number.text.isdigit()
        and _APPOSED.search(before) is not None
        and _CLOSES.match(text, number.end) is not None
    )
