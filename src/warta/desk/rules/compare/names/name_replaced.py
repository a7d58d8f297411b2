"""A person of the original is somebody else in the relay.

## What it reports

Sentences in which the original names one person whom the relay does not know, and the relay one whom the original does
not know.

## Why

Whoever is put into a story that is not his reads it in the morning.

## Example

Original: Prime Minister Helena Brandt thanked the firemen.

Relay: Perdana Menteri Ingrid Solberg berterima kasih kepada petugas pemadam.

## Instead

Take the name of the original. Where the relay knows better, say so, and from whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.names import match_names
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FP002", name="name-replaced", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in match_names(pair).replaced:
        difference = RULE.between(
            each.original,
            each.relay,
            "The original names {before}, the relay {after}.",
            before=each.original.text,
            after=each.relay.text,
        )
        yield difference if each.is_sure else unsure(difference)
