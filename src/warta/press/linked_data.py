"""A story, and the newsroom, as schema.org data: for search engines and archives.

Names and addresses may be holes (``warta.press.writer``): they are set in as they are.
"""

from __future__ import annotations

import json
from typing import Any

from warta.press.source import Site
from warta.press.wording import Wording
from warta.story import Picture, Story

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end or confuse the script element that holds the data, as JSON escapes."""
_PUBLISHER = "\ufdddpublisher"
"""Keeps the publisher's place in the data until it is written."""
_CORRECTING = ("correction", "clarification")


def news_article(
    story: Story,
    site: Site,
    say: Wording,
    *,
    description: str,
    words: int,
    minutes: int,
    publisher: str | None = None,
) -> str:
    """The ``NewsArticle`` of a story: JSON that may stand inside ``<script>`` whatever the story says.

    ``publisher`` is the JSON of ``organisation``, or a hole that stands for it; None writes it out here.
    """
    url = _absolute(site, story.path)
    people = [{"@type": "Person", "name": each.name, "url": _absolute(site, each.path)} for each in story.bylines]
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": description,
        "inLanguage": story.language,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url, "breadcrumb": _breadcrumbs(story, site)},
        "datePublished": say.local(story.published),
        "dateModified": say.local(story.updated or story.published),
        "author": people or [_PUBLISHER],
        "publisher": _PUBLISHER,
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
            if each.kind in _CORRECTING
        ],
    }
    if publisher is None:
        publisher = organisation(site, story.language)
    return _json(article).replace(f'"{_PUBLISHER}"', publisher)


def organisation(site: Site, language: str, *, corrections: str = "", principles: str = "") -> str:
    """The newsroom, as a part of other data. ``corrections`` is the address of the page of corrections, ``principles``
    that of a page on how the newsroom works; empty where there is none."""
    return _json(_organisation(site, language, corrections, principles))


def web_site(site: Site, language: str, *, corrections: str = "", principles: str = "") -> str:
    """The front page: the site, and the newsroom that publishes it."""
    face = site.face(language)
    return _json(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": face.name,
            "url": _absolute(site, face.path),
            "inLanguage": face.language,
            "publisher": _organisation(site, language, corrections, principles),
        }
    )


def json_text(text: str) -> str:
    """Text as it stands between the quotation marks of a JSON string: in a file, and inside ``<script>``. What a hole in
    JSON is filled with."""
    return json.dumps(text, ensure_ascii=False)[1:-1].translate(_IN_SCRIPT)


def _organisation(site: Site, language: str, corrections: str, principles: str) -> dict[str, Any]:
    face = site.face(language)
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.base_url}/#newsroom",
        "name": face.name,
        "url": _absolute(site, face.path),
        "logo": _image(site, site.logo) if site.logo else "",
        "correctionsPolicy": _absolute(site, corrections) if corrections else "",
        "publishingPrinciples": _absolute(site, principles) if principles else "",
    }


def _breadcrumbs(story: Story, site: Site) -> dict[str, Any]:
    face = site.face(story.language)
    steps = [(face.name, face.path), (story.section.name, story.section.path), (story.headline, story.path)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": _absolute(site, path)}
            for position, (name, path) in enumerate(steps, 1)
        ],
    }


def _image(site: Site, picture: Picture) -> dict[str, Any]:
    widest = picture.widest
    return {
        "@type": "ImageObject",
        "url": _absolute(site, widest.src),
        "width": widest.width,
        "height": widest.height,
    }


def _json(data: dict[str, Any]) -> str:
    return json.dumps(_said(data), ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something, all the way down."""
    return {
        name: _said(value) if isinstance(value, dict) else value
        for name, value in data.items()
        if value not in ("", [])
    }


def _absolute(site: Site, address: str) -> str:
    return address if address.startswith(("http://", "https://")) else f"{site.base_url}{address}"
