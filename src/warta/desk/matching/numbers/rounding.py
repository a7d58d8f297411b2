"""Figures that one text gives in rounder figures than the other."""

from __future__ import annotations

import math
import re

from warta.desk.copy import Copy
from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.likeness import written
from warta.desk.matching.silent import implied
from warta.desk.matching.units import same_measure
from warta.desk.pairing import Pairing

_DECIMALS = re.compile(r"[.,](?:[0-9]{1,2}|[0-9]{4,})(?![0-9])")
_KEPT = 3
"""Digits that a whole number has left when it is cut: from fewer nothing is left of it."""
_ROUGHLY = 0.15
"""The share by which an amount in another unit may be off where it is said to be rough."""


def is_rounding(mine: Figure, yours: Figure, pairing: Pairing) -> bool:
    """Whether one is the other in rounder figures: cut behind the decimal mark, or said to be rough."""
    for rough, exact, copy in ((yours, mine, pairing.relay), (mine, yours, pairing.original)):
        if not rough.value or not exact.value:
            continue
        if rough.unit != exact.unit:
            if _is_rough(rough, copy) and same_measure(rough, exact, within=_ROUGHLY):
                return True
            continue
        if abs(rough.value - exact.value) > 0.1 * abs(exact.value):
            continue
        if len(_digits(rough)) >= len(_digits(exact)) and not rough.is_vague:
            continue
        if _is_rough(rough, copy) or _is_cut(rough, exact) or (rough is yours and _is_rounded(rough, exact)):
            return True
    return False


def _is_rough(figure: Figure, copy: Copy) -> bool:
    """Whether its text says so: "about", "sekitar"."""
    return implied(copy.reading.language).leaves_open(copy.text, figure.span.start, figure.span.end)


def _is_cut(rough: Figure, exact: Figure) -> bool:
    """Whether decimals of the exact figure are missing in the rough one: "360.1 billion" and "360 miliar"."""
    if rough.in_words or exact.in_words or len(written(rough)) < 2:
        return False
    last, finest = _last_digit(rough), _last_digit(exact)
    return 0 < finest <= last / 2 and abs(exact.value - rough.value) < last * (1 + 1e-9)


def _is_rounded(rough: Figure, exact: Figure) -> bool:
    """Whether noughts stand for the last digits of the exact figure: "9.240" for "9,243"."""
    kept = written(rough).rstrip("0")
    if rough.in_words or exact.in_words or len(kept) < _KEPT or _DECIMALS.search(rough.span.text):
        return False
    return abs(exact.value - rough.value) < abs(rough.value) / int(kept) * (1 + 1e-9)


def _last_digit(figure: Figure) -> float:
    """What a one in the place of its last digit is worth; 0 where it has none but noughts."""
    return abs(figure.value) / (int(written(figure)) or math.inf)


def _digits(figure: Figure) -> str:
    """The digits of its value that are not noughts at an end."""
    value = f"{figure.value:.15g}"
    return "" if "e" in value else value.replace(".", "").replace("-", "").strip("0")
