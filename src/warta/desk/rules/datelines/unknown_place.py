"""The place of the dateline is none that we know.

## What it reports

The place before an agency's name that the gazetteer has in none of its languages, unless a state or a country stands
behind it ("Newport, R.I."), it is a ship ("Aboard the …"), the story names it again, or it is near a place that we
know, which near-miss-place reports. It is for a second look: there are more villages than any list holds.

## Why

A dateline says where somebody was. A place that exists nowhere else is often a word that was translated, or misspelt.

## Example

> Awanbira (Antara) – Wali kota menolak rencana itu.

## Instead

Look at the original, or on a map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.gazetteer import names_near
from warta.language.places import dateline_places, is_named_in

RULE = Rule(code="D002", name="unknown-place", severity="info")

_ABOARD = re.compile(r"(?:aboard|on board|di atas)\s", re.IGNORECASE)


def find(copy: Copy) -> Iterator[Finding]:
    for place in dateline_places(copy.reading):
        if (
            place.entity
            or _ABOARD.match(place.text)
            or is_named_in(copy.reading.body, place.text)
            or next(names_near(place.text), None) is not None
        ):
            continue
        yield RULE.at(place.start, place.end, "We know no place called “{place}”.", place=place.text)
