"""Which figure of the relay stands for which of the original.

First what is equal is joined, sentence by sentence and then over the whole story: a figure that moved, or is said
again, is not lost. What is left over on both sides of the same sentences may be one figure that was changed. How
likely that is, is weighed: the same unit, the same place among the figures that did stay, digits that look alike, the
same word behind. Only a likely pair is told as a change; the rest is told as lost, or as added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.figures import Figure, figures
from warta.desk.matching.numbers.changed import Changed, Fault
from warta.desk.matching.numbers.dates import broken_dates
from warta.desk.matching.numbers.elsewhere import joined_elsewhere
from warta.desk.matching.numbers.equals import Left, join_moved, without_equals
from warta.desk.matching.numbers.unsaid import figures_of_dates, is_quiet, is_said_twice, values_of
from warta.desk.matching.numbers.weighing import likely
from warta.desk.matching.silent import implied
from warta.desk.pairing import Pairing, Side
from warta.language.packs import pack_of

__all__ = ["Changed", "Fault", "NumberMatch", "changed_by", "match_numbers"]


class NumberMatch(msgspec.Struct, frozen=True):
    changed: tuple[Changed, ...]
    lost: tuple[Figure, ...]
    added: tuple[Figure, ...]
    kept: tuple[tuple[Figure, Figure], ...]
    """The figures of the original with those that are the same in the relay."""


@lru_cache(maxsize=2)
def match_numbers(pairing: Pairing) -> NumberMatch:
    """What became of every figure of the original."""
    first, second = pairing.original, pairing.relay
    one_is_unread = pack_of(first.reading.language) is None or pack_of(second.reading.language) is None
    lefts: list[Left] = []
    ours: list[Figure] = []
    theirs: list[Figure] = []
    for link in pairing.links:
        original = figures(first, link.original, of_dates=one_is_unread)
        relay = figures(second, link.relay, of_dates=one_is_unread)
        ours += original
        theirs += relay
        equals = without_equals(original, relay, link, one_is_unread)
        lefts.append(Left(link, *equals, moved=[]))
    if all(not left.original and not left.relay for left in lefts):
        return NumberMatch((), (), (), _kept(lefts))
    if len(lefts) > 1:
        join_moved(lefts, one_is_unread)

    changed: list[Changed] = []
    lost: list[Figure] = []
    added: list[Figure] = []
    said_ours, said_theirs = values_of(ours), values_of(theirs)
    dated_ours, dated_theirs = (
        figures_of_dates(first.reading.dates, first.reading.times),
        figures_of_dates(second.reading.dates, second.reading.times),
    )
    for left in lefts:
        if not left.original and not left.relay:
            continue
        quiet_there = _implied(second, left.link.relay) if left.original else Counter()
        quiet_here = _implied(first, left.link.original) if left.relay else Counter()
        changed += broken_dates(left)
        unread = _unread_words(left, pairing) if left.original and left.relay else (quiet_here, quiet_there)
        pairs, original, relay = likely(left, pairing, (said_ours, said_theirs), unread)
        changed += pairs
        lost += [
            each
            for each in original
            if not is_quiet(each, said_theirs, quiet_there, dated_theirs, first.text)
            and not is_said_twice(each, (mine for mine, _ in left.joined))
        ]
        added += [
            each
            for each in relay
            if not is_quiet(each, said_ours, quiet_here, dated_ours, second.text)
            and not is_said_twice(each, (yours for _, yours in left.joined))
        ]
    if len(lefts) > 1:
        cut, lost, added = joined_elsewhere(lost, added, pairing)
        changed += cut
    return NumberMatch(tuple(changed), tuple(lost), tuple(added), _kept(lefts))


def _kept(lefts: Iterable[Left]) -> tuple[tuple[Figure, Figure], ...]:
    return tuple(pair for left in lefts for pair in (*left.joined, *left.moved))


def _implied(copy: Copy, side: Side, read: Iterable[Figure] = ()) -> Counter[float]:
    """The numbers that words of these sentences say without being numbers. ``read`` are figures whose words are left
    out of that."""
    pieces, at = [], side.start
    for figure in sorted(read, key=lambda each: each.span.start):
        if figure.in_words and figure.span.start >= at:
            pieces.append(copy.text[at : figure.span.start])
            at = figure.span.end
    return implied(copy.reading.language).in_text(" ".join([*pieces, copy.text[at : side.end]]))


def _unread_words(left: Left, pairing: Pairing) -> tuple[Counter[float], Counter[float]]:
    """What the words of both sides imply that were read as no number."""
    ours = [*left.original, *(mine for mine, _ in left.joined)]
    theirs = [*left.relay, *(yours for _, yours in left.joined)]
    return (
        _implied(pairing.original, left.link.original, ours),
        _implied(pairing.relay, left.link.relay, theirs),
    )


def changed_by(pairing: Pairing, fault: Fault) -> Iterator[Changed]:
    """The figures that were changed, and differ above all in this."""
    return (changed for changed in match_numbers(pairing).changed if changed.fault == fault)
