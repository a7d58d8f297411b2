"""The dateline names one agency and the credit another, and nothing says that one relays the other.

## What it reports

A dateline with an agency that we know, and credits that all name other agencies. It is silent where the copy says how
the two belong together: where somebody translated it, or the text names the other agency ("as reported by …").

## Why

A story has one agency to answer for it. Two of them mean that a credit was copied from elsewhere, or that a relay
forgot to say so.

## Example

> Athena (Antara) – Wali kota menolak rencana itu.
>
> Sumber: Anadolu

## Instead

> Athena (Anadolu) – Wali kota menolak rencana itu.
>
> Sumber: Anadolu
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.agencies import NewsAgency, agency_called, agency_in_dateline

RULE = Rule(code="A002", name="clashing-credits", severity="warning")

_RELAYED = re.compile(
    r"\b(?:penerjemah|diterjemahkan|disadur|penyadur|dilansir|melansir|dikutip|mengutip|translat(?:ed|or|ion)|citing|relayed)\b",
    re.IGNORECASE,
)


def find(copy: Copy) -> Iterator[Finding]:
    opening = copy.reading.dateline
    first = agency_in_dateline(opening.agency) if opening is not None and opening.agency else None
    credits = [(credit, agency_called(credit.agency)) for credit in copy.reading.credits if credit.agency]
    if opening is None or first is None or not credits or any(agency is first for _, agency in credits):
        return
    if len(credits) < len(copy.reading.credits) or _is_relayed(copy, [first, *(each for _, each in credits if each)]):
        return
    credit, second = credits[0]
    if second is not None:
        yield RULE.at(
            credit.start,
            credit.end,
            "The dateline names {first}, the credit {second}: whose is it, or which one relays the other?",
            first=first.name,
            second=second.name,
        )


def _is_relayed(copy: Copy, agencies: list[NewsAgency]) -> bool:
    """Whether the copy says that it was translated, or its body names one of the agencies."""
    if _RELAYED.search(copy.text):
        return True
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph.text)
        for paragraph in copy.reading.body
        for agency in agencies
        for name in (agency.name, *agency.other_names)
    )
