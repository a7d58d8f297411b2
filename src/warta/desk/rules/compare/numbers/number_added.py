"""A number of the relay is nowhere in the original.

## What it reports

A number for which the original has neither a number nor a word. It is only worth a look: the relay may know more than
its original, and then should say from whom.

## Why

What a relay adds, its reader takes for the agency's.

## Example

Original: The flood hit several villages.

Relay: Banjir itu melanda 14 desa.

## Instead

Say where the number is from, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing

RULE = Rule(code="FN003", name="number-added", severity="info")


def find(pair: Pairing) -> Iterator[Difference]:
    for figure in match_numbers(pair).added:
        yield RULE.between(None, figure.span, "The original does not have {after}.", after=figure.span.text)
