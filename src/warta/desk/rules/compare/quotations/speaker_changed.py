"""The relay gives a quotation to somebody else.

## What it reports

A quotation whose speaker is a person of the story by name on both sides, and not the same one. A speaker who is named
on one side and described on the other ("the minister") is understood, and is silent.

## Why

It makes somebody say what another said.

## Example

Original: "The bridge is safe," said Hartono. Lestari, his deputy, disagreed.

Relay: “Jembatan itu aman,” kata Lestari. Hartono, atasannya, tidak setuju.

## Instead

Name the speaker whom the original names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import capitalised, match_quotes
from warta.desk.pairing import Pairing
from warta.language.reading import Quote, Span

RULE = Rule(code="FQ004", name="speaker-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    kept_quotes = match_quotes(pair).kept
    if not kept_quotes:
        return
    of_original, of_relay = _persons(pair.original), _persons(pair.relay)
    persons = {capitalised(each.text) for each in of_original}
    for kept in kept_quotes:
        ours, theirs = _named(kept.original, of_original), _named(kept.relay, of_relay)
        if not kept.is_alone or ours is None or theirs is None:
            continue
        first, second = capitalised(ours.text), capitalised(theirs.text)
        # Where each names the other's speaker too, who said it is a matter of how the sentences were read.
        if first & (second | kept.names_in_relay) or second & kept.names_in_original:
            continue
        # The original must know both: a name that only the relay has is another fault.
        if any(second & each and not first & each for each in persons):
            template = "The original has {before} say this, the relay {after}."
            yield RULE.between(ours, theirs, template, before=ours.text, after=theirs.text)


def _named(quote: Quote, persons: list[Span]) -> Span | None:
    """The name of the speaker, where it stands beside the quotation and is the name of a person."""
    who = quote.speaker
    if who is None:
        return None
    at = bisect_left(persons, who.start, key=lambda person: person.end - 1)
    return persons[at] if at < len(persons) and persons[at].start < who.end else None


def _persons(copy: Copy) -> list[Span]:
    return [Span(name.text, name.start, name.end) for name in copy.reading.names if name.kind == "person"]
