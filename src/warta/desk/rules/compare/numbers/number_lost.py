"""A number of the original is nowhere in the relay.

## What it reports

A number for which the relay has neither a number nor a word ("both", "sepasang", "dua kali lipat"). It is only worth a
look: a relay may leave out what it likes.

## Why

A story told shorter loses what made it true: how many, how much, since when.

## Example

Original: The flood hit 14 villages and closed the road.

Relay: Banjir itu melanda desa-desa dan menutup jalan.

## Instead

Take the number over, or leave out the sentence that needs it.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing

RULE = Rule(code="FN002", name="number-lost", severity="info")


def find(pair: Pairing) -> Iterator[Difference]:
    for figure in match_numbers(pair).lost:
        yield RULE.between(figure.span, None, "The relay does not have {before}.", before=figure.span.text)
