"""An Indonesian amount, ordinal, time of day, abbreviation or name is written in a form that EYD V does not have.

## What it reports

- *Rp.* with a full stop, and *,-* behind an amount;
- an ordinal without its hyphen or set apart (*ulang tahun ke 50*, *untuk ke dua kalinya*), and *ke-* before a Roman
  number;
- *jam* before a time of day, which is *pukul*: *jam* is for how long something takes;
- *dll*, *dkk* and the like without their full stop, and the shorthand of messages (*yg*, *dgn*);
- days, months and a few names without a capital (*senin*, *juli*, *indonesia*), and the word before the name of an
  island, a mountain or a river (*pulau Jawa*).

The forms are in `styles/id.toml`.

## Why

They are the slips of copy that was typed in a hurry, and each has one form that is right.

## Example

> Bantuan sebesar Rp. 500.000,- dibagikan jam 10.00 WIB.

## Instead

Write *Rp500.000* or *Rp 500.000*, as the house does, and *pukul 10.00 WIB*: `warta check --fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.style import pack_for, style_findings

RULE = Rule(code="S006", name="wrong-form", severity="info", languages=("id",))


def find(copy: Copy) -> Iterator[Finding]:
    yield from style_findings(pack_for("id"), RULE, copy)
