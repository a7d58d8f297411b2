"""How a list is made: the front, a section, an author, a tag, the stories that were corrected; with its feeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from warta.press import changes, feeds, fragments
from warta.press.changes import Changes
from warta.press.feeds import Feeds
from warta.press.holes import hole, woven
from warta.press.impact import SHELVED
from warta.press.making import Making, html_page
from warta.press.naming import holed_listing
from warta.press.recipes import Recipes, parts, shelf_run
from warta.press.source import Listing, ListingPage
from warta.press.store import Snapshot
from warta.press.stored import Change, Leaf, Page, Run, page_key

LISTED = 24
"""How many stories a listing's page shows, the newest first."""
LISTED_CORRECTED = 100
"""How many stories the page of corrections shows."""
FED = 20
"""How many stories a feed carries."""
BURIED = 20
"""How many killed stories an Atom feed tells of."""

ALWAYS = ("front", "section", "corrected")
"""Kinds of lists that have a page while they have no story."""
FEED_NAMES = {"rss": feeds.RSS, "atom": feeds.ATOM, "json": feeds.JSON}
_STORY_IN_FEED = {"rss": "item", "atom": "entry", "json": "json"}


class ListRecipes:
    def __init__(self, making: Making, recipes: Recipes) -> None:
        self._making = making
        self._recipes = recipes
        self._feeds = Feeds(making.writer)
        self._changes = Changes(making.writer)

    def house(self, change: Change) -> None:
        """What all lists share."""
        closes = {"rss": feeds.RSS_CLOSE, "atom": feeds.ATOM_CLOSE, "json": feeds.JSON_CLOSE}
        for feed, close in closes.items():
            change.fragments[fragments.FEED_CLOSE[feed]] = Leaf.of(close)
        change.fragments[fragments.JSON_BETWEEN] = Leaf.of(feeds.JSON_BETWEEN)
        change.fragments[fragments.CORRECTED_CLOSE] = Leaf.of(changes.CORRECTED_CLOSE)

    def whole(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """A list's own words and its members; or their removal, where there is no such list or nothing in it."""
        page = self._making.page(listing)
        if page is None or not self._is_shown(listing, snapshot):
            self._remove(listing, change)
            return
        self._words(page, change)
        self._members(page, snapshot, change)

    def members(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """What a list shows now, where its own words are as they were."""
        page = self._making.page(listing)
        has_words = snapshot.fragment(fragments.listing(listing, "head")) is not None
        if page is None or not has_words or not self._is_shown(listing, snapshot):
            self.whole(listing, snapshot, change)
        else:
            self._members(page, snapshot, change)

    def _is_shown(self, listing: Listing, snapshot: Snapshot) -> bool:
        return listing.kind in ALWAYS or bool(snapshot.latest(self._making.group(listing), 1))

    def _remove(self, listing: Listing, change: Change) -> None:
        gone = (fragments.listing(listing, part) for part in fragments.LISTING_PARTS)
        change.fragments.update(dict.fromkeys(gone, None))
        for name in ("", *FEED_NAMES.values()):
            change.pages[page_key(listing, name)] = None
        if listing.kind == "author":
            self._recipes.share_shelf(listing, change)
        # Where it went, if it went anywhere.
        self._recipes.folders(self._making.source.folders(listing.kind, listing.id), change)

    def _words(self, page: ListingPage, change: Change) -> None:
        listing, render = page.listing, self._making.render
        language = listing.language

        def put(part: str, text: str) -> str:
            key = fragments.listing(listing, part)
            change.fragments[key] = woven(text)
            return key

        if listing.kind in ("front", "corrected"):
            put("path", page.path)
        head = put("head", render.listing_head(page))
        front = fragments.listing(listing, "front")
        if listing.kind == "corrected":
            put("top", self._changes.corrected_open(page))
            put("empty", self._changes.corrected_empty(page))
            change.pages[page_key(listing)] = html_page(head, language, front, beside=True)
            return
        put("top", render.listing_top(page))
        put("end", render.listing_end(page))
        put("empty", render.listing_empty(page))
        change.pages[page_key(listing)] = html_page(head, language, front)
        if listing.kind == "author":
            put("shelf", render.shelf_more(page))
        named = holed_listing(page)
        put("rss-open", self._feeds.rss_open(named))
        put("atom-open", self._feeds.atom_open(named, hole(fragments.listing(listing, "updated"))))
        put("json-open", self._feeds.json_open(holed_listing(page, "json")))
        for feed, name in FEED_NAMES.items():
            change.pages[page_key(listing, name)] = Page(
                200, feeds.TYPES[name], (fragments.listing(listing, f"feed-{feed}"),)
            )

    def _members(self, page: ListingPage, snapshot: Snapshot, change: Change) -> None:
        listing, put = page.listing, change.fragments

        def key(part: str) -> str:
            return fragments.listing(listing, part)

        group = self._making.group(listing)
        if listing.kind == "corrected":
            shown = parts(snapshot.latest(group, LISTED_CORRECTED), fragments.CORRECTED)
            put[key("front")] = Run((key("top"), *shown, fragments.CORRECTED_CLOSE) if shown else (key("empty"),))
            return
        newest = snapshot.latest(group, LISTED + len(page.pinned))
        put[key("front")] = Run(self._front(page, newest))
        if listing.kind == "author":
            put[key("more")] = shelf_run(key("shelf"), newest[:SHELVED])
        put[key("updated")] = Leaf.of(self._updated(group, snapshot))
        buried = snapshot.buried(group, BURIED)
        for feed in fragments.FEEDS:
            put[key(f"feed-{feed}")] = self._feed(listing, feed, newest[:FED], buried)

    def _front(self, page: ListingPage, newest: Sequence[int]) -> tuple[str, ...]:
        listing = page.listing
        top, end, empty = (fragments.listing(listing, part) for part in ("top", "end", "empty"))
        if not newest:
            return (empty,)
        others = [id for id in newest if id not in page.pinned][: LISTED - len(page.pinned)]
        pins = parts(page.pinned, "card")
        between = (fragments.pins_end(listing.language),) if pins and others else ()
        return (top, *pins, *between, *parts(others, "card"), end)

    def _feed(self, listing: Listing, feed: str, ids: Sequence[int], buried: Sequence[int]) -> Run:
        shown = parts(ids, _STORY_IN_FEED[feed])
        if feed == "json":
            shown = tuple(key for each in shown for key in (fragments.JSON_BETWEEN, each))[1:]
        elif feed == "atom":
            shown = (*shown, *parts(buried, "deleted"))
        return Run((fragments.listing(listing, f"{feed}-open"), *shown, fragments.FEED_CLOSE[feed]))

    def _updated(self, group: list[Listing], snapshot: Snapshot) -> str:
        """When the list last changed: its newest story's time, where the newsroom is."""
        newest = max((at for listing in group if (at := snapshot.newest_before(listing, None)) is not None), default=0)
        there = datetime.fromtimestamp(newest // 1_000_000, UTC).astimezone(self._making.zone)
        return there.isoformat(timespec="seconds")
