"""Figures of both texts that are the same."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.likeness import close
from warta.desk.matching.units import same_amount, same_measure
from warta.desk.pairing import Link

MOST = 60
"""Figures of a sentence that are held against each other one by one; a table that is no sentence has more."""
QUANTITIES = frozenset({"percent", "points", "money", "measure"})
_APART = (1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12)
"""How far apart the readings of digits may be where a language is not read: "12万" is 120,000."""


class Left(msgspec.Struct):
    """The figures of a link that have no equal, and the places of those that do."""

    link: Link
    original: list[Figure]
    relay: list[Figure]
    joined: list[tuple[Figure, Figure]]


def without_equals(
    original: Sequence[Figure], relay: Sequence[Figure], unread: bool
) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """What is left when equals are joined, the closest kinds first."""
    joined: list[tuple[Figure, Figure]] = []
    ours = list(original)
    left = dict(enumerate(relay))
    holders: dict[float, list[int]] = {}
    for number, figure in left.items():
        for value in figure.values:
            holders.setdefault(value, []).append(number)
    few = len(original) <= MOST and len(relay) <= MOST
    for degree in (3, 2, 1):
        if not ours or not left:
            break
        rest = []
        for figure in ours:
            # Converted amounts have other values: they are looked for where there are few to look through.
            near = left if few else (n for value in figure.values for n in holders.get(value, ())[:MOST] if n in left)
            place = next((n for n in near if _equality(figure, left[n], unread) >= degree), None)
            if place is None:
                rest.append(figure)
            else:
                joined.append((figure, left.pop(place)))
        ours = rest
    return ours, list(left.values()), joined


def _equality(first: Figure, second: Figure, unread: bool) -> int:
    """3 for the same figure of the same thing, 2 for one that is only written otherwise, 1 for one that may be meant,
    0 for none."""
    if first.is_vague and second.is_vague and first.value == second.value:
        return 3
    if first.unit != second.unit and first.unit and second.unit:
        if first.kind == "measure" and second.kind == "measure":
            return 2 if same_measure(first, second) else 0
        return 0
    if {first.kind, second.kind} == {"percent", "points"}:
        return 0
    digits = "digits" in (first.kind, second.kind) or "code" in (first.kind, second.kind)
    if same_amount(first.values, second.values):
        if first.unit != second.unit:  # one side has a unit that the other does not say
            return 1 if digits or not (first.kind in QUANTITIES and second.kind in ("count", "ordinal")) else 0
        return 3 if first.kind == second.kind else 2
    if "year" in (first.kind, second.kind) and first.kind != second.kind:
        year, other = (first, second) if first.kind == "year" else (second, first)
        if any(year.value % 100 == value for value in other.values):  # "the 80s"
            return 1
    if unread and digits:
        for mine in first.values:
            for yours in second.values:
                if mine and yours and any(close(max(mine, yours), min(mine, yours) * scale) for scale in _APART):
                    return 1
    return 0


def join_moved(lefts: list[Left], unread: bool) -> None:
    """Join what is left of one sentence with what is left of another."""
    ours = [(figure, number) for number, left in enumerate(lefts) for figure in left.original]
    holders: dict[float, list[tuple[Figure, int]]] = {}
    for number, left in enumerate(lefts):
        for figure in left.relay:
            for value in figure.values:
                holders.setdefault(value, []).append((figure, number))
    for figure, number in ours:
        for value in figure.values:
            for place, (other, where) in enumerate(holders.get(value, ())):
                if _equality(figure, other, unread) >= 2 and any(each is other for each in lefts[where].relay):
                    lefts[number].original = [each for each in lefts[number].original if each is not figure]
                    lefts[where].relay = [each for each in lefts[where].relay if each is not other]
                    holders[value].pop(place)
                    break
            else:
                continue
            break
