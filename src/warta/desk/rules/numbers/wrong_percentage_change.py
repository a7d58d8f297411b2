"""A percentage of change does not fit the two values between which something changed.

## What it reports

"Rose 20 percent from 100 to 130", in any of its orders ("from 100 to 130, or 20 percent", "to 130 from 100, up 20
percent"), where no rounding of the three numbers makes it true, or where the word says up and the values go down; and
"doubled from 4,000 to 6,000". Numbers that are said to be rough are left alone, and rates of exchange may go either
way: a currency that falls costs more of itself.

## Why

One of three numbers is wrong, and the reader cannot know which.

## Example

    Harga beras naik 20 persen dari Rp 10.000 menjadi Rp 13.000.

## Instead

Calculate again: the difference, divided by the old value. From 10,000 to 13,000 is 30 percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import Stated, any_of, between, claims, only, per_what, rounded, stated
from warta.language.alternatives import one_of
from warta.language.packs import Claims, Pack
from warta.language.reading import Number

RULE = Rule(code="N002", name="wrong-percentage-change", severity="error")

_BETWEEN = 30
"""Letters that may stand before "from" and "to": "from last year's"."""
_BEFORE = 40
_SUBJECT = 100
"""Letters before the numbers in which what rose or fell is named."""
_NEAR = 20
"""Letters that may stand between "rose" and the numbers."""
_SLACK = 1.0
"""Percentage points by which the figures may miss each other before anything is said."""
_SHARE = 0.05
_CLAUSE = re.compile(r",\s|\(")
_TIMES_SLACK = 0.2
"""The share by which what doubled may miss twice as much: it is a word, not a figure."""


class _Change(msgspec.Struct, frozen=True):
    """Two values that a text says something went between, and where it says so."""

    old: Number
    new: Number
    start: int
    end: int
    words: str
    """What stands between its numbers."""
    by: Number | None = None
    """The percentage."""


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None:
        return
    pack, words = known
    for each in stated(copy, 2):
        numbers = [number for number in each.numbers if number.kind not in ("ordinal", "code")]
        for place in range(len(numbers) - 1):
            change = _change(copy, numbers[place : place + 3], words)
            if change and (finding := _finding(copy, each, change, pack, words)):
                yield finding


def _change(copy: Copy, numbers: list[Number], words: Claims) -> _Change | None:
    """What these numbers say of a change: "20 percent from 100 to 130", "from 100 to 130, or 20 percent"."""
    first, second, *more = numbers
    third = more[0] if more else None
    if first.kind == "percent":
        values = _values(between(copy, first.end, second.start), copy, second, third, words) if third else None
        if values and third:
            said = copy.text[first.end : second.start] + between(copy, second.end, third.start)
            return _Change(*values, first.start, third.end, said, by=first)
        return None
    lead = copy.text[max(0, first.start - _BEFORE) : first.start]
    opened = next((match[0] for match in _ends_with((*words.changed_from, *words.changed_to)).finditer(lead)), None)
    values = _values(opened, copy, first, second, words) if opened else None
    link = between(copy, first.end, second.start)
    if not values or "," in link:  # "of 80 seats, the party won up to 40"
        return None
    if third is not None and third.kind == "percent":
        tail = between(copy, second.end, third.start)
        if _amounts((*words.rises, *words.falls, *words.amounts)).fullmatch(tail):
            # "to £1,080 over the past year, a rise of": what is rough stands beside the number.
            return _Change(*values, first.start, third.end, link + _CLAUSE.split(tail)[-1], by=third)
    return _Change(*values, first.start, second.end, link)


def _values(lead: str, copy: Copy, first: Number, second: Number, words: Claims) -> tuple[Number, Number] | None:
    """The old value and the new, where the text says which is which."""
    to, back = only(words.changed_to, most=_BETWEEN), only(words.changed_from, most=_BETWEEN)
    link = between(copy, first.end, second.start)
    if back.fullmatch(lead) and to.fullmatch(link):
        return first, second
    if to.fullmatch(lead) and back.fullmatch(link):
        return second, first
    return None


@cache
def _ends_with(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of these words directly before a number."""
    return re.compile(rf"(?<!\w)(?:{one_of(words)})\s{{1,3}}\Z", re.IGNORECASE)


