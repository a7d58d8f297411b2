"""Older stories, by month and by day: pages whose members never shift.

A listing's archive has an index of its months, a page a month, and a page a day. The front page's month is a calendar
that leads to the days; a section's, an author's and a tag's names its stories there and then, a line each.

A listing comes with holes in place of its title and address (``naming.holed_listing``), so that an archive is not
written again when its section is called something else.

What changes with a story: its own line; the calendar or the run of its month; the run of its day; the index, which
counts. Where it is the first of its day or month, also the two neighbours, which lead to it.
"""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from markupsafe import Markup

from warta.press.source import ListingPage
from warta.press.writer import Writer
from warta.story import Story

DAY_CLOSE = "</ul>\n</section>\n"
"""What closes the lines of a day in a month."""
MONTH_CLOSE = "</div>\n"
DAY_PAGE_CLOSE = "</ul>\n</div>\n"


class Month(msgspec.Struct, frozen=True, order=True):
    """A month in which a listing has stories, and how many."""

    year: int
    month: int
    stories: int = 0

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)


class Archives:
    """The archive pages of one site."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._site = writer.site

    def name(self, language: str, day: date | None = None, *, month: date | None = None) -> str:
        """What stands below a listing's folder at the address of the archive, of a month of it or of a day:
        ``arsip/``, ``arsip/2026/11/``, ``arsip/2026/11/23/``."""
        step = f"{self._site.face(language).archive}/"
        if day is not None:
            return f"{step}{day:%Y/%m/%d}/"
        return f"{step}{month:%Y/%m}/" if month is not None else step

    # The index of months.

    def index_head(self, page: ListingPage) -> str:
        say = self._say(page)
        return self._head(page, self.name(say.language), say.gettext("Archive"), say.gettext("All stories, by month."))

    def index(self, page: ListingPage, months: Sequence[Month]) -> str:
        """``months`` are those that have stories, in any order."""
        newest = sorted(months, reverse=True)
        years = [
            (year, [(each, self._path(page, month=each.first)) for each in newest if each.year == year])
            for year in dict.fromkeys(each.year for each in newest)
        ]
        return self._write("archive_index.html", page, years=years)

    # A month.

    def month_head(self, page: ListingPage, month: Month) -> str:
        say = self._say(page)
        words = {"month": say.month(month.first)}
        return self._head(
            page,
            self.name(say.language, month=month.first),
            say.gettext("Archive of %(month)s") % words,
            say.gettext("Stories published in %(month)s.") % words,
        )

    def calendar(
        self,
        page: ListingPage,
        month: Month,
        cells: Mapping[date, str],
        before: Month | None = None,
        after: Month | None = None,
    ) -> str:
        """A month as a calendar. ``cells`` are what stands for the days that have stories (``cell``, or a hole for
        it); ``before`` and ``after`` are the nearest months that have any."""
        weekdays = self._say(page).weekdays()
        weeks = [
            [(day if day.month == month.month else None, Markup(cells.get(day, ""))) for day in week]  # noqa: S704
            for week in Calendar(weekdays[0][0]).monthdatescalendar(month.year, month.month)
        ]
        return self._month("archive_calendar.html", page, month, before, after, weekdays=weekdays, weeks=weeks)

    def cell(self, page: ListingPage, day: date, stories: int) -> str:
        """A day in the calendar of its month: the way to its page, and how many stories it has."""
        return self._write("archive_cell.html", page, day=day, count=stories, path=self._path(page, day))

    def month_open(
        self, page: ListingPage, month: Month, before: Month | None = None, after: Month | None = None
    ) -> str:
        """A month as lines. After this come, for each day, ``day_open``, its lines and ``DAY_CLOSE``; at last
        ``MONTH_CLOSE``."""
        return self._month("archive_month.html", page, month, before, after)

    def day_open(self, language: str, day: date) -> str:
        """The heading of a day's lines; the same in every listing of a language."""
        return self._writer.write("archive_day_lines.html", language, day=day)

    def line(self, story: Story) -> str:
        """A story in one line: when, and the headline."""
        return self._writer.write("line.html", story.language, story=story)

    # A day.

    def day_head(self, page: ListingPage, day: date) -> str:
        say = self._say(page)
        words = {"day": say.day(day)}
        return self._head(
            page,
            self.name(say.language, day),
            say.gettext("Archive of %(month)s") % {"month": say.date(day)},
            say.gettext("Stories published on %(day)s.") % words,
        )

    def day_page_open(self, page: ListingPage, day: date, before: date | None = None, after: date | None = None) -> str:
        """The page of a day: after this its cards, then ``DAY_PAGE_CLOSE``."""
        say = self._say(page)
        steps = self._steps([(each, say.date(each), self._path(page, each)) for each in (before, after) if each], day)
        crumbs = [
            (page.title, page.path),
            (say.gettext("Archive"), self._path(page)),
            (say.month(day), self._path(page, month=day)),
        ]
        return self._write("archive_day.html", page, day=day, crumbs=crumbs, **steps)

    def _month(
        self,
        template: str,
        page: ListingPage,
        month: Month,
        before: Month | None,
        after: Month | None,
        **values: Any,
    ) -> str:
        say = self._say(page)
        near = [each.first for each in (before, after) if each is not None]
        steps = self._steps([(each, say.month(each), self._path(page, month=each)) for each in near], month.first)
        crumbs = [(page.title, page.path), (say.gettext("Archive"), self._path(page))]
        return self._write(template, page, month=month, crumbs=crumbs, **steps, **values)

    @staticmethod
    def _steps(near: Sequence[tuple[date, str, str]], here: date) -> dict[str, Any]:
        """The neighbours as (words, address), by the side that they are on."""
        earlier = next(((words, path) for at, words, path in near if at < here), None)
        later = next(((words, path) for at, words, path in near if at > here), None)
        return {"earlier": earlier, "later": later}

    def _path(self, page: ListingPage, day: date | None = None, *, month: date | None = None) -> str:
        return f"{page.path}{self.name(page.listing.language, day, month=month)}"

    def _head(self, page: ListingPage, name: str, title: str, description: str) -> str:
        return self._writer.write(
            "archive_head.html",
            page.listing.language,
            kind="archive",
            title=title if page.listing.kind == "front" else f"{title} – {page.title}",
            description=description,
            path=f"{page.path}{name}",
            alternates=[],
            feeds=[],
            picture=None,
        )

    def _say(self, page: ListingPage) -> Any:
        return self._writer.say(page.listing.language)

    def _write(self, template: str, page: ListingPage, **values: Any) -> str:
        return self._writer.write(template, page.listing.language, page=page, **values)
