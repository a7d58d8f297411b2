"""Stories and listings as the HTML that readers get, leaf by leaf. Pure: the same data gives the same text.

Every page is these leaves, joined: a head (left open), the style, the header (which closes the head and opens
``main``), what is the page's own, and the footer (which closes ``main``). docs/page.md says what each leaf holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from markupsafe import Markup, escape

from warta.press import feeds, fragments
from warta.press.holes import OPEN, around, hole, where
from warta.press.layout import summary
from warta.press.linked_data import in_json, news_article, publisher
from warta.press.naming import listing_alternates, listing_path
from warta.press.policy import policy
from warta.press.search_path import search_path
from warta.press.source import Listing, ListingPage, Named, Site
from warta.press.style import sheet, sheet_beside
from warta.press.wording import CATALOGUES, Wording
from warta.press.writer import Writer, link
from warta.story import LONGEST_COMMENT, LONGEST_NAME, Byline, Credit, Story, primary

NoticeKind = Literal["missing", "gone"]

_LONGEST = {"longest": LONGEST_COMMENT, "longest_name": LONGEST_NAME}


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
        self.writer = self._writer = Writer(site, catalogues)
        self._site = site

    # What all pages share.

    def style(self) -> str:
        return f"<style>{sheet(self._site.style)}</style>\n"

    def style_beside(self) -> str:
        """What archives have besides, behind the style of every page."""
        return f"<style>{sheet_beside()}</style>\n"

    def policy(self) -> str:
        return policy(sheet(self._site.style), sheet_beside())

    def site_words(self, language: str) -> dict[str, str | None]:
        """What every page of a language shares, by the part's name (fragments.SITE_WORDS); None where there is
        nothing to say."""
        face = self._site.face(language)
        return {
            "head": self._writer.write("site_head.html", language),
            "header": self.header(language),
            "footer": self.footer(language),
            "name": str(escape(face.name)),
            "suffix": f" – {escape(face.name)}",
            "tagline": str(escape(face.tagline)) or None,
            "json": in_json(face.name),
            "publisher": publisher(self._site, face),
            "comment": self._writer.write("talk_form.html", language, **_LONGEST),
            "image": self._writer.write("site_image.html", language) if self._site.logo else None,
            **feeds.site_words(self._writer, language),
        }

    def named_words(self, named: Named) -> dict[str, str | None]:
        """How something that stories name is written, by the part's name (fragments.NAMED_PARTS)."""
        return {
            "name": str(escape(named.name)),
            "json": in_json(named.name),
            "path": str(escape(named.path)) if named.path and named.kind != "agency" else None,
            "url": str(escape(link(named.path))) or None if named.kind == "agency" else None,
            "folder": str(escape(named.folder)) or None,
            "role": str(escape(named.role)) or None,
        }

    def header(self, language: str) -> str:
        faces = [(face, self._writer.say(face.language).gettext("English")) for face in self._site.faces]
        search = search_path(self._site.face(language).path, language)
        return self._writer.write("header.html", language, faces=faces, search=search)

    def footer(self, language: str) -> str:
        corrections = hole(fragments.listing(Listing("corrected", 0, self._site.face(language).language), "path"))
        return self._writer.write("footer.html", language, corrections=corrections)

    # A story.

    def story_head(self, story: Story, in_json: Story | None = None) -> str:
        """``in_json`` is the same story with the holes of JSON, for its linked data."""
        say = self._writer.say(story.language)
        description = summary(story)
        data = news_article(in_json or story, self._site, say, description=description)
        return self._writer.write(
            "story_head.html",
            story.language,
            kind="article",
            story=story,
            title=story.headline,
            description=description,
            path=story.path,
            alternates=self._writer.alternates(story.language, story.path, _paths(story)),
            feeds=[(story.section.name, f"{story.section.path}rss.xml")],
            data=Markup(data),  # noqa: S704 - escaped for script where it is made
        )

    def story_body(self, story: Story, text: Markup | None = None, *, changed: bool = False) -> str:
        """``text`` is what ``Writer.blocks`` writes of it, if it was written already; ``changed``: whether there is a
        page that says what became of it."""
        say = self._writer.say(story.language)
        return self._writer.write(
            "story_body.html",
            story.language,
            story=story,
            changed=changed,
            text=self._writer.blocks(story) if text is None else text,
            bylines=say.names([_byline(each) for each in story.bylines]),
            credits=[_credit(each, say) for each in story.credits],
            translations=self._in_words(_paths(story)),
        )

    def story_card(self, story: Story) -> str:
        return self._writer.write("card.html", story.language, story=story)

    def story_talk(self, story: Story, draft: Draft | None = None) -> str:
        """The comments and their form. A draft stands in the form it was typed into; where the comment that it
        answers is gone, in the form below all comments, so that nothing typed is lost."""
        threads = {comment.id for comment in story.comments}
        at = draft.parent if draft is not None and draft.parent in threads else None
        return self._writer.write(
            "talk.html",
            story.language,
            story=story,
            draft=draft,
            draft_at=at,
            unfilled=Markup(self._writer.word("comment", story.language)),  # noqa: S704 - a hole
            **_LONGEST,
        )

    def pins_end(self, language: str) -> str:
        """Between the stories that were pinned and the newest."""
        return self._writer.write("pins_end.html", language)

    # Shelves below a story.

    def shelf_related(self, language: str) -> str:
        return self._writer.write("shelf_related.html", language)

    def shelf_more(self, page: ListingPage) -> str:
        return self._writer.write("shelf_more.html", page.listing.language, page=page)

    def shelf_end(self) -> str:
        return "</ul>\n</section>\n"

    # A listing: the front page, a section, an author, a tag.

    def listing_head(self, page: ListingPage) -> str:
        say, words = self._writer.say(page.listing.language), self._site.face(page.listing.language).tagline
        fed = page.listing.kind not in ("front", "corrected")
        if page.listing.kind == "corrected":
            words = say.gettext("All corrections of our stories, the newest first: what was wrong, and what is right.")
        # Another line below the site's name must not press every list again: only fronts and corrections are.
        tagline = self._writer.word("tagline", page.listing.language) if fed else ""
        return self._writer.write(
            "head.html",
            page.listing.language,
            kind=page.listing.kind,
            title=page.title,
            description=page.description or ("" if fed else words),
            tagline_named=Markup(around('<meta name="description" content="', tagline, '">\n')),  # noqa: S704 - a hole
            tagline_graph=Markup(around('<meta property="og:description" content="', tagline, '">\n')),  # noqa: S704
            path=listing_path(page),
            alternates=self._writer.alternates(page.listing.language, listing_path(page), listing_alternates(page)),
            feeds=[(page.title, f"{listing_path(page)}rss.xml")] if fed else [],
            picture=page.picture,
        )

    def listing_top(self, page: ListingPage) -> str:
        alternates = self._in_words(listing_alternates(page))
        return self._writer.write("listing_top.html", page.listing.language, page=page, alternates=alternates)

    def listing_end(self, page: ListingPage) -> str:
        return self._writer.write("listing_end.html", page.listing.language, page=page)

    def listing_empty(self, page: ListingPage) -> str:
        """In place of top, cards and end, where there is no story."""
        alternates = self._in_words(listing_alternates(page))
        return self._writer.write("listing_empty.html", page.listing.language, page=page, alternates=alternates)

    # Pages that say that there is nothing here.

    def notice_head(self, kind: NoticeKind, language: str) -> str:
        return self._writer.write("notice_head.html", language, kind="notice", notice=kind)

    def notice_body(self, kind: NoticeKind, language: str) -> str:
        return self._writer.write("notice_body.html", language, notice=kind)

    def _in_words(self, others: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
        """The same page in other languages, each with its invitation in its own language."""
        return [(language, path, self._writer.say(language).gettext("In English")) for language, path in others]


def _paths(story: Story) -> tuple[tuple[str, str], ...]:
    return tuple((each.language, each.path) for each in story.translations)


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
    address = link(credit.url)
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
