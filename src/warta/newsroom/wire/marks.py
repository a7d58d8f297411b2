"""The received text with what was found in it marked: pieces in order that join to the whole text again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from warta.wire.item import Item


class Piece(NamedTuple):
    """A stretch of the received text. ``kind`` is headline, dateline, credit, byline or furniture, and empty where
    it is the story's own words."""

    text: str
    kind: str = ""


def pieces(item: Item, limit: int | None = None) -> list[Piece]:
    """The received text, or its first ``limit`` code points, cut where a mark begins or ends."""
    received = item.received[:limit]
    cut, at = [], 0
    for start, end, kind in sorted(_without_overlap(item, received)):
        if at < start:
            cut.append(Piece(received[at:start]))
        cut.append(Piece(received[start:end], kind))
        at = end
    if at < len(received):
        cut.append(Piece(received[at:]))
    return cut


def _without_overlap(item: Item, received: str) -> Iterator[tuple[int, int, str]]:
    """The spans, the surest first: where two lay claim to the same words, the first has them."""
    taken: list[tuple[int, int]] = []
    for start, end, kind in _spans(item, received):
        end = min(end, len(received))
        if start < end and not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
            yield start, end, kind


def _spans(item: Item, received: str) -> Iterator[tuple[int, int, str]]:
    for left in item.left_out:
        yield max(0, left.start), left.end, left.kind
    if found := _find(item.headline, received):
        yield *found, "headline"
    # A format may keep these apart from the text and leave nothing out for them.
    if item.dateline and (found := _find(item.dateline.text, received)):
        yield *found, "dateline"
    for credit in item.credit:
        if found := _find(credit.as_written, received):
            yield *found, "credit"


def _find(words: str, text: str) -> tuple[int, int] | None:
    """Where the words first stand in the text, whatever its line breaks and spaces between them."""
    if not words.strip():
        return None
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found.span() if found else None
