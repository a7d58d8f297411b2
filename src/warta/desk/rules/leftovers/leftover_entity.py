"""A code that a browser would have shown as a character stands in the copy as it is.

## What it reports

HTML entities: `&nbsp;`, `&quot;`, `&amp;`, `&#8217;`, also those that were coded twice (`&amp;nbsp;`).

## Why

Copy that was taken out of a page, or that passed through two systems, carries the codes along. A site codes its text
once more, so readers see `&quot;`.

## Example

> Pemerintah &amp; DPR sepakat.

## Instead

Put the character there: `warta check --fix` does. `&nbsp;` becomes a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule

RULE = Rule(code="B003", name="leftover-entity", severity="warning")

_ENTITY = re.compile(r"&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OUTSIDE_OF_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_AS_WRITTEN = 6
"""How often a text is coded at most: what is coded more often is a joke, or an attack."""


def find(copy: Copy) -> Iterator[Finding]:
    for match in _ENTITY.finditer(copy.text):
        shown = _decoded(match[0])
        if shown == match[0]:
            continue  # "AT&T;" is no entity
        sure = shown and not _OUTSIDE_OF_TEXT.search(shown)
        yield RULE.at(
            *match.span(),
            "“{code}” is a leftover of HTML: it stands for “{shown}”." if sure else "“{code}” is a leftover of HTML.",
            fix=Fix(*match.span(), shown) if sure else None,
            code=match[0],
            shown=shown,
        )


def _decoded(code: str) -> str:
    for _ in range(_AS_WRITTEN):
        decoded = unescape(code)
        if decoded == code:
            break
        code = decoded
    return code.replace("\xa0", " ").replace("\xad", "").replace("\u200b", "")
