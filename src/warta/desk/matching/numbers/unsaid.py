"""Figures of one text that nobody misses in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from warta.desk.matching.figures import Figure
from warta.desk.matching.units import same_measure
from warta.language.reading import WrittenDate, WrittenTime

_BESIDE = 40
"""Characters between the starts of an amount and the same in another unit."""


def values_of(found: Iterable[Figure]) -> dict[float, int]:
    """How often each value is said."""
    counted: dict[float, int] = {}
    for figure in found:
        for value in figure.values:
            counted[value] = counted.get(value, 0) + 1
    return counted


def figures_of_dates(dates: Iterable[WrittenDate], times: Iterable[WrittenTime]) -> frozenset[float]:
    """The figures of dates and times: what one text reads as a date the other may have as bare figures."""
    found: set[float] = set()
    written: tuple[WrittenDate | WrittenTime, ...] = (*dates, *times)
    for each in written:
        digits = [int(part) for part in re.findall(r"[0-9]{1,4}", each.text)]
        found.update(map(float, digits))
        if len(digits) >= 2:
            found.add(float(f"{digits[0]}.{digits[1]:02}"))
        if each.value:
            found.update(float(part) for part in re.split("[-:]", each.value) if part.isdecimal())
    return frozenset(found)


def is_quiet(
    figure: Figure, said: dict[float, int], quiet: Iterable[float], dated: frozenset[float], text: str
) -> bool:
    """Whether nothing is missed where this figure has no other: it is said elsewhere, or by words, or says little."""
    if figure.is_optional or figure.is_vague or not figure.values:
        return True
    if any(value in said or value in dated for value in figure.values):
        return True
    if figure.value in quiet or (figure.in_words and figure.value <= 2):
        return True
    return figure.kind == "money" and is_conversion(figure, text)


def is_said_twice(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether its own text gives the same beside it in another unit: "650 km (400 miles)"."""
    return figure.kind == "measure" and any(
        other.unit != figure.unit
        and abs(other.span.start - figure.span.start) < _BESIDE
        and same_measure(figure, other)
        for other in others
        if other.kind == "measure"
    )


def is_conversion(figure: Figure, text: str) -> bool:
    """Whether it stands in brackets behind another amount: "(about US$8.3 billion)"."""
    opened = text.rfind("(", max(0, figure.span.start - 24), figure.span.start)
    return (
        opened >= 0
        and ")" not in text[opened : figure.span.start]
        and ")" in text[figure.span.end : figure.span.end + 12]
    )
