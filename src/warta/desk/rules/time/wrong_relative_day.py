"""A day told from publication and the date beside it are not the same day.

## What it reports

"kemarin, Jumat (5/7)" in a story of 5 July, "tomorrow (July 5)" in one of 5 July. A story may be published a day or two
after it was written, so a date that is a little too early is left alone; so is what stands in a quotation.

## Why

"Kemarin" is right on one day only. A relay that keeps it a day later, or a date that is mended without it, sends
readers to the wrong day.

## Example

> Rapat itu berlangsung kemarin, Jumat (5/7).

## Instead

Keep the date and leave the word out, or take the word that is right on the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.reading import WrittenDate

RULE = Rule(code="T005", name="wrong-relative-day", severity="error")

_GRACE = 2
"""Days by which a story may be published after it was written."""


def find(copy: Copy) -> Iterator[Finding]:
    if copy.published is None:
        return
    for told, given in pairwise(copy.reading.dates):
        if not told.relation.startswith("day") or given.kind != "date" or len(given.value or "") != 10:
            continue
        between = copy.text[told.end : given.start]
        if len(between) > 3 or between.strip(" ,(") or _is_quoted(told, copy):
            continue
        day = date.fromisoformat(given.value or "")
        meant = copy.published + timedelta(days=int(told.relation.removeprefix("day")))
        if not -_GRACE <= (day - meant).days <= 0:
            closes = "(" in between and copy.text[given.end : given.end + 1] == ")"
            yield RULE.at(
                told.start,
                given.end + closes,
                "“{told}” is {meant} in a story of {published}, not {date}.",
                told=told.text,
                meant=meant.isoformat(),
                published=copy.published.isoformat(),
                date=day.isoformat(),
            )


def _is_quoted(told: WrittenDate, copy: Copy) -> bool:
    return any(quote.start <= told.start < quote.end for quote in copy.reading.quotes if quote.kind != "indirect")
