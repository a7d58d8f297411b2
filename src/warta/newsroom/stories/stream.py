"""The blocks of a story, from what the database holds of its text: the list that Wagtail keeps as JSON.

Wagtail's own objects for it cost many times more than what is read from them, and a page of a preview, which has such
objects, gives the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from warta.newsroom.stories.inline import inline, paragraphs
from warta.newsroom.stories.renditions import Shown
from warta.story import Block, Embed, FactBox, Figure, Heading, ItemList, Paragraph, Quotation

Stream = list[dict[str, Any]]
"""``type`` and ``value`` of each block. What Wagtail added since a text was written may be missing in its blocks."""


def blocks(stream: Stream, links: Mapping[int, str], pictures: Mapping[int, Shown]) -> Iterator[Block]:
    """The blocks of a story. What an editor left empty is left out, and so is a picture that was deleted."""
    for each in stream:
        value = each["value"]
        match each["type"]:
            case "paragraph":
                yield from map(Paragraph, paragraphs(value, links))
            case "heading" if text := value.get("text"):
                yield Heading(text, 3 if value.get("level") == "3" else 2)
            case "quotation" if text := inline(value.get("text") or "", links):
                yield Quotation(text, value.get("speaker") or "", value.get("role") or "")
            case "image" if picture := pictures.get(value.get("picture") or 0):
                yield Figure(picture.as_in(caption=value.get("caption") or "", alt=value.get("alt") or ""))
            case "list" if items := [text for item in _items(value) if (text := inline(item, links))]:
                yield ItemList(tuple(items), bool(value.get("ordered")))
            case "embed" if url := value.get("url"):
                yield Embed(url, value.get("title") or "", (urlsplit(url).hostname or "").removeprefix("www."))
            case "fact_box" if value.get("title") or value.get("text"):
                yield FactBox(value.get("title") or "", paragraphs(value.get("text") or "", links))


def rich_texts(stream: Stream) -> Iterator[str]:
    """Every text in it that may hold a link."""
    for each in stream:
        value = each["value"]
        match each["type"]:
            case "paragraph":
                yield value
            case "quotation" | "fact_box":
                yield value.get("text") or ""
            case "list":
                yield from _items(value)


def pictures_in(stream: Stream) -> Iterable[int]:
    """The ids of the pictures that stand in it."""
    return [each["value"]["picture"] for each in stream if each["type"] == "image" and each["value"].get("picture")]


def _items(value: dict[str, Any]) -> Iterator[str]:
    for item in value.get("items") or ():
        yield item["value"] if isinstance(item, dict) else item
