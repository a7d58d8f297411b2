"""What all recipes of one edition share: the newsroom that they ask, who writes the leaves, and a page's frame."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from warta.press import fragments
from warta.press.clean import clean
from warta.press.render import Renderer
from warta.press.source import Listing, ListingPage, Source
from warta.press.stored import Fragment, Page

HTML = "text/html; charset=utf-8"


class Making:
    """One edition in the making."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.site = clean(source.site())
        self.zone = ZoneInfo(self.site.time_zone)
        self.render = Renderer(self.site)
        self.writer = self.render.writer
        self._pages: dict[Listing, ListingPage | None] = {}

    def page(self, listing: Listing) -> ListingPage | None:
        """What the newsroom says of a listing; asked once."""
        if listing not in self._pages:
            page = self.source.listing_page(listing)
            self._pages[listing] = page and clean(page)
        return self._pages[listing]

    def group(self, listing: Listing) -> list[Listing]:
        """A listing with all that were merged into it."""
        page = self.page(listing)
        return [listing] if page is None else [listing, *page.includes]

    @cached_property
    def fronts(self) -> list[Listing]:
        return [listing for listing in self.source.fixed_listings() if listing.kind == "front"]

    def day(self, at: datetime) -> date:
        """The day of a moment, where the newsroom is."""
        return at.astimezone(self.zone).date()

    def begins(self, day: date) -> datetime:
        """When a day begins there."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)

    def language(self, language: str) -> str:
        """The language of the face in which a page of this language stands."""
        return self.site.face(language).language


def frame(head: str, language: str, *middle: str, beside: bool = False) -> tuple[str, ...]:
    """The keys of an HTML page: what every page begins and ends with, around what is its own; with the second style
    sheet where it is asked for."""
    sheets = (fragments.STYLE, fragments.STYLE_BESIDE) if beside else (fragments.STYLE,)
    words = fragments.site
    return (head, words("head", language), *sheets, words("header", language), *middle, words("footer", language))


def html_page(head: str, language: str, *middle: str, status: int = 200, beside: bool = False) -> Page:
    return Page(status, HTML, frame(head, language, *middle, beside=beside))


def put_or_take_out(entries: dict[str, Fragment | None], made: dict[str, Fragment], names: Iterable[str]) -> None:
    """Write what was made, and take out what has these names and was not."""
    entries.update({name: made.get(name) for name in names})
    entries.update(made)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)
