"""A listing as feed readers take it: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

A feed is an opening, its stories and a close. A story's part is the same in every feed that carries it. Its JSON is
also what the read-only API answers for it (docs/api.md).
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import msgspec

from warta.press.identity import listing_urn, story_urn
from warta.press.layout import laid_out, length, summary
from warta.press.source import Killed, ListingPage
from warta.press.wording import Wording
from warta.press.writer import HOLE, UNWRITABLE, Writer
from warta.story import Picture, Story

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


class Feeds:
    """The feeds of one site. Every method gives a leaf."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._site = writer.site

    def text(self, story: Story) -> str:
        """The story as HTML for readers that have neither our style nor our other pages: what was corrected first,
        then the picture and the text whole. The other leaves take it in."""
        html = self._writer.write("feed_text.html", story.language, story=story, **laid_out(story))
        return _OPENING_TAG.sub(lambda tag: _ADDRESS.sub(self._absolute_part, tag[0]), html)

    def rss_open(self, page: ListingPage) -> str:
        return self._write("rss_open.xml", page, path=f"{page.path}{RSS}")

    def rss_item(self, story: Story, text: str) -> str:
        return self._writer.write(
            "rss_item.xml",
            story.language,
            story=story,
            urn=story_urn(self._site, story.id),
            description=summary(story),
            published=self._mail_time(story.published, story.language),
            text=_cdata(text),
        )

    def atom_open(self, page: ListingPage, updated: datetime | str | None) -> str:
        """``updated`` is when something last changed in the feed, or a hole for it; None where it has no story."""
        say = self._writer.say(page.listing.language)
        at = say.local(updated) if isinstance(updated, datetime) else updated or _NEVER
        urn = listing_urn(self._site, page.listing)
        return self._write("atom_open.xml", page, path=f"{page.path}{ATOM}", urn=urn, updated=at)

    def atom_entry(self, story: Story, text: str) -> str:
        return self._writer.write(
            "atom_entry.xml",
            story.language,
            story=story,
            urn=story_urn(self._site, story.id),
            description=summary(story),
            updated=self.updated(story),
            text=_cdata(text),
        )

    def atom_deleted(self, killed: Killed) -> str:
        """What tells a feed reader to take down a story that it has (RFC 6721)."""
        urn = story_urn(self._site, killed.id)
        return self._writer.write("atom_deleted.xml", killed.language, killed=killed, urn=urn)

    def updated(self, story: Story) -> str:
        """When the story last changed in a way that readers are told of: its text, or a note below it."""
        say = self._writer.say(story.language)
        return say.local(max([story.updated or story.published, *(each.at for each in story.corrections)]))

    def json_open(self, page: ListingPage) -> str:
        face, absolute = self._site.face(page.listing.language), self._writer.absolute
        hub, logo = self._site.machines.hub, self._site.logo
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self._writer.title(page),
            "home_page_url": absolute(page.path),
            "feed_url": absolute(f"{page.path}{JSON}"),
            "description": page.description or face.tagline,
            "icon": absolute(logo.widest.src) if logo else "",
            "authors": [{"name": face.name, "url": absolute(face.path)}],
            "language": page.listing.language,
            "hubs": [{"type": "WebSub", "url": hub}] if hub else [],
        }
        return _json(_said(feed))[:-1] + ',"items":[\n'

    def json_item(self, story: Story, text: str) -> str:
        """The story in a JSON feed, and all there is at its address in the API.

        ``story`` is prepared for JSON; ``text`` is HTML as for the other feeds, in whose holes only what is escaped for
        HTML, backslashes included, will stand.
        """
        say, absolute = self._writer.say(story.language), self._writer.absolute
        words, minutes = length(story.text, story.language)
        return _json(
            _said(
                {
                    "id": story_urn(self._site, story.id),
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
                    "_warta": _said(
                        {
                            "id": story.id,
                            "path": story.path,
                            "language": story.language,
                            "section": msgspec.to_builtins(story.section),
                            "standfirst": story.standfirst,
                            "bylines": [_said(msgspec.to_builtins(each)) for each in story.bylines],
                            "tags": [msgspec.to_builtins(each) for each in story.tags],
                            "dateline": _dateline(story, say),
                            "picture": self._picture(story.picture) if story.picture else None,
                            "words": words,
                            "reading_minutes": minutes,
                            "credits": [_said(msgspec.to_builtins(each)) for each in story.credits],
                            "corrections": [
                                {"kind": each.kind, "at": say.local(each.at), "text": each.text}
                                for each in story.corrections
                            ],
                            "published": say.local(story.published),
                            "updated": say.local(story.updated) if story.updated else None,
                            "translations": [msgspec.to_builtins(each) for each in story.translations],
                        }
                    ),
                }
            )
        )

    def json_killed(self, killed: Killed) -> str:
        """What the API says, with status 410, where a killed story was."""
        at = self._writer.say(killed.language).local(killed.at)
        gone = {"id": killed.id, "language": killed.language, "killed": at, "note": killed.note}
        return _json({"id": story_urn(self._site, killed.id), "_warta": _said(gone)})

    def _write(self, template: str, page: ListingPage, **values: Any) -> str:
        language = page.listing.language
        description = page.description or self._site.face(language).tagline or page.title
        title = self._writer.title(page)
        return self._writer.write(template, language, page=page, title=title, description=description, **values)

    def _mail_time(self, moment: datetime, language: str) -> str:
        return format_datetime(datetime.fromisoformat(self._writer.say(language).local(moment)))

    def _absolute_part(self, part: re.Match[str]) -> str:
        address = part[2]
        ours = address.startswith((HOLE, "/")) and not address.startswith("//")
        return f'{part[1]}{self._site.base_url if ours else ""}{address}"'

    def _picture(self, picture: Picture) -> dict[str, Any]:
        renditions = [
            {"url": self._writer.absolute(each.src), "width": each.width, "height": each.height}
            for each in picture.renditions
        ]
        return _said({"alt": picture.alt, "caption": picture.caption, "credit": picture.credit, "sizes": renditions})


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
    return {name: value for name, value in fields.items() if value not in ("", None, [], 0)}


def _json(value: Any) -> str:
    return UNWRITABLE.sub("", json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _cdata(text: str) -> str:
    """HTML that stands in XML as it is; its end mark is kept from ending it."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
