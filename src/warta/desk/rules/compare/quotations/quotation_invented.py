"""The relay puts words between quotation marks that the original does not quote.

## What it reports

A direct quotation of four words or more where the sentences that the original has for it hold no quotation mark, or
where it has none for it at all. It is only worth a look where sentences of two languages may not belong together, and
where the original quotes nobody anywhere: its marks may have been lost on the way.

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
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FQ002", name="quotation-invented", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for alone in match_quotes(pair).invented:
        is_told = alone.sentences is not None
        template = "The original does not quote this." if is_told else "The original has nothing that is quoted here."
        found = RULE.between(alone.sentences, span_of(alone.quote, pair.relay), template)
        yield found if alone.is_sure else unsure(found)
