"""Stories and listings as the HTML that readers get, leaf by leaf. Pure: the same data gives the same text.

Every page is these leaves, joined: a head (left open), the style, the header (which closes the head and opens
``main``), what is the page's own, and the footer (which closes ``main``). docs/page.md says what each leaf holds.
"""

from __future__ import annotations

import re
from email.utils import format_datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urljoin, urlsplit
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from warta.press.holes import OPEN, around, hole, links, where
from warta.press.linked_data import in_json, news_article, publisher
from warta.press.naming import listing_alternates, listing_path, tag_uri
from warta.press.policy import policy
from warta.press.source import ListingPage, Named, Site
from warta.press.style import sheet
from warta.press.wording import CATALOGUES, Wording
from warta.story import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    Block,
    Byline,
    Credit,
    Embed,
    FactBox,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
    Rendition,
    Story,
    count_words,
    primary,
    reading_minutes,
)

NoticeKind = Literal["missing", "gone"]

_SUMMARY = 200
"""Characters of a description made from a text that has no standfirst."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither HTML nor XML may hold, or UTF-8 cannot."""
_OPENING_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)"')


class Draft(msgspec.Struct, frozen=True):
    """A comment that was not taken: what was typed, and why not, in the reader's language."""

    name: str
    text: str
    parent: int | None = None
    """The comment that it answers."""
    problems: tuple[str, ...] = ()


