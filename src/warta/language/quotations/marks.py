"""The quotation marks of a text and what each is there for: whether it opens, closes, or may do either.

The sign alone does not say: some papers open with ”, German closes with “ and may open with », machines set '' and "
for both. So what stands on either side is asked first, and the sign only where that leaves it open. Apostrophes, feet
and inches, and years without their century are no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Turn = Literal["opens", "closes", "either"]
Family = Literal["double", "angle", "single", "small angle"]

_SIGN = re.compile(r"``|''|´´|[“”„‟\"«»‹›‚‘’‛'`＂「」『』]")
_DOUBLE = ("“", "”", "„", "‟", '"', "``", "''", "´´", "＂")
_ALWAYS_OPENS = ("„", "``", "‚", "「", "『", "`", "‛", "‟")
_ALWAYS_CLOSES = ("」", "』", "´´")
_OPENS_BY_SIGN = ("“", "«", "‹", "‘")
_CLOSES_BY_SIGN = ("»", "›")
_BEFORE_OPENING = frozenset("([{<—–―-/¿¡=_*#>")
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–―-/_*")
_ALL = frozenset("“”„‟\"«»‹›‚‘’‛'`´＂「」『』")
_FOR_INCHES = frozenset(('"', "''", "'", "”", "’", "＂"))
_MEASURE = re.compile(r"(?:^|[\s(])(?:\d{1,3}['’]\s?)?\d{1,3}(?:[.,]\d)?$|['’]\s?\d{1,2}$")
"""What stands before the sign for feet or inches: 5'10", 24"."""
_HEIGHT = re.compile(r"\d['’]\s?\d{1,2}$")
"""Feet, and the figure for inches: what follows it is a sign for inches also in a quotation."""
_YEAR = re.compile(r"\d\d(?:s\b|(?![\w]))")
_STRAIGHT = frozenset(('"', "'", "''"))
_CODE = re.compile(r"[\[{=]\"|\"[\]}]|\\\"|\":[\"{\[\d]|\"\s?=\s?\"|<[a-z]{1,10} [a-z-]{1,20}=\"")
"""What shows that a paragraph is data or markup, whose straight marks are no quotation marks."""
_FURTHEST = 4
"""How many marks that stand beside each other are looked past."""


class Sign(msgspec.Struct, frozen=True):
    """A quotation mark where it stands."""

    text: str
    start: int
    end: int
    family: Family
    turn: Turn


def signs(text: str, start: int, end: int) -> Iterator[Sign]:
    """The quotation marks of a paragraph, in order."""
    opened_until = -1
    is_open: dict[Family, bool] = {}
    is_code = text.find('"', start, end) >= 0 and _CODE.search(text, start, end) is not None
    for match in _SIGN.finditer(text, start, end):
        sign, at, until = match[0], match.start(), match.end()
        before = text[at - 1] if at > start else " "
        after = text[until] if until < end else " "
        family = _family(sign)
        if is_code and sign in _STRAIGHT:
            continue
        if family == "single" and _is_apostrophe(sign, before, after, text, until, end):
            continue
        # With a mark open before it, it may well close it: “a rise of 24”.
        if (
            before.isdigit()
            and sign in _FOR_INCHES
            and _MEASURE.search(text, *_near(at, start))
            and (not is_open.get(family) or (_goes_on(text, until, end) and _HEIGHT.search(text, *_near(at, start))))
        ):
            continue
        left_open = at == opened_until or before.isspace() or before in _BEFORE_OPENING
        turn = _turn(sign, left_open=left_open, right_shut=_is_shut(text, until, end))
        if turn == "opens":
            opened_until = until
        is_open[family] = turn == "opens" or (turn == "either" and not is_open.get(family))
        yield Sign(sign, at, until, family, turn)


def _goes_on(text: str, until: int, end: int) -> bool:
    """Whether the sentence runs on behind the sign as if nothing had ended: 6'2" tall."""
    return until + 1 < end and text[until] == " " and text[until + 1].islower()


def _near(at: int, start: int) -> tuple[int, int]:
    return max(start, at - 12), at


def _turn(sign: str, *, left_open: bool, right_shut: bool) -> Turn:
    if sign in _ALWAYS_OPENS:
        return "opens"
    if sign in _ALWAYS_CLOSES:
        return "closes"
    if left_open != right_shut:
        return "opens" if left_open else "closes"
    if sign in _OPENS_BY_SIGN:
        return "opens"
    return "closes" if sign in _CLOSES_BY_SIGN else "either"


def _family(sign: str) -> Family:
    if sign in _DOUBLE or sign in "「」":
        return "double"
    if sign in "«»":
        return "angle"
    return "small angle" if sign in "‹›" else "single"


def _is_shut(text: str, at: int, end: int) -> bool:
    """Whether what was said may end here: space, a stop, or further marks before these."""
    for place in range(at, min(end, at + _FURTHEST)):
        letter = text[place]
        if letter not in _ALL:
            return letter.isspace() or letter in _AFTER_CLOSING
    return at + _FURTHEST >= end


def _is_apostrophe(sign: str, before: str, after: str, text: str, until: int, end: int) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if sign in "’'‘" and after.isdigit() and not before.isalnum():
        return bool(_YEAR.match(text, until, end))
    return sign == "`" and not after.isalnum()
