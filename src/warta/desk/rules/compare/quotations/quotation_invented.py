"""The relay puts words between quotation marks that the original does not quote.

## What it reports

A direct quotation of four words or more where the sentences that the original has for it hold no quotation mark, or
where it has none for it at all. Where the original quotes nobody anywhere, its marks were lost on the way and nothing
is reported.

## Why

Marks promise a reader that somebody said these very words.

## Example

Original: Prices may fall in May, Surya Atmaja said. "We are ready," he added.

Relay: “Harga bisa turun pada Mei,” kata Surya Atmaja. “Kami siap,” tambahnya.

## Instead

Take the marks away and tell it as the original does: Surya Atmaja mengatakan harga bisa turun pada Mei.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import match_quotes, span_of
from warta.desk.pairing import Pairing

RULE = Rule(code="FQ002", name="quotation-invented", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for quote, sentences in match_quotes(pair).invented:
        template = "The original does not quote this." if sentences else "The original has nothing that is quoted here."
        yield RULE.between(sentences, span_of(quote, pair.relay), template)
