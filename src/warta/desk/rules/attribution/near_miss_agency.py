"""A source is named by a word that is no agency's name but nearly one: most likely the agency was meant.

## What it reports

A credit ("Sumber: …"), the agency of a dateline, a name behind "kantor berita" or "dilansir" and before "news agency",
or one of several words such as *Assocated Press*, that no agency goes by, where exactly one agency has a name within a
letter or two of it. Papers, sites and places that we
know are let be, and so are the many sources that are near no agency.

## Why

Machine translation takes names for words: Anadolu becomes Anatoly. The agency is owed its credit, and a reader who
looks for the source must find it.

## Example

> Sumber: Anatoly

## Instead

> Sumber: Anadolu
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.agencies import agency_near, words_of_agencies
from warta.language.dateline import is_outlet
from warta.language.gazetteer import meaning

RULE = Rule(code="A001", name="near-miss-agency", severity="error")

_NAME = r"[^\W\d_a-z][\w'’-]{4,24}"
_CALLED = re.compile(rf"\b[Kk]antor [Bb]erita (?P<behind>{_NAME})|\b(?P<before>{_NAME}) [Nn]ews [Aa]gency\b")
_RELAYED = re.compile(rf"\b(?:[Dd]ilansir|[Mm]elansir|[Dd]ikutip|[Mm]engutip)(?: dari)? (?P<name>{_NAME})")
_BRACKETED = re.compile(rf"[.?!”\"’]\s?\((?P<name>{_NAME})\)\.?$")
_TAIL = 40
_LONG_WORD = 6
"""Letters of the word of a longer name that is misspelt: a short one is simply another, as in "Ari Media"."""
_MOST = {"relayed": 1}
"""Letters by which a name may be off: "mengutip" also takes the names of people."""


def find(copy: Copy) -> Iterator[Finding]:
    seen: set[int] = set()
    for start, end, how in sorted(_named(copy)):
        written = copy.text[start:end]
        if start in seen or is_outlet(written) or meaning(written, copy.reading.language) is not None:
            continue
        seen.add(start)
        agency = agency_near(written, most=_MOST.get(how, 2))
        if agency is not None:
            yield RULE.at(
                start,
                end,
                "No agency is called “{written}”; {agency} was most likely meant.",
                fix=Fix(start, end, agency.name, sure=False),
                written=written,
                agency=agency.name,
            )


def _named(copy: Copy) -> Iterator[tuple[int, int, str]]:
    """The places of names that the copy gives as sources, and how it does."""
    for credit in copy.reading.credits:
        if not credit.agency:
            yield credit.start, credit.end, "credited"
    opening = copy.reading.dateline
    if opening is not None and (at := opening.text.find(opening.agency)) >= 0 and opening.agency:
        yield opening.start + at, opening.start + at + len(opening.agency), "opening"
    for paragraph in copy.paragraphs:
        for match in _CALLED.finditer(copy.text, paragraph.start, paragraph.end):
            yield *match.span("behind" if match["behind"] else "before"), "called"
        if "lansir" in paragraph.text or "kutip" in paragraph.text:
            for match in _RELAYED.finditer(copy.text, paragraph.start, paragraph.end):
                yield *match.span("name"), "relayed"
    for name in copy.reading.names:
        if " " in name.text and _is_nearly_known(name.text.split(), copy.reading.language):
            yield name.start, name.end, "long"
    if copy.reading.body:
        last = copy.reading.body[-1]
        ending = _BRACKETED.search(copy.text, max(last.start, last.end - _TAIL), last.end)
        if ending is not None:
            yield *ending.span("name"), "ending"


def _is_nearly_known(words: list[str], language: str) -> bool:
    """Whether all of these words but one are words of agencies' names, and that one is no country's or people's: the
    Iraqi News Agency may be one that we do not list."""
    others = [word for word in words if word.lower() not in words_of_agencies()]
    return len(others) == 1 < len(words) and len(others[0]) >= _LONG_WORD and meaning(others[0], language) is None
