"""A date names a day that no calendar has.

## What it reports

31 June, 30 Februari, 29 February of a year that is no leap year, "Jumat (5/13)". Figures alone, such as "31/6", may
be a fraction, a score or a number of a document: they are looked at only beside a weekday, or behind words for a
date.

## Why

A digit was mistyped, or day and month changed places on the way from another language. The reader does not know when.

## Example

> Pendaftaran ditutup pada 31 Juni 2024.

## Instead

Look the date up in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.dates import impossible_days
from warta.language.packs import pack_of

RULE = Rule(code="T002", name="impossible-date", severity="error")

_SUSPECT = re.compile(r"(?<![0-9])(?:29|3[0-9]|00?)(?![0-9])|[/.-](?:1[3-9]|[2-9][0-9])(?![0-9])")
"""Figures without which a date is always possible: most copy is read no second time."""


def find(copy: Copy) -> Iterator[Finding]:
    reading = copy.reading
    pack = pack_of(reading.language)
    if pack is None:
        return
    for span in ([reading.headline] if reading.headline else []) + list(reading.body):
        if not _SUSPECT.search(copy.text, span.start, span.end):
            continue
        for day in impossible_days(copy.text, pack, span.start, span.end):
            yield RULE.at(day.start, day.end, "There is no such day as “{date}”.", date=copy.text[day.start : day.end])
