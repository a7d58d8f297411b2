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
_SINGLE = "‚‘’‛'`"
_DOUBLE = ("“", "”", "„", "‟", '"', "``", "''", "´´", "＂")
_ALWAYS_OPENS = ("„", "``", "‚", "「", "『", "`", "‛", "‟")
_ALWAYS_CLOSES = ("」", "』", "´´")
_OPENS_BY_SIGN = ("“", "«", "‹", "‘")
_CLOSES_BY_SIGN = ("»", "›")
_BEFORE_OPENING = frozenset("([{<—–―-/¿¡=_*#>")
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–―-/_*")
_ALL = frozenset("“”„‟\"«»‹›‚‘’‛'`´＂「」『』")
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
    for match in _SIGN.finditer(text, start, end):
        sign, at, until = match[0], match.start(), match.end()
        before = text[at - 1] if at > start else " "
        after = text[until] if until < end else " "
        if sign in _SINGLE and _is_apostrophe(sign, before, after, text, until, end):
            continue
        if sign in ('"', "''", "'", "”", "’", "＂") and before.isdigit() and _is_measure(text, at, start):
            continue
        left_open = at == opened_until or before.isspace() or before in _BEFORE_OPENING
        right_shut = _is_shut(text, until, end)
        turn = _turn(sign, left_open=left_open, right_shut=right_shut)
        if turn == "opens":
            opened_until = until
        yield Sign(sign, at, until, _family(sign), turn)


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
        digits = text[until : min(end, until + 3)]
        return (
            digits[:2].isdigit()
            and not digits[2:3].isdigit()
            and text[until + 2 : until + 3] in ("s", " ", ",", ".", "")
        )
    return sign == "`" and not after.isalnum()


def _is_measure(text: str, at: int, start: int) -> bool:
    """Whether the sign after a digit is for feet or inches: 5'10", 24"."""
    number = re.search(r"(?:^|[\s(])(?:\d{1,3}['’]\s?)?\d{1,3}(?:[.,]\d)?$", text[max(start, at - 12) : at])
    if number is None:
        return False
    opened = max(
        text.rfind(sign, start if at - start < 400 else at - 400, at) for sign in ('"', "“", "”", "''", "‘", "'", "’")
    )
    # With a mark open before it, it may well close it: “a rise of 24”.
    return opened < 0 or number.group().find("'") >= 0 or number.group().find("’") >= 0
