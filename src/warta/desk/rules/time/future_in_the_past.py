"""Something that lies in the past is told as if it were still to come.

## What it reports

A marker of the future, its verb and a date before the day of publication, in one clause: "yang akan dimulai pada
tahun 2022" in a story of 2024. What somebody planned, promised, foretold or said at the time is left alone, as is
what stands in a quotation, and a story whose day of publication is not known.

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
from datetime import date

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.dates.tense import placed, told_as_future
from warta.language.packs import pack_of

RULE = Rule(code="T003", name="future-in-the-past", severity="error", languages=("id", "en"))

_GRACE = 2
"""Days by which a story may have been published after it was written."""


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    if pack is None or copy.published is None:
        return
    for written, sentence in placed(copy.reading):
        if not _is_before(written.value or "", copy.published):
            continue
        start = told_as_future(copy.text, pack, sentence, written.start)
        if start is not None:
            yield RULE.at(
                start,
                written.end,
                "“{words}” puts {date} into the future; the story is of {published}.",
                words=" ".join(copy.text[start : written.end].split()),
                date=written.text,
                published=copy.published.isoformat(),
            )


def _is_before(value: str, published: date) -> bool:
    """Whether a day, a month or a year was over when the story was published."""
    if len(value) == 10:
        return (published - date.fromisoformat(value)).days > _GRACE
    return value < published.isoformat()[: len(value)]