class Renderer:
    """Writes the leaves of one site's pages.

    Raises ``LookupError`` where the site has a face, or a story is, in a language that there is no wording for.
    """

    def __init__(self, site: Site, catalogues: Path = CATALOGUES) -> None:
        self._site = site
        self._zone = ZoneInfo(site.time_zone)
        self._catalogues = catalogues
        self._wordings: dict[str, Wording] = {}
        for face in site.faces:
            self._say(face.language)

    # What all pages share.

    def style(self) -> str:
        return f"<style>{sheet()}</style>\n"

    def policy(self) -> str:
        return policy(sheet())

    def site_words(self, language: str) -> dict[str, str | None]:
        """What every page of a language shares, by the part's name (fragments.SITE_WORDS); None where there is
        nothing to say."""
        face = self._site.face(language)
        return {
            "head": self._write("site_head.html", language),
            "header": self.header(language),
            "footer": self.footer(language),
            "name": str(escape(face.name)),
            "suffix": f" – {escape(face.name)}",
            "tagline": str(escape(face.tagline)) or None,
            "json": in_json(face.name),
            "publisher": publisher(self._site, face),
            "image": self._write("site_image.html", language) if self._site.logo else None,
        }

    def named_words(self, named: Named) -> dict[str, str | None]:
        """How something that stories name is written, by the part's name (fragments.NAMED_PARTS)."""
        return {
            "name": str(escape(named.name)),
            "json": in_json(named.name),
            "path": str(escape(named.path)) if named.path and named.kind != "agency" else None,
            "url": str(escape(_link(named.path))) or None if named.kind == "agency" else None,
            "folder": str(escape(named.folder)) or None,
            "role": str(escape(named.role)) or None,
        }

    def header(self, language: str) -> str:
        faces = [(face, self._say(face.language).gettext("English")) for face in self._site.faces]
        return self._write("header.html", language, faces=faces)

    def footer(self, language: str) -> str:
        return self._write("footer.html", language)

    # A story.

    def story_head(self, story: Story, in_json: Story | None = None) -> str:
        """``in_json`` is the same story with the holes of JSON, for its linked data."""
        say = self._say(story.language)
        text = story.text
        description = story.standfirst or _summary(text)
        words, minutes = _length(text, story.language)
        data = news_article(in_json or story, self._site, say, description=description, words=words, minutes=minutes)
        return self._write(
            "story_head.html",
            story.language,
            kind="article",
            story=story,
            title=story.headline,
            description=description,
            path=story.path,
            alternates=_alternates(story.language, story.path, _paths(story)),
            feeds=[(story.section.name, f"{story.section.path}rss.xml")],
            data=Markup(data),  # noqa: S704 - escaped for script where it is made
        )

    def story_body(self, story: Story) -> str:
        say = self._say(story.language)
        return self._write(
            "story_body.html",
            story.language,
            story=story,
            minutes=_length(story.text, story.language)[1],
            bylines=say.names([_byline(each) for each in story.bylines]),
            credits=[_credit(each, say) for each in story.credits],
            translations=self._in_words(_paths(story)),
            **_laid_out(story),
        )

    def story_card(self, story: Story) -> str:
        minutes = _length(story.text, story.language)[1]
        return self._write("card.html", story.language, story=story, minutes=minutes)

    def story_item(self, story: Story) -> str:
        """The story in a feed, its text whole."""
        text = self._write("item_text.html", story.language, story=story, **_laid_out(story, self._site.base_url))
        return self._write(
            "item.xml",
            story.language,
            story=story,
            tag_uri=tag_uri(self._site, story.id),
            description=story.standfirst or _summary(story.text),
            published=format_datetime(story.published.astimezone(self._zone)),
            text=_absolute_addresses(text, self._site.base_url),
        )

    def story_talk(self, story: Story, draft: Draft | None = None) -> str:
        """The comments and their form. A draft stands in the form it was typed into; where the comment that it
        answers is gone, in the form below all comments, so that nothing typed is lost."""
        threads = {comment.id for comment in story.comments}
        at = draft.parent if draft is not None and draft.parent in threads else None
        return self._write(
            "talk.html",
            story.language,
            story=story,
            draft=draft,
            draft_at=at,
            longest=LONGEST_COMMENT,
            longest_name=LONGEST_NAME,
        )

    # Shelves below a story.

    def shelf_related(self, language: str) -> str:
        return self._write("shelf_related.html", language)

    def shelf_more(self, page: ListingPage) -> str:
        return self._write("shelf_more.html", page.listing.language, page=page)

    def shelf_end(self) -> str:
        return "</ul>\n</section>\n"

    # A listing: the front page, a section, an author, a tag.

    def listing_head(self, page: ListingPage) -> str:
        face = self._site.face(page.listing.language)
        return self._write(
            "head.html",
            page.listing.language,
            kind=page.listing.kind,
            title=page.title,
            description=page.description or face.tagline,
            path=listing_path(page),
            alternates=_alternates(page.listing.language, listing_path(page), listing_alternates(page)),
            feeds=[] if page.listing.kind == "front" else [(page.title, f"{listing_path(page)}rss.xml")],
            picture=page.picture,
        )

    def listing_top(self, page: ListingPage) -> str:
        alternates = self._in_words(listing_alternates(page))
        return self._write("listing_top.html", page.listing.language, page=page, alternates=alternates)

    def listing_end(self, page: ListingPage) -> str:
        return self._write("listing_end.html", page.listing.language, page=page)

    def listing_empty(self, page: ListingPage) -> str:
        """In place of top, cards and end, where there is no story."""
        alternates = self._in_words(listing_alternates(page))
        return self._write("listing_empty.html", page.listing.language, page=page, alternates=alternates)

    # Its feed.

    def feed_open(self, page: ListingPage) -> str:
        face = self._site.face(page.listing.language)
        return self._write(
            "feed_open.xml",
            page.listing.language,
            page=page,
            path=listing_path(page),
            description=page.description or face.tagline or page.title,
        )

    def feed_close(self) -> str:
        return "</channel>\n</rss>\n"

    # Pages that say that there is nothing here.

    def notice_head(self, kind: NoticeKind, language: str) -> str:
        return self._write("notice_head.html", language, kind="notice", notice=kind)

    def notice_body(self, kind: NoticeKind, language: str) -> str:
        return self._write("notice_body.html", language, notice=kind)

    def _in_words(self, others: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
        """The same page in other languages, each with its invitation in its own language."""
        return [(language, path, self._say(language).gettext("In English")) for language, path in others]

    def _say(self, language: str) -> Wording:
        found = self._wordings.get(language)
        if found is None:
            found = self._wordings[language] = Wording(language, self._zone, self._catalogues)
        return found

    def _write(self, template: str, language: str, **values: Any) -> str:
        say = self._say(language)
        text = (
            _environment()
            .get_template(template)
            .render(
                site=self._site,
                face=self._site.face(language),
                language=language,
                say=say,
                _=say.gettext,
                absolute=self._absolute,
                suffix=hole(f"site/suffix/{language}"),
                fallback_image=hole(f"site/image/{language}"),
                **values,
            )
        )
        return _UNWRITABLE.sub("", text)

    def _absolute(self, address: str) -> str:
        if address.startswith(OPEN):
            return self._site.base_url + address
        return urljoin(f"{self._site.base_url}/", address)


@cache
def _environment() -> Environment:
    """The templates, compiled once a process."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(link=_link, narrow=_narrow, srcset=_srcset, icon=_icon)
    return environment


_KINDS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    Quotation: "quotation",
    Figure: "figure",
    ItemList: "list",
    Embed: "embed",
    FactBox: "facts",
}


def _laid_out(story: Story, base: str = "") -> dict[str, Any]:
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


def _paths(story: Story) -> tuple[tuple[str, str], ...]:
    return tuple((each.language, each.path) for each in story.translations)


@lru_cache(maxsize=64)
def _length(text: str, language: str) -> tuple[int, int]:
    """Words and minutes; kept for a moment, because three leaves of a story ask."""
    return count_words(text, language), reading_minutes(text, language)


def _summary(text: str) -> str:
    """The opening of a text, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _SUMMARY:
        return line
    return line[:_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"


def _alternates(language: str, path: str, others: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """A page in all its languages, itself among them; empty where it has only one."""
    return sorted({language: path, **dict(others)}.items()) if others else []


def _byline(byline: Byline) -> Markup:
    name = Markup('<a rel="author" href="{}">{}</a>').format(byline.path, byline.name)
    role = around(', <span class="role">', str(escape(byline.role)), "</span>")
    return name + Markup(role)  # noqa: S704 - escaped above


def _credit(credit: Credit, say: Wording) -> tuple[str, Markup, str]:
    """A credit as (label, source, lineage). Copy that credits in its own words, (ANTARA) or Sumber: …, where no
    agency is known keeps them and gets no second label."""
    label = say.gettext("Source:")
    if not credit.agency:
        labelled = credit.as_written.startswith(("(", "—", "–")) or ":" in credit.as_written
        label = "" if labelled else label
    address = _link(credit.url)
    if not address and credit.agency_id:
        address = hole(f"agency/{credit.agency_id}/url")
    source = escape(credit.agency or credit.as_written)
    opening = around('<a href="', str(escape(address)), '" rel="noopener">')
    closing = where(address[1:-1], "</a>") if address.startswith(OPEN) else "</a>" if address else ""
    linked = Markup(opening) + source + Markup(closing)  # noqa: S704 - the address is escaped above
    return label, Markup("<cite>{}</cite>").format(linked), _lineage(credit, say)


def _lineage(credit: Credit, say: Wording) -> str:
    """Where the text came from, in words a reader understands; empty for a story of the newsroom's own."""
    lineage = credit.lineage
    if lineage is None:
        return ""
    source = credit.agency or say.gettext("a news agency")
    original = lineage.original_language
    foreign = bool(original) and primary(original) != primary(say.language)
    words = {"source": source, "language": say.language_name(original) if foreign else ""}
    match lineage.kind, foreign:
        case "copy", _:
            pattern = say.gettext("Published as received from %(source)s.")
        case "translation", True:
            pattern = say.gettext("Translated from a report by %(source)s in %(language)s.")
        case "translation", False:
            pattern = say.gettext("Translated from a report by %(source)s.")
        case "rewrite", _:
            pattern = say.gettext("Rewritten from a report by %(source)s.")
        case _, True:
            pattern = say.gettext("Based on a report by %(source)s in %(language)s.")
        case _:
            pattern = say.gettext("Based on a report by %(source)s.")
    return pattern % words


def _absolute_addresses(html: str, base: str) -> str:
    def tag(found: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda part: f'{part[1]}{urljoin(f"{base}/", part[2])}"', found[0])

    return _OPENING_TAG.sub(tag, html)


def _link(address: str) -> str:
    """An address that may be a link: of the web or of this site. Anything else (javascript: …) is empty."""
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:
        return ""
    return address if scheme in ("http", "https") or (not scheme and address.startswith("/")) else ""


def _narrow(picture: Picture) -> Rendition:
    """The narrowest rendition that is enough for a card."""
    return next((each for each in picture.renditions if each.width >= 320), picture.widest)


def _srcset(picture: Picture) -> str:
    return ", ".join(f"{each.src} {each.width}w" for each in picture.renditions)


def _icon(name: str) -> str:
    """The newsroom's initial on its colour, as an SVG that needs no request."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#9e1b22"/>'
        '<text x="16" y="24" font-family="serif" font-weight="700" font-size="24" text-anchor="middle" fill="#fff">'
        f"{escape(name[:1].upper())}</text></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:;='")
