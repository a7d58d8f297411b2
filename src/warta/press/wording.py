"""What the page says in its own words, language by language: catalogues, plural forms, dates, names of languages.

The catalogues are ``locale/<language>/LC_MESSAGES/warta.po`` and are read as they are. A language without one is
not guessed at: asking for it is a ``LookupError`` that names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_timezone_name
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from markupsafe import Markup, escape

from warta.story import Dateline

CATALOGUES = Path(__file__).with_name("locale")
DOMAIN = "warta"


class Wording:
    """The words of one language, and its way of writing dates in one time zone."""

    def __init__(self, language: str, time_zone: ZoneInfo, folder: Path = CATALOGUES) -> None:
        self.language = language
        self._zone = time_zone
        self._zone_names: dict[tuple[timedelta | None, timedelta | None], str] = {}
        self._locale, catalogue = _catalogue(language, folder)
        self.gettext = catalogue.gettext
        self.ngettext = catalogue.ngettext

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self._locale.text_direction)

    def local(self, moment: datetime) -> str:
        """For machines: ISO 8601 in the newsroom's time zone, whole seconds."""
        return moment.astimezone(self._zone).isoformat(timespec="seconds")

    def day(self, day: date) -> str:
        """``Jumat, 5 Juli 2024``: a day has no zero in front of it in running text, whatever CLDR's pattern says."""
        pattern = str(self._locale.date_formats["full"]).replace("dd", "d")
        return _date(day, pattern, self._locale)

    def month(self, first: date) -> str:
        """``Juli 2024``."""
        return str(format_skeleton("yMMMM", first, locale=self._locale))

    def month_name(self, first: date) -> str:
        """``Juli``, as it stands by itself."""
        return _date(first, "LLLL", self._locale)

    def date(self, day: date) -> str:
        """``5 Juli 2024``."""
        return _date(day, "long", self._locale)

    def short_date(self, moment: datetime) -> str:
        """``5 Jul 2024``, the day it was in the newsroom."""
        return _date(self.there(moment).date(), "medium", self._locale)

    def weekdays(self) -> list[tuple[int, str, str]]:
        """The days of the week in this language's order, each with its number (Monday is 0), its short name and
        its whole one."""
        order = [(self._locale.first_week_day + step) % 7 for step in range(7)]
        short = get_day_names("abbreviated", "stand-alone", self._locale)
        whole = get_day_names("wide", "stand-alone", self._locale)
        return [(number, str(short[number]), str(whole[number])) for number in order]

    def there(self, moment: datetime) -> datetime:
        """The moment by the newsroom's clock: its day is the day a story belongs to."""
        return moment.astimezone(self._zone)

    def clock(self, moment: datetime) -> str:
        """``14.30``."""
        return _time(self.there(moment), self._locale)

    def moment(self, moment: datetime) -> str:
        """``5 Juli 2024, 14.30 WIB``."""
        there = self.there(moment)
        return self.gettext("%(date)s, %(time)s") % {
            "date": _date(there.date(), "long", self._locale),
            "time": f"{_time(there, self._locale)} {self._zone_name(there)}",
        }

    def _zone_name(self, there: datetime) -> str:
        """The zone's short name where the language has one (WIB), otherwise its distance (GMT+7)."""
        season = (there.utcoffset(), there.dst())
        if season not in self._zone_names:
            self._zone_names[season] = self._zone_name_in(there)
        return self._zone_names[season]

    def _zone_name_in(self, there: datetime) -> str:
        name = str(get_timezone_name(there, width="short", locale=self._locale))
        if name[:1].isalpha():
            return name
        minutes = int((there.utcoffset() or timedelta()).total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        distance = ("−" if minutes < 0 else "+") + str(hours) + (f":{rest:02}" if rest else "")
        return str(self._locale.zone_formats["gmt"] % distance)

    def number(self, value: int) -> str:
        return _number(value, self._locale)

    def names(self, names: Sequence[str]) -> Markup:
        """``A, B, dan C``; each name is text or finished markup."""
        return Markup(format_list([escape(name) for name in names], locale=self._locale))  # noqa: S704 - escaped here

    def language_name(self, tag: str) -> str:
        """What this language calls another: ``Inggris``. The tag itself where CLDR knows none."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def dateline(self, dateline: Dateline) -> str:
        """As text: ``Athena (ANTARA), 5 Juli 2024``. One whose parts nobody could read stays as it was written."""
        agency = f"({dateline.agency})" if dateline.agency else ""
        opening = " ".join(filter(None, (dateline.place, agency)))
        day = self.date(dateline.date) if dateline.date else ""
        return ", ".join(filter(None, (opening, day))) or dateline.text

    def reading(self, minutes: int) -> str:
        return self.ngettext("%(n)s min read", "%(n)s min read", minutes) % {"n": self.number(minutes)}

    def stories(self, count: int) -> str:
        return self.ngettext("%(n)s story", "%(n)s stories", count) % {"n": self.number(count)}

    def correction(self, kind: Literal["correction", "clarification", "update", "note"]) -> str:
        """What a note below a story is called."""
        match kind:
            case "correction":
                return self.gettext("Correction")
            case "clarification":
                return self.gettext("Clarification")
            case "update":
                return self.gettext("Update")
            case "note":
                return self.gettext("Editor’s note")

    def comments(self, count: int) -> str:
        if count == 0:
            return self.gettext("No comments yet")
        return self.ngettext("%(n)s comment", "%(n)s comments", count) % {"n": self.number(count)}


# Stories that are written together are of few days, of few lengths, and any of the minutes of a day.


@lru_cache(maxsize=512)
def _date(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


def _time(there: datetime, locale: Locale) -> str:
    return _minute(there.hour, there.minute, locale)


@lru_cache(maxsize=4096)
def _minute(hour: int, minute: int, locale: Locale) -> str:
    return format_time(time(hour, minute), "short", locale=locale)


@lru_cache(maxsize=512)
def _number(value: int, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale))


@cache
def _catalogue(language: str, folder: Path) -> tuple[Locale, Translations]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as problem:
        raise LookupError(_unsupported(language, folder)) from problem
    for name in (language, locale.language):
        source = folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"
        if source.is_file():
            compiled = BytesIO()
            with source.open("rb") as po:
                write_mo(compiled, read_po(po, locale=name.replace("-", "_")))
            compiled.seek(0)
            return locale, Translations(compiled)
    raise LookupError(_unsupported(language, folder))


def _unsupported(language: str, folder: Path) -> str:
    known = ", ".join(sorted(path.parents[1].name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))
    return f'Pages cannot be written in the language "{language}": it has no wording. There is wording for: {known}.'
