"""From the rich text that an editor writes to the inline HTML of a story: few tags, named links, nothing else.

A link to a page of ours names it, ``warta:story/9``: the press puts in where it stands, or takes the link away while
nobody can read it. No other link has that scheme; whoever types it loses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

import nh3
from wagtail.models import Page

from warta.newsroom.ledger.models import Act
from warta.press.clean import clean_text

TAGS = {"a", "em", "strong", "code", "sub", "sup", "br"}
OURS = "warta"
"""The scheme of a link that names a page of ours."""
_SAME = {"b": "strong", "i": "em"}
_PARAGRAPHS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "ul", "ol"}
_SILENT = {"script", "style"}
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d{1,18})"')
_LINKED = ("storypage", "sectionpage", "frontpage")


def linked_in(texts: Iterable[str]) -> Iterator[int]:
    """The ids of the pages that rich texts link to."""
    for text in texts:
        if "linktype" in text:
            for link in _PAGE_LINK.findall(text):
                if found := _ID.search(link):
                    yield int(found[1])


def links_to(ids: Iterable[int]) -> dict[int, str]:
    """What links to these pages name, by id: ``story/9``, ``section/3/id``. One query, or none.

    A draft has a name too: the link is there once the draft is. What is deleted keeps the name that it had: whoever
    links to it is not pressed again, and the link is gone with the page. So what was never a page has one as well.
    """
    ids = set(ids)
    if not ids:
        return {}
    pages = Page.objects.filter(pk__in=ids, content_type__app_label="stories", content_type__model__in=_LINKED)
    rows = pages.values_list("pk", "content_type__model", "locale__language_code")
    found = {
        id: f"story/{id}" if model == "storypage" else f"{model.removesuffix('page')}/{id}/{language}"
        for id, model, language in rows
    }
    if gone := ids - found.keys():
        found |= {id: f"story/{id}" for id in gone} | _sections_gone(gone)
    return found


def _sections_gone(ids: set[int]) -> dict[int, str]:
    """Those of these that were sections: the ledger has where they stood."""
    acts = Act.objects.filter(story_id=None, changed__subject__in=[f"section/{id}" for id in ids]).exclude(vacated="")
    left = acts.order_by("id").values_list("changed__subject", "changed__language")
    return {int(subject.partition("/")[2]): f"{subject}/{language}" for subject, language in left}


def paragraphs(html: str, links: Mapping[int, str]) -> tuple[str, ...]:
    """The paragraphs of a rich text as inline HTML, empty ones left out.

    A link to a page of ours becomes its name; where there is no such page its words stay without the link.
    """
    found = simple_paragraphs(html, links)
    return any_paragraphs(html, links) if found is None else found


def inline(html: str, links: Mapping[int, str]) -> str:
    """A rich text as one run of inline HTML, its paragraphs separated by line breaks."""
    return "<br>".join(paragraphs(html, links))


def any_paragraphs(html: str, links: Mapping[int, str]) -> tuple[str, ...]:
    """Whatever the rich text is: it is read tag by tag, and then sanitised."""
    reader = _Paragraphs(links)
    reader.feed(html)
    reader.close()
    return tuple(cleaned for found in reader.found() if (cleaned := clean(found)))


# What the editor writes nearly always: paragraphs of plain words, with a bold word or a link here and there and nothing
# inside one another. Reading that with two HTML parsers takes most of the time that pressing a site takes; tests hold
# both ways to the same result.

_WORDS = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]*"
"""No markup, and no character that a parser of HTML changes."""
_ENTITY = r"&(?:amp|lt|gt|quot|#x27|#39);"
_TEXT = rf"{_WORDS}(?:{_ENTITY}{_WORDS})*"
_OPENING = (
    r'<(?:b|i|strong|em|code|sub|sup|a id="\d{1,18}" linktype="page"|a linktype="page" id="\d{1,18}"|a href="[^"<>]*")>'
)
_CLOSING = r"</(?:b|i|strong|em|code|sub|sup|a)>"
_INLINE = rf"(?:<br/>{_TEXT}|{_OPENING}{_TEXT}{_CLOSING}{_TEXT})*"
_PARAGRAPH = re.compile(rf'<p(?: data-block-key="[\w-]*")?>({_TEXT}{_INLINE})</p>')
_ELEMENT = re.compile(r"<(b|i|strong|em|code|sub|sup|a)\b([^>]*)>([^<]*)</(\w+)>")


def simple_paragraphs(html: str, links: Mapping[int, str]) -> tuple[str, ...] | None:
    """The same for what the editor writes nearly always, without parsing it twice; None where it is anything else."""
    done: list[str] = []
    at, end = 0, len(html)
    while at < end:
        found = _PARAGRAPH.match(html, at)
        if found is None:
            return None
        at = found.end()
        text = found[1]
        if "<" in text:
            elements = _ELEMENT.finditer(text)
            if any(element[1] != element[4] for element in elements):
                return None
            text = _ELEMENT.sub(lambda element: _element(element, links), text).replace("<br/>", "<br>")
        if "&" in text:
            text = text.replace("&quot;", '"').replace("&#x27;", "'").replace("&#39;", "'")
        if text := text.strip():
            done.append(text)
    return tuple(done)


def _element(element: re.Match[str], links: Mapping[int, str]) -> str:
    tag, attributes, words = element[1], element[2], element[3]
    if tag != "a":
        tag = _SAME.get(tag, tag)
        return f"<{tag}>{words}</{tag}>"
    if 'linktype="page"' in attributes:
        key = links.get(int(_ID.search(attributes)[1]))
        return f'<a href="{OURS}:{key}">{words}</a>' if key else words
    opening = _opening(attributes[7:-1])
    return f"{opening}{words}</a>" if opening else words


@lru_cache(maxsize=4096)
def _opening(written: str) -> str:
    """The opening tag of a link elsewhere, as it was written between the quotes; empty where it leads nowhere."""
    href = _elsewhere(unescape(written))
    return clean(f'<a href="{escape(href)}">x</a>').partition(">x</a>")[0] + ">" if href else ""


def clean(html: str) -> str:
    """Inline HTML with nothing in it but what a story may hold.

    The press takes what no page can show out of every story. It must be out before: ``java\\ufdd0script:`` is no
    scheme to be refused, and one without the mark.
    """
    cleaned = nh3.clean(
        clean_text(html),
        tags=TAGS,
        clean_content_tags=_SILENT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", OURS},
        link_rel=None,
    ).strip()
    bare = clean_text(cleaned)  # written as numbers they come to light only now
    return cleaned if bare == cleaned else clean(bare)


def _elsewhere(href: str) -> str:
    """The address of a link that somebody typed; empty where it pretends to be one of ours. Browsers take no notice
    of spaces before a scheme nor of line breaks in it."""
    scheme = "".join(each for each in clean_text(href).partition(":")[0] if each > " ")
    return "" if scheme.lower() == OURS else href


class _Paragraphs(HTMLParser):
    """Cuts rich text at its block tags and keeps inline tags, each closed in the paragraph where it was opened."""

    def __init__(self, links: Mapping[int, str]) -> None:
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
            key = self._links.get(int(id)) if id.isascii() and id.isdigit() and len(id) <= 18 else None
            return f"{OURS}:{key}" if key else ""
        return _elsewhere(attributes.get("href") or "")

    def _close(self, tag: str) -> None:
        self._parts.append(f"</{tag}>" if tag else "")

    def _end_paragraph(self) -> None:
        while self._open:
            self._close(self._open.pop())
        text = "".join(self._parts).strip()
        if text:
            self._done.append(text)
        self._parts = []
