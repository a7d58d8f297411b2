"""A percentage is another one in the relay, or became percentage points.

## What it reports

A share with another value, per cent that became percentage points or points that became per cent, and a share that
lost its sign and became a count.

## Why

From 10 to 12 per cent is a rise by two points and by twenty per cent. Only one of the two is what the source said.

## Example

Original: The bank raised its rate by 2 percentage points.

Relay: Bank itu menaikkan suku bunganya 2 persen.

## Instead

Take the number and the sign of the original: percentage points are "poin persentase".
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import changed_by
from warta.desk.pairing import Pairing

RULE = Rule(code="FU003", name="percentage-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in changed_by(pair, "percentage"):
        difference = RULE.between(
            changed.original.span,
            changed.relay.span,
            "The original has {before}, the relay {after}.",
            **changed.words,
        )
        yield changed.told(difference, only=changed.has_both_units)
