"""A long quotation stands in the story and nobody is said to have spoken it.

## What it reports

A direct quotation of fifteen words or more that has no speaker beside it, none in the sentences around it, and none
before it to whom it could go on to belong.

## Why

Readers must be able to tell whose words they read. In a relay the speaker is often lost together with the sentence that
named her.

## Example

> “Harga beras akan turun pekan depan karena panen raya sudah dimulai di seluruh kabupaten dan gudang penuh.” Pasar ramai
> sejak pagi.

## Instead

Say who spoke, beside the quotation or in the sentence before it. Where the story keeps the speaker's name back, say so:
“kata seorang pejabat yang tidak mau disebut namanya”.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.reading import Quote

RULE = Rule(code="Q003", name="speakerless-quotation", severity="warning", languages=("id", "en"))

_LONG = 15
_NEAR = 400
"""Code points around a quotation in which a name, or another's cue, may tell whose it is."""


def find(copy: Copy) -> Iterator[Finding]:
    reading = copy.reading
    for quote in reading.quotes:
        if quote.kind != "direct" or quote.speaker or quote.cue or quote.who or len(quote.text.split()) < _LONG:
            continue
        if not _somebody_is_near(copy, quote) and copy.text.count(quote.text) == 1:
            yield RULE.at(quote.start, quote.end, "Nobody is said to have spoken this.")


def _somebody_is_near(copy: Copy, quote: Quote) -> bool:
    start, end = quote.start - _NEAR, quote.end + _NEAR
    reading = copy.reading
    named = any(
        name.kind == "person" and start < name.start < end for name in reading.names if not _in(name.start, quote)
    )
    return named or any(other.cue is not None and start < other.cue.start < end for other in reading.quotes)


def _in(place: int, quote: Quote) -> bool:
    return quote.start <= place < quote.end
