"""A paragraph stands in the story twice.

## What it reports

The second of two paragraphs with the same words, whatever their spaces and capitals, if they are longer than a line.

## Why

It is what pasting twice leaves, or a standfirst that came along as the first paragraph.

## Example

> Harga ikan turun sejak awal pekan karena panen raya di tiga pelabuhan.
>
> Harga ikan turun sejak awal pekan karena panen raya di tiga pelabuhan.

## Instead

Take one of them away.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule

RULE = Rule(code="G002", name="repeated-paragraph", severity="warning")

_SHORTEST = 60
"""Code points. Shorter lines may be repeated on purpose: "Ini janji kami."."""


def find(copy: Copy) -> Iterator[Finding]:
    seen: set[str] = set()
    for paragraph in copy.paragraphs:
        if len(paragraph.text) < _SHORTEST:
            continue
        words = " ".join(paragraph.text.split()).casefold()
        if words in seen:
            yield RULE.at(paragraph.start, paragraph.end, "This paragraph stands in the story before.")
        seen.add(words)
