"""An Indonesian word is spelled otherwise than the dictionary spells it.

## What it reports

Spellings that the Kamus Besar Bahasa Indonesia marks as non-standard, with their forms: *apotik*, *resiko*,
*mempraktekkan*. The words are in `styles/id.toml`.

## Why

A paper that writes *risiko* in one paragraph and *resiko* in the next looks careless, and a search for one does not
find the other.

Names, quotations and words between quotation marks are left as they are: *Apotik Sehat* may well be called so.

## Example

> Warga diminta membeli obat di apotik terdekat.

## Instead

Write the standard spelling, *apotek*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S001", name="nonstandard-word", severity="warning", languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
