"""A line of the site that the copy came from stands in the story.

## What it reports

Each line that is no part of a story: reading times, "Read also", sharing buttons, numbers of comments, and the
headlines of other stories below "You may also like". The lines are listed in the language packs (`furniture.toml`),
for all languages at once, since a site's theme and its stories are often in two.

## Why

Readers get somebody else's buttons as text, and the story's last words are "Add yours".

## Example

> Harga ikan turun, kata petugas.
>
> You May Also Like

## Instead

Take the line away.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule

RULE = Rule(code="B001", name="furniture", severity="warning")


def find(copy: Copy) -> Iterator[Finding]:
    for line in copy.reading.furniture:
        yield RULE.at(line.start, line.end, "This line belongs to the site that the copy came from, not to the story.")
