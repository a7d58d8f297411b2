"""A name lost, gained or changed a letter or two.

## What it reports

A word with a capital that the original does not have, a slip of the hand away from one that it has and the relay
lacks: "Anatoly" for Anadolu. Names that the other language spells in its own way (Irak, Suriah, Demokratik) and
places with a name of their own in it (Athena for Athens) are right. A spelling that editors differ in (Khadafi,
Gaddafi), and a word that opens its sentence, is worth a look; two letters exchanged or one doubled is an error as well,
and so is a slip in a word that a translation may put its own for (University) where the word beside it is kept.

## Why

A name that is misspelled is another person's, and nobody finds the story by it.

## Example

Original: The mayor, Rina Sulastri, opened the bridge.

Relay: Wali Kota Rina Sulasrti membuka jembatan itu.

## Instead

Copy names; do not type them.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.names import match_names
from warta.desk.pairing import Pairing, unsure

RULE = Rule(code="FP001", name="name-corrupted", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    for each in match_names(pair).corrupted:
        difference = RULE.between(
            each.original.span,
            each.relay.span,
            "The original writes {before}, the relay {after}.",
            before=each.original.text,
            after=each.relay.text,
        )
        yield difference if each.is_sure else unsure(difference)
