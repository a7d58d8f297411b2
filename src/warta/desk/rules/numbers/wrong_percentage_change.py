"""A percentage of change does not fit the two values between which something changed.

## What it reports

"Rose 20 percent from 100 to 130", in any of its orders, where no rounding of the three numbers makes it true, or where
the word says up and the values go down. Numbers that are said to be rough are left alone.

## Why

One of three numbers is wrong, and the reader cannot know which.

## Example

    Harga beras naik 20 persen dari Rp 10.000 menjadi Rp 13.000.

## Instead

Calculate again: the difference, divided by the old value. From 10,000 to 13,000 is 30 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import Stated, any_of, claims, only, rounded, stated
from warta.language.packs import Claims
from warta.language.reading import Number

RULE = Rule(code="N002", name="wrong-percentage-change", severity="error")

_BETWEEN = 30
"""Letters that may stand before "from" and "to": "from last year's"."""
_BEFORE = 40
_SLACK = 1.0
"""Percentage points by which the figures may miss each other before anything is said."""
_SHARE = 0.05


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None:
        return
    words = known[1]
    for each in stated(copy, 3):
        for change, (first, second) in zip(each.numbers, pairwise(each.numbers[1:]), strict=False):
            if change.kind == "percent":
                values = _values(copy.text, change, first, second, words)
                if values and (finding := _finding(copy, each, change, *values, words)):
                    yield finding


def _values(text: str, change: Number, first: Number, second: Number, words: Claims) -> tuple[Number, Number] | None:
    """The old value and the new, where the text says which is which."""
    to, back = only(words.changed_to, most=_BETWEEN), only(words.changed_from, most=_BETWEEN)
    lead, link = text[change.end : first.start], text[first.end : second.start]
    if back.fullmatch(lead) and to.fullmatch(link):
        return first, second
    if to.fullmatch(lead) and back.fullmatch(link):
        return second, first
    return None


def _finding(copy: Copy, each: Stated, change: Number, old: Number, new: Number, words: Claims) -> Finding | None:
    start, end = min(change.start, old.start, new.start), max(old.end, new.end)
    if old.unit != new.unit or old.kind != new.kind or old.kind not in ("count", "money", "measure"):
        return None
    before = copy.text[max(each.sentence.start, start - _BEFORE) : start]
    if any(number.is_vague for number in (change, old, new)) or any_of(words.roughly).search(
        before + copy.text[start:end]
    ):
        return None
    rises = [match.end() for match in any_of(words.rises).finditer(before)]
    falls = [match.end() for match in any_of(words.falls).finditer(before)]
    if bool(rises) == bool(falls) or old.value <= 0 or new.value <= 0:
        return None
    sign = 1 if rises else -1
    if len(before) - max(rises or falls) > _BEFORE // 2:
        return None
    was, now, said = rounded(old), rounded(new), rounded(change)
    lowest = sign * 100 * (now.low - was.high) / was.high
    highest = sign * 100 * (now.high - was.low) / max(was.low, 1e-9)
    low, high = min(lowest, highest), max(lowest, highest)
    slack = _SLACK + _SHARE * abs(change.value)
    if low - slack <= said.high and said.low <= high + slack:
        return None
    return RULE.at(
        start,
        end,
        "From {old} to {new} is a change of {actual} %, not {said} %.",
        old=old.text,
        new=new.text,
        actual=f"{100 * (new.value - old.value) / old.value:+.3g}",
        said=f"{sign * change.value:+g}",
    )
