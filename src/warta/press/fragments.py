"""The names of fragments: one place says them, docs/contracts/fragments.md explains them."""

from __future__ import annotations

from datetime import date

from warta.press.source import Listing

STYLE = "site/style"
STYLE_BESIDE = "site/style-beside"
POLICY = "site/policy"
SHELF_END = "shelf/end"


def site(part: str, language: str) -> str:
    """What every page of a language shares, and the site's own words: leaves that others name in their holes."""
    return f"site/{part}/{language}"


def shelf_related(language: str) -> str:
    """The heading of *You may also like*."""
    return f"shelf/related/{language}"


def pins_end(language: str) -> str:
    """What stands between the stories that were pinned and the newest."""
    return f"shelf/pins-end/{language}"


def notice(kind: str, language: str, part: str) -> str:
    return f"notice/{kind}/{language}/{part}"


def search(language: str, part: str) -> str:
    return f"search/{language}/{part}"


STORY_PARTS = ("path", "head", "body", "card", "line", "item", "entry", "json", "location", "news", "talk")
"""The leaves of every published story."""
STORY_RUNS = ("related", "more")
CHANGED = ("changes-head", "changes")
"""Of a story that readers had in more than one version."""
CORRECTED = "corrected"
KILLED = ("gone-head", "gone", "gone-json", "deleted")
"""What is left of a story that was killed."""


def story(id: int, part: str) -> str:
    return f"story/{id}/{part}"


NAMED_PARTS = ("name", "json", "path", "folder", "role", "url")


def named(key: str, part: str) -> str:
    """A word of something that stories name: ``section/3/id/name``."""
    return f"{key}/{part}"


FEEDS = ("rss", "atom", "json")
LISTING_PARTS = (
    *("head", "top", "end", "empty", "front", "shelf", "more", "updated"),
    *(part for feed in FEEDS for part in (f"feed-{feed}", f"{feed}-open")),
    *("archive-head", "archive"),
)


def listing(listing: Listing, part: str) -> str:
    return f"{listing.key}/{part}"


def month(listing: Listing, month: date, part: str) -> str:
    """``section/3/id/2026-11/body``"""
    return f"{listing.key}/{month:%Y-%m}/{part}"


def day(listing: Listing, day: date, part: str) -> str:
    return f"{listing.key}/{day:%Y-%m-%d}/{part}"


FEED_CLOSE = {feed: f"feed/{feed}-close" for feed in FEEDS}
JSON_BETWEEN = "feed/json-between"
CORRECTED_CLOSE = "corrected/close"

SITEMAP_OPEN, SITEMAP_NEWS_OPEN, SITEMAP_CLOSE = "sitemap/open", "sitemap/news-open", "sitemap/close"
SITEMAP_INDEX, SITEMAP_NEWS, SITEMAP_LISTINGS = "sitemap/index", "sitemap/news", "sitemap/listings"


def sitemap(month: date) -> str:
    return f"sitemap/{month:%Y-%m}"


ROBOTS, SECURITY = "machines/robots", "machines/security"
API_HEAD, API = "machines/api-head", "machines/api"
