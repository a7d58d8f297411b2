"""The relay credits another agency than the one that the original is from.

## What it reports

Agencies that the original names, in its dateline or its credits, none of which the relay names, while it names
another one. A relay that adds its own agency to that of the original is in order.

## Why

Readers are told a false source, and the agency whose story it is gets no credit for it.

## Example

Original: NAIROBI (Reuters) - …

Relay: … Sumber: Anadolu

## Instead

Credit the agency of the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.pairing import Pairing
from warta.language.agencies import agencies_named, agency_called, agency_near
from warta.language.reading import Reading, Span

RULE = Rule(code="FA002", name="credit-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    ours, theirs = _agencies(pair.original.reading), _agencies(pair.relay.reading)
    if ours and theirs and not ours.keys() & theirs.keys():
        (before, first), (after, second) = next(iter(ours.items())), next(iter(theirs.items()))
        template = "The original is from {before}, the relay credits {after}."
        yield RULE.between(first, second, template, before=before, after=after)


def _agencies(reading: Reading) -> dict[str, Span]:
    """The agencies that a story names as its sources, by the name that we know them by. What is no agency may be the
    paper's own name; what is nearly one was meant for it."""
    found: dict[str, Span] = {}
    opening = reading.dateline
    if opening and agency_called(opening.agency):
        span = Span(opening.text, opening.start, opening.end)
        found |= dict.fromkeys((opening.agency, *(agency.name for agency in agencies_named(opening.text))), span)
    for credit in reading.credits:
        span = Span(credit.as_written, credit.start, credit.end)
        named = [agency.name for agency in agencies_named(credit.as_written)]
        near = credit.as_written if not named and agency_near(credit.as_written) else ""
        for name in (credit.agency or near, *named):
            if name:
                found.setdefault(name, span)
    return found
