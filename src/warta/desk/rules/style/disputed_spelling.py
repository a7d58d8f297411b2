"""An Indonesian word is spelled as many papers spell it, and not as the dictionary does.

## What it reports

For houses that select it: *shalat*, *orangtua*, *hektar*, *pasca-bencana* and the like, where the Kamus Besar Bahasa
Indonesia or EYD V has *salat*, *orang tua*, *hektare*, *pascabencana*. The words are in `styles/id.toml`.

## Why

Many papers have decided otherwise, so it is not among what is checked without being asked for. A house that keeps to
the dictionary selects it in `warta.toml`: `select = ["default", "disputed-spelling"]`.

## Example

> Umat menunaikan shalat di lapangan seluas dua hektar.

## Instead

Write *salat* and *hektare*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S005", name="disputed-spelling", severity="info", by_default=False, languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
