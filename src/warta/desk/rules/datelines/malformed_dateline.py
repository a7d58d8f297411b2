"""The words that open the story are nearly a dateline: a bracket or the dash is missing, or it stands there twice.

## What it reports

In the first paragraphs, a place and an agency or a paper's site that we know, where one bracket is lost, no dash
follows, or the place has no capital; and a dateline directly behind another.

## Why

A dateline in a form of its own is not recognised by those who take the copy in, so its agency and place are lost.

## Example

> Kota Biru (Antara – Wali kota menolak rencana itu.

## Instead

> Kota Biru (Antara) – Wali kota menolak rencana itu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.agencies import agency_in_dateline
from warta.language.dateline import dateline, is_outlet
from warta.language.gazetteer import entity
from warta.language.packs import pack_of
from warta.language.reading import WrittenDateline

RULE = Rule(code="D001", name="malformed-dateline", severity="warning")

_PLACE = r"(?P<place>[^\W\d_][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3})"
_AGENCY = r"(?P<agency>[^\W\d_][\w. -]{1,30}?)"
_DASH = r"\s+(?:—|–|--|-)\s"
_DAY = r"(?:, [^\W_][^()\[\]\n]{2,24}?)?"
_UNCLOSED = re.compile(rf"{_PLACE}{_DAY},? \({_AGENCY}(?P<gap>){_DASH}")
_UNCLOSED_WITHOUT_DASH = re.compile(rf"{_PLACE}{_DAY},? \((?P<agency>[^\W\d_][\w.-]{{1,20}})(?P<gap>) (?=[^\W\d_a-z])")
_UNOPENED = re.compile(rf"{_PLACE}{_DAY},? (?P<gap>){_AGENCY}\){_DASH}")
_SITE = re.compile(rf"{_PLACE}, (?P<agency>[\w-]+(?:\.[A-Za-z]{{2,4}}){{1,2}})(?P<gap>) (?=[“\"]?[^\W\d_a-z])")
_WITHOUT_DASH = re.compile(rf"{_PLACE},? \({_AGENCY}\)(?P<gap>) (?=[“\"]?[^\W\d_a-z])")
_SMALL = re.compile(rf"(?P<first>[^\W\d_A-Z])[\w'’.-]*(?: [^\W\d_][\w'’.-]*){{0,3}},? \({_AGENCY}\){_DASH}")
_PARAGRAPHS = 2
_HEAD = 80


def find(copy: Copy) -> Iterator[Finding]:
    opening = copy.reading.dateline
    if opening is not None:
        yield from _twice(copy, opening)
        return
    title = copy.reading.headline
    for paragraph in (*([title] if title else []), *copy.reading.body[:_PARAGRAPHS]):
        end = min(paragraph.end, paragraph.start + _HEAD)
        for shape, lost in ((_UNCLOSED, ")"), (_UNOPENED, "("), (_UNCLOSED_WITHOUT_DASH, ")")):
            match = shape.match(copy.text, paragraph.start, end)
            if match and agency_in_dateline(match["agency"]):
                gap = match.start("gap")
                yield RULE.at(
                    match.start(), match.end(), "A bracket of the dateline is missing.", fix=Fix(gap, gap, lost)
                )
                return
        match = _WITHOUT_DASH.match(copy.text, paragraph.start, end)
        site = _SITE.match(copy.text, paragraph.start, end)
        is_known = match is not None and agency_in_dateline(match["agency"]) is not None
        is_site = site is not None and is_outlet(site["agency"]) and entity(site["place"]).startswith("place:")
        if (lost_dash := match if is_known else site if is_site else None) is not None:
            yield RULE.at(lost_dash.start(), lost_dash.end() - 1, "No dash stands between the dateline and the story.")
            return
        if (match := _SMALL.match(copy.text, paragraph.start, end)) and agency_in_dateline(match["agency"]):
            first = match.start("first")
            yield RULE.at(
                first,
                first + 1,
                "The place of the dateline has no capital.",
                fix=Fix(first, first + 1, match["first"].upper()),
            )
            return


def _twice(copy: Copy, opening: WrittenDateline) -> Iterator[Finding]:
    """A dateline directly behind the first."""
    pack = pack_of(copy.reading.language)
    if not copy.reading.body or pack is None:
        return
    first = copy.reading.body[0]
    if first.start - opening.end > 4:
        return
    again = dateline(copy.text, first, pack, published=copy.published, today=copy.published or date.min)
    if again is not None and again.agency and again.place:
        behind = again.end
        while copy.text[behind : behind + 1].isspace():
            behind += 1
        # Where the two differ, only an editor can say which is right.
        is_same = (again.place, again.agency) == (opening.place, opening.agency)
        fix = Fix(again.start, behind, "", sure=is_same)
        yield RULE.at(again.start, again.end, "The dateline stands here twice.", fix=fix)
