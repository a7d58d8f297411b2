"""A long quotation stands in the story and nobody is said to have spoken it.

## What it reports

A direct quotation of fifteen words or more that has no speaker beside it, none in the sentences around it, and none
before it to whom it could go on to belong.

## Why

Readers must be able to tell whose words they read. In a relay the speaker is often lost together with the sentence that
named her.

## Example

> “Harga beras akan turun pekan depan karena panen raya sudah dimulai di seluruh kabupaten dan gudang penuh.” Pasar
> ramai sejak pagi.

## Instead

Say who spoke, beside the quotation or in the sentence before it. Where the story keeps the speaker's name back, say so:
“kata seorang pejabat yang tidak mau disebut namanya”.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule

RULE = Rule(code="Q003", name="speakerless-quotation", severity="warning", languages=("id", "en"))

_LONG = 15
_NEAR = 400
"""Code points around a quotation in which a name, or another's cue, may tell whose it is."""


def find(copy: Copy) -> Iterator[Finding]:
    reading = copy.reading
    named = [name.start for name in reading.names if name.kind == "person"]
    cues = sorted(quote.cue.start for quote in reading.quotes if quote.cue is not None)
    said = Counter(quote.text for quote in reading.quotes)
    for quote in reading.quotes:
        if quote.kind != "direct" or quote.speaker or quote.cue or quote.who or len(quote.text.split()) < _LONG:
            continue
        start, end = quote.start - _NEAR, quote.end + _NEAR
        somebody = _any(cues, start, end) or _any(named, start, quote.start) or _any(named, quote.end, end)
        if not somebody and said[quote.text] == 1:  # one that is set twice is shown, not told
            yield RULE.at(quote.start, quote.end, "Nobody is said to have spoken this.")


def _any(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of these places, which are in order, lies between the two."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
