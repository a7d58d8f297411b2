"""A story as schema.org data, for search engines and archives."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from warta.press.holes import OPEN, hole
from warta.press.source import Face, Site
from warta.press.wording import Wording
from warta.story import Picture, Story

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end or confuse the script element that holds the data, as JSON escapes."""


def news_article(story: Story, site: Site, say: Wording, *, description: str, words: int, minutes: int) -> str:
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
        "mainEntityOfPage": url,
        "datePublished": say.local(story.published),
        "dateModified": say.local(story.updated or story.published),
        "author": people or [newsroom],
        "publisher": newsroom,
        "image": [_image(site, story.picture)] if story.picture else [],
        "articleSection": story.section.name,
        "keywords": [tag.name for tag in story.tags],
        "dateline": say.dateline(story.dateline) if story.dateline else "",
        "wordCount": words,
        "timeRequired": f"PT{minutes}M",
        "isAccessibleForFree": True,
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": say.local(each.at)}
            for each in story.corrections
        ],
    }
    said = {name: value for name, value in article.items() if value not in ("", [])}
    # The newsroom's leaf is an object, not a string.
    return _dump(said).replace(f'"{newsroom}"', newsroom)


def publisher(site: Site, face: Face) -> str:
    """The newsroom as an object of JSON."""
    newsroom: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "name": face.name,
        "url": _absolute(site, face.path),
    }
    if site.logo is not None:
        newsroom["logo"] = _image(site, site.logo)
    return _dump(newsroom)


def in_json(text: str) -> str:
    """A text as it stands inside a string of JSON, in a script or out of one."""
    return _dump(text)[1:-1]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


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
