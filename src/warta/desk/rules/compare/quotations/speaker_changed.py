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
    known: list[frozenset[str]] | None = None
    for kept in kept_quotes:
        ours, theirs = _named(kept.original), _named(kept.relay)
        if not kept.is_alone or ours is None or theirs is None:
            continue
        # Sentences of two languages may not belong together: what is read as a person on both sides is one.
        if pair.is_translated and not (_is_person(ours, pair.original) and _is_person(theirs, pair.relay)):
            continue
        first, second = capitalised(ours.text), capitalised(theirs.text)
        # Where each names the other's speaker too, who said it is a matter of how the sentences were read.
        if not first or first & (second | kept.names_in_relay) or second & kept.names_in_original:
            continue
        if known is None:
            known = [capitalised(each) for each in _persons(pair.original)]
        # The original must know both: a name that only the relay has is another fault.
        if any(second & each and not first & each for each in known):
            template = "The original has {before} say this, the relay {after}."
            yield RULE.between(ours, theirs, template, before=ours.text, after=theirs.text)


def _named(quote: Quote) -> Span | None:
    """The name of the speaker, where it stands beside the quotation."""
    beside, who = quote.speaker, quote.who
    if beside is None or who is None or not beside.start <= who.start < beside.end:
        return None
    return who


def _is_person(name: Span, copy: Copy) -> bool:
    names = copy.reading.names
    at = bisect_left(names, name.start, key=lambda each: each.end - 1)
    return at < len(names) and names[at].start < name.end and names[at].kind == "person"


def _persons(copy: Copy) -> list[str]:
    """Those whom a text names: its persons, and whoever says something in it."""
    reading = copy.reading
    persons = [name.text for name in reading.names if name.kind == "person"]
    return persons + [quote.who.text for quote in reading.quotes if quote.who]
