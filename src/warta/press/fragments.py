"""The names of fragments: one place says them, docs/contracts/fragments.md explains them."""

from __future__ import annotations

from warta.press.source import Listing

STYLE = "site/style"
POLICY = "site/policy"
SHELF_END = "shelf/end"

SITE_WORDS = ("head", "header", "footer", "name", "suffix", "tagline", "json", "publisher", "image")
"""What every page of a language shares: leaves that others name in their holes, and parts of the frame."""


def site(part: str, language: str) -> str:
    return f"site/{part}/{language}"


def header(language: str) -> str:
    return site("header", language)


def footer(language: str) -> str:
    return site("footer", language)


def shelf_related(language: str) -> str:
    """The heading of *You may also like*."""
    return f"shelf/related/{language}"


def notice(kind: str, language: str, part: str) -> str:
    return f"notice/{kind}/{language}/{part}"


STORY_LEAVES = ("path", "head", "body", "card", "line", "item", "entry", "json", "talk", "location", "news")
STORY_OCCASIONAL = ("corrected", "changes-head", "changes")
STORY_RUNS = ("related", "more")


def story(id: int, part: str) -> str:
    return f"story/{id}/{part}"


def named(key: str, part: str) -> str:
    """A word of something that stories name: ``section/3/id/name``."""
    return f"{key}/{part}"


NAMED_PARTS = ("name", "json", "path", "folder", "role", "url")


LISTING_PARTS = ("head", "top", "end", "empty", "front", "shelf", "more", "feed-open", "feed-close", "feed")


def listing(listing: Listing, part: str) -> str:
    return f"{listing.key}/{part}"


def frame(head: str, language: str, *middle: str) -> tuple[str, ...]:
    """The keys of an HTML page: what every page begins and ends with, around what is its own."""
    return (head, site("head", language), STYLE, header(language), *middle, footer(language))
