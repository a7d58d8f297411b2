"""The lines and paragraphs of a text, with their places in it.

Copy comes in three layouts: a blank line between paragraphs, a line to a paragraph, or lines wrapped at a width with
blank lines or indents between paragraphs. In the first two a line is a paragraph; in the third lines belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

_LINE = re.compile("[^\\s\ufeff\u200b][^\n\r\x0b\x0c\x85\u2028\u2029]*")
_WRAPPED_AT_LEAST = 50
_WRAPPED_AT_MOST = 100
_RAGGED = 12
"""How much earlier than it had to, in characters, a line may have been broken by hand."""


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank, without the space around it."""

    number: int
    """Its place among the lines that are not blank, from 0."""
    start: int
    end: int
    gap: bool
    """Whether a blank line, or the beginning of the text, stands before it."""
    indented: bool


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found: list[Line] = []
    line_end = "\n" if "\n" in text else "\r"
    last = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while text[end - 1].isspace():
            end -= 1
        gap = not found or text.count(line_end, last, start) > 1
        indented = start - last >= 2 and text[start - 2 : start].strip(" \t") == ""
        found.append(Line(len(found), start, end, gap, indented))
        last = end
    return found


def paragraphs(text: str, kept: Sequence[Line]) -> list[list[Line]]:
    """The lines put together to paragraphs: wrapped lines belong together, all others stand alone.

    ``kept`` are the lines to put together, in order.
    """
    width = _width(kept)
    found: list[list[Line]] = []
    for line in kept:
        # A headline directly above wrapped text is told from it by having had room for the next word.
        reach = width - (_RAGGED if len(found) > 1 else 0)
        if width and found and _goes_on(text, found[-1][-1], line, reach):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _width(kept: Sequence[Line]) -> int:
    """Where the lines of a text are wrapped, in characters; 0 where they are not."""
    lengths = [first.end - first.start for first, second in _neighbours(kept)]
    inside = [length for length in lengths if length <= _WRAPPED_AT_MOST]
    if len(inside) < len(lengths) or not inside or max(inside) < _WRAPPED_AT_LEAST:
        return 0
    return max(inside)


def _neighbours(kept: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines with another directly under them."""
    return ((first, second) for first, second in pairwise(kept) if _is_under(second, first))


def _is_under(second: Line, first: Line) -> bool:
    """Whether nothing stands between two lines, and no line between them was taken out."""
    return not second.gap and second.number == first.number + 1


def _goes_on(text: str, line: Line, following: Line, reach: int) -> bool:
    """Whether the line was broken because the next word no longer fitted."""
    if not _is_under(following, line) or following.indented:
        return False
    next_word = re.compile(r"\S+").match(text, following.start, following.end)
    return next_word is not None and line.end - line.start + 1 + len(next_word[0]) > reach
