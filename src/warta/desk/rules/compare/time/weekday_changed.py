"""A weekday is another one in the relay.

## What it reports

"Tuesday" that became "Rabu". A weekday that is only left out, or put for a date, is nothing to report; one that the
relay has besides those of the original is worth a look.

## Why

The names of the days are the words that a tired translator exchanges, and readers plan by them.

## Example

Original: The court will decide on Tuesday.

Relay: Pengadilan akan memutuskan pada Rabu.

## Instead

Take the weekday of the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.dates import match_dates
from warta.desk.pairing import Pairing, unsure
from warta.language.reading import Span

RULE = Rule(code="FT002", name="weekday-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in match_dates(pair):
        if changed.parts != ("weekday",):
            continue
        first = Span(changed.original.text, changed.original.start, changed.original.end)
        second = Span(changed.relay.text, changed.relay.start, changed.relay.end)
        difference = RULE.between(
            first,
            second,
            "The original says {before}, the relay {after}: that is another weekday.",
            before=first.text,
            after=second.text,
        )
        yield difference if changed.is_sure else unsure(difference)
