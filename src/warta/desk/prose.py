"""A story's own prose: its words without what others said, without names and addresses.

Rules about spelling and usage look only at this: *Apotik Sehat* may well be called so, and who said "could of" is
quoted as having said it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from warta.desk.copy import Copy
from warta.language.reading import Name

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MARKED = re.compile(r"[“”\"„«»][^“”\"„«»\n]{1,2000}[“”\"„«»]")
_BEGINS = re.compile(r"[.!?:…][\s\"”’')\]]*$|^[\s\"“‘'(\[•*–—-]*$")
_LOOKED_BACK = 8


class Prose(msgspec.Struct, frozen=True):
    """The words of a story that are its own."""

    words: list[re.Match[str]]
    low: list[str]
    """Each of the words in small letters, with straight apostrophes."""
    vocabulary: frozenset[str]
    """All words of the story in small letters, also those of quotations and names."""
    spans: list[tuple[int, int]]
    shut: list[tuple[int, int]]
    """What is not to be touched: quotations and names, in order, none inside another."""
    quoted: list[tuple[int, int]]
    """The quotations alone, in order, none inside another."""

    def is_open(self, start: int, end: int) -> bool:
        return not _touches(self.shut, start, end)

    def is_said(self, start: int, end: int) -> bool:
        """Whether some of it stands in a quotation or between marks."""
        return _touches(self.quoted, start, end)


_latest: tuple[Copy, Prose] | None = None


def prose_of(copy: Copy) -> Prose:
    """The prose of a story. Every rule of style asks for it, so that of the last story is kept."""
    global _latest
    latest = _latest
    if latest is not None and latest[0] is copy:
        return latest[1]
    text, reading = copy.text, copy.reading
    spans = [(span.start, span.end) for span in (*filter(None, [reading.headline]), *reading.body)]
    closed = [match.span() for start, end in spans for match in _MARKED.finditer(text, start, end)]
    closed += [(quote.start, quote.end) for quote in reading.quotes if quote.kind != "indirect"]
    quoted = _merged(closed)
    closed += _names(copy)
    every = [(match, start) for start, end in spans for match in WORD.finditer(text, start, end)]
    words = [match for match, start in every if _is_prose(text, match, start)]
    vocabulary = frozenset([match[0].lower() for match, _ in every])
    low = [match[0].lower().replace("’", "'") for match in words]
    prose = Prose(words, low, vocabulary, spans, _merged(closed), quoted)
    _latest = (copy, prose)
    return prose


def _names(copy: Copy) -> list[tuple[int, int]]:
    """Where names stand. One word at the head of a sentence has its capital from there, and is a name only where it
    also stands elsewhere."""
    opening: list[Name] = []
    inside: list[Name] = []
    for name in copy.reading.names:
        before = copy.text[max(0, name.start - _LOOKED_BACK) : name.start]
        begins = " " not in name.text and ("\n" in before or not before or _BEGINS.search(before))
        (opening if begins else inside).append(name)
    known = {name.text for name in inside}
    return [(name.start, name.end) for name in (*inside, *(name for name in opening if name.text in known))]


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (start, end)) - 1
    before = at >= 0 and spans[at][1] > start
    return before or (at + 1 < len(spans) and spans[at + 1][0] < end)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_prose(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a word is one of the language, and not part of a name or an address."""
    first, end = match.span()
    if text[first - 1 : first] in _GLUED_BEFORE or text[end : end + 1] in _GLUED_AFTER:
        return False
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
        return False  # warta.example
    if text[first].islower():
        return True
    if match[0][1:] != match[0][1:].lower():
        return False
    following = text[end : end + 2]
    if following[:1] == " " and following[1:].isupper():
        return False  # the name of somebody opens the sentence
    return _BEGINS.search(text[max(start, first - _LOOKED_BACK) : first]) is not None


_GLUED_BEFORE = frozenset("@#/_.\\&0123456789")
_GLUED_AFTER = frozenset("@/_\\0123456789")
