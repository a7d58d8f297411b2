"""A place of the original is another place in the relay.

## What it reports

Sentences in which the original names a country or a city that the relay does not, and the relay one that the original
does not. Places are compared by what they are, not by how they are written: Athena is Athens. A capital put for its
country is no change. It is an error where the other names of the sentence are in both, each in its language; else, and
where the place is the end of a longer name (District of Columbia), worth a look.

## Why

Iran and Iraq, Niger and Nigeria: a reader has no way of knowing.

## Example

Original: The ship left the port of Athens.

Relay: Kapal itu meninggalkan pelabuhan Kairo.

## Instead

Take the place of the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.names import match_names
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FP004", name="place-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in match_names(pair).moved_places:
        difference = RULE.between(
            each.original,
            each.relay,
            "The original names {before}, the relay {after}: that is another place.",
            before=each.original.text,
            after=each.relay.text,
        )
        yield difference if each.is_sure else unsure(difference)
