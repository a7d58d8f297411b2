"""What stands beside what, and which words are part of which finding.

Findings are numbered from 1 in their order; a number joins its two places, whatever shows them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from warta.desk.compare import Comparison
from warta.desk.finding import Severity
from warta.desk.pairing import Link
from warta.language.reading import Reading, Span

Kind = Literal["same", "lost", "added", "moved", "around"]
"""How a row's two sides belong together; ``around`` is what stands around the story: datelines, credits, bylines."""

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


_LONGEST = 5_000
"""Code points behind the beginning of a finding up to which it is looked for: a quotation may run over sentences."""


class Piece(msgspec.Struct, frozen=True):
    """Some words, and the findings that they are part of: the number of the one with the fewest words first."""

    words: str
    findings: tuple[int, ...] = ()
    severity: Severity | None = None
    """The gravest of its findings'."""
    begins: tuple[int, ...] = ()
    """The findings whose first words these are."""


class Row(msgspec.Struct, frozen=True):
    original: tuple[tuple[Piece, ...], ...]
    """A tuple of pieces for each sentence."""
    relay: tuple[tuple[Piece, ...], ...]
    kind: Kind
    findings: tuple[int, ...] = ()
    """Those that begin in this row, on either side."""
    is_headline: bool = False


class _Mark(msgspec.Struct, frozen=True):
    number: int
    start: int
    end: int
    severity: Severity


def rows(compared: Comparison) -> list[Row]:
    """The rows in the order of the original."""
    pairing = compared.pairing
    ours = _marks((number, each.original, each.severity) for number, each in enumerate(compared.differences, 1))
    theirs = _marks((number, each.relay, each.severity) for number, each in enumerate(compared.differences, 1))
    told: set[int] = set()
    headline = pairing.original.reading.headline
    opening, closing = _around(pairing.original.reading), _around(pairing.relay.reading)
    made = [_row((opening[0], closing[0]), "around", ours, theirs, pairing.original.text, pairing.relay.text, told)]
    for link in pairing.links:
        sides = link.original.sentences, link.relay.sentences
        row = _row(sides, _kind(link), ours, theirs, pairing.original.text, pairing.relay.text, told)
        if headline and link.original.sentences and link.original.start == headline.start:
            row = msgspec.structs.replace(row, is_headline=True)
        made.append(row)
    # The dateline goes under the headline, where it stands in the copy.
    if len(made) > 1 and made[1].is_headline:
        made[0], made[1] = made[1], made[0]
    made.append(_row((opening[1], closing[1]), "around", ours, theirs, pairing.original.text, pairing.relay.text, told))
    return [row for row in made if row.original or row.relay]


def _around(reading: Reading) -> tuple[list[Span], list[Span]]:
    """What stands before the body's first sentence and is shown, and what stands behind it."""
    kept = [Span(piece.text, piece.start, piece.end) for piece in reading.apart if piece.kind != "furniture"]
    opening = reading.dateline
    before = [span for span in kept if opening is not None and span.start == opening.start]
    return before, [span for span in kept if span not in before]


def _row(
    sides: tuple[Sequence[Span], Sequence[Span]],
    kind: Kind,
    ours: Sequence[_Mark],
    theirs: Sequence[_Mark],
    original: str,
    relay: str,
    told: set[int],
) -> Row:
    first = tuple(tuple(_pieces(original, span, ours)) for span in sides[0])
    second = tuple(tuple(_pieces(relay, span, theirs)) for span in sides[1])
    met = {number for side in (first, second) for sentence in side for piece in sentence for number in piece.begins}
    new = tuple(sorted(met - told))
    told.update(new)
    return Row(first, second, kind, new)


def _kind(link: Link) -> Kind:
    if not link.relay.sentences:
        return "lost"
    if not link.original.sentences:
        return "added"
    return "moved" if link.moved else "same"


def _marks(places: Iterable[tuple[int, Span | None, Severity]]) -> list[_Mark]:
    return sorted(
        (_Mark(number, span.start, span.end, severity) for number, span, severity in places if span is not None),
        key=lambda mark: (mark.start, mark.end),
    )


def _pieces(text: str, sentence: Span, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """The sentence, cut wherever a finding begins or ends. A finding that goes on behind it is marked in both."""
    first = bisect_left(marks, sentence.start - _LONGEST, key=lambda mark: mark.start)
    last = bisect_left(marks, sentence.end, key=lambda mark: mark.start)
    here = [mark for mark in marks[first:last] if mark.end > sentence.start]
    edges = {sentence.start, sentence.end}
    for mark in here:
        edges |= {max(mark.start, sentence.start), min(mark.end, sentence.end)}
    places = sorted(edges)
    for start, end in pairwise(places):
        covering = [mark for mark in here if mark.start < end and mark.end > start]
        covering.sort(key=lambda mark: (mark.end - mark.start, mark.number))
        yield Piece(
            " ".join(text[start:end].split("\n")) if "\n" in text[start:end] else text[start:end],
            tuple(mark.number for mark in covering),
            max((mark.severity for mark in covering), key=SEVERITIES.index, default=None),
            tuple(mark.number for mark in covering if max(mark.start, sentence.start) == start),
        )
