"""Something that lies in the past is told as if it were still to come.

## What it reports

A marker of the future, its verb and a date before the day of publication, in one clause: "yang akan dimulai pada
tahun 2022" in a story of 2024, "akan dibuka kemarin". A date without a year is looked at where it is near: a month
around publication, half a year where its weekday agrees. What somebody planned, promised, foretold or said at the time
is left alone, as is what stands in a quotation, and a story whose day of publication is not known. Only Indonesian,
Malay and English are looked at: others tell the past in the future tense.

## Why

It is what becomes of "the war that began in 2022" when a tense is translated by guess; the reader is told that it has
not happened yet.

## Example

> Dukungan itu meningkat menjelang perang, yang akan dimulai pada tahun 2022.

## Instead

Say when it happened: "yang dimulai pada tahun 2022". Where a plan of that time is meant, say whose it was and when.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.misplaced import misplaced

RULE = Rule(code="T003", name="future-in-the-past", severity="error", languages=("id", "en", "ms"))


def find(copy: Copy) -> Iterator[Finding]:
    for written, start in misplaced(copy, "future"):
        yield RULE.at(
            start,
            written.end,
            "“{words}” puts {date} into the future; the story is of {published}.",
            words=" ".join(copy.text[start : written.end].split()),
            date=written.text,
            published=copy.published.isoformat() if copy.published else "",
        )
