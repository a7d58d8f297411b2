"""A story, and the newsroom, as schema.org data: for search engines and archives."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import msgspec

from warta.press.holes import OPEN, hole
from warta.press.source import Face, Listing, Site
from warta.press.wording import Wording
from warta.story import Picture, Story

_IN_SCRIPT = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""What could end or confuse the script element that holds the data, as JSON escapes."""
_CORRECTING = ("correction", "clarification")
"""Notes that say that something was wrong; an update and an editor's note do not."""


def news_article(story: Story, site: Site, say: Wording, *, description: str) -> str:
    """The ``NewsArticle`` of a story: JSON that may stand inside ``<script>`` whatever the story says."""
    url = _absolute(site, story.path)
    newsroom = hole(f"site/publisher/{site.face(story.language).language}")
    people: list[Any] = [
        {"@type": "Person", "name": each.name, "url": _absolute(site, each.path)} for each in story.bylines
    ]
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": description,
        "inLanguage": story.language,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url, "breadcrumb": _breadcrumb(story, site)},
        "datePublished": say.local(story.published),
        "dateModified": say.local(story.updated or story.published),
        "author": people or [newsroom],
        "publisher": newsroom,
        "image": [_image(site, story.picture)] if story.picture else [],
        "articleSection": story.section.name,
        "keywords": [tag.name for tag in story.tags],
        "dateline": say.dateline(story.dateline) if story.dateline else "",
        "wordCount": story.words,
        "timeRequired": f"PT{story.reading_minutes}M",
        "isAccessibleForFree": True,
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": say.local(each.at)}
            for each in story.corrections
            if each.kind in _CORRECTING
        ],
    }
    said = {name: value for name, value in article.items() if value not in ("", [])}
    # The newsroom's leaf is an object, not a string.
    return _dump(said).replace(f'"{newsroom}"', newsroom)


def publisher(site: Site, face: Face, principles: str = "") -> str:
    """The newsroom as an object of JSON. ``principles`` is the address of a page on how it works, if there is one."""
    newsroom: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.base_url}/#newsroom",
        "name": face.name,
        "url": _absolute(site, face.path),
        "correctionsPolicy": _absolute(site, hole(f"{Listing('corrected', 0, face.language).key}/path")),
    }
    if principles:
        newsroom["publishingPrinciples"] = _absolute(site, principles)
    if site.logo is not None:
        newsroom["logo"] = _image(site, site.logo)
    return _dump(newsroom)


def web_site(site: Site, face: Face) -> str:
    """What the front page is: JSON that may stand inside ``<script>``."""
    newsroom = hole(f"site/publisher/{face.language}")
    found = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": hole(f"site/json/{face.language}"),
        "url": _absolute(site, face.path),
        "inLanguage": face.language,
        "publisher": newsroom,
    }
    return _dump(found).replace(f'"{newsroom}"', newsroom)


def in_json(text: str) -> str:
    """A text as it stands inside a string of JSON, in a script or out of one."""
    return _dump(text)[1:-1]


def _breadcrumb(story: Story, site: Site) -> dict[str, Any]:
    """The way from the front page to the story."""
    face = site.face(story.language)
    steps = [
        (hole(f"site/json/{face.language}"), face.path),
        (story.section.name, story.section.path),
        (story.headline, story.path),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": _absolute(site, path)}
            for position, (name, path) in enumerate(steps, 1)
        ],
    }


def _dump(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    for character, escaped in _IN_SCRIPT:
        text = text.replace(character, escaped)
    return text


def _image(site: Site, picture: Picture) -> dict[str, Any]:
    widest = picture.widest
    return {
        "@type": "ImageObject",
        "url": _absolute(site, widest.src),
        "width": widest.width,
        "height": widest.height,
    }


def _absolute(site: Site, address: str) -> str:
    return site.base_url + address if address.startswith(OPEN) else urljoin(f"{site.base_url}/", address)
