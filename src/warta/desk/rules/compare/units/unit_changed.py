"""A measure has another unit in the relay and was not converted.

## What it reports

The same number with another unit (40 miles that became 40 kilometres), or a measure with another unit and another
number that do not come to the same. A measure that was converted and rounded is right.

## Why

Kilometres put for miles read well, and are wrong by more than half.

## Example

Original: The fire was 40 miles away.

Relay: Kebakaran itu berjarak 40 kilometer.

## Instead

Convert the number with the unit, or keep both.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import changed_by
from warta.desk.pairing import Pairing

RULE = Rule(code="FU001", name="unit-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in changed_by(pair, "unit"):
        difference = RULE.between(
            changed.original.span,
            changed.relay.span,
            "The original measures {before}, the relay {after}.",
            **changed.words,
        )
        yield changed.told(difference, only=changed.has_both_units)
