"""How machines' pages are made: sitemaps, robots.txt, security.txt, the page about the API; and the search page, whose
results the edge fills in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from warta.press import api, fragments, robots, sitemaps
from warta.press.api import Api
from warta.press.archive_recipes import ArchiveRecipes
from warta.press.holes import hole, woven
from warta.press.making import Making, html_page, month_after
from warta.press.naming import holed_listing, listing_alternates
from warta.press.recipes import parts
from warta.press.render_search import opensearch, search_end, search_head, search_top, search_words
from warta.press.search_path import search_path
from warta.press.sitemaps import Sitemaps
from warta.press.source import ListingPage
from warta.press.store import Snapshot
from warta.press.stored import Change, Leaf, Page, Run

OPENSEARCH = "opensearch.xml"
OPENSEARCH_TYPE = "application/opensearchdescription+xml; charset=utf-8"


class MachineRecipes:
    def __init__(self, making: Making, archives: ArchiveRecipes) -> None:
        self._making = making
        self._archives = archives
        self._sitemaps = Sitemaps(making.writer)
        self._api = Api(making.writer)

    def house(self, change: Change) -> None:
        """What hangs on the site's own words and on which sections there are."""
        put, pages, site = change.fragments, change.pages, self._making.site
        put[fragments.SITEMAP_OPEN] = Leaf.of(sitemaps.OPEN)
        put[fragments.SITEMAP_NEWS_OPEN] = Leaf.of(sitemaps.NEWS_OPEN)
        put[fragments.SITEMAP_CLOSE] = Leaf.of(sitemaps.CLOSE)
        put[fragments.ROBOTS] = Leaf.of(robots.robots_txt(site))
        pages[robots.ROBOTS] = Page(200, robots.TYPE, (fragments.ROBOTS,))
        listed = self._listed()
        locations = "".join(self._sitemaps.listing(holed_listing(page), listing_alternates(page)) for page in listed)
        put[fragments.SITEMAP_LISTINGS] = woven(sitemaps.OPEN + locations + sitemaps.CLOSE)
        pages[f"/{sitemaps.LISTINGS}"] = Page(200, sitemaps.TYPE, (fragments.SITEMAP_LISTINGS,))
        main = site.faces[0].language
        put[fragments.API_HEAD] = woven(self._api.head(main))
        put[fragments.API] = woven(self._api.index(main, [holed_listing(page) for page in listed]))
        pages[api.INDEX] = html_page(fragments.API_HEAD, main, fragments.API, beside=True)
        self._search(listed, change)

    def _listed(self) -> list[ListingPage]:
        """Fronts and sections, the fronts first."""
        listings = [each for each in self._making.source.fixed_listings() if each.kind in ("front", "section")]
        found = [self._making.page(each) for each in sorted(listings)]
        return [page for page in found if page is not None]

    def _search(self, listed: list[ListingPage], change: Change) -> None:
        render, put = self._making.render, change.fragments
        for face in self._making.site.faces:
            language = face.language
            sections = [
                (
                    ".".join(str(each.id) for each in self._making.group(page.listing)),
                    hole(fragments.listing(page.listing, "name")),
                )
                for page in listed
                if page.listing.kind == "section" and page.listing.language == language
            ]
            head, top, end, words, description = (
                fragments.search(language, part) for part in ("head", "top", "end", "words", "description")
            )
            put[head] = woven(search_head(render, language))
            put[top] = woven(search_top(render, language, sections))
            put[end] = woven(search_end(render, language))
            put[words] = Leaf.of(search_words(render, language))
            put[description] = woven(opensearch(render, language))
            path = search_path(face.path, language)
            change.pages[path] = html_page(head, language, top, end, beside=True)
            change.pages[f"{face.path}{OPENSEARCH}"] = Page(200, OPENSEARCH_TYPE, (description,))

    def months(self, months: Collection[date], snapshot: Snapshot, change: Change) -> None:
        """The sitemaps of these months, the news sitemap, and the index."""
        fronts, put, pages = self._making.fronts, change.fragments, change.pages
        for month in months:
            since, until = self._making.begins(month), self._making.begins(month_after(month))
            ids = snapshot.between(fronts, since, until)
            key = fragments.sitemap(month)
            path = f"/{sitemaps.month_name(month.year, month.month)}"
            run = Run((fragments.SITEMAP_OPEN, *parts(ids, "location"), fragments.SITEMAP_CLOSE))
            put[key] = run if ids else None
            pages[path] = Page(200, sitemaps.TYPE, (key,)) if ids else None
        newest = snapshot.latest(fronts, sitemaps.NEWEST)
        put[fragments.SITEMAP_NEWS] = Run(
            (fragments.SITEMAP_NEWS_OPEN, *parts(newest, "news"), fragments.SITEMAP_CLOSE)
        )
        pages[f"/{sitemaps.NEWS}"] = Page(200, sitemaps.TYPE, (fragments.SITEMAP_NEWS,))
        all_months = [(month.year, month.month) for month in self._archives.months(fronts, snapshot)]
        put[fragments.SITEMAP_INDEX] = woven(self._sitemaps.index(all_months))
        pages[f"/{sitemaps.INDEX}"] = Page(200, sitemaps.TYPE, (fragments.SITEMAP_INDEX,))
        self.security(snapshot, change)

    def security(self, snapshot: Snapshot, change: Change) -> None:
        found = [at for front in self._making.fronts if (at := snapshot.newest_before(front, None)) is not None]
        newest = datetime.fromtimestamp(max(found, default=0) / 1_000_000, UTC)
        text = robots.security_txt(self._making.site, newest) if found else ""
        change.fragments[fragments.SECURITY] = Leaf.of(text) if text else None
        change.pages[robots.SECURITY] = Page(200, robots.TYPE, (fragments.SECURITY,)) if text else None
