"""A listing as feed readers take it: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

A feed is an opening, its stories and a close. A story's part is the same in every feed that carries it. Its JSON is
also what the read-only API answers for it (docs/api.md).
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import msgspec
from markupsafe import Markup, escape

from warta.press.holes import OPEN, around, hole
from warta.press.layout import same_everywhere, summary
from warta.press.naming import listing_uri, tag_uri
from warta.press.source import Killed, ListingPage
from warta.press.wording import Wording
from warta.press.writer import Writer
from warta.story import Byline, Credit, Picture, Story

RSS, ATOM, JSON = "rss.xml", "atom.xml", "feed.json"
"""The names of the feeds, below the folder of the listing that they follow."""

TYPES = {
    RSS: "application/rss+xml; charset=utf-8",
    ATOM: "application/atom+xml; charset=utf-8",
    JSON: "application/feed+json; charset=utf-8",
}

RSS_CLOSE = "</channel>\n</rss>\n"
ATOM_CLOSE = "</feed>\n"
JSON_CLOSE = "\n]}\n"
JSON_BETWEEN = ",\n"
"""What stands between two stories of a JSON feed."""

_OPENING_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)"')
_NEVER = "1970-01-01T00:00:00Z"
"""When a feed changed that never had a story: Atom wants a time."""


def site_words(writer: Writer, language: str) -> dict[str, str | None]:
    """What the feeds of a language say of the site, by the part's name as in fragments.SITE_WORDS; None where there is
    nothing to say."""
    hub, logo = writer.site.machines.hub, writer.site.logo
    return {
        "hub": str(escape(hub)) or None,
        "hub-json": _json(hub)[1:-1] or None,
        "logo": str(escape(writer.absolute(logo.widest.src))) if logo else None,
        "rss-image": writer.write("rss_image.xml", language) if logo else None,
    }


class Feeds:
    """The feeds of one site. Stories and listings come with holes (``naming.holed``, ``naming.holed_listing``)."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._site = writer.site

    def text(self, story: Story, on_page: Markup | None = None) -> str:
        """The story as HTML for readers that have neither our style nor our other pages: what was corrected first,
        then the picture and the text whole. The other leaves take it in. ``on_page`` is the text of the story's page,
        if it was written already."""
        if on_page is None or not same_everywhere(story):
            on_page = self._writer.blocks(story, self._site.base_url, in_feed=True)
        html = self._writer.write("feed_text.html", story.language, story=story, text=on_page)
        return _OPENING_TAG.sub(lambda tag: _ADDRESS.sub(self._whole, tag[0]), html)

    # RSS.

    def rss_open(self, page: ListingPage) -> str:
        image = self._writer.word("rss-image", page.listing.language)
        return self._open("rss_open.xml", page, hub=self._hub(page, "atom:link"), image=image)

    def rss_item(self, story: Story, text: str) -> str:
        say = self._writer.say(story.language)
        return self._writer.write(
            "rss_item.xml",
            story.language,
            story=story,
            uri=tag_uri(self._site, story.id),
            description=summary(story),
            published=format_datetime(say.there(story.published)),
            updated=self.updated(story),
            text=_cdata(text),
        )

    # Atom.

    def atom_open(self, page: ListingPage, updated: datetime | str | None) -> str:
        """``updated`` is when something last changed in the feed, or a hole for it; None where it has no story."""
        say = self._writer.say(page.listing.language)
        at = say.local(updated) if isinstance(updated, datetime) else updated or _NEVER
        logo = around("<logo>", self._writer.word("logo", say.language), "</logo>\n")
        return self._open(
            "atom_open.xml",
            page,
            uri=listing_uri(self._site, page.listing),
            updated=at,
            hub=self._hub(page, "link"),
            logo=Markup(logo),  # noqa: S704 - a hole between tags of ours
        )

    def atom_entry(self, story: Story, text: str) -> str:
        return self._writer.write(
            "atom_entry.xml",
            story.language,
            story=story,
            uri=tag_uri(self._site, story.id),
            description=summary(story),
            updated=self.updated(story),
            text=_cdata(text),
        )

    def atom_deleted(self, killed: Killed) -> str:
        """What tells a feed reader to take down a story that it has (RFC 6721)."""
        uri = tag_uri(self._site, killed.id)
        return self._writer.write("atom_deleted.xml", killed.language, killed=killed, uri=uri)

    def updated(self, story: Story) -> str:
        """When the story last changed in a way that readers are told of: its text, or a note below it."""
        say = self._writer.say(story.language)
        return say.local(max([story.updated or story.published, *(each.at for each in story.corrections)]))

    # JSON. Here names are holes for JSON (``word="json"``).

    def json_open(self, page: ListingPage) -> str:
        language, face = page.listing.language, self._site.face(page.listing.language)
        name = self._writer.word("json", language)
        feed = _said(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": page.title if page.listing.kind == "front" else f"{page.title} – {name}",
                "home_page_url": self._writer.absolute(page.path),
                "feed_url": self._writer.absolute(f"{page.path}{JSON}"),
                "description": page.description,
                "authors": [{"name": name, "url": self._writer.absolute(face.path)}],
                "language": language,
            }
        )
        icon = around('"icon":"', self._writer.word("logo", language), '",')
        hubs = around('"hubs":[{"type":"WebSub","url":"', self._writer.word("hub-json", language), '"}],')
        return f'{_json(feed)[:-1]},{icon}{hubs}"items":[\n'

    def json_item(self, story: Story, text: str) -> str:
        """The story in a JSON feed, and all there is at its address in the API."""
        say, absolute = self._writer.say(story.language), self._writer.absolute
        ours = {
            "id": story.id,
            "path": story.path,
            "section": msgspec.to_builtins(story.section),
            "standfirst": story.standfirst,
            "bylines": [_byline(each) for each in story.bylines],
            "tags": [msgspec.to_builtins(each) for each in story.tags],
            "dateline": _dateline(story, say),
            "picture": self._picture(story.picture) if story.picture else None,
            "words": story.words,
            "reading_minutes": story.reading_minutes,
            "credits": [_credit(each) for each in story.credits],
            "corrections": [
                {"kind": each.kind, "at": say.local(each.at), "text": each.text} for each in story.corrections
            ],
            "updated": say.local(story.updated) if story.updated else None,
            "translations": [msgspec.to_builtins(each) for each in story.translations],
        }
        item = {
            "id": tag_uri(self._site, story.id),
            "url": absolute(story.path),
            "title": story.headline,
            "content_html": text,
            "summary": summary(story),
            "image": absolute(story.picture.widest.src) if story.picture else "",
            "date_published": say.local(story.published),
            "date_modified": self.updated(story),
            "authors": [{"name": each.name, "url": absolute(each.path)} for each in story.bylines],
            "tags": [tag.name for tag in story.tags],
            "language": story.language,
            "_warta": _said(ours),
        }
        return _json(_said(item))

    def json_killed(self, killed: Killed) -> str:
        """What the API says, with status 410, where a killed story was."""
        at = self._writer.say(killed.language).local(killed.at)
        ours = {"id": killed.id, "killed": at, "note": killed.note}
        return _json({"id": tag_uri(self._site, killed.id), "language": killed.language, "_warta": _said(ours)})

    def _open(self, template: str, page: ListingPage, **values: Any) -> str:
        language = page.listing.language
        description = page.description or self._writer.word("tagline", language)
        return self._writer.write(template, language, page=page, description=description, **values)

    def _hub(self, page: ListingPage, element: str) -> Markup:
        """Where the feed's subscribers are told of a change, if the newsroom has such a hub (WebSub)."""
        word = self._writer.word("hub", page.listing.language)
        return Markup(around(f'<{element} rel="hub" href="', word, '"/>\n'))  # noqa: S704 - a hole in a tag of ours

    def _whole(self, part: re.Match[str]) -> str:
        address = part[2]
        ours = address.startswith((OPEN, "/")) and not address.startswith("//")
        return f'{part[1]}{self._site.base_url if ours else ""}{address}"'

    def _picture(self, picture: Picture) -> dict[str, Any]:
        sizes = [
            {"url": self._writer.absolute(each.src), "width": each.width, "height": each.height}
            for each in picture.renditions
        ]
        return _said({"alt": picture.alt, "caption": picture.caption, "credit": picture.credit, "sizes": sizes})


def _byline(byline: Byline) -> dict[str, Any]:
    return _said({"id": byline.id, "name": byline.name, "path": byline.path, "role": byline.role})


def _credit(credit: Credit) -> dict[str, Any]:
    lineage = credit.lineage
    url = credit.url or (hole(f"agency/{credit.agency_id}/url") if credit.agency_id else "")
    return _said(
        {
            "agency": credit.agency,
            "as_written": credit.as_written,
            "url": url,
            "lineage": _said(msgspec.to_builtins(lineage)) if lineage else None,
        }
    )


def _dateline(story: Story, say: Wording) -> dict[str, Any] | None:
    dateline = story.dateline
    if dateline is None:
        return None
    return _said(
        {
            "place": dateline.place,
            "agency": dateline.agency,
            "date": dateline.date.isoformat() if dateline.date else None,
            "text": say.dateline(dateline),
        }
    )


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _cdata(text: str) -> str:
    """HTML that stands in XML as it is; its end mark is kept from ending it."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
