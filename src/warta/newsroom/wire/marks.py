"""The received text with what was found in it marked: pieces in order that join to the whole text again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from warta.wire.item import Item


class Piece(NamedTuple):
    """A stretch of the received text; ``kind`` is empty where it is the story's own words."""

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
    head = _find(item.headline, received, 0)
    if head:
        yield *head, "headline"
    after = head[1] if head else 0
    if item.dateline and (found := _find(item.dateline.text, received, after)):
        yield *found, "dateline"
    # A credit stands at the end of the copy more often than anywhere else.
    for credit in item.credit:
        if found := _find(credit.as_written, received, after, last=True):
            yield *found, "credit"
    for left in item.left_out:
        yield max(0, left.start), left.end, "credit" if left.kind == "credit" else "furniture"


def _find(words: str, text: str, start: int, *, last: bool = False) -> tuple[int, int] | None:
    """Where the words stand in the text, whatever its line breaks and spaces between them."""
    if not words.strip():
        return None
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = None
    for found in re.finditer(pattern, text[start:]):  # noqa: B007 the last one is wanted
        if not last:
            break
    return (start + found.start(), start + found.end()) if found else None
