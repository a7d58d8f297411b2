"""The relay leaves out what somebody is quoted with.

## What it reports

A direct quotation of four words or more whose sentences the relay does not have at all. It is only worth a look: a
relay may be shorter than its original.

## Why

The words of those whom a story is about are often what it was written for.

## Example

Original: The school will close in June. "Nobody asked us," said Dewi Anggraeni, a teacher.

Relay: Sekolah itu akan ditutup pada Juni.

## Instead

See whether the story is still fair without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import match_quotes, span_of
from warta.desk.pairing import Pairing

RULE = Rule(code="FQ001", name="quotation-lost", severity="info")


def find(pair: Pairing) -> Iterator[Difference]:
    for quote in match_quotes(pair).left_out:
        yield RULE.between(span_of(quote, pair.original), None, "The relay leaves out this quotation.")
