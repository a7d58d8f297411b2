"""From the rich text that an editor writes to the inline HTML of a story: few tags, resolved links, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

import nh3
from wagtail.models import Page

TAGS = {"a", "em", "strong", "code", "sub", "sup", "br"}
_SAME = {"b": "strong", "i": "em"}
_PARAGRAPHS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "ul", "ol"}
_SILENT = {"script", "style"}
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def links_in(texts: Iterable[str]) -> dict[int, str]:
    """The paths of the published pages that the texts link to, by id. One query, or none."""
    ids = {int(found[1]) for text in texts for link in _PAGE_LINK.findall(text) if (found := _ID.search(link))}
    if not ids:
        return {}
    pages = Page.objects.live().filter(pk__in=ids).specific(defer=True)
    return {page.pk: page.path_on_site for page in pages if hasattr(page, "path_on_site")}


def paragraphs(html: str, links: dict[int, str]) -> tuple[str, ...]:
    """The paragraphs of a rich text as inline HTML, empty ones left out.

    A link to a page of ours becomes its path; where that page is not published its words stay without the link.
    """
    reader = _Paragraphs(links)
    reader.feed(html)
    reader.close()
    return tuple(cleaned for found in reader.found() if (cleaned := clean(found)))


def inline(html: str, links: dict[int, str]) -> str:
    """A rich text as one run of inline HTML, its paragraphs separated by line breaks."""
    return "<br>".join(paragraphs(html, links))


def clean(html: str) -> str:
    """Inline HTML with nothing in it but what a story may hold."""
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=_SILENT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()


class _Paragraphs(HTMLParser):
    """Cuts rich text at its block tags and keeps inline tags, each closed in the paragraph where it was opened."""

    def __init__(self, links: dict[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._links = links
        self._done: list[str] = []
        self._parts: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def found(self) -> list[str]:
        self._end_paragraph()
        return self._done

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        tag = _SAME.get(tag, tag)
        if tag in _PARAGRAPHS:
            self._end_paragraph()
        elif tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._parts.append("<br>")
        elif tag == "a":
            href = self._href(dict(attributes))
            # A link that leads nowhere is kept in the stack, so that its closing tag finds something to close.
            self._open.append("a" if href else "")
            self._parts.append(f'<a href="{escape(href)}">' if href else "")
        elif tag in TAGS:
            self._open.append(tag)
            self._parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        tag = _SAME.get(tag, tag)
        if tag in _PARAGRAPHS:
            self._end_paragraph()
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._open and (self._open[-1] == tag or (tag == "a" and self._open[-1] == "")):
            self._close(self._open.pop())

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(escape(data, quote=False))

    def _href(self, attributes: dict[str, str | None]) -> str:
        if attributes.get("linktype") == "page":
            id = attributes.get("id") or ""
            return self._links.get(int(id), "") if id.isdigit() else ""
        return attributes.get("href") or ""

    def _close(self, tag: str) -> None:
        self._parts.append(f"</{tag}>" if tag else "")

    def _end_paragraph(self) -> None:
        while self._open:
            self._close(self._open.pop())
        text = "".join(self._parts).strip()
        if text:
            self._done.append(text)
        self._parts = []
