"""How a list's archive is made: the index of its months, a page a month and, for a front page, a page a day.

What stands in it for a day is a weave of its own: its words, with holes for the lines or cards of its stories. So a
story that is called something else changes nothing here, and a new one changes its day; its month is written again only
where that is the first story of the day, or was the last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from warta.press import archives, fragments
from warta.press.archives import Archives, Month
from warta.press.holes import hole, woven
from warta.press.making import Making, html_page, month_after, month_of
from warta.press.naming import holed_listing
from warta.press.source import Listing, ListingPage
from warta.press.store import Snapshot
from warta.press.stored import Change, page_key

ARCHIVED = ("front", "section", "author", "tag")
"""Kinds of lists that have an archive."""
_A_DAY = timedelta(days=1)


class ArchiveRecipes:
    def __init__(self, making: Making) -> None:
        self._making = making
        self._archives = Archives(making.writer)

    def everything(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """The whole archive of a list."""
        if listing.kind in ARCHIVED and (page := self._page(listing)) is not None:
            self.index(listing, snapshot, change)
            for month in self._months(listing, snapshot):
                self._month(page, month, snapshot, change)
                for day in self._days(listing, month, snapshot):
                    self._day(page, day, snapshot, change)

    def days(self, listing: Listing, days: Collection[date], snapshot: Snapshot, change: Change) -> None:
        """What of a list's archive changes with stories of these days: the days; their months, where a day came or
        went; and the neighbours of what came or went, which lead to it. Of a list that is gone nothing is left."""
        if listing.kind not in ARCHIVED:
            return
        page = self._page(listing)
        if page is None:
            self._remove(listing, days, change)
            return
        moved = [day for day in days if self._came_or_went(listing, day, snapshot)]
        near = self._near_days(listing, moved, snapshot) if listing.kind == "front" else ()
        for day in sorted({*days, *near}):
            self._day(page, day, snapshot, change)
        months = {month_of(day) for day in moved}
        turned = [month for month in months if self._month_came_or_went(listing, month, snapshot)]
        for month in sorted({*months, *self._near_months(listing, turned, snapshot)}):
            self._month(page, month, snapshot, change)
        if turned or not self._there(listing, self._archives.name(listing.language), snapshot):
            self.index(listing, snapshot, change)

    def _page(self, listing: Listing) -> ListingPage | None:
        page = self._making.page(listing)
        return page and holed_listing(page)

    def index(self, listing: Listing, snapshot: Snapshot, change: Change) -> None:
        """The months in which a list has stories; none of it where there is no such list, or it has no page."""
        if listing.kind not in ARCHIVED:
            return
        page = self._page(listing)
        months = [] if page is None else list(self._months(listing, snapshot))
        head, body = (fragments.listing(listing, part) for part in ("archive-head", "archive"))
        key = page_key(listing, self._archives.name(listing.language))
        if page is None or (not months and listing.kind in ("author", "tag")):
            change.fragments |= {head: None, body: None}
            change.pages[key] = None
            return
        change.fragments[head] = woven(self._archives.index_head(page))
        change.fragments[body] = woven(self._archives.index(page, [_month(each) for each in months]))
        change.pages[key] = html_page(head, listing.language, body, beside=True)

    def _month(self, page: ListingPage, month: date, snapshot: Snapshot, change: Change) -> None:
        listing, language = page.listing, page.listing.language
        head, body = (fragments.month(listing, month, part) for part in ("head", "body"))
        key = page_key(listing, self._archives.name(language, month=month))
        days = self._days(listing, month, snapshot)
        if not days:
            change.fragments |= {head: None, body: None}
            change.pages[key] = None
            return
        this = _month(month)
        before, after = (None if at is None else _month(at) for at in self._neighbours(listing, month, snapshot))
        change.fragments[head] = woven(self._archives.month_head(page, this))
        of_days = {day: hole(fragments.day(listing, day, _part(listing))) for day in days}
        if listing.kind == "front":
            text = self._archives.calendar(page, this, of_days, before, after)
        else:
            opening = self._archives.month_open(page, this, before, after)
            text = f"{opening}{''.join(of_days.values())}{archives.MONTH_CLOSE}"
        change.fragments[body] = woven(text)
        change.pages[key] = html_page(head, language, body, beside=True)

    def _day(self, page: ListingPage, day: date, snapshot: Snapshot, change: Change) -> None:
        """What stands for a day in its month and, of a front page, the page of the day."""
        listing, language = page.listing, page.listing.language
        stories = self._stories(listing, day, snapshot)
        of_day = fragments.day(listing, day, _part(listing))
        if listing.kind == "front":
            change.fragments[of_day] = woven(self._archives.cell(page, day, len(stories))) if stories else None
            self._day_page(page, day, stories, snapshot, change)
            return
        lines = "".join(hole(fragments.story(id, "line")) for id in stories)
        text = f"{self._archives.day_open(language, day)}{lines}{archives.DAY_CLOSE}"
        change.fragments[of_day] = woven(text) if stories else None

    def _day_page(self, page: ListingPage, day: date, stories: list[int], snapshot: Snapshot, change: Change) -> None:
        listing, language = page.listing, page.listing.language
        head, body = (fragments.day(listing, day, part) for part in ("head", "body"))
        key = page_key(listing, self._archives.name(language, day))
        if not stories:
            change.fragments |= {head: None, body: None}
            change.pages[key] = None
            return
        before = self._day_before(listing, day, snapshot)
        after = self._day_from(listing, day + _A_DAY, snapshot)
        cards = "".join(hole(fragments.story(id, "card")) for id in stories)
        opening = self._archives.day_page_open(page, day, before, after)
        change.fragments[head] = woven(self._archives.day_head(page, day))
        change.fragments[body] = woven(f"{opening}{cards}{archives.DAY_PAGE_CLOSE}")
        change.pages[key] = html_page(head, language, body, beside=True)

    def _remove(self, listing: Listing, days: Collection[date], change: Change) -> None:
        language = listing.language
        names, keys = [], []
        for month in {month_of(day) for day in days}:
            names.append(self._archives.name(language, month=month))
            keys += [fragments.month(listing, month, part) for part in ("head", "body")]
        for day in days:
            names.append(self._archives.name(language, day))
            keys += [fragments.day(listing, day, part) for part in ("head", "body", _part(listing))]
        change.fragments |= dict.fromkeys(keys, None)
        change.pages |= dict.fromkeys((page_key(listing, name) for name in names), None)

    # When a list has stories.

    def _stories(self, listing: Listing, day: date, snapshot: Snapshot) -> list[int]:
        """The stories of a day, newest first."""
        since, until = self._making.begins(day), self._making.begins(day + _A_DAY)
        return snapshot.between(self._making.group(listing), since, until)

    def moved(self, listing: Listing, snapshot: Snapshot) -> set[date]:
        """The days on which the list itself has stories, for when they go to another list or come back."""
        found, before = set(), None
        while (day := self._newest_day([listing], before, snapshot)) is not None:
            found.add(day)
            before = day
        return found

    def months(self, listings: Collection[Listing], snapshot: Snapshot) -> Iterator[date]:
        """The months in which any of these has stories, the newest first."""
        before: date | None = None
        while (day := self._newest_day(listings, before, snapshot)) is not None:
            before = month_of(day)
            yield before

    def _months(self, listing: Listing, snapshot: Snapshot) -> Iterator[date]:
        return self.months(self._making.group(listing), snapshot)

    def _days(self, listing: Listing, month: date, snapshot: Snapshot) -> list[date]:
        """The days of a month on which the list has stories, the newest first."""
        found = []
        day = self._day_before(listing, month_after(month), snapshot)
        while day is not None and day >= month:
            found.append(day)
            day = self._day_before(listing, day, snapshot)
        return found

    def _neighbours(self, listing: Listing, month: date, snapshot: Snapshot) -> tuple[date | None, date | None]:
        """The nearest months that have stories, before and after."""
        before = self._day_before(listing, month, snapshot)
        after = self._day_from(listing, month_after(month), snapshot)
        return before and month_of(before), after and month_of(after)

    def _near_days(self, listing: Listing, days: Collection[date], snapshot: Snapshot) -> Iterator[date]:
        for day in days:
            near = (self._day_before(listing, day, snapshot), self._day_from(listing, day + _A_DAY, snapshot))
            yield from (each for each in near if each is not None)

    def _near_months(self, listing: Listing, months: Iterable[date], snapshot: Snapshot) -> Iterator[date]:
        for month in months:
            yield from (each for each in self._neighbours(listing, month, snapshot) if each is not None)

    def _came_or_went(self, listing: Listing, day: date, snapshot: Snapshot) -> bool:
        was_there = snapshot.fragment(fragments.day(listing, day, _part(listing))) is not None
        return was_there != self._any(listing, day, day + _A_DAY, snapshot)

    def _month_came_or_went(self, listing: Listing, month: date, snapshot: Snapshot) -> bool:
        was_there = self._there(listing, self._archives.name(listing.language, month=month), snapshot)
        return was_there != self._any(listing, month, month_after(month), snapshot)

    def _any(self, listing: Listing, since: date, until: date, snapshot: Snapshot) -> bool:
        """Whether the list has a story on these days."""
        newest = self._day_before(listing, until, snapshot)
        return newest is not None and newest >= since

    @staticmethod
    def _there(listing: Listing, name: str, snapshot: Snapshot) -> bool:
        """Whether the last edition has this page."""
        return snapshot.stored_page(page_key(listing, name)) is not None

    def _day_before(self, listing: Listing, day: date, snapshot: Snapshot) -> date | None:
        """The nearest day before this one on which the list has a story."""
        return self._newest_day(self._making.group(listing), day, snapshot)

    def _newest_day(self, listings: Collection[Listing], before: date | None, snapshot: Snapshot) -> date | None:
        until = None if before is None else self._making.begins(before)
        found = (snapshot.newest_before(each, until) for each in listings)
        return max((self._date(moment) for moment in found if moment is not None), default=None)

    def _day_from(self, listing: Listing, day: date, snapshot: Snapshot) -> date | None:
        """The nearest day, from this one on, on which the list has a story."""
        found = (snapshot.oldest_from(each, self._making.begins(day)) for each in self._making.group(listing))
        return min((self._date(moment) for moment in found if moment is not None), default=None)

    def _date(self, moment: int) -> date:
        return self._making.day(datetime.fromtimestamp(moment / 1_000_000, UTC))


def _month(day: date) -> Month:
    return Month(day.year, day.month)


def _part(listing: Listing) -> str:
    """What stands for a day in its month: a cell of the front's calendar, lines everywhere else."""
    return "cell" if listing.kind == "front" else "lines"
