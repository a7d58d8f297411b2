"""The place of the dateline is none that we know, and nearly one that we do.

## What it reports

The place before an agency's name, of five letters or more, that is not in the gazetteer while exactly one place is
that has one letter more, less or other. It is silent where the story names the place again in the same spelling.

## Why

A dateline says where somebody was; a letter makes it another town, or none.

## Example

> Surabya (Antara) – Wali kota menolak rencana itu.

## Instead

> Surabaya (Antara) – Wali kota menolak rencana itu.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.gazetteer import names_near
from warta.language.places import dateline_places, is_named_in

RULE = Rule(code="D003", name="near-miss-place", severity="warning")

_SHORTEST = 5


def find(copy: Copy) -> Iterator[Finding]:
    for place in dateline_places(copy.reading):
        if place.entity or len(place.text) < _SHORTEST or is_named_in(copy.reading.body, place.text):
            continue
        near = list(names_near(place.text))
        if len(near) == 1:
            meant = near[0].written.upper() if place.text.isupper() else near[0].written
            yield RULE.at(
                place.start,
                place.end,
                "We know no place called “{place}”; {meant} was most likely meant.",
                fix=Fix(place.start, place.end, meant, sure=False),
                place=place.text,
                meant=meant,
            )
