"""The names of fragments: one place says them, docs/contracts/fragments.md explains them."""

from __future__ import annotations

from warta.press.source import Listing

STYLE = "site/style"
POLICY = "site/policy"
SHELF_END = "shelf/end"


def header(language: str) -> str:
    return f"site/header/{language}"


def footer(language: str) -> str:
    return f"site/footer/{language}"


def shelf_related(language: str) -> str:
    """The heading of *You may also like*."""
    return f"shelf/related/{language}"


def notice(kind: str, language: str, part: str) -> str:
    return f"notice/{kind}/{language}/{part}"


STORY_LEAVES = ("head", "body", "card", "item", "talk")
STORY_RUNS = ("related", "more")


def story(id: int, part: str) -> str:
    return f"story/{id}/{part}"


LISTING_PARTS = ("head", "top", "end", "empty", "front", "shelf", "more", "feed-open", "feed-close", "feed")


def listing(listing: Listing, part: str) -> str:
    return f"{listing.key}/{part}"


def frame(head: str, language: str, *middle: str) -> tuple[str, ...]:
    """The keys of an HTML page: what every page begins and ends with, around what is its own."""
    return (head, STYLE, header(language), *middle, footer(language))
