"""Which figure of the relay stands for which of the original.

First what is equal is joined, sentence by sentence and then over the whole story: a figure that moved, or is said
again, is not lost. What is left over on both sides of the same sentences may be one figure that was changed. How
likely that is, is weighed: the same unit, the same place among the figures that did stay, digits that look alike, the
same word behind. Only a likely pair is told as a change; the rest is told as lost, or as added.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from warta.desk.align import plainly
from warta.desk.copy import Copy
from warta.desk.matching.figures import Figure, figures
from warta.desk.matching.silent import implied
from warta.desk.matching.units import same_amount, same_family, same_measure
from warta.desk.pairing import Link, Pairing, Side
from warta.language.packs import pack_of
from warta.language.reading import Span

SURE = 2.75
"""The weight from which two figures are told as one that was changed."""
POSSIBLE = 0.5
"""The weight from which they may be one."""

_NEAR_YEARS = 30
_MOST = 60
"""Figures of a sentence that are held against each other one by one; a table that is no sentence has more."""
_UNLIKE = 0.5
"""What is taken off where no slip of the hand makes one of the other: two texts may tell two things."""
_WORD = re.compile(r"[^\W\d_]+")
_SCALES = (1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12)
_QUANTITIES = frozenset({"percent", "points", "money", "measure"})


Fault = Literal["number", "scale", "unit", "currency", "percentage", "date"]


class Changed(NamedTuple):
    """Two figures that stand for each other and are not the same."""

    original: Figure
    relay: Figure
    weight: float
    is_rounding: bool
    """Whether the relay says of a rounder figure that it is a rough one."""

    @property
    def is_sure(self) -> bool:
        return self.weight >= SURE and not self.is_rounding

    @property
    def fault(self) -> Fault:
        """In what they differ, above all."""
        first, second = self.original, self.relay
        kinds = {first.kind, second.kind}
        unknown = bool(kinds & {"digits", "code"})
        if "day" in kinds:
            return "date"
        if kinds == {"year"} or (kinds == {"year", "digits"} and not is_scaled(first, second)):
            return "date"
        same = same_amount(first.values, second.values)
        if not unknown and first.unit != second.unit and (same or (first.unit and second.unit)):
            return "currency" if "money" in kinds else "unit" if "measure" in kinds else "percentage"
        if kinds & {"percent", "points"} and not unknown:
            return "percentage"
        return "scale" if is_scaled(first, second) else "number"


class NumberMatch(msgspec.Struct, frozen=True):
    changed: tuple[Changed, ...]
    lost: tuple[Figure, ...]
    added: tuple[Figure, ...]


class _Left(msgspec.Struct):
    """The figures of a link that have no equal, and the places of those that do."""

    link: Link
    original: list[Figure]
    relay: list[Figure]
    joined: list[tuple[Figure, Figure]]


@lru_cache(maxsize=2)
def match_numbers(pairing: Pairing) -> NumberMatch:
    """What became of every figure of the original."""
    first, second = pairing.original, pairing.relay
    one_is_unread = pack_of(first.reading.language) is None or pack_of(second.reading.language) is None
    lefts: list[_Left] = []
    ours: list[Figure] = []
    theirs: list[Figure] = []
    for link in pairing.links:
        original = figures(first, link.original, of_dates=one_is_unread)
        relay = figures(second, link.relay, of_dates=one_is_unread)
        ours += original
        theirs += relay
        equals = _without_equals(original, relay, one_is_unread)
        lefts.append(_Left(link, *equals))
    if all(not left.original and not left.relay for left in lefts):
        return NumberMatch((), (), ())
    if len(lefts) > 1:
        _join_moved(lefts, one_is_unread)

    changed: list[Changed] = []
    lost: list[Figure] = []
    added: list[Figure] = []
    said_ours, said_theirs = _values(ours), _values(theirs)
    dated_ours, dated_theirs = (
        _dated(first.reading.dates, first.reading.times),
        _dated(second.reading.dates, second.reading.times),
    )
    for left in lefts:
        if not left.original and not left.relay:
            continue
        quiet_there = _implied(second, left.link.relay) if left.original else Counter()
        quiet_here = _implied(first, left.link.original) if left.relay else Counter()
        changed += _broken_dates(left)
        pairs, original, relay = _likely(left, pairing, (said_ours, said_theirs), (quiet_here, quiet_there))
        changed += pairs
        lost += [each for each in original if not _is_quiet(each, said_theirs, quiet_there, dated_theirs, first.text)]
        added += [each for each in relay if not _is_quiet(each, said_ours, quiet_here, dated_ours, second.text)]
    return NumberMatch(tuple(changed), tuple(lost), tuple(added))


def _implied(copy: Copy, side: Side) -> Counter[float]:
    """The numbers that words of these sentences say without being numbers."""
    return implied(copy.reading.language).in_text(copy.text[side.start : side.end])


def _without_equals(
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
    few = len(original) <= _MOST and len(relay) <= _MOST
    for degree in (3, 2, 1):
        if not ours or not left:
            break
        rest = []
        for figure in ours:
            # Converted amounts have other values: they are looked for where there are few to look through.
            near = left if few else (n for value in figure.values for n in holders.get(value, ())[:_MOST] if n in left)
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
            return 1 if digits or not (first.kind in _QUANTITIES and second.kind in ("count", "ordinal")) else 0
        return 3 if first.kind == second.kind else 2
    if "year" in (first.kind, second.kind) and first.kind != second.kind:
        year, other = (first, second) if first.kind == "year" else (second, first)
        if any(year.value % 100 == value for value in other.values):  # "the 80s"
            return 1
    if unread and digits:
        for mine in first.values:
            for yours in second.values:
                if mine and yours and any(_close(max(mine, yours), min(mine, yours) * scale) for scale in _SCALES):
                    return 1
    return 0


def _close(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=1e-9)


def _join_moved(lefts: list[_Left], unread: bool) -> None:
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


def _broken_dates(left: _Left) -> list[Changed]:
    """Days that are none, before the month of a date that has another day in the original: "311 Desember"."""
    found: list[Changed] = []
    if len(left.relay) > _MOST:
        return found
    for yours in list(left.relay):
        month = next(
            (day.month for day in left.link.relay.dates if 0 < day.start - yours.span.end < 2 and not day.day), 0
        )
        if not month or yours.unit:
            continue
        for day in left.link.original.dates:
            if day.month == month and day.day is not None:
                left.relay.remove(yours)
                if float(day.day) not in yours.values:
                    mine = Figure(Span(day.text, day.start, day.end), (float(day.day),), "day")
                    found.append(Changed(mine, yours, SURE, False))
                break
    return found


_Said = tuple[Mapping[float, int], Mapping[float, int]]
"""How often each value is said by the original and by the relay."""


def _likely(
    left: _Left, pairing: Pairing, said: _Said, quiet: _Said
) -> tuple[list[Changed], list[Figure], list[Figure]]:
    """The pairs of left-over figures that are one changed figure, the likeliest first; and what remains."""
    if not left.original or not left.relay or max(len(left.original), len(left.relay)) > _MOST:
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
            pairs.append(Changed(mine, yours, round(-weight, 3), _is_rounding(mine, yours, pairing)))
    pairs.sort(key=lambda pair: pair.original.span.start)
    return pairs, [left.original[n] for n in sorted(ours)], [left.relay[m] for m in sorted(theirs)]


def _weight(mine: Figure, yours: Figure, left: _Left, pairing: Pairing, said: _Said, quiet: _Said) -> float:
    """How likely two figures that differ are one that was changed."""
    weight = _kinship(mine, yours)
    if weight < 0 or (mine.is_optional and yours.is_optional):  # two dates are compared as dates
        return -1.0
    same = same_amount(mine.values, yours.values)
    if same:
        weight += 2.5
    elif is_scaled(mine, yours) or _looks_alike(mine, yours):
        weight += 1.5
    elif mine.kind == yours.kind == "year" and abs(mine.value - yours.value) <= _NEAR_YEARS:
        weight += 1.0
    elif 0.4 < (yours.value or 0.1) / (mine.value or 0.1) < 2.5:
        weight += 0.25
    alone = len(left.original) == 1 and len(left.relay) == 1
    if alone:
        weight += 1.0
    weight += _place(mine, yours, left)
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
        weight = min(weight, SURE - 0.25)
    alike = same or is_scaled(mine, yours) or _looks_alike(mine, yours) or mine.kind == "year"
    if not alike and not (alone and _is_close(left.link)):
        weight -= _UNLIKE
    if mine.is_vague or yours.is_vague:
        weight -= 2
    if mine.is_optional or yours.is_optional:
        weight -= 0.5
    if any(figure.in_words and figure.value == 1 for figure in (mine, yours)):
        weight -= 1.5
    return weight


def _is_close(link: Link) -> bool:
    """Whether the sentences are about as long as each other, as those are that tell the same."""
    ours, theirs = link.original.end - link.original.start, link.relay.end - link.relay.start
    return 0.7 < (theirs + 10) / (ours + 10) < 1.45


def _kinship(mine: Figure, yours: Figure) -> float:
    if mine.kind == yours.kind:
        if mine.unit == yours.unit:
            return 1.5 + (1.0 if mine.unit else 0.0)
        return 0.5 if mine.kind != "measure" or same_family(mine.unit, yours.unit) else 0.0
    kinds = {mine.kind, yours.kind}
    if kinds == {"percent", "points"}:
        return 2.0
    if "digits" in kinds or "code" in kinds:
        return 1.0
    if kinds == {"year", "count"}:
        return 1.0 if len(_written(mine)) == len(_written(yours)) else 0.0
    if kinds == {"count", "ordinal"}:
        return 0.5
    if ("count" in kinds and kinds & _QUANTITIES) or ("score" in kinds and kinds & {"count"}):
        return 0.5
    return -1.0


def is_scaled(mine: Figure, yours: Figure) -> bool:
    return any(
        first and second and _close(max(first, second) / min(first, second), scale)
        for first in mine.values
        for second in yours.values
        for scale in (10.0, *_SCALES)
    )


def _looks_alike(mine: Figure, yours: Figure) -> bool:
    """Whether one slip of the hand makes one of the other: a digit changed, dropped, added, or two exchanged."""
    if mine.in_words or yours.in_words:
        return abs(mine.value - yours.value) <= 1
    first, second = _written(mine), _written(yours)
    if first == second:
        return True
    if len(first) == len(second):
        off = [place for place in range(len(first)) if first[place] != second[place]]
        return (len(off) == 1 and len(first) > 1) or (
            len(off) == 2 and first[off[0]] == second[off[1]] and first[off[1]] == second[off[0]]
        )
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _written(figure: Figure) -> str:
    return "".join(sign for sign in figure.span.text if sign.isdecimal())


def _place(mine: Figure, yours: Figure, left: _Left) -> float:
    """Whether they stand between the same figures, and about as far into the sentence."""
    weight = 0.0
    if left.joined:
        before = [(a, b) for a, b in left.joined if a.span.start < mine.span.start]
        agree = sum(
            (a.span.start < mine.span.start) == (b.span.start < yours.span.start) for a, b in left.joined
        ) / len(left.joined)
        weight += agree - 0.5 if before or agree else -0.5
    ours, theirs = left.link.original, left.link.relay
    there = (mine.span.start - ours.start) / max(1, ours.end - ours.start)
    here = (yours.span.start - theirs.start) / max(1, theirs.end - theirs.start)
    return weight + 0.5 - abs(there - here)


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


def _is_rounding(mine: Figure, yours: Figure, pairing: Pairing) -> bool:
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


def _values(found: Iterable[Figure]) -> dict[float, int]:
    """How often each value is said."""
    counted: dict[float, int] = {}
    for figure in found:
        for value in figure.values:
            counted[value] = counted.get(value, 0) + 1
    return counted


def _dated(dates: Iterable[object], times: Iterable[object]) -> frozenset[float]:
    """The figures of dates and times: what one text reads as a date the other may have as bare figures."""
    found: set[float] = set()
    for each in (*dates, *times):
        digits = [int(part) for part in re.findall(r"[0-9]{1,4}", each.text)]  # type: ignore[attr-defined]
        found.update(map(float, digits))
        if len(digits) >= 2:
            found.add(float(f"{digits[0]}.{digits[1]:02}"))
        value = getattr(each, "value", None)
        if value:
            found.update(float(part) for part in re.split("[-:]", value) if part.isdecimal())
    return frozenset(found)


def _is_quiet(
    figure: Figure, said: dict[float, int], quiet: Iterable[float], dated: frozenset[float], text: str
) -> bool:
    """Whether nothing is missed where this figure has no other: it is said elsewhere, or by words, or says little."""
    if figure.is_optional or figure.is_vague or not figure.values:
        return True
    if any(value in said or value in dated for value in figure.values):
        return True
    if figure.value in quiet or (figure.in_words and figure.value <= 2):
        return True
    return figure.kind == "money" and _converts(figure, text)


def _converts(figure: Figure, text: str) -> bool:
    """Whether it stands in brackets behind another amount: "(about US$8.3 billion)"."""
    opened = text.rfind("(", max(0, figure.span.start - 24), figure.span.start)
    return (
        opened >= 0
        and ")" not in text[opened : figure.span.start]
        and ")" in text[figure.span.end : figure.span.end + 12]
    )
