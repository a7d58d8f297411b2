"""A number is ten, a thousand or a million times what it was.

## What it reports

The same digits on another scale: "2.5 million" that became "2,5 miliar", or 1,200 that became 12,000.

## Why

"Billion" is "miliar", "trillion" is "triliun", and Indonesian sets its thousands with the point that English sets
before decimals. What comes out reads well and is a thousand times wrong.

## Example

Original: The plan costs 2.5 million dollars.

Relay: Rencana itu menelan 2,5 miliar dolar.

## Instead

Take the scale of the original: million is juta, billion miliar, trillion triliun.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import changed_by
from warta.desk.pairing import Pairing

RULE = Rule(code="FN004", name="scale-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in changed_by(pair, "scale"):
        difference = RULE.between(
            changed.original.span,
            changed.relay.span,
            "{before} became {after}: the digits are the same, the scale is not.",
            **changed.words,
        )
        yield changed.told(difference)
