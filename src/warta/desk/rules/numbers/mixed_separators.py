"""A number is written with the separators of another language than the rest of the text, or mixes both.

## What it reports

"1.5 miliar" or "1,250,000" in a text that elsewhere writes "2,5 miliar" or "1.250.000", and the like in English. Only
figures that can be read in one way are held against each other. A figure that mixes both in itself, such as "1.250,000"
or "1,234.567,8", is reported wherever it stands.

## Why

In one language 1.500 is fifteen hundred and in the other one and a half; a text that mixes both leaves the reader to
guess.

## Example

    Kerugian ditaksir Rp 2,5 miliar, naik dari Rp 1.5 miliar tahun lalu.

## Instead

Write the separators of the text's language throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.packs import pack_of
from warta.language.reading import Number

RULE = Rule(code="N004", name="mixed-separators", severity="warning")

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_MIXED = re.compile(
    r"(?<![0-9.,/:+°-])[0-9]{1,3}(?:(?P<first>[.,])[0-9]{3}(?:(?P=first)[0-9]{3})*(?!(?P=first))[.,]000"
    r"|(?:,[0-9]{3})+\.[0-9]{3},[0-9]+|(?:\.[0-9]{3})+,[0-9]{3}\.[0-9]+)(?![.,]?[\w°])"
)
"""A thousand in both ways at once, or with its decimals before the thousands."""
_SWAPPED = str.maketrans(".,", ",.")


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    if pack is None:
        return
    own, foreign = 0, []
    mixed = list(_mixed(copy))
    yield from mixed
    for number in copy.reading.numbers:
        match = _FIGURE.search(number.text)
        if match and not number.in_words and number.kind not in ("code", "score", "ordinal"):
            notation = _notation(match[0], pack.numbers.decimal, number)
            own += notation == "own"
            if notation == "foreign":
                foreign.append((number.start + match.start(), match[0]))
    if not own:
        return
    reported = {finding.start for finding in mixed}
    for start, figure in foreign:
        if start in reported:
            continue
        end, fixed = start + len(figure), figure.translate(_SWAPPED)
        yield RULE.at(
            start,
            end,
            "{figure} has other separators than the rest of the text; write {fixed}.",
            Fix(start, end, fixed, sure=False),
            figure=figure,
            fixed=fixed,
        )


def _mixed(copy: Copy) -> Iterator[Finding]:
    for span in copy.paragraphs:
        for match in _MIXED.finditer(copy.text, span.start, span.end):
            yield RULE.at(
                *match.span(), "{figure} has a point and a comma, and can be read in two ways.", figure=match[0]
            )


def _notation(figure: str, decimal: str, number: Number) -> Literal["own", "foreign", "open"]:
    """Whose separators a figure has, where that is certain."""
    marks = [mark for mark in figure if mark in ".,"]
    last = figure.rsplit(marks[-1], 1)[1]
    if len(set(marks)) == 2:
        return "own" if marks[-1] == decimal else "foreign"
    if len(marks) > 1:
        return "foreign" if marks[0] == decimal else "own"
    if len(last) != 3:
        return "own" if marks[0] == decimal else "foreign"
    # One mark before three digits: what it was read as says which mark it is.
    if marks[0] == decimal:
        return "foreign" if number.value == int(figure.replace(decimal, "")) else "open"
    return "open"
