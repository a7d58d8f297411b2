"""How much two figures that differ look like one another."""

from __future__ import annotations

import math

from warta.desk.matching.figures import Figure

_SCALES = (1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12)


def is_scaled(mine: Figure, yours: Figure) -> bool:
    """Whether one is the other on another scale. A part in words is none: "seperlima" is no tenth of "two"."""
    if any(figure.in_words and figure.value % 1 for figure in (mine, yours)) and mine.in_words == yours.in_words:
        return False
    return any(
        first and second and close(max(first, second) / min(first, second), scale)
        for first in mine.values
        for second in yours.values
        for scale in _SCALES
    )


def looks_alike(mine: Figure, yours: Figure) -> bool:
    """Whether one slip of the hand makes one of the other: a digit changed, dropped, added, or two exchanged."""
    if mine.in_words or yours.in_words:
        return abs(mine.value - yours.value) <= 1
    first, second = written(mine), written(yours)
    if first == second:
        return True
    if len(first) == len(second):
        off = [place for place in range(len(first)) if first[place] != second[place]]
        return (len(off) == 1 and len(first) > 1) or (
            len(off) == 2 and first[off[0]] == second[off[1]] and first[off[1]] == second[off[0]]
        )
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def written(figure: Figure) -> str:
    return "".join(sign for sign in figure.span.text if sign.isdecimal())


def close(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=1e-9)
