"""What of a story has to be worked out before it is written: its blocks in order, its length, its summary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from warta.press.holes import links
from warta.story import (
    Block,
    Embed,
    FactBox,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Story,
    count_words,
    reading_minutes,
)

_SUMMARY = 200
"""Characters of a description made from a text that has no standfirst."""

_KINDS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    Quotation: "quotation",
    Figure: "figure",
    ItemList: "list",
    Embed: "embed",
    FactBox: "facts",
}


def laid_out(story: Story, base: str = "") -> dict[str, Any]:
    """The blocks with their kinds, links to pages of ours as holes (whole addresses where a base is given); the
    number of the one that the dateline opens (None: it stands by itself); and the level of each heading: the story's
    own levels, but none skipped."""
    paragraphs = (number for number, block in enumerate(story.blocks) if isinstance(block, Paragraph))
    levels: dict[int, int] = {}
    above = 1
    for number, block in enumerate(story.blocks):
        if isinstance(block, Heading):
            above = levels[number] = min(block.level, above + 1)
    return {
        "blocks": [(_KINDS[type(block)], _linked(block, base)) for block in story.blocks],
        "opening": next(paragraphs, None),
        "levels": levels,
    }


def _linked(block: Block, base: str) -> Block:
    match block:
        case Paragraph(html=html) | Quotation(html=html) if "warta:" in html:
            return msgspec.structs.replace(block, html=links(html, base))
        case ItemList(items=items) if any("warta:" in each for each in items):
            return msgspec.structs.replace(block, items=tuple(links(each, base) for each in items))
        case FactBox(paragraphs=paragraphs) if any("warta:" in each for each in paragraphs):
            return msgspec.structs.replace(block, paragraphs=tuple(links(each, base) for each in paragraphs))
    return block


@lru_cache(maxsize=64)
def length(text: str, language: str) -> tuple[int, int]:
    """Words and minutes; kept for a moment, because several leaves of a story ask."""
    return count_words(text, language), reading_minutes(text, language)


def summary(story: Story) -> str:
    """The standfirst, or else the opening of the text, cut between words."""
    if story.standfirst:
        return story.standfirst
    line = " ".join(story.text.split())
    if len(line) <= _SUMMARY:
        return line
    return line[:_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"
