"""Years, spans of years and decades that stand alone, and what shows that four figures are a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.language.dates.day import Day
from warta.language.dates.place import At
from warta.language.dates.vocabulary import Vocabulary

_SHORT_YEARS = re.compile(r"[-–/](?:(?P<last>(?:19|20)[0-9]{2})|(?P<short>[0-9]{2}))(?![\w]|[.,/-][0-9])")
_FOLLOWING = re.compile(r"\s{1,3}[“\"‘'(]?([^\W\d_]+)")


def decade_in_words(at: At, words: Vocabulary) -> Iterator[Day]:
    """The decade of "the nineties", "años noventa"."""
    if match := words.decade_word.match(at.text, at.start, at.end):
        decade = words.decade_words[" ".join(match["decade"].split()).casefold()]
        yield Day(match.start(), match.end(), year=1900 + decade, is_decade=True)


def years(match: re.Match[str], at: At, words: Vocabulary) -> Iterator[Day]:
    """A decade, a span of years, or a year that its neighbours show to be one."""
    text, year, end = at.text, int(match[0]), match.end()
    if decade := words.decade.match(text, end, at.end):
        if year % 10 == 0:
            yield Day(match.start(), decade.end(), year=year, is_decade=True)
        return
    if year % 10 == 0 and text[max(0, at.start - 15) : at.start].casefold().rstrip().endswith(words.decade_cues):
        yield Day(match.start(), end, year=year, is_decade=True)
        return
    if (other := _SHORT_YEARS.match(text, end, at.end)) and not words.counted.match(text, other.end(), at.end):
        last = int(other["last"] or f"{year // 100}{other['short']}")
        if year < last <= year + 60 and (year % 100 or last % 100) and (other["last"] or last == year + 1):
            yield Day(match.start(), end, year=year)
            place = other.start("last") if other["last"] else other.start("short")
            yield Day(place, other.end(), year=last)
        return
    if len(at.word) != 4 and not words.year_follows.match(text, end, at.end):
        return
    if _is_year(at, end, year, words):
        yield Day(match.start(), end, year=year)


def short_decade(match: re.Match[str], at: At, words: Vocabulary) -> Iterator[Day]:
    """The decade of "tahun 90-an", "the '80s", "les années 80"."""
    text = at.text
    behind = words.short_decade.match(text, match.end(), at.end)
    if behind:
        cues = words.short_decade_cues
        is_one = not cues or at.before in cues or ("'" in cues and text[at.start - 1 : at.start] in ("'", "’", "‘"))
    else:
        before = text[max(0, at.start - 15) : at.start].casefold().rstrip(" '’‘")
        is_one = before.endswith(words.decade_cues) and not text[match.end() : match.end() + 1].isalnum()
    if is_one:
        yield Day(match.start(), behind.end() if behind else match.end(), year=1900 + int(match[0]), is_decade=True)


def _is_year(at: At, end: int, year: int, words: Vocabulary) -> bool:
    text = at.text
    if text[end : end + 1] in ("-", "–", "/", ":", "%", "_", "@") and not text[end + 1 : end + 2].isspace():
        return False
    if text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdecimal():
        return False
    if words.year_follows.match(text, end, at.end):
        return True
    if words.counted.match(text, end, at.end):
        return False
    if at.before in words.year_cues:
        return True
    before, after = text[max(0, at.start - 1) : at.start], text[end : end + 1]
    if before == "(" and after in (")", ",", ";", "-", "–"):
        return True
    if at.before in words.not_years or year % 100 == 0 or before in ("-", "–", "#"):
        return False
    following = _FOLLOWING.match(text, end, at.end)
    if following is None:
        return not text[end : end + 2].strip(" ").isalnum()
    word = following[1]
    if word[0].isupper():
        return not words.nouns_have_capitals
    return words.thousands_are_grouped or word.casefold() in words.goes_on