@cache
def _amounts(words: tuple[str, ...]) -> re.Pattern[str]:
    """What leads from the new value to the percentage: ", up ", " orang atau naik ", " (", ", an increase of "."""
    one = rf"(?:{one_of(words)})(?!\w)\s"
    lead = rf",\s(?:{one}){{1,5}}|\s\((?:{one}){{0,5}}|\s(?:{one}){{1,5}}"
    return re.compile(rf"[^.;:()\d,]{{0,30}}?(?:{lead})", re.IGNORECASE)


def _finding(copy: Copy, each: Stated, change: _Change, pack: Pack, words: Claims) -> Finding | None:
    old, new, by = change.old, change.new, change.by
    if old.unit != new.unit or old.kind != new.kind or old.kind not in ("count", "money", "measure"):
        return None
    per_old, per_new = per_what(copy, old), per_what(copy, new)
    if per_old and per_new and per_old != per_new:
        return None
    before = copy.text[max(each.sentence.start, change.start - _BEFORE) : change.start]
    is_vague = any(number.is_vague for number in (old, new, *([by] if by else [])))
    # "rose on average 20 percent from 100", but "average rents rose from 100".
    near = before if by is not None and change.start == by.start else before[-_NEAR:]
    if is_vague or old.value <= 0 or new.value <= 0 or any_of(words.roughly).search(near + change.words):
        return None
    if by is None:
        return _multiplied(change, before, words)
    behind = any_of((*words.roughly, *words.shared))
    if by.end == change.end and (per_what(copy, by) or behind.match(copy.text, by.end + 1)):
        return None  # "or 4 percent a year", "or 30 percent of the seats"
    rises = [match.end() for match in any_of(words.rises).finditer(before)]
    falls = [match.end() for match in any_of(words.falls).finditer(before)]
    if not rises and not falls and change.start != by.start:
        rises = [len(before) for _ in any_of(words.rises).finditer(change.words)]
        falls = [len(before) for _ in any_of(words.falls).finditer(change.words)]
    if bool(rises) == bool(falls) or len(before) - max(rises or falls) > _NEAR:
        return None
    sign = 1 if rises else -1
    was, now, said = rounded(old), rounded(new), rounded(by)
    ends = 100 * (now.low - was.high) / was.high, 100 * (now.high - was.low) / max(was.low, 1e-9)
    slack = _SLACK + _SHARE * abs(by.value)
    # A currency that falls costs more of itself: either direction may be meant.
    subject = max(each.sentence.start, change.start - _SUBJECT)
    is_rate = any_of((*pack.numbers.currency_words, *words.rates)).search(copy.text, subject, change.start)
    for direction in (sign, -sign) if is_rate else (sign,):
        low, high = min(direction * end for end in ends), max(direction * end for end in ends)
        if low - slack <= said.high and said.low <= high + slack:
            return None
    return RULE.at(
        change.start,
        change.end,
        "From {old} to {new} is a change of {actual} %, not {said} %.",
        old=old.text,
        new=new.text,
        actual=f"{100 * (new.value - old.value) / old.value:+.3g}",
        said=f"{sign * by.value:+g}",
    )


def _multiplied(change: _Change, before: str, words: Claims) -> Finding | None:
    """What doubled from 4,000 to 6,000."""
    said = [times for word, times in words.times.items() if any_of((word,)).search(before[-_NEAR - len(word) :])]
    if len(said) != 1:
        return None
    was, now, [times] = rounded(change.old), rounded(change.new), said
    if now.high / max(was.low, 1e-9) >= times * (1 - _TIMES_SLACK) and now.low / was.high <= times * (1 + _TIMES_SLACK):
        return None
    return RULE.at(
        change.start,
        change.end,
        "From {old} to {new} is {actual} times as much, not {said} times.",
        old=change.old.text,
        new=change.new.text,
        actual=f"{change.new.value / change.old.value:.3g}",
        said=f"{times:g}",
    )
