"""A quotation mark, or the stop beside it, stands in the wrong place.

## What it reports

- space between a mark and what it holds: “ Harga turun,” or “Harga turun ,”
- no space between a mark and the writer's words: mengatakan,“Harga or turun,”kata or turun”,kata
- the same mark twice: ““Harga turun,” kata Rina
- a second stop behind the closing mark: turun.”. or turun,”,
- a full stop with a comma behind the closing mark: turun.”, kata Rina
- a full stop where the sentence goes on with “said”: “Harga sudah turun sejak pekan lalu.” kata Rina
- in Indonesian, the comma behind a spoken sentence outside its mark: “Harga sudah turun”, kata Rina
- no comma between a quotation and “said”: “Harga sudah turun sejak pekan lalu” kata Rina
- a quotation that opens with one kind of mark and closes with another: “Harga turun," kata Rina

In French, and wherever « » are set, space inside the marks is right and is left alone. Whether a comma stands inside or
outside the closing mark is otherwise a matter of house style and is not looked at; EYD V has it inside.

## Why

Each of these is a slip, and most are left by a content system or a translation. Readers see them, and machines that
read the page take the quotation for another.

## Example

> “ Harga akan turun,” kata Rina.

## Instead

> “Harga akan turun,” kata Rina.

`warta check --fix` mends all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule
from warta.language.packs import Pack, pack_of
from warta.language.quotations.pairing import Quoted, pairs
from warta.language.reading import Quote
from warta.story import primary

RULE = Rule(code="Q002", name="misplaced-mark", severity="warning")

_DOUBLED = re.compile(r"““|””(?!”)|(?<!\")\"\"(?!\")|„„|««|»»")
_CLOSES = {"“": ("”",), "„": ("“", "”"), '"': ('"',), "``": ("''", "´´"), "”": ("”",), "''": ("''",)}
_ABBREVIATED = re.compile(r"(?:^|[\s(.])\w{1,3}\.$")
_FEWEST_WORDS = 4
_MARKS_INSIDE = frozenset("…\"'“”‘’«»‹›`")
_COMMA_LANGUAGES = ("id", "en", "ms")
"""Where a comma stands in the place of the full stop before "said"."""
_SET_APART = _MARKS_INSIDE | {"."}
"""Marks within marks, and the dots of an omission, are often set apart by space."""


def find(copy: Copy) -> Iterator[Finding]:
    text = copy.text
    paragraphs = (*([copy.reading.headline] if copy.reading.headline else []), *copy.reading.body)
    for paragraph in paragraphs:
        for match in _DOUBLED.finditer(text, paragraph.start, paragraph.end):
            beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
            if not beside.isspace():  # “” alone holds nothing: that is not a mark set twice
                second = match.start() + 1
                yield RULE.at(*match.span(), "The same mark is set twice.", fix=Fix(second, second + 1, ""))
    spoken = {quote.start: quote for quote in copy.reading.quotes if quote.kind == "direct"}
    starts = frozenset(span.start for span in paragraphs)
    for piece in pairs(text, paragraphs).quoted:
        if piece.outer_start == piece.start or piece.outer_end == piece.end:
            continue  # it runs over paragraphs
        yield from _inside(text, piece)
        yield from _around(text, piece, starts)
        yield from _stops(text, piece, spoken.get(piece.start), copy.reading.language)
        yield from _kinds(text, piece)


def _inside(text: str, piece: Quoted) -> Iterator[Finding]:
    if text[piece.outer_start] in "«»" or text[piece.end] in "«»":
        return
    start, end = piece.start, piece.end
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start == end:
        return
    if start > piece.start and text[start] not in _SET_APART:
        yield RULE.at(
            piece.outer_start, start, "There is space behind the opening mark.", fix=Fix(piece.start, start, "")
        )
    if end < piece.end and text[end - 1] not in _MARKS_INSIDE:
        yield RULE.at(end, piece.outer_end, "There is space before the closing mark.", fix=Fix(end, piece.end, ""))


def _around(text: str, piece: Quoted, starts: frozenset[int]) -> Iterator[Finding]:
    at, until = piece.outer_start, piece.outer_end
    if at not in starts and text[at - 1 : at] in (",", ":", ";") and text[piece.start].isalpha():
        yield RULE.at(at - 1, piece.start, "Space is missing before the opening mark.", fix=Fix(at, at, " "))
    following = text[until : until + 1]
    if text[piece.end - 1] in ",.?!" and following.isalpha():
        yield RULE.at(piece.end, until + 1, "Space is missing behind the closing mark.", fix=Fix(until, until, " "))
    elif following == "," and text[until + 1 : until + 2].isalpha():
        place = until + 1
        yield RULE.at(until, place + 1, "Space is missing behind the comma.", fix=Fix(place, place, " "))


def _stops(text: str, piece: Quoted, spoken: Quote | None, language: str) -> Iterator[Finding]:
    until, last = piece.outer_end, text[piece.end - 1]
    following = text[until : until + 2]
    if last in ".," and following[:1] == last and following != "..":
        yield RULE.at(
            piece.end - 1,
            until + 1,
            "The stop stands on both sides of the closing mark.",
            fix=Fix(until, until + 1, ""),
        )
    elif last == "." and following[:1] == "," and not _is_abbreviated(text, piece):
        mark = text[piece.end : until]
        yield RULE.at(
            piece.end - 1,
            until + 1,
            "A full stop and a comma stand beside the closing mark.",
            fix=Fix(piece.end - 1, until + 1, f",{mark}"),
        )
    elif spoken is None or not _is_sentence(spoken):
        return
    elif last == "." and _goes_on(text, piece, spoken, language):
        yield RULE.at(
            piece.end - 1,
            until,
            "The sentence goes on with “{cue}”: a comma belongs here, and no full stop.",
            fix=Fix(piece.end - 1, piece.end, ","),
            cue=spoken.cue.text if spoken.cue else "",
        )
    elif last.isalnum() and _is_followed_by_its_cue(text, piece, spoken, ", ") and _turns_round(spoken, language):
        mark = text[piece.end : until]
        yield RULE.at(
            piece.end,
            until + 1,
            "The comma before “{cue}” belongs inside the quotation.",
            fix=Fix(piece.end, until + 1, f",{mark}"),
            cue=spoken.cue.text if spoken.cue else "",
        )
    elif last.isalnum() and _is_followed_by_its_cue(text, piece, spoken, " "):
        yield RULE.at(
            piece.end,
            until,
            "A comma is missing between the quotation and “{cue}”.",
            fix=Fix(piece.end, piece.end, ","),
            cue=spoken.cue.text if spoken.cue else "",
        )


def _is_abbreviated(text: str, piece: Quoted) -> bool:
    return bool(_ABBREVIATED.search(text[max(piece.start, piece.end - 6) : piece.end]))


def _is_sentence(spoken: Quote) -> bool:
    return len(spoken.text.split()) >= _FEWEST_WORDS and spoken.text[0].isupper()


def _is_followed_by_its_cue(text: str, piece: Quoted, spoken: Quote, between: str) -> bool:
    """Whether nothing but this stands between the quotation and "said"."""
    cue = spoken.cue
    return (
        cue is not None
        and cue.text[0].islower()
        and cue.start == piece.outer_end + len(between)
        and text.startswith(between, piece.outer_end)
    )


def _goes_on(text: str, piece: Quoted, spoken: Quote, language: str) -> bool:
    """Whether "said" in small letters goes on behind the full stop of what is said."""
    return (
        primary(language) in _COMMA_LANGUAGES
        and _is_followed_by_its_cue(text, piece, spoken, " ")
        and not _is_abbreviated(text, piece)
    )


def _turns_round(spoken: Quote, language: str) -> bool:
    """Whether the cue can only stand behind what is said: "kata", and not the "mengatakan" of a book's author."""
    pack = pack_of(language)
    return pack is not None and spoken.cue is not None and spoken.cue.text.lower() in _turning(pack)


@cache
def _turning(pack: Pack) -> frozenset[str]:
    return frozenset(pack.quotations.cues_after)


def _kinds(text: str, piece: Quoted) -> Iterator[Finding]:
    first, last = text[piece.outer_start : piece.start], text[piece.end : piece.outer_end]
    usual = _CLOSES.get(first)
    if usual and last not in usual:
        yield RULE.at(
            piece.end,
            piece.outer_end,
            "The quotation opens with {first} and closes with {last}.",
            fix=Fix(piece.end, piece.outer_end, usual[0]),
            first=first,
            last=last,
        )
