"""What the original quotes is told by the relay without marks.

## What it reports

A direct quotation of four words or more whose sentences the relay has, with no quotation mark in them. It is only worth
a look where sentences of two languages may not belong together.

## Why

Readers no longer see where the speaker ends and the paper begins: an opinion becomes the paper's own.

## Example

Original: "This is the worst road in the province," said Yanto Prabowo.

Relay: Ini jalan terburuk di provinsi itu, kata Yanto Prabowo.

## Instead

Put the marks back, or tell it as indirect speech throughout: Menurut Yanto Prabowo, jalan itu …
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import match_quotes, span_of
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FQ005", name="made-indirect", severity="warning")


def find(pair: Pairing) -> Iterator[Difference]:
    for alone in match_quotes(pair).made_indirect:
        span = span_of(alone.quote, pair.original)
        found = RULE.between(span, alone.sentences, "The relay tells this quotation without marks.")
        yield found if alone.is_sure else unsure(found)
