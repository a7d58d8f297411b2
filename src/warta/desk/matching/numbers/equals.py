"""Figures of both texts that are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.likeness import close, looks_alike, written
from warta.desk.matching.numbers.nearness import nearness
from warta.desk.matching.units import same_amount, same_change, same_measure, same_points, same_weight
from warta.desk.pairing import Link

MOST = 60
"""Figures of a sentence that are held against each other one by one; a table that is no sentence has more."""
_FEW = 8
"""Figures among which places are weighed; more of the same are taken in their order."""
_TELLING = 3
"""Digits of a figure that is known again with one of them changed."""
QUANTITIES = frozenset({"percent", "points", "money", "measure"})
_APART = (1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12)
"""How far apart the readings of digits may be where a language is not read: "12万" is 120,000."""


class Left(msgspec.Struct):
    """The figures of a link that have no equal, and the places of those that do."""

    link: Link
    original: list[Figure]
    relay: list[Figure]
    joined: list[tuple[Figure, Figure]]
    moved: list[tuple[Figure, Figure]]
    """Those whose equal is in another sentence of the relay."""


def without_equals(
    original: Sequence[Figure], relay: Sequence[Figure], link: Link, unread: bool
) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """What is left when equals are joined, the closest kinds first."""
    joined: list[tuple[Figure, Figure]] = []
    ours, theirs = dict(enumerate(original)), dict(enumerate(relay))
    holders: dict[float, list[int]] = {}
    for number, figure in theirs.items():
        for value in figure.values:
            holders.setdefault(value, []).append(number)
    units = {figure.kind if figure.kind == "money" else figure.unit for figure in relay if figure.unit}
    few = len(original) <= MOST and len(relay) <= MOST
    for degree in (3, 2, 1):
        if not ours or not theirs:
            break
        offers: list[tuple[int, list[int]]] = []
        for number, figure in ours.items():
            # Converted amounts have other values: they are looked for where there are few to look through.
            near = theirs if few and degree < 3 else _of_its_value(figure, holders)
            equals = [n for n in near if n in theirs and equality(figure, theirs[n], unread) >= degree]
            if few and degree == 1 and not equals and units & {figure.kind, figure.unit}:
                equals = [n for n, other in theirs.items() if _leaves_out_unit(figure, other)]
            if few and degree < 3:
                equals = [n for n in equals if not _waits(figure, theirs[n], ours, theirs)]
            if equals:
                offers.append((number, equals))
        for number, place in _joins(offers, ours, theirs, joined, link):
            joined.append((ours.pop(number), theirs.pop(place)))
    return list(ours.values()), list(theirs.values()), joined


def _of_its_value(figure: Figure, holders: Mapping[float, Sequence[int]]) -> Iterable[int]:
    """The figures of the other side that have one of its values, each once."""
    if len(figure.values) == 1:
        return holders.get(figure.value, ())[:MOST]
    return dict.fromkeys(n for value in figure.values for n in holders.get(value, ())[:MOST])


def _leaves_out_unit(mine: Figure, yours: Figure) -> bool:
    """Whether a figure is the same without the unit, which another one of the sentence has: "to $5 from 4"."""
    return yours.kind == "count" and not yours.unit and same_amount(mine.values, yours.values)


def _waits(mine: Figure, yours: Figure, ours: Mapping[int, Figure], theirs: Mapping[int, Figure]) -> bool:
    """Whether one of two figures that may be the same is rather another one with a slip of the hand in it: "1 percent"
    is "51 percent", not "the first", and "655 km" beside "650 km (400 miles)" is no conversion."""
    if mine.unit == yours.unit and (mine.kind == yours.kind or "ordinal" not in (mine.kind, yours.kind)):
        return False
    return any(_is_slip(each, yours) for each in ours.values() if each is not mine) or any(
        _is_slip(mine, each) for each in theirs.values() if each is not yours
    )


def _is_slip(mine: Figure, yours: Figure) -> bool:
    same_kind = mine.kind == yours.kind or {mine.kind, yours.kind} == {"count", "ordinal"}
    return (
        same_kind
        and mine.unit == yours.unit
        and not (mine.in_words or yours.in_words)
        and not same_amount(mine.values, yours.values)
        and looks_alike(mine, yours)
        and (len(written(mine)) != len(written(yours)) or len(written(mine)) >= _TELLING)
    )


def _joins(
    offers: list[tuple[int, list[int]]],
    ours: Mapping[int, Figure],
    theirs: Mapping[int, Figure],
    joined: Sequence[tuple[Figure, Figure]],
    link: Link,
) -> list[tuple[int, int]]:
    """Which of those that are equal is which: in their order where there are as many of one as of the other, else by
    their places."""
    if all(len(equals) == 1 for _, equals in offers) and len({equals[0] for _, equals in offers}) == len(offers):
        return [(number, equals[0]) for number, equals in offers]
    wanted = Counter(n for _, equals in offers for n in equals)
    clear = [(number, equals) for number, equals in offers if all(wanted[n] == len(equals) for n in equals)]
    taken: set[int] = set()
    joins: list[tuple[int, int]] = []
    for number, equals in clear:
        place = next((n for n in equals if n not in taken), None)
        if place is not None:
            taken.add(place)
            joins.append((number, place))
    if len(clear) == len(offers):
        return joins
    anchors = [*joined, *((ours[number], theirs[place]) for number, place in joins)]
    found = {number for number, _ in clear}
    choices = [
        (-nearness(ours[number], theirs[n], anchors, link) if len(offers) <= _FEW else 0.0, number, n)
        for number, equals in offers
        if number not in found
        for n in equals[:_FEW]
    ]
    for _, number, place in sorted(choices):
        if number not in found and place not in taken:
            found.add(number)
            taken.add(place)
            joins.append((number, place))
    return joins


def equality(first: Figure, second: Figure, unread: bool) -> int:
    """3 for the same figure of the same thing, 2 for one that is only written otherwise, 1 for one that may be meant,
    0 for none."""
    if first.is_vague and second.is_vague and first.value == second.value:
        return 3
    kinds = {first.kind, second.kind}
    if "code" in kinds:
        return _equality_of_codes(first, second, unread)
    if first.unit != second.unit and first.unit and second.unit:
        if first.kind == "measure" and second.kind == "measure":
            return 2 if same_measure(first, second) else 0
        return 2 if any(same(first, second) for same in (same_points, same_change, same_weight)) else 0
    if kinds == {"percent", "points"}:
        return 0
    digits = "digits" in kinds
    if same_amount(first.values, second.values):
        if first.unit != second.unit:  # one side has a unit that the other does not say
            if "ordinal" in kinds and not digits:
                return 1 if "measure" in kinds else 0
            if "year" in (first.unit, second.unit) and (first.may_be_age or second.may_be_age):
                return 2
            return 1 if digits or not (first.kind in QUANTITIES and second.kind == "count") else 0
        return 3 if first.kind == second.kind else 2
    if kinds == {"count", "percent"} and _is_share(first, second):
        return 2
    if "year" in kinds and first.kind != second.kind:
        year, other = (first, second) if first.kind == "year" else (second, first)
        if any(year.value % 100 == value for value in other.values):  # "the 80s"
            return 1
    return 1 if unread and digits and _is_apart(first, second) else 0


def is_name(figure: Figure) -> bool:
    """Whether a nought before it shows that it names something: "Schalke 04"."""
    return figure.kind == "code" and figure.span.text[0] == "0"


def _equality_of_codes(first: Figure, second: Figure, unread: bool) -> int:
    """The same for names with figures: all figures of the shorter one are in the other."""
    if first.span.text == second.span.text:
        return 3
    if first.kind == second.kind:
        ours, theirs = set(first.values), set(second.values)
        return 3 if ours == theirs else 2 if ours and theirs and (ours < theirs or theirs < ours) else 0
    code, other = (first, second) if first.kind == "code" else (second, first)
    if is_name(code) and other.kind in ("count", "score"):
        return 0  # the nought belongs to the name
    if same_amount(first.values, second.values):
        return 2 if first.unit == second.unit else 1
    if other.kind == "year" and other.value % 100 in code.values:
        return 1
    return 1 if unread and _is_apart(first, second) else 0


def _is_share(first: Figure, second: Figure) -> bool:
    """Whether a part is the percentage: "a quarter" and "25 persen"."""
    part, percent = (first, second) if second.kind == "percent" else (second, first)
    return 0 < part.value < 1 and abs(100 * part.value - percent.value) < 1


def _is_apart(first: Figure, second: Figure) -> bool:
    """Whether digits that could not be read may be the same on another scale."""
    return any(
        mine and yours and close(max(mine, yours), min(mine, yours) * scale)
        for mine in first.values
        for yours in second.values
        for scale in _APART
    )


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
            # A table may say one figure in every line: it is not looked through for each of them.
            for place, (other, where) in enumerate(holders.get(value, ())[:MOST]):
                if equality(figure, other, unread) >= 2 and any(each is other for each in lefts[where].relay):
                    lefts[number].original = [each for each in lefts[number].original if each is not figure]
                    lefts[where].relay = [each for each in lefts[where].relay if each is not other]
                    lefts[number].moved.append((figure, other))
                    holders[value].pop(place)
                    break
            else:
                continue
            break
