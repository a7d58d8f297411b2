"""A number is more than what it was less than, or less than what it was more than.

## What it reports

"More than 100" that became "hampir 100", "at least five" that became "paling banyak lima". The number is the same.
"More than" and "at least", or "fewer than" and "nearly", are told as one: which of the two is a matter of taste. What
was converted into another unit is left alone. Where a sentence has a no it may say the same the other way round ("must
not exceed 80", "paling banyak 80"): it is worth a look then.

## Why

All numbers are there, so that comparing them finds nothing, and the reader is told the contrary.

## Example

Original: More than 100 houses were flooded.

Relay: Hampir 100 rumah kebanjiran.

## Instead

Take the bound of the original: "lebih dari 100".
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers.bounds import bounds_changed
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FN006", name="bound-changed", severity="warning")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in bounds_changed(pair):
        difference = RULE.between(
            each.original,
            each.relay,
            "The original has {before}, the relay {after}: the number is on the other side.",
            before=each.original.text,
            after=each.relay.text,
        )
        yield difference if each.is_sure else unsure(difference)
