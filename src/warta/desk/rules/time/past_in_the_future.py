"""Something that is still to come is told as if it were over.

## What it reports

A marker of the past, its verb and a date after the day of publication, in one clause: "telah selesai pada 2031" in a
story of 2024, "was opened on Saturday, July 20" in one of 5 July. A date without a year is looked at where it is near:
a month around publication, half a year where its weekday agrees. What is planned, hoped, foretold or made up is left
alone, as is what stands in a quotation, and a story whose day of publication is not known.

## Why

Either the year is mistyped or the tense is wrong; in both cases the reader is told something false.

## Example

> Jembatan itu telah diresmikan pada 2031.

## Instead

Look the year up. Where it is right, say that it is planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.misplaced import misplaced

RULE = Rule(
    code="T004",
    name="past-in-the-future",
    severity="error",
    languages=("id", "en", "ms", "de", "es", "fr", "it", "nl", "pt"),
)


def find(copy: Copy) -> Iterator[Finding]:
    for written, start in misplaced(copy, "past"):
        yield RULE.at(
            start,
            written.end,
            "“{words}” puts {date} into the past; the story is of {published}.",
            words=" ".join(copy.text[start : written.end].split()),
            date=written.text,
            published=copy.published.isoformat() if copy.published else "",
        )
