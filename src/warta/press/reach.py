"""Which addresses of readers an edition changed: what a cache in front of the site is to throw away.

Pure: it looks at what the edition wrote (``Snapshot.written_since``) and at the edition itself. It may name an address
that did not change, never miss one that did. Where no bound can be given, as when something is called something else on
every page that names it, it says that everything changed.

Pages are named twice: by address, and by *key*. A page's keys (``keys_of``) are the owners of the fragments that it
names itself: ``story/7``, ``section/3/id``, ``site``. One kind of page is named by its key alone: *More from* an author
stands below all of the author's stories, and is one run (``author/5/id``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from warta.press import api, robots, sitemaps
from warta.press.feeds import ATOM, JSON, RSS
from warta.press.fragments import FEEDS
from warta.press.impact import SHELVED
from warta.press.source import Facts, Listing, ListingKind, Site
from warta.press.store import Snapshot
from warta.press.stored import Page, Written

EVERYTHING = "everything"
"""The key of all pages."""

_LISTINGS = ("front", "section", "author", "tag", "corrected")
_FEEDS = (RSS, ATOM, JSON)
_IN_FEEDS = frozenset({"item", "entry", "json", "deleted"})
_ON_PAGE = frozenset({"head", "body", "talk", "related", "more", "gone", "gone-head"})
_ON_CHANGES = frozenset({"changes", "changes-head"})
_OF_LISTING = frozenset({"head", "top", "end", "empty", "front", "shelf", "more", "archive", "archive-head"})
_OF_FEEDS = frozenset({"updated", *(f"feed-{feed}" for feed in FEEDS), *(f"{feed}-open" for feed in FEEDS)})
_SITEMAPS = {"index": sitemaps.INDEX, "news": sitemaps.NEWS, "listings": sitemaps.LISTINGS}
_MACHINES = {"robots": robots.ROBOTS, "security": robots.SECURITY, "api": api.INDEX, "api-head": api.INDEX}
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")

Stories = Callable[[Collection[int]], Iterable[int]]
Group = Callable[[Listing], Iterable[Listing]]
Thing = tuple[str, int]


class Reach(msgspec.Struct):
    """What an edition changed. Where it is everything, ``urls`` says no more than which feeds there are."""

    urls: set[str] = msgspec.field(default_factory=set)
    """Paths, as ``/dunia/nato-…/``."""
    keys: set[str] = msgspec.field(default_factory=set)

    @property
    def everything(self) -> bool:
        return EVERYTHING in self.keys

    @property
    def feeds(self) -> list[str]:
        return sorted(url for url in self.urls if url.rpartition("/")[2] in _FEEDS)


class _Unbounded(Exception):  # noqa: N818
    """Something was written that any page may show."""


def reach(
    written: Written | None,
    snapshot: Snapshot,
    site: Site,
    *,
    showing: Stories,
    linking: Stories,
    group: Group,
    new: Collection[Thing] = (),
) -> Reach:
    """What was changed by what was written up to the snapshot's edition; None where that is not known.

    ``showing`` and ``linking`` find the stories that show some in *You may also like*, or link to them in their text.
    ``group`` is a listing with all that are one with it by merging. ``new`` is what no page named before: its name was
    written, and is news to nobody.
    """
    if written is None or written.everything:
        return _everything(snapshot, site)
    found = _Found(snapshot, site, showing, linking, group, new)
    try:
        found.read(written)
    except _Unbounded:
        return _everything(snapshot, site)
    return found.reach


def keys_of(page: Page) -> tuple[str, ...]:
    """The keys of a page, sorted: it is to be thrown away when one of them is named."""
    return tuple(sorted({_owner(key) for key in page.keys if not key.startswith("text:")}))


def _owner(key: str) -> str:
    kind, *rest = key.split("/")
    if kind in _LISTINGS and len(rest) >= 2:
        # A page of an archive is its month's or day's, so that the others need not go with it.
        size = 3 if len(rest) > 2 and _DAY.fullmatch(rest[2]) else 2
        return "/".join((kind, *rest[:size]))
    return f"{kind}/{rest[0]}" if kind == "story" and rest else kind


def _everything(snapshot: Snapshot, site: Site) -> Reach:
    found = Reach(keys={EVERYTHING})
    for listing in {each for each in snapshot.listings_with_stories() if each.kind in ("front", "section")}:
        path = snapshot.text(f"{listing.key}/path")
        found.urls.update(f"{path}{feed}" for feed in _FEEDS if path)
    return found


class _Found:
    def __init__(
        self,
        snapshot: Snapshot,
        site: Site,
        showing: Stories,
        linking: Stories,
        group: Group,
        new: Collection[Thing],
    ) -> None:
        self.reach = Reach()
        self._snapshot, self._site = snapshot, site
        self._zone = ZoneInfo(site.time_zone)
        self._showing, self._linking, self._group, self._new = showing, linking, group, new

    def read(self, written: Written) -> None:
        parts: dict[int, set[str]] = {}
        for key in written.fragments:
            kind, *rest = key.split("/")
            if kind == "story":
                parts.setdefault(int(rest[0]), set()).add(rest[1])
            elif kind in _LISTINGS:
                self._listing_fragment(kind, rest)  # type: ignore[arg-type]
            else:
                self._other_fragment(kind, rest)
        for key in written.folders:
            self._folder(key)
        for key in written.pages:
            self._page(key)
        cards = {id for id, some in parts.items() if some & {"card", "path"}}
        if cards:
            self._pages_of(self._showing(cards))
        moved = {id for id, some in parts.items() if "path" in some}
        if moved:
            for id in self._linking(moved):
                self._story(id, {*_ON_PAGE, *_IN_FEEDS})
        for id, some in parts.items():
            self._story(id, some)

    # What was written.

    def _other_fragment(self, kind: str, rest: list[str]) -> None:
        if kind == "sitemap" and (name := self._sitemap(rest)):
            self._url(f"/{name}", kind)
        elif kind == "machines" and rest[0] in _MACHINES:
            self._url(_MACHINES[rest[0]], kind)
        elif not (kind == "agency" and (kind, int(rest[0])) in self._new):
            raise _Unbounded

    @staticmethod
    def _sitemap(rest: list[str]) -> str | None:
        if _DAY.fullmatch(rest[0]):
            return sitemaps.month_name(int(rest[0][:4]), int(rest[0][5:]))
        return _SITEMAPS.get(rest[0])

    def _listing_fragment(self, kind: ListingKind, rest: list[str]) -> None:
        if len(rest) < 3:  # what all lists of the kind share
            raise _Unbounded
        listing, part = Listing(kind, int(rest[0]), rest[1]), rest[2]
        if _DAY.fullmatch(part):
            self._archive(listing, part)
        elif part in _OF_FEEDS:
            self.reach.keys.add(listing.key)
            self._feeds(listing)
        elif part in _OF_LISTING:
            self._list(listing)
        elif (kind, listing.id) not in self._new:  # how it is called, and where it stands
            raise _Unbounded

    def _folder(self, path: str) -> None:
        place = self._snapshot.place(path)
        kind, _, rest = ("", "", "") if place is None else place.listing.partition("/")
        if not rest or (kind, int(rest.partition("/")[0])) not in self._new:
            raise _Unbounded

    def _page(self, key: str) -> None:
        """A page came, went, or is made of other fragments."""
        if key.startswith("/"):
            self.reach.urls.add(key)
            return
        listing, _, name = key.partition(":")
        # Its stories and archive stand below where it is; what was merged keeps a folder of its own for them.
        for part in ("path", "folder"):
            path = self._snapshot.text(f"{listing}/{part}")
            if path:
                self.reach.urls.add(f"{path}{name}")

    # What shows it.

    def _story(self, id: int, parts: set[str]) -> None:
        self.reach.keys.add(f"story/{id}")
        if parts & {"json", "gone-json"}:
            self.reach.urls.add(api.story_path(id))
        facts = self._snapshot.facts(id)
        if facts is None:
            return  # where it was is among the pages that were written, as are the lists that it left
        every = "path" in parts
        if every or parts & _ON_PAGE:
            self._page_of(facts)
        if every or parts & _ON_CHANGES:
            changes = f"{facts.name}{self._site.face(facts.language).changes}/"
            self._page(f"{facts.section.key}:{changes}")
        if every:
            self.reach.urls.add(api.story_path(id))
            for other in facts.translations:
                self._story(other, {*_ON_PAGE, *_IN_FEEDS, "location"})
        if every or parts & _IN_FEEDS:
            for listing in facts.listings:
                self._feeds(listing)
        day = facts.published.astimezone(self._zone).date()
        if every or "card" in parts:
            self._cards(facts, day)
        if every or "line" in parts:
            for listing in facts.listings:
                self._archive(listing, f"{day:%Y-%m}")
        if every or "corrected" in parts:
            self._list(Listing("corrected", 0, facts.language))
        if every or "location" in parts:
            self._url(f"/{sitemaps.month_name(day.year, day.month)}", "sitemap")
        if every or "news" in parts:
            self._url(f"/{sitemaps.NEWS}", "sitemap")

    def _cards(self, facts: Facts, day: date) -> None:
        """Where lists show it, and *More from* its authors."""
        for listing in facts.listings:
            self._list(listing)
            if listing.kind == "front":
                self._archive(listing, f"{day:%Y-%m-%d}")
            elif listing.kind == "author":
                self._pages_of(self._snapshot.latest(self._group(listing), SHELVED + 1))

    def _pages_of(self, stories: Iterable[int]) -> None:
        for id in stories:
            facts = self._snapshot.facts(id)
            if facts is not None:
                self._page_of(facts)

    def _page_of(self, facts: Facts) -> None:
        self.reach.keys.add(f"story/{facts.id}")
        self._page(f"{facts.section.key}:{facts.name}")

    def _list(self, listing: Listing) -> None:
        self.reach.keys.update(each.key for each in self._group(listing))
        self._page(f"{listing.key}:")
        if listing.kind != "corrected":
            self._page(f"{listing.key}:{self._site.face(listing.language).archive}/")

    def _feeds(self, listing: Listing) -> None:
        for feed in _FEEDS:
            self._page(f"{listing.key}:{feed}")

    def _archive(self, listing: Listing, day: str) -> None:
        """A month of it; or a day, with its month, which may show the day's lines."""
        if len(day) > 7:
            self._archive(listing, day[:7])
        self.reach.keys.update(f"{each.key}/{day}" for each in self._group(listing))
        step = self._site.face(listing.language).archive
        below = day.replace("-", "/")
        for each in self._group(listing):
            self._page(f"{each.key}:{step}/{below}/")

    def _url(self, path: str, key: str) -> None:
        self.reach.urls.add(path)
        self.reach.keys.add(key)
