"""Something that is still to come is told as if it were over.

## What it reports

A marker of the past, its verb and a date after the day of publication, in one clause: "telah selesai pada 2031" in a
story of 2024. What is planned, hoped, foretold or made up is left alone, as is what stands in a quotation, and a story
whose day of publication is not known.

## Why

Either the year is mistyped or the tense is wrong; in both cases the reader is told something false.

## Example

> Jembatan itu telah diresmikan pada 2031.

## Instead

Look the year up. Where it is right, say that it is planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.dates.tense import placed, told_as_past
from warta.language.packs import pack_of

RULE = Rule(code="T004", name="past-in-the-future", severity="error", languages=("id", "en"))

_GRACE = 2
"""Days by which the day of publication may be given too early."""


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    if pack is None or copy.published is None:
        return
    for written, sentence in placed(copy.reading):
        if not _is_after(written.value or "", copy.published):
            continue
        start = told_as_past(copy.text, pack, sentence, written.start)
        if start is not None:
            yield RULE.at(
                start,
                written.end,
                "“{words}” puts {date} into the past; the story is of {published}.",
                words=" ".join(copy.text[start : written.end].split()),
                date=written.text,
                published=copy.published.isoformat(),
            )


def _is_after(value: str, published: date) -> bool:
    """Whether a day, a month or a year had not begun when the story was published."""
    if len(value) == 10:
        return (date.fromisoformat(value) - published).days > _GRACE
    return value > published.isoformat()[: len(value)]
