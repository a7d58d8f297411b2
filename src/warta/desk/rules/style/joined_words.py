"""Indonesian words that stand apart are written as one.

## What it reports

A preposition joined to the word after it (*dirumah*, *kedepan*), the particle *pun* where it stands apart (*apapun*),
and compounds of two words (*kerjasama*, *terimakasih*). The words are in `styles/id.toml`.

## Why

`di` joined to a noun reads like the passive of a verb. EYD V has the preposition apart, and all but a dozen words
with *pun*.

## Example

> Pasien itu dirawat dirumah sakit.

## Instead

Write *di rumah sakit*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S002", name="joined-words", severity="warning", languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
