"""Two numbers of a sentence stand in each other's place.

## What it reports

A part that became the whole, and a change that runs the other way: "nine of its 17 crew" that is "17 of nine" in the
relay, "from 5 to 7 percent" that is "from 7 to 5". Only where both sentences say in words which number is which.

## Why

All numbers are there, so that counting them finds nothing; only what they say is wrong.

## Example

Original: The storm killed nine of the ship's 17 crew.

Relay: Badai itu menewaskan 17 dari sembilan awak kapal.

## Instead

Exchange the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers.swapped import numbers_swapped
from warta.desk.pairing import Pairing

RULE = Rule(code="FN005", name="numbers-swapped", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in numbers_swapped(pair):
        yield RULE.between(
            each.original,
            each.relay,
            "The original has {before}, the relay {after}: the two numbers have changed places.",
            before=each.original.text,
            after=each.relay.text,
        )
