"""Two names of the story stand in each other's place.

## What it reports

A sentence of the relay with the name of another sentence, and that one with the name of this. Each place is a finding.

In English, Indonesian and Malay also a short sentence in which one person does something to another, where the relay
has it the other way round. That is a warning: a passive and other words that turn a sentence round are known (by, oleh,
di-, lost to), a verb that says it from the other side may not be.

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

import msgspec

from warta.desk.finding import Difference, Rule
from warta.desk.matching.exchanged import exchanged
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
    for pair_of_names in exchanged(pair):
        difference = RULE.between(
            pair_of_names.original,
            pair_of_names.relay,
            "In the original {before} does it, in the relay {after}: the two have changed places.",
            before=pair_of_names.original.text,
            after=pair_of_names.relay.text,
        )
        yield msgspec.structs.replace(difference, severity="warning")
