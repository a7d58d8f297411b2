"""A number is another one in the relay.

## What it reports

A count, an amount or a year that stands in the same place of the relay with another value: 12 dead that became 21.
It is an error where the two clearly stand for each other: the same unit, the same place among the other numbers, digits
that look alike, the same word behind. Where they only may, and where a relay gives a rounder number,
leaving out the last digits or saying so ("about", "sekitar"), it is worth a look.

Numbers in words and in figures are equal, and so are amounts converted to another unit. Scales, units, currencies,
percentages and dates have rules of their own.

## Why

A wrong number is the commonest thing that goes wrong on the way from one language to another, and the hardest to see.

## Example

Original: The landslide killed 12 people.

Relay: Tanah longsor itu menewaskan 21 orang.

## Instead

Take the number of the original, or say whose the other one is.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import changed_by
from warta.desk.pairing import Pairing

RULE = Rule(code="FN001", name="number-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in changed_by(pair, "number"):
        difference = RULE.between(
            changed.original.span,
            changed.relay.span,
            "The original has {before}, the relay {after}.",
            **changed.words,
        )
        yield changed.told(difference)
