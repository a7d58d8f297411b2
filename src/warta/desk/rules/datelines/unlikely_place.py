"""The dateline is from a country that is not its agency's, and the story never names the place or its country.

## What it reports

A dateline whose agency files mostly from home, whose place is in another country, where neither the place nor the
country nor its people is named in the story. Agencies that file from everywhere are let be. It is for a second look.

## Why

Machine translation takes a city for another: Ankara becomes Athens. Then nothing in the story has to do with the
place where it says to be from.

## Example

> Athena (Antara) – Menteri luar negeri tiba di Ankara pada Jumat.

## Instead

Look at the original: was the story filed in Ankara, or is the agency another?
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.agencies import agency_in_dateline
from warta.language.places import country_of, dateline_places, is_named_in

RULE = Rule(code="D004", name="unlikely-place", severity="info")

_FEWEST_WORDS = 40
"""A shorter story may well leave its place to the dateline."""


def find(copy: Copy) -> Iterator[Finding]:
    opening = copy.reading.dateline
    agency = agency_in_dateline(opening.agency) if opening is not None and opening.agency else None
    places = list(dateline_places(copy.reading))
    if agency is None or agency.worldwide or len(places) != 1 or copy.reading.words < _FEWEST_WORDS:
        return
    [place] = places
    country = country_of(place.entity)
    if not country or country in agency.countries or is_named_in(copy.reading.body, place.text):
        return
    if opening is not None and any(
        name.start >= opening.end and (name.entity == place.entity or country_of(name.entity) == country)
        for name in copy.reading.names
    ):
        return
    yield RULE.at(
        place.start,
        place.end,
        "{agency} is not at home there, and the story names neither “{place}” nor its country.",
        agency=agency.name,
        place=place.text,
    )
