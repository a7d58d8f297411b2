"""An hour of the day is another one in the relay.

## What it reports

"5:30 p.m." that became "pukul 18.30", "half past five" that became "setengah lima". The same hour told on a clock of
twelve or of twenty-four hours is equal. Hours of two time zones are compared where the distance between these is
certain: 1200 GMT is 19.00 WIB; others are not compared. Where one of the two says nothing of its zone, another hour is
worth a look: it may be the same moment by the readers' own clock, which nobody tells them.

## Why

Half past five in the afternoon is 17.30; whoever adds twelve in his head is an hour off sooner or later.

## Example

Original: The train left at 5:30 p.m.

Relay: Kereta itu berangkat pukul 18.30.

## Instead

Take the hour of the original; where you convert it, name the time zone.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.times import match_times
from warta.desk.pairing import Pairing, unsure
from warta.language.reading import Span

RULE = Rule(code="FT003", name="time-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in match_times(pair):
        first = Span(changed.original.text, changed.original.start, changed.original.end)
        second = Span(changed.relay.text, changed.relay.start, changed.relay.end)
        difference = RULE.between(
            first, second, "The original says {before}, the relay {after}.", before=first.text, after=second.text
        )
        yield difference if changed.is_sure else unsure(difference)
