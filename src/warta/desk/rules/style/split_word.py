"""An Indonesian word is written as two.

## What it reports

The prefix *di-* apart from its verb (*di ambil*), forms that never stand alone (*pasca bencana*, *antar negara*, *non
aktif*), derivations of a compound (*menanda tangani*), and words such as *olah raga*. They are in `styles/id.toml`.

## Why

`di ambil` reads as a place called *ambil*. EYD V joins the prefix, and joins bound forms with the word after them.

## Example

> Keputusan itu di ambil pasca bencana.

## Instead

Write *diambil pascabencana*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S003", name="split-word", severity="warning", languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
