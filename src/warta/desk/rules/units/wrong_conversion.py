"""A measure and its conversion behind it do not come to the same.

## What it reports

"10 miles (26 km)" or "10 miles, or 26 km", where the two differ by more than rounding explains. Amounts of money
are left alone: rates move.

## Why

One of the two readers, the one who thinks in miles or the one who thinks in kilometres, is told something false.

## Example

    The ship was 10 miles (26 km) off Port Amber.

## Instead

Convert again: a mile is 1.609 km.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.matching.units import UNITS, same_family
from warta.desk.stated import claims, only, rounded
from warta.language.reading import Number

RULE = Rule(code="U001", name="wrong-conversion", severity="error")

_BRACKET = re.compile(r"\s?[(\[](?:\w{1,12}\s){0,2}")
_TEMPERATURES = {"celsius", "fahrenheit"}
_ROUGHLY = 0.1
"""The share by which a conversion may be rounded beyond its last digit."""
_DEGREES = 1.5
_LINK = 12
"""Letters between the two ends of a range, at most."""


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    linked = only(known[1].converted) if known else None
    numbers = copy.reading.numbers
    for place, (first, second) in enumerate(pairwise(numbers)):
        if _is_range(numbers, place - 1) or _is_range(numbers, place + 1):
            continue  # "900 to 1,200 metres (3,000 to 3,900 feet)": the neighbours are not each other's
        if first.kind != "measure" or second.kind != "measure" or first.unit == second.unit:
            continue
        if first.is_vague or second.is_vague or not same_family(first.unit, second.unit) or _is_time(first):
            continue
        between = copy.text[first.end : second.start]
        if not _BRACKET.fullmatch(between) and not (linked and linked.fullmatch(between)):
            continue
        if not _agree(first, second):
            yield RULE.at(
                first.start,
                second.end,
                "{first} is not {second}, but about {right}.",
                first=first.text,
                second=second.text,
                right=f"{_converted(first.value, first.unit, second.unit):.4g}",
            )


def _is_range(numbers: tuple[Number, ...], place: int) -> bool:
    """Whether this number and the next are the two ends of a range."""
    if not 0 <= place < len(numbers) - 1:
        return False
    first, second = numbers[place], numbers[place + 1]
    return first.unit == second.unit and second.start - first.end <= _LINK


def _is_time(number: Number) -> bool:
    return number.unit in UNITS and UNITS[number.unit][0] == "duration"


def _agree(first: Number, second: Number) -> bool:
    """Whether some rounding of the one is some rounding of the other."""
    one, two = rounded(first), rounded(second)
    ends = _converted(one.low, first.unit, second.unit), _converted(one.high, first.unit, second.unit)
    if first.unit == "celsius" and abs(first.value * 1.8 - second.value) <= _DEGREES:
        return True  # so much warmer, not so warm
    if first.unit == "fahrenheit" and abs(first.value / 1.8 - second.value) <= _DEGREES:
        return True
    room = _DEGREES if first.unit in _TEMPERATURES else _ROUGHLY * abs(second.value)
    return min(ends) - room <= two.high and two.low <= max(ends) + room


def _converted(value: float, unit: str, into: str) -> float:
    if unit in _TEMPERATURES:
        return value * 1.8 + 32 if unit == "celsius" else (value - 32) / 1.8
    return value * UNITS[unit][1] / UNITS[into][1]
