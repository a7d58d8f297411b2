"""Two names of the story stand in each other's place.

## What it reports

A sentence of the relay with the name of another sentence, and that one with the name of this. Each place is a finding.

## Why

All names are there and all are spelled right, so that no reading finds it: only who did what is wrong.

## Example

Original: Brandt won the vote. Her rival Solberg left the hall.

Relay: Solberg memenangi pemungutan suara. Pesaingnya, Brandt, meninggalkan aula.

## Instead

Exchange the names.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.names import match_names
from warta.desk.pairing import Pairing

RULE = Rule(code="FP003", name="names-swapped", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in match_names(pair).swapped:
        yield RULE.between(
            each.original,
            each.relay,
            "Where the original names {before}, the relay names {after}, and the other way round elsewhere.",
            before=each.original.text,
            after=each.relay.text,
        )
