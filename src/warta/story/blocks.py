"""What the body of a story is made of.

A block is plain data. Where a field is called ``html`` it holds inline markup only (``a``, ``em``, ``strong``,
``code``, ``sub``, ``sup``, ``br``), sanitised by whoever made the block; every other field is plain text.
A link to a page of ours names it and not its address: ``href="warta:story/9"``, ``href="warta:section/3/id"``,
``href="warta:front/1/id"``.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Literal

import msgspec


class Rendition(msgspec.Struct, frozen=True):
    """One size of a picture: its address on the site and its size in CSS pixels."""

    src: str
    width: int
    height: int


class Picture(msgspec.Struct, frozen=True):
    """A picture with what a reader needs to know of it. Renditions are ordered from narrow to wide, never empty."""

    renditions: tuple[Rendition, ...]
    alt: str
    caption: str = ""
    credit: str = ""

    @property
    def widest(self) -> Rendition:
        return self.renditions[-1]


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    html: str


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    text: str
    level: Literal[2, 3] = 2


class Quotation(msgspec.Struct, frozen=True, tag="quotation"):
    """A quotation set apart from the text, with who said it. The page adds the quotation marks."""

    html: str
    speaker: str = ""
    role: str = ""


class Figure(msgspec.Struct, frozen=True, tag="image"):
    picture: Picture


class ItemList(msgspec.Struct, frozen=True, tag="list"):
    items: tuple[str, ...]
    """Inline HTML, one string an entry."""
    ordered: bool = False


class Embed(msgspec.Struct, frozen=True, tag="embed"):
    """Something that lives elsewhere. It is shown as a link: a page of ours calls no third party."""

    url: str
    title: str = ""
    provider: str = ""


class FactBox(msgspec.Struct, frozen=True, tag="fact_box"):
    title: str
    paragraphs: tuple[str, ...]
    """Inline HTML, one string a paragraph."""


Block = Paragraph | Heading | Quotation | Figure | ItemList | Embed | FactBox

_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """The text of inline HTML, tags dropped and entities resolved."""
    return unescape(_TAG.sub("", html.replace("<br>", " ").replace("<br/>", " ")))


def block_text(block: Block) -> str:
    """What of a block is read as running text; captions and embeds are not."""
    match block:
        case Paragraph(html=html) | Quotation(html=html):
            return plain(html)
        case Heading(text=text):
            return text
        case ItemList(items=items):
            return "\n".join(plain(item) for item in items)
        case FactBox(title=title, paragraphs=paragraphs):
            return "\n".join([title, *(plain(paragraph) for paragraph in paragraphs)])
        case Figure() | Embed():
            return ""
