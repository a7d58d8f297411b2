"""Sentences that an order could not hold: those that were moved, and those that were merged on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from warta.desk.align.bead import Bead
from warta.desk.align.features import Features

_MOVED = 0.4
"""The likeness from which two sentences out of order are the same one."""
_FEWEST = 3
"""Features that they must share for it."""
_MOST = 12
"""Sentences that are looked at for one that was moved."""
_LOOSE = 0.3
"""The likeness up to which two sentences of one language stand beside each other for want of better ones."""
_MOSTLY = 0.6
"""How much of a sentence must stand in another one's partner for the two to have become one."""


def with_moves(beads: list[Bead], features: Features, *, translated: bool) -> list[Bead]:
    """The same with sentences that were left without a partner joined where they are clearly the same, wherever they
    stand. In one language those count too that only stand beside each other for want of better partners."""
    loose = [
        bead
        for bead in beads
        if _size(bead) == 1
        or (not translated and _size(bead) == 2 and 0 not in _sizes(bead) and bead.likeness < _LOOSE)
    ]
    lost = {bead.original[0]: bead for bead in loose if bead.original[0] < bead.original[1]}
    added = {bead.relay[0]: bead for bead in loose if bead.relay[0] < bead.relay[1]}
    if not lost or not added:
        return beads
    holders: dict[str, list[int]] = defaultdict(list)
    for j in added:
        for each in features.relay[j]:
            holders[each].append(j)
    offers: set[tuple[float, tuple[int, int], tuple[int, int]]] = set()
    for i in lost:
        met = Counter(j for each in features.original[i] for j in holders.get(each, ())[:_MOST])
        for j, _ in sorted(met.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST]:
            if lost[i] is added[j]:
                continue
            # One name that two sentences share makes them alike, not the same.
            shared = len(features.original[i] & features.relay[j])
            if shared < _FEWEST and (translated or features.original[i] != features.relay[j]):
                continue
            for ours, theirs in _around(i, j, lost, added):
                like = features.likeness(ours, theirs)
                if like >= _MOVED:
                    offers.add((-like, ours, theirs))
    joined: dict[int, Bead] = {}
    gone: set[int] = set()
    come: set[int] = set()
    for like, ours, theirs in sorted(offers):
        if gone.isdisjoint(range(*ours)) and come.isdisjoint(range(*theirs)):
            joined[ours[0]] = Bead(ours, theirs, round(-like, 4), moved=True)
            gone.update(range(*ours))
            come.update(range(*theirs))
    if not joined:
        return beads
    broken = {id(lost[i]) for i in gone} | {id(added[j]) for j in come}
    found: list[Bead] = []
    for bead in beads:
        if id(bead) not in broken:
            found.append(bead)
            continue
        (i, last), (j, end) = bead.original, bead.relay
        if i in joined:
            found.append(joined[i])
        elif i < last and i not in gone:
            found.append(Bead((i, last), (j, j), 0.0))
        if j < end and j not in come:
            found.append(Bead((last, last), (j, end), 0.0))
    return found


def _around(
    i: int, j: int, lost: dict[int, Bead], added: dict[int, Bead]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Two sentences, and each of them with one that stands before or behind the other and is free too."""
    yield (i, i + 1), (j, j + 1)
    for first in (i - 1, i):
        if first in lost and first + 1 in lost:
            yield (first, first + 2), (j, j + 1)
    for first in (j - 1, j):
        if first in added and first + 1 in added:
            yield (i, i + 1), (first, first + 2)


def with_merged(beads: list[Bead], features: Features) -> list[Bead]:
    """The same with a sentence that stands alone joined to the one beside it, where most of it stands in that one's
    partner: moved with it, it was merged or split."""
    ours = {i: place for place, bead in enumerate(beads) for i in range(*bead.original)}
    theirs = {j: place for place, bead in enumerate(beads) for j in range(*bead.relay)}
    grown = dict(enumerate(beads))
    for place, bead in enumerate(beads):
        if _size(bead) != 1:
            continue
        (i, last), (j, end) = bead.original, bead.relay
        if i < last:
            sides = [at for at in (ours.get(i - 1), ours.get(i + 1)) if at in grown and 0 not in _sizes(grown[at])]
            whole = features.group(False, i, i + 1)
            options = [(features.group(True, *grown[at].relay), at) for at in sides]
        else:
            sides = [at for at in (theirs.get(j - 1), theirs.get(j + 1)) if at in grown and 0 not in _sizes(grown[at])]
            whole = features.group(True, j, j + 1)
            options = [(features.group(False, *grown[at].original), at) for at in sides]
        for other, at in options:
            both = whole.features & other.features
            if len(both) < _FEWEST or sum(map(features.weight.__getitem__, both)) < _MOSTLY * whole.weight:
                continue
            near = grown[at]
            first = (min(i, near.original[0]), max(last, near.original[1])) if i < last else near.original
            second = (min(j, near.relay[0]), max(end, near.relay[1])) if j < end else near.relay
            grown[at] = Bead(first, second, round(features.likeness(first, second), 4), near.moved)
            del grown[place]
            break
    return list(grown.values())


def _sizes(bead: Bead) -> tuple[int, int]:
    return bead.original[1] - bead.original[0], bead.relay[1] - bead.relay[0]


def _size(bead: Bead) -> int:
    return sum(_sizes(bead))
