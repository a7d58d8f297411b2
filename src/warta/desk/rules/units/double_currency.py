"""An amount of money has its currency twice, as a sign before it and as a word behind it.

## What it reports

"Rp 5 juta rupiah", "US$5 million dollars". Where both name the same currency the word is taken away; where they name
two, the writer has to say which is meant.

## Why

It is one too many at best; at worst, as in "Rp 15 juta dolar AS", the amount is off by a factor of thousands.

## Example

    Bantuan sebesar Rp 5 juta rupiah diserahkan di Kota Biru.

## Instead

Keep the sign or the word, as the house does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.numbers import currency_behind
from warta.language.packs import pack_of

RULE = Rule(code="U002", name="double-currency", severity="warning")


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    if pack is None:
        return
    for number in copy.reading.numbers:
        if number.kind != "money" or number.text[0].isdigit():
            continue
        behind = currency_behind(copy.text, pack, number)
        if behind is None:
            continue
        code, end = behind
        if "\n" in copy.text[number.end : end]:
            continue  # the word opens the next paragraph
        fix = Fix(number.end, end, "") if code == number.unit else None
        yield RULE.at(
            number.start,
            end,
            "{amount} has its currency twice." if fix else "{amount} has two currencies: which one is meant?",
            fix,
            amount=copy.text[number.start : end],
        )
