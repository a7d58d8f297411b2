"""Credits, bylines and sign-offs: who a story is owed to.

They stand on lines of their own ("Sumber: …", "(ANTARA)", "— Reuters", "Pewarta: …") or in brackets behind the last
sentence. A source that we do not know keeps the words of the copy and gets no agency: "Antarra" may be meant for
one, but that is for an editor to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from warta.language.agencies import agency_called
from warta.language.layout import Line
from warta.language.packs import packs
from warta.language.reading import Apart, Span, WrittenCredit

_LONGEST = 160
_LONGEST_PHOTOGRAPHER = 6
"""Words of the name behind "Foto:"."""
_SIGNED = re.compile(r"(?:—|–|--|-)\s*(?P<name>[^\W\d_][^:]{0,60})")
_BRACKETED = re.compile(r"[(\[](?P<names>[^()\[\]]{2,80})[)\]]\.?")
_BRACKETED_LAST = re.compile(r"(?<=[.?!”\"’])\s*[(\[](?P<names>[^()\[\]]{2,80})[)\]]\.?$")
_BETWEEN_NAMES = re.compile(r"\s*(?:[/,;&]|\bdan\b|\band\b)\s*")
_INITIALS = re.compile(r"[A-Z]{2,5}(?:/[A-Z]{2,5})+")
_COPYRIGHT = re.compile(
    r"(?i:copyright|hak cipta)?\s*(?:©|\([cC]\))\s*(?P<name>[^\W\d_][^\d]{0,60}?)\s*(?:\d{4})?[.\s]*"
)
_FULL_SENTENCE = re.compile(r"\s\S+\s.*\.$")


class Found(msgspec.Struct, frozen=True):
    """What a line, or the end of a paragraph, said of who a story is owed to."""

    apart: Apart
    credits: tuple[WrittenCredit, ...] = ()
    byline: str = ""


def on_line(text: str, line: Line) -> Found | None:
    """What this line says, if it is a line of credit and nothing else."""
    if line.end - line.start > _LONGEST:
        return None
    words = text[line.start : line.end]
    labels = _labels()
    if match := labels.sources.fullmatch(words):
        if _FULL_SENTENCE.search(match["name"]) and len(match["name"].split()) > 8:
            return None
        return _credited(text, line, *_inside(line, match, "name"))
    if (match := labels.photos.fullmatch(words)) and _is_name_of_photographer(match["name"]):
        return Found(_apart(text, line, "credit"))  # who took the picture is not whose the story is
    if labels.signoffs.fullmatch(words) or labels.signoffs_bare.fullmatch(words):
        return Found(_apart(text, line, "byline"))
    match = labels.bylines.fullmatch(words) or labels.bylines_bare.fullmatch(words)
    if match and match["name"][0].isupper():
        return Found(_apart(text, line, "byline"), byline=match["name"].strip())
    if match := _COPYRIGHT.fullmatch(words):
        return _credited(text, line, *_inside(line, match, "name")) if agency_called(match["name"]) else None
    if match := _BRACKETED.fullmatch(words):
        return _bracketed(text, line, *_inside(line, match, "names"))
    if match := _SIGNED.fullmatch(words):
        return _credited(text, line, *_inside(line, match, "name")) if agency_called(match["name"]) else None
    return None


def _is_name_of_photographer(name: str) -> bool:
    """Whether these words are a name, an agency or both, and no caption."""
    return len(name.split()) <= _LONGEST_PHOTOGRAPHER and name[0].isupper() and not _FULL_SENTENCE.search(name)


def at_end(text: str, paragraph: Span) -> Found | None:
    """A credit in brackets behind the last sentence of a paragraph, where it names an agency that we know."""
    match = _BRACKETED_LAST.search(text, max(paragraph.start, paragraph.end - _LONGEST), paragraph.end)
    if match is None:
        return None
    credits = _known(text, *match.span("names"))
    if not credits:
        return None
    bracket = text.index(match[0].lstrip()[0], match.start())
    return Found(Apart(text[bracket : match.end()], bracket, match.end(), "credit"), credits)


def names_between(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of names that are listed with commas, slashes or "and"."""
    cuts = [start, *(place for match in _BETWEEN_NAMES.finditer(text, start, end) for place in match.span()), end]
    return [(first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=True) if first < last]


