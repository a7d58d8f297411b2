"""The place of the dateline is none that we know, and nearly one that we do.

## What it reports

The place before an agency's name, of five letters or more, that is not in the gazetteer while exactly one place is
that has one letter more, less or other. It is silent where the story names the place again in the same spelling, and
where a state or a country stands beside it, unless the name cannot be spoken (*Portlnd, Ore.*).

## Why

A dateline says where somebody was; a letter makes it another town, or none.

## Example

> Surabya (Antara) – Wali kota menolak rencana itu.

## Instead

> Surabaya (Antara) – Wali kota menolak rencana itu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.gazetteer import meaning, names_near
from warta.language.places import DatelinePlace, dateline_places, is_named_in

RULE = Rule(code="D003", name="near-miss-place", severity="warning")

_SHORTEST = 5
_UNSPEAKABLE = re.compile(r"(?:(?!sch)[bcdfghjklmnpqrstvwxz]){4}|(\w)\1\1", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    for place in (*dateline_places(copy.reading), *_cut_short(copy)):
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


def _cut_short(copy: Copy) -> Iterator[DatelinePlace]:
    """The town of "PORTLND, Ore.": with a state beside it, it may be one of many small ones that no list has, unless it
    cannot be spoken."""
    opening = copy.reading.dateline
    town, comma, _ = opening.place.partition(", ") if opening is not None else ("", "", "")
    if opening is None or not opening.agency or not comma or not _UNSPEAKABLE.search(town):
        return
    start = opening.start + opening.text.find(town)
    found = meaning(town, copy.reading.language)
    yield DatelinePlace(town, start, start + len(town), found.entity if found is not None else "")
