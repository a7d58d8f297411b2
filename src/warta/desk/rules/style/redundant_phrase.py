"""English words say the same thing twice.

## What it reports

For houses that select it: phrases such as *past history*, *free gift*, *armed gunman*. They are in `styles/en.toml`.

## Why

One of the words is enough, and copy is short of room.

## Example

> The mayor spoke of the town's past history.

## Instead

Keep one: *history*.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S103", name="redundant-phrase", severity="info", by_default=False, languages=("en",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("en"), RULE, copy)
