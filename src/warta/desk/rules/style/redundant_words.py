"""Indonesian words say the same thing twice.

## What it reports

Pairs such as *agar supaya*, *adalah merupakan*, *naik ke atas*. They are in `styles/id.toml`.

## Why

One of the two is enough, and copy is short of room.

## Example

> Harga dijaga agar supaya tidak naik.

## Instead

Keep one: *agar*. `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S004", name="redundant-words", severity="info", languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
