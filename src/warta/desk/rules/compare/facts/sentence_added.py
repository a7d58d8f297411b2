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
from functools import partial

from warta.desk.align import plainly
from warta.desk.finding import Difference, Rule
from warta.desk.pairing import Pairing, Side
from warta.language.reading import Span

RULE = Rule(code="FX003", name="sentence-added", severity="info")

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 5
"""Words of a sentence that says something."""
_FROM_HERE = 0.3
"""The share of a relay's sentences that must belong to the original for the others to be additions to it."""


def find(pair: Pairing) -> Iterator[Difference]:
    told = [link for link in pair.links if link.relay.sentences]
    if sum(bool(link.original.sentences) for link in told) < max(1, _FROM_HERE * len(told)):
        return
    knows = partial(_knows, {plainly(word)[:5] for word in _WORD.findall(pair.original.text)})
    headline = pair.relay.reading.headline
    for link in told:
        if link.original.sentences or (headline and link.relay.start == headline.start):
            continue
        if _says_something(link.relay, knows, pair):
            span = Span.of(pair.relay.text, link.relay.start, link.relay.end)
            yield RULE.between(None, span, "The original has no sentence for this.")


def _says_something(side: Side, knows: partial[bool], pair: Pairing) -> bool:
    if sum(len(_WORD.findall(sentence.text)) for sentence in side.sentences) < _FEWEST:
        return False
    values = {number.value for number in pair.original.reading.numbers}
    entities = {name.entity for name in pair.original.reading.names if name.entity}
    return (
        any(number.value not in values and not number.is_vague for number in side.numbers)
        or any(date.value or date.day for date in side.dates)
        or any(quote.kind != "indirect" for quote in side.quotes)
        or any(not knows(name.text) and (not name.entity or name.entity not in entities) for name in side.names)
    )


def _knows(words: set[str], name: str) -> bool:
    return any(plainly(word)[:5] in words for word in _WORD.findall(name) if len(word) > 2)