def _bracketed(text: str, line: Line, start: int, end: int) -> Found | None:
    """A whole line in brackets: an agency, reporters' initials, or a reporter and an agency."""
    credits = _known(text, start, end)
    if credits:
        others = [
            text[first:last]
            for first, last in names_between(text, start, end)
            if not agency_called(text[first:last]) and not agency_called(text[start:end])
        ]
        return Found(_apart(text, line, "credit"), credits, byline=", ".join(others))
    if _INITIALS.fullmatch(text, start, end):
        return Found(_apart(text, line, "byline"), byline=text[start:end])
    return None


def _credited(text: str, line: Line, start: int, end: int) -> Found:
    """The sources after a label. A list is taken apart only if it holds an agency; else it may be one long name."""
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    names = [(start, end)]
    if not agency_called(text[start:end]) and _known(text, start, end):
        names = names_between(text, start, end)
    return Found(_apart(text, line, "credit"), tuple(_credit(text, first, last) for first, last in names))


def _known(text: str, start: int, end: int) -> tuple[WrittenCredit, ...]:
    """The agencies that these words name, alone or in a list; empty where they name none that we know."""
    if agency_called(text[start:end]):
        return (_credit(text, start, end),)
    named = (_credit(text, first, last) for first, last in names_between(text, start, end))
    return tuple(credit for credit in named if credit.agency)


def _credit(text: str, start: int, end: int) -> WrittenCredit:
    agency = agency_called(text[start:end])
    return WrittenCredit(agency.name if agency else "", text[start:end], start, end)


def _apart(text: str, line: Line, kind: str) -> Apart:
    return Apart(text[line.start : line.end], line.start, line.end, kind)  # type: ignore[arg-type]


def _inside(line: Line, match: re.Match[str], group: str) -> tuple[int, int]:
    return line.start + match.start(group), line.start + match.end(group)


class _Labels(msgspec.Struct, frozen=True):
    sources: re.Pattern[str]
    signoffs: re.Pattern[str]
    signoffs_bare: re.Pattern[str]
    bylines: re.Pattern[str]
    bylines_bare: re.Pattern[str]
    photos: re.Pattern[str]


@cache
def _labels() -> _Labels:
    """The labels of all packs: a relay keeps the labels of the site that it was taken from."""
    every = [pack.credits for pack in packs().values()]
    return _Labels(
        sources=_labelled(label for credits in every for label in credits.sources),
        signoffs=_labelled(label for credits in every for label in credits.signoffs),
        signoffs_bare=re.compile(
            rf"[(\[]?(?:{_one_of([label for credits in every for label in credits.signoffs_bare])})\s+[A-Z].*"
        ),
        photos=_labelled(label for credits in every for label in credits.photos),
        bylines=_labelled(label for credits in every for label in credits.bylines),
        bylines_bare=re.compile(
            rf"(?:{_one_of([label for credits in every for label in credits.bylines_bare])})\s+"
            r"(?P<name>[A-Z][\w'’.-]+(?:[\s,/&]+(?:(?:dan|and|of|de|van|bin)\s+)?[A-Z(][\w'’.)-]*){0,7})"
        ),
    )


def _labelled(labels: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{_one_of(list(labels))})\s*:\s*(?P<name>\S.*?)\)?", re.IGNORECASE)


def _one_of(labels: Sequence[str]) -> str:
    if not labels:
        return r"(?!)"
    return "|".join(r"\s+".join(map(re.escape, label.split())) for label in sorted(labels, key=len, reverse=True))
