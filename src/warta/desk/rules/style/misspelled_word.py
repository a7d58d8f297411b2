"""An English word is spelled as no dictionary spells it.

## What it reports

Misspellings that are wrong in British and in American English alike: *seperate*, *occured*, *alot*. They are in
`styles/en.toml`.

## Why

Readers write in about them.

Names, quotations and words between quotation marks are left as they are.

## Example

> The accident occured at noon.

## Instead

Write *occurred*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S101", name="misspelled-word", severity="warning", languages=("en",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("en"), RULE, copy)
