"""An amount of money is in another currency and was not converted.

## What it reports

The same amount in another currency: 500 euros that became 500 dollars. An amount given in the original's currency and
converted behind it, in brackets, is right; so are two such conversions into different currencies, for each has its own
readers.

## Why

The machine that translates takes the currency of the reader for the currency of the story.

## Example

Original: The ticket costs 500 euros.

Relay: Tiket itu berharga 500 dolar AS.

## Instead

Keep the currency; convert in brackets and say at which rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.currencies import may_be_same_currency
from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers import changed_by
from warta.desk.matching.numbers.unsaid import is_conversion
from warta.desk.matching.units import same_amount
from warta.desk.pairing import Pairing

RULE = Rule(code="FU002", name="currency-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    languages = (pair.original.reading.language, pair.relay.reading.language)
    for changed in changed_by(pair, "currency"):
        first, second = changed.original, changed.relay
        namesakes = may_be_same_currency(first, second, languages)
        if namesakes and same_amount(first.values, second.values):
            continue
        if not same_amount(first.values, second.values) and _are_conversions(pair, first, second):
            continue  # each paper converts for its own readers
        difference = RULE.between(
            first.span,
            second.span,
            "The original has {before}, the relay {after}: that is another currency.",
            **changed.words,
        )
        # The end of a range ("154.75-85 yen") has its unit from elsewhere, and may have the wrong one.
        written = all(
            any(not sign.isdecimal() and sign not in "., -" for sign in each.span.text) for each in (first, second)
        )
        yield changed.told(difference, only=changed.has_both_units and written and not namesakes)


def _are_conversions(pair: Pairing, first: Figure, second: Figure) -> bool:
    return is_conversion(first, pair.original.text) and is_conversion(second, pair.relay.text)
