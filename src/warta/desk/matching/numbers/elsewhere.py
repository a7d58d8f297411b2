"""A figure that has no other in its sentences, and the one of another sentence that it became.

A relay that tells a story in other sentences cannot be held against it sentence by sentence. What is missing on one
side and too much on the other is then one figure where a slip of the hand makes one of the other and nothing else fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.changed import SURE, Changed
from warta.desk.matching.numbers.equals import QUANTITIES
from warta.desk.matching.numbers.likeness import is_scaled, looks_alike, written
from warta.desk.pairing import Pairing, Side

_TELLING = 3
"""Digits of a figure that is known again with a slip in it."""
_MOST = 60
"""Figures without another, of either side, that are held against each other; a table that is no story has more."""
_UNSURE = SURE - 0.25


def joined_elsewhere(
    lost: Sequence[Figure], added: Sequence[Figure], pairing: Pairing
) -> tuple[list[Changed], list[Figure], list[Figure]]:
    """The figures of the whole story that are one with a slip in it; and what remains lost and added."""
    if not lost or not added or max(len(lost), len(added)) > _MOST:
        return [], list(lost), list(added)
    fits = [[place for place, yours in enumerate(added) if _fits(mine, yours)] for mine in lost]
    wanted = Counter(place for places in fits for place in places)
    changed = [
        Changed(mine, added[place], SURE if _is_told_alike(mine, added[place], pairing) else _UNSURE, False)
        for mine, places in zip(lost, fits, strict=True)
        for place in places
        if len(places) == 1 and wanted[place] == 1
    ]
    ours, theirs = [each.original for each in changed], [each.relay for each in changed]
    return changed, _without(lost, ours), _without(added, theirs)


def _fits(mine: Figure, yours: Figure) -> bool:
    if mine.kind != yours.kind or mine.unit != yours.unit or mine.in_words or yours.in_words:
        return False
    if mine.kind not in QUANTITIES and mine.kind != "count":
        return False
    first, second = written(mine), written(yours)
    if (
        min(len(first), len(second)) < _TELLING
        and first != second
        and not (mine.unit and sorted(first) == sorted(second))
    ):
        return False
    return looks_alike(mine, yours) or (is_scaled(mine, yours) and first.rstrip("0") == second.rstrip("0"))


def _is_told_alike(mine: Figure, yours: Figure, pairing: Pairing) -> bool:
    """Whether one stands in a sentence that was cut off and so has no other side; where the figures have no unit, also
    whether the two sentences are neighbours."""
    ours = next((n for n, link in enumerate(pairing.links) if _within(mine, link.original)), None)
    theirs = next((n for n, link in enumerate(pairing.links) if _within(yours, link.relay)), None)
    if ours is None or theirs is None:
        return False
    cut = not pairing.links[ours].relay.sentences or not pairing.links[theirs].original.sentences
    return cut and bool(mine.unit or abs(ours - theirs) == 1)


def _within(figure: Figure, side: Side) -> bool:
    return side.start <= figure.span.start < side.end


def _without(figures: Sequence[Figure], those: Sequence[Figure]) -> list[Figure]:
    return [each for each in figures if all(each is not one for one in those)]
