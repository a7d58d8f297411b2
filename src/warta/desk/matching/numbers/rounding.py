"""Figures that one text gives in rounder figures than the other."""

from __future__ import annotations

import re

from warta.desk.matching.figures import Figure
from warta.desk.matching.silent import implied
from warta.desk.pairing import Pairing


def is_rounding(mine: Figure, yours: Figure, pairing: Pairing) -> bool:
    """Whether one is the other in rounder figures: cut behind the decimal mark, or said to be rough."""
    for rough, exact, copy in ((yours, mine, pairing.relay), (mine, yours, pairing.original)):
        if not rough.value or not exact.value or abs(rough.value - exact.value) > 0.1 * abs(exact.value):
            continue
        short, long = _digits(rough), _digits(exact)
        if len(short) >= len(long) and not rough.is_vague:
            continue
        if implied(copy.reading.language).leaves_open(copy.text, rough.span.start, rough.span.end):
            return True
        decimals = all(re.search(r"[0-9][.,][0-9]{1,3}(?![0-9])", figure.span.text) for figure in (rough, exact))
        cut = 10.0 ** (len(long) - len(short))
        if decimals and len(short) > 1 and abs(int(long) / cut - int(short)) < 1 + 1e-9:
            return True
    return False


def _digits(figure: Figure) -> str:
    return (
        f"{figure.value:.15g}".replace(".", "").replace("-", "").strip("0") if "e" not in f"{figure.value:.15g}" else ""
    )
