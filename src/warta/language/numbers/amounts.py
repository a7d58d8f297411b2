"""Figures with what stands around them: "-5 °C", "Rp1,2 M", "Schalke 04"; two of them: "2-1", "10-15 juta", "1/2"."""

from __future__ import annotations

import re
from fractions import Fraction

from warta.language.numbers import figures
from warta.language.numbers.stretch import YEAR, Found, Stretch
from warta.language.numbers.tails import Sign, measures, take_tail

TELEPHONE_FROM = 8
"""Signs of the shortest telephone number with its area."""
_GLUED = re.compile(r"[0-9]+(?:[.,][0-9]+)*\w+(?:-\w+)*")
_LONGEST_GLUED = 12
"""Signs of the longest name that opens with figures."""
_CHAIN = re.compile(r"[0-9]+(?:[-–./ ][0-9]+)*")
_SLASHED = re.compile(r"(?:/[0-9A-Za-z]+)+")
_HIGHEST_SCORE = 200
_SMALL = 9
_PARTS_OF = 16
"""The most parts that a whole written in figures is divided into: "1/2 persen"."""


def amount(page: Stretch, start: int, written: str, end: int, sign: Sign | None) -> Found | int:
    """A plain amount with what follows it; else the place where its figures end."""
    text = page.text
    found = Found(start, end, 1)
    take_tail(page, found, sign)
    glued = found.end == end and end < page.end and (text[end].isalnum() or text[end] == "_")
    if glued:
        # Two signs more show whether it goes on; in a long chain every figure would look at all that follow.
        code = _GLUED.match(text, start, min(page.end, start + _LONGEST_GLUED + 2))
        is_name = code is not None and len(code[0]) <= _LONGEST_GLUED
        return Found(start, code.end(), 0, "code") if code and is_name else page.past(end)
    if YEAR.fullmatch(written) and _is_year(page, found, end):
        return end
    value = figures.value(
        written, page.decimal, measured=bool(found.unit), multiplied=found.multiplier > 1 or found.value != 1
    )
    if value is None and written.isdigit() and len(written) < TELEPHONE_FROM:
        return Found(start, end, 0, "code")  # "Schalke 04"
    if value is None:
        return page.past(end)
    if found.multiplier == 1 == found.value:
        found.value = value  # nothing that counts follows, as behind most figures
    else:
        found.value = value * found.multiplier + (found.value - found.multiplier)
    minus = page.before(page.words.minus_before, start)
    if minus and not page.is_unsigned(minus.start()):
        found.start, found.value = minus.start(), -found.value
    elif text[start - 1 : start] in ("-", "−") and found.unit and start - 1 >= page.start:
        ahead = text[start - 2 : start - 1]
        if not ahead or ahead.isspace() or ahead == "(":
            found.start, found.value = start - 1, -found.value
    if not found.unit and page.before(page.words.ages, start):
        found.unit, found.kind = "year", "measure"
    return found


def _is_year(page: Stretch, found: Found, end: int) -> bool:
    """Whether four figures are a year: nothing that is counted follows them."""
    if found.unit or found.multiplier > 1:
        return False
    return page.text[end : end + 1] != " " or not page.is_counted(end + 1)


def pair(page: Stretch, start: int, first: str, end: int) -> list[Found] | Found | int:
    """ "2-1", "10-15 juta", "0812-3456-7890", "2023-24"."""
    text = page.text
    second = page.words.figure.match(text, end + 1, page.end)
    assert second is not None
    third = text[second.end() : second.end() + 1]
    if start > page.start and ")" in (text[start - 1], text[max(0, start - 2)]):
        return Found(start, second.end(), 0, "code")
    if third and third in "-–/" and text[second.end() + 1 : second.end() + 2].isdigit():
        chain = _CHAIN.match(text, start, page.end)
        assert chain is not None
        return Found(start, chain.end(), 0, "code")
    if YEAR.fullmatch(first) and second[0].isdigit() and len(second[0]) in (2, 4):
        return second.end()
    other = amount(page, end + 1, second[0], second.end(), None)
    if not isinstance(other, Found) or other.kind == "code":
        return other if isinstance(other, int) else Found(start, other.end, 0, "code")
    value = figures.value(first, page.decimal, measured=bool(other.unit), multiplied=other.multiplier > 1)
    if value is None:
        return other
    one = Found(start, end, value)
    one.bare = True
    if not other.unit and other.multiplier == 1 and _is_score(page, one, other):
        one.kind = other.kind = "score"
        one.bare = False
    return [one, other]


def _is_score(page: Stretch, one: Found, other: Found) -> bool:
    if one.value != int(one.value) or other.value != int(other.value) or page.is_counted(other.end + 1):
        return False
    return other.value <= one.value <= _HIGHEST_SCORE or max(one.value, other.value) <= _SMALL


def times(page: Stretch, start: int, first: str, end: int) -> list[Found] | None:
    """ "4x100 meter": as many of the same measure; anything else, "1920x1080", names something."""
    second = page.words.figure.match(page.text, end + 1, page.end)
    if second is None or not first.isdigit() or not measures(page, second.end()):
        return None
    other = amount(page, end + 1, second[0], second.end(), None)
    return [Found(start, end, int(first)), other] if isinstance(other, Found) else None


def slashed(page: Stretch, start: int, above: str, end: int) -> list[Found] | Found | int:
    """A fraction where its unit follows or it is rough: "1/2 persen", "2/3 of", "about 2/3"; else nothing, as it may be
    a date, a law or a season."""
    text = page.text
    below = page.words.figure.match(text, end + 1, page.end)
    past = _SLASHED.match(text, end, page.end)
    assert below is not None
    assert past is not None
    plain = past.end() == below.end() and above.isdigit() and below[0].isdigit() and above[0] != "0"
    if plain and 0 < int(above) < int(below[0]) <= _PARTS_OF:
        found = Found(start, below.end(), Fraction(int(above), int(below[0])))
        take_tail(page, found, None)
        is_of = page.words.of.match(text, found.end, page.end) is not None
        if found.unit or found.multiplier > 1 or is_of or page.before(page.words.roughly, start):
            return found
    is_last = text[below.end() : below.end() + 1] != "/"
    if is_last and not above.isdigit() and not below[0].isdigit():
        return _rates(page, start, above, end, below)
    return max(past.end(), below.end())


def _rates(page: Stretch, start: int, above: str, end: int, below: re.Match[str]) -> list[Found] | Found | int:
    """Two amounts between which a rate stands: "9.300/9.305"."""
    second = amount(page, below.start(), below[0], below.end(), None)
    first = figures.value(above, page.decimal, measured=True, multiplied=False)
    if first is None or not isinstance(second, Found):
        return second
    one = Found(start, end, first)
    one.bare = True
    return [one, second]
