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
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FU003", name="percentage-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in match_numbers(pair).changed:
        if changed.fault != "percentage":
            continue
        first, second = changed.original, changed.relay
        difference = RULE.between(
            first.span,
            second.span,
            "The original has {before}, the relay {after}.",
            before=first.span.text,
            after=second.span.text,
        )
        yield difference if changed.is_sure and first.unit and second.unit else unsure(difference)
