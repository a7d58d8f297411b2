"""English words are put for others that sound like them.

## What it reports

*could of* for *could have*, *for all intensive purposes*, *irregardless*, and words that do not go together. They are
in `styles/en.toml`.

## Why

A spelling checker knows each of the words and finds nothing.

## Example

> They could of stayed.

## Instead

Write *could have*: `warta check --fix` does, where only one thing can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S102", name="wrong-phrase", severity="warning", languages=("en",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("en"), RULE, copy)
