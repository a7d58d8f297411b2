"""How likely two figures that differ are one that was changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from warta.desk.align import plainly
from warta.desk.matching.figures import Figure
from warta.desk.matching.looseness import is_loose
from warta.desk.matching.numbers.changed import SURE, Changed
from warta.desk.matching.numbers.equals import MOST, QUANTITIES, Left, equality, is_name
from warta.desk.matching.numbers.likeness import close, is_scaled, looks_alike, written
from warta.desk.matching.numbers.nearness import nearness
from warta.desk.matching.numbers.rounding import is_rounding
from warta.desk.matching.units import same_amount, same_family
from warta.desk.pairing import Link, Pairing

POSSIBLE = 0.5
"""The weight from which they may be one."""
_UNSURE = SURE - 0.25
_ALIKE = 5.0
"""The weight from which they are one though their sentences tell other things as well."""
_NEAR_YEARS = 30
_SHORT = 30
"""Letters by which short sentences may differ without being longer."""
_UNLIKE = 0.5
"""What is taken off where no slip of the hand makes one of the other: two texts may tell two things."""
_WORD = re.compile(r"[^\W\d_]+")

Said = tuple[Mapping[float, int], Mapping[float, int]]
"""How often each value is said by the original and by the relay."""


def likely(left: Left, pairing: Pairing, said: Said, quiet: Said) -> tuple[list[Changed], list[Figure], list[Figure]]:
    """The pairs of left-over figures that are one changed figure, the likeliest first; and what remains."""
    if not left.relay or max(len(left.original), len(left.relay), len(left.joined)) > MOST:
        return [], left.original, left.relay
    offers = sorted(
        (
            (-_weight(mine, yours, left, pairing, said, quiet), n, m)
            for n, mine in enumerate(left.original)
            for m, yours in enumerate(left.relay)
        ),
    )
    pairs: list[Changed] = []
    ours, theirs = set(range(len(left.original))), set(range(len(left.relay)))
    for weight, n, m in offers:
        if -weight < POSSIBLE:
            break
        if n in ours and m in theirs:
            mine, yours = left.original[n], left.relay[m]
            ours.discard(n)
            theirs.discard(m)
            weight = _as_loosely(-weight, mine, yours, left.link, pairing)
            pairs.append(Changed(mine, yours, round(weight, 3), is_rounding(mine, yours, pairing)))
    remaining = [left.relay[m] for m in sorted(theirs)]
    again = [changed for yours in remaining if (changed := _said_again(yours, (*left.joined, *left.moved)))]
    pairs = sorted([*pairs, *again], key=lambda pair: pair.original.span.start)
    told = [changed.relay for changed in again]
    return (
        pairs,
        [left.original[n] for n in sorted(ours)],
        [each for each in remaining if all(each is not other for other in told)],
    )


def _said_again(yours: Figure, joined: Sequence[tuple[Figure, Figure]]) -> Changed | None:
    """A figure that the relay says twice, the second time with another unit: "12 pon" beside "12 kilogram"."""
    if not yours.unit or yours.kind not in QUANTITIES:
        return None
    for mine, _ in joined:
        if mine.unit and same_amount(mine.values, yours.values) and not equality(mine, yours, unread=False):
            related = same_family(mine.unit, yours.unit) or mine.kind == yours.kind == "money"
            if related or {mine.kind, yours.kind} == {"percent", "points"}:
                return Changed(mine, yours, POSSIBLE, False)
    return None


def _weight(mine: Figure, yours: Figure, left: Left, pairing: Pairing, said: Said, quiet: Said) -> float:
    """How likely two figures that differ are one that was changed."""
    weight = _kinship(mine, yours)
    if weight < 0 or (mine.is_optional and yours.is_optional):  # two dates are compared as dates
        return -1.0
    if equality(mine, yours, unread=False) or _is_part_of(mine, yours):
        return -1.0
    same = same_amount(mine.values, yours.values)
    if same:
        weight += 2.5
    elif is_scaled(mine, yours) or looks_alike(mine, yours):
        weight += 1.5
    elif mine.kind == yours.kind == "year" and abs(mine.value - yours.value) <= _NEAR_YEARS:
        weight += 1.0
    elif 0.4 < (yours.value or 0.1) / (mine.value or 0.1) < 2.5:
        weight += 0.25
    alone = len(left.original) == 1 and len(left.relay) == 1
    if alone:
        weight += 1.0
    weight += nearness(mine, yours, left.joined, left.link)
    weight += _context(mine, yours, pairing)
    if not same:
        # One that is still told elsewhere need not have become another.
        (ours, theirs), (quiet_here, quiet_there) = said, quiet
        if any(theirs.get(value, 0) >= ours.get(value, 0) for value in mine.values):
            weight -= 1.5
        elif mine.in_words and quiet_there.get(mine.value, 0) > quiet_here.get(mine.value, 0):
            weight -= 1.0
        if any(ours.get(value, 0) >= theirs.get(value, 0) for value in yours.values):
            weight -= 1.5
        elif yours.in_words and quiet_here.get(yours.value, 0) > quiet_there.get(yours.value, 0):
            weight -= 1.0
        if "." in mine.span.text and mine.span.text.strip() == yours.span.text.strip() and pairing.is_translated:
            weight -= 2
    if mine.kind == yours.kind == "year" and abs(mine.value - yours.value) == 1 and left.joined:
        # Where amounts of two years are compared, one text may name the first and one the second.
        weight = min(weight, _UNSURE)
    alike = same or is_scaled(mine, yours) or looks_alike(mine, yours) or mine.kind == "year"
    if not alike and not (alone and _is_close(left.link)):
        weight -= _UNLIKE
        if min(len(written(mine)), len(written(yours))) > 1:
            weight = min(weight, _UNSURE)
    if mine.is_vague or yours.is_vague:
        weight = min(weight - 2, _UNSURE)  # "millions" may be tens of them
    if (mine.kind == "code") != (yours.kind == "code") and not (is_name(mine) or is_name(yours)):
        weight = min(weight, _UNSURE)  # one text gives a name to what the other counts
    if not same and bool(mine.unit) != bool(yours.unit) and not (is_scaled(mine, yours) or _are_ages(mine, yours)):
        weight -= 1  # a distance and a number of people, rather
    if mine.is_optional or yours.is_optional:
        weight -= 0.5
    if any(figure.in_words and figure.value == 1 for figure in (mine, yours)):
        weight -= 1.5
    return weight


def _as_loosely(weight: float, mine: Figure, yours: Figure, link: Link, pairing: Pairing) -> float:
    """What is left of it where the sentences tell other things; the same amount is of one thing all the same."""
    if weight < SURE or same_amount(mine.values, yours.values) or is_scaled(mine, yours):
        return weight
    return _UNSURE if is_loose(link, pairing, mine.span, yours.span, alike=weight >= _ALIKE) else weight


def _are_ages(mine: Figure, yours: Figure) -> bool:
    """Whether one is so many years and the other stands behind a name alone, as an age does."""
    return (mine.unit == "year" and yours.may_be_age) or (yours.unit == "year" and mine.may_be_age)


def _is_part_of(mine: Figure, yours: Figure) -> bool:
    """Whether one is so many parts of a whole as the other counts: "a fifth" and "five" are "seper-lima"."""
    part = mine if mine.value < yours.value else yours
    return part.in_words and 0 < part.value < 1 and close(mine.value * yours.value, 1.0)


def _is_close(link: Link) -> bool:
    """Whether the sentences are about as long as each other, as those are that tell the same."""
    ours, theirs = link.original.end - link.original.start, link.relay.end - link.relay.start
    return 0.7 < (theirs + _SHORT) / (ours + _SHORT) < 1.45


def _kinship(mine: Figure, yours: Figure) -> float:
    if mine.kind == yours.kind:
        if mine.unit == yours.unit:
            return 1.5 + (1.0 if mine.unit else 0.0)
        return 0.5 if mine.kind != "measure" or same_family(mine.unit, yours.unit) else 0.0
    if _are_ages(mine, yours):
        return 2.0
    kinds = {mine.kind, yours.kind}
    if kinds == {"percent", "points"}:
        return 2.0
    if "digits" in kinds or "code" in kinds:
        return 1.0
    if kinds == {"year", "count"}:
        return 1.0 if len(written(mine)) == len(written(yours)) else 0.0
    if kinds in ({"count", "ordinal"}, {"measure", "ordinal"}):  # "in the 67th minute" is "aos 67 minutos"
        return 0.5
    if ("count" in kinds and kinds & QUANTITIES) or ("score" in kinds and kinds & {"count"}):
        return 0.5
    return -1.0


def _context(mine: Figure, yours: Figure, pairing: Pairing) -> float:
    """Whether the words beside them are the same, or look alike."""
    ours, theirs = pairing.original.text, pairing.relay.text
    weight = 0.0
    for first, second in (
        (_after(ours, mine.span.end), _after(theirs, yours.span.end)),
        (_before(ours, mine.span.start), _before(theirs, yours.span.start)),
    ):
        if first and second and first[:4] == second[:4] and (len(first) > 2 or not pairing.is_translated):
            weight += 1.0 if pairing.is_translated else 1.5
    return weight


def _after(text: str, end: int) -> str:
    match = _WORD.search(text, end, end + 30)
    return plainly(match[0]) if match else ""


def _before(text: str, start: int) -> str:
    words = _WORD.findall(text, max(0, start - 30), start)
    return plainly(words[-1]) if words else ""
