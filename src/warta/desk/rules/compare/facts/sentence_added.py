"""The relay says something for which the original has no sentence.

## What it reports

A sentence of the relay that belongs to none of the original's and holds a fact: a number, a date, a name that the
original does not have, or a quotation. It is only worth a look: a newsroom adds background of its own.

## Why

Readers take what stands under an agency's credit for the agency's.

## Example

Original: The dam broke at noon.

Relay: Bendungan itu jebol pada tengah hari. Tahun lalu 12 orang meninggal di tempat yang sama.

## Instead

Say where it is from, or see whether it was made up on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.align import plainly
from warta.desk.finding import Difference, Rule
from warta.desk.pairing import Pairing, Side
from warta.language.reading import Name, Span

RULE = Rule(code="FX003", name="sentence-added", severity="info")

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5
"""Words of a sentence that says something."""
_ALIKE = 5
"""Letters from its start by which a name is known again in another language."""
_FROM_HERE = 0.3
"""The share of a relay's sentences that must belong to the original for the others to be additions to it."""


def find(pair: Pairing) -> Iterator[Difference]:
    told = [link for link in pair.links if link.relay.sentences]
    if sum(bool(link.original.sentences) for link in told) < max(1, _FROM_HERE * len(told)):
        return
    known: _Known | None = None
    headline = pair.relay.reading.headline
    for link in told:
        if link.original.sentences or (headline and link.relay.start == headline.start):
            continue
        known = known or _Known(pair)  # most pairs have no such sentence
        if known.lacks(link.relay):
            span = Span.of(pair.relay.text, link.relay.start, link.relay.end)
            yield RULE.between(None, span, "The original has no sentence for this.")


class _Known:
    """What the original says, to look the facts of a sentence up in."""

    def __init__(self, pair: Pairing) -> None:
        reading = pair.original.reading
        self._values = {number.value for number in reading.numbers}
        self._entities = {name.entity for name in reading.names if name.entity}
        self._words = {plainly(word)[:_ALIKE] for word in _WORD.findall(pair.original.text)}

    def lacks(self, side: Side) -> bool:
        """Whether these sentences hold a fact that is not among them."""
        if sum(len(_WORD.findall(sentence.text)) for sentence in side.sentences) < _FEWEST:
            return False
        return (
            any(number.value not in self._values and not number.is_vague for number in side.numbers)
            or any(date.value or date.day for date in side.dates)
            or any(quote.kind != "indirect" for quote in side.quotes)
            or any(not self._names(name) for name in side.names)
        )

    def _names(self, name: Name) -> bool:
        if name.entity and name.entity in self._entities:
            return True
        return any(plainly(word)[:_ALIKE] in self._words for word in _WORD.findall(name.text) if len(word) > 2)
