"""What of a story has to be worked out before it is written: its blocks in order, its length, its summary."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from markupsafe import Markup

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
)

_SUMMARY = 200
"""Characters of a description made from a text that has no standfirst."""

_KINDS: dict[type[Block], str] = {
    Quotation: "quotation",
    Figure: "figure",
    ItemList: "list",
    Embed: "embed",
    FactBox: "facts",
}


class Laid(NamedTuple):
    """A block as its template gets it, or several paragraphs that follow each other."""

    kind: str
    block: Block | Markup | None = None
    number: int = 0
    """A heading's level: the story's own levels, but none skipped. Of a fact box, which block of the story it is."""


def laid_out(story: Story, base: str = "") -> list[Laid]:
    """The blocks, links to pages of ours as holes (whole addresses where a base is given). The dateline opens the
    first paragraph; where there is none it stands by itself in front of all."""
    laid: list[Laid] = []
    waiting: list[str] = []
    opening = story.dateline is not None
    above = 1

    def paragraphs_so_far() -> None:
        if waiting:
            laid.append(Laid("paragraphs", Markup("".join(waiting))))  # noqa: S704 - the house trusts its blocks
            waiting.clear()

    for number, block in enumerate(story.blocks, 1):
        linked = _linked(block, base)
        if isinstance(linked, Paragraph) and not opening:
            waiting.append(f"<p>{linked.html}</p>\n")
            continue
        paragraphs_so_far()
        match linked:
            case Paragraph():
                laid.append(Laid("opening", linked))
                opening = False
            case Heading():
                above = min(linked.level, above + 1)
                laid.append(Laid("heading", linked, above))
            case _:
                laid.append(Laid(_KINDS[type(linked)], linked, number))
    paragraphs_so_far()
    return [Laid("dateline"), *laid] if opening else laid


def same_everywhere(story: Story) -> bool:
    """Whether the blocks read the same in a feed as on the page: pictures do not, nor links to pages of ours."""
    return not any(isinstance(block, Figure) or _linked(block, "") is not block for block in story.blocks)


def _linked(block: Block, base: str) -> Block:
    match block:
        case Paragraph(html=html) | Quotation(html=html) if "warta:" in html:
            return msgspec.structs.replace(block, html=links(html, base))
        case ItemList(items=items) if any("warta:" in each for each in items):
            return msgspec.structs.replace(block, items=tuple(links(each, base) for each in items))
        case FactBox(paragraphs=paragraphs) if any("warta:" in each for each in paragraphs):
            return msgspec.structs.replace(block, paragraphs=tuple(links(each, base) for each in paragraphs))
    return block


def summary(story: Story) -> str:
    """The standfirst, or else the opening of the text, cut between words."""
    if story.standfirst:
        return story.standfirst
    line = " ".join(story.text.split())
    if len(line) <= _SUMMARY:
        return line
    return line[:_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"
