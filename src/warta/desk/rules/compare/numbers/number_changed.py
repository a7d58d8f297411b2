"""A number is another one in the relay.

## What it reports

A count, an amount or a year that stands in the same place of the relay with another value: 12 dead that became 21.
It is an error where the two clearly stand for each other: the same unit, the same place among the other numbers, digits
that look alike, the same word behind. Where they only may, and where a relay gives a rounder number and says so
("about", "sekitar"), it is worth a look.

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
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FN001", name="number-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in match_numbers(pair).changed:
        if changed.fault != "number":
            continue
        first, second = changed.original, changed.relay
        difference = RULE.between(
            first.span,
            second.span,
            "The original has {before}, the relay {after}.",
            before=first.span.text,
            after=second.span.text,
        )
        yield difference if changed.is_sure else unsure(difference)
