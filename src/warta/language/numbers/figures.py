"""What figures with their separators come to: "1.250,5" is 1250.5 in one language and nothing in another."""

from __future__ import annotations

import re
from fractions import Fraction

_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_DIGITS = 15
"""More digits than that are an account or a telephone."""


def value(written: str, decimal: str, *, measured: bool, multiplied: bool) -> Fraction | int | None:
    """The value of figures, or None where they can be read in two ways or none.

    ``measured`` says that a unit, per cent or money stands with them, ``multiplied`` that "million" or the like does:
    then "1.5" is no time of day, and "1,250" no thousand.
    """
    plain = written.translate(_SPACES)
    marks = [mark for mark in plain if mark in ".,"]
    if len(plain) - len(marks) > _DIGITS or (plain[0] == "0" and len(plain) > 1 and plain[1] not in ".,"):
        return None
    if not marks:
        return int(plain)
    if len(set(marks)) == 2:
        whole, last = plain.rsplit(marks[-1], 1)
        return _decimal(whole, last) if _GROUPS.fullmatch(whole) and len(set(marks[:-1])) == 1 else None
    if len(marks) > 1:
        return _whole(plain) if _GROUPS.fullmatch(plain) else None
    before, after = plain.split(marks[0])
    groups = bool(_GROUPS.fullmatch(plain))
    if marks[0] == decimal:
        # "250,000" in Indonesian copy is a thousand left as the English has it: nobody writes two noughts for nothing.
        return _whole(plain) if groups and after.endswith("00") and not multiplied else _decimal(before, after)
    if groups:
        return _whole(plain)
    is_time = len(after) == 2 and int(before) < 25 and int(after) < 60
    if measured or multiplied or (marks[0] == "." and not is_time):
        return _decimal(before, after)
    return None


def _whole(grouped: str) -> int:
    return int(re.sub("[.,]", "", grouped))


def _decimal(whole: str, after: str) -> Fraction:
    digits = re.sub("[.,]", "", whole)
    return Fraction(int(digits + after), 10 ** len(after))
