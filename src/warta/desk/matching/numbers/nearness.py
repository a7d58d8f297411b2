"""Whether two figures stand at the same place of their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from warta.desk.matching.figures import Figure
from warta.desk.pairing import Link


def nearness(mine: Figure, yours: Figure, joined: Sequence[tuple[Figure, Figure]], link: Link) -> float:
    """From -1 to 1: whether they stand between the same figures, and about as far into the sentence."""
    weight = 0.0
    if joined:
        before = any(a.span.start < mine.span.start for a, _ in joined)
        agree = sum((a.span.start < mine.span.start) == (b.span.start < yours.span.start) for a, b in joined)
        weight += agree / len(joined) - 0.5 if before or agree else -0.5
    ours, theirs = link.original, link.relay
    there = (mine.span.start - ours.start) / max(1, ours.end - ours.start)
    here = (yours.span.start - theirs.start) / max(1, theirs.end - theirs.start)
    return weight + 0.5 - abs(there - here)
