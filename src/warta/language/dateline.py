"""The dateline: the words that open a story and say where it was filed, by which agency, and often when.

Each agency has its own way: "JAKARTA (ANTARA) -", "JAKARTA, KOMPAS —", "Jakarta, Beritasatu.com –",
"TEMPO.CO, Jakarta -", "LONDON, Nov 5 (Reuters) -", "WASHINGTON (AP) _", "MOSCOW, July 5. /TASS/.",
"(ANSA) - ROME, JUL 5 -". What they share is taken here; names of months come from the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from warta.language.agencies import agency_called
from warta.language.dates import days, resolve
from warta.language.packs import Pack, packs
from warta.language.reading import Span, WrittenDateline

_LONGEST = 120

_WORD = r"[^\W\d_][\w'’.-]*"
_NAME = rf"{_WORD}(?:[ /]{_WORD}){{0,4}}"
_DASH = r"(?:\s*(?:—|―|–|--|−)|\s+[-_])(?=[\s“\"”])\s*|\s*[—–](?=\w)"
_DATE = r"(?P<date>[^()/\[\]–—]{3,30}?)"

_SHAPES = [
    # LONDON, Nov 5 (Reuters) - · JAKARTA (ANTARA) - · CAIRO, Ill. (AP) — · New Delhi, Jul 5 (PTI)
    re.compile(
        rf"(?P<place>{_NAME}(?:, {_NAME})?)(?:,? {_DATE})? ?"
        rf"[(\[](?P<agency>[^()\[\]\d]{{2,40}})[)\]](?P<dash>,? ?[.,]?{_DASH})?"
    ),
    # MOSCOW, July 5. /TASS/.
    re.compile(rf"(?P<place>{_NAME})(?:,? {_DATE})?\.? /(?P<agency>[^/\d]{{2,40}})/\.?(?P<dash>{_DASH}|\s+)"),
    # JAKARTA, 5 Juli (ANTARA) is above; (ANSA) - ROME, JUL 5 -
    re.compile(rf"[(\[](?P<agency>[^()\[\]\d]{{2,40}})[)\]]{_DASH}(?P<place>{_NAME})(?:,? {_DATE})?(?P<dash>{_DASH})"),
    # JAKARTA, KOMPAS — · Jakarta, Beritasatu.com – · TEMPO.CO, Jakarta -
    re.compile(rf"(?P<first>{_NAME}), ?(?P<second>{_NAME})(?P<dash>{_DASH})"),
    # JAKARTA — · KOMPAS.com - · JAKARTA, 5 Juli -
    re.compile(rf"(?P<first>{_NAME})(?:, {_DATE})?(?P<dash>{_DASH})"),
    # July 5 (UPI) --
    re.compile(rf"{_DATE} ?[(\[](?P<agency>[^()\[\]\d]{{2,40}})[)\]](?P<dash>{_DASH})"),
]
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|co\.id|id|net|org|news|tv|info)", re.IGNORECASE)


def dateline(
    text: str, paragraph: Span, pack: Pack | None, *, published: date | None, today: date
) -> WrittenDateline | None:
    """The dateline that this paragraph opens with, if it does.

    Its date is the one that it gives; where it gives none, the day in the lead that is told by weekday, day and month
    ("Jumat (5/7)"), if the weekday is true and it is not after publication.
    """
    for shape in _SHAPES:
        match = shape.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
        if match is None:
            continue
        parts = _parts(match)
        if parts is None:
            continue
        place, agency = parts
        own_date = match.groupdict().get("date")
        when = None
        if own_date:
            when = _date_within(text, pack, *match.span("date"), published=published, today=today)
            if not _is_date(text, *match.span("date")):
                continue
        elif pack is not None:
            when = _date_of_lead(text, pack, match.end(), paragraph.end, published=published, today=today)
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        return WrittenDateline(place, agency, when, text[match.start() : end], match.start(), end)
    return None


def _parts(match: re.Match[str]) -> tuple[str, str] | None:
    """Place and agency, or None where the words are no dateline after all."""
    found = match.groupdict()
    if "first" not in found:
        place, agency = found.get("place") or "", found["agency"].strip()
        known = agency_called(agency)
        if not found["dash"] and not (known and found.get("date")):
            return None
        if known is None and not (_is_outlet(agency) or _looks_like_agency(agency)):
            return None
        return place, known.name if known else agency
    first, second = found["first"], found.get("second")
    if second is None:
        if _is_outlet(first):
            return "", _name_of(first)
        return (first, "") if _is_capitals(first) or (found.get("date") and first[0].isupper()) else None
    if _is_outlet(second):
        return first, _name_of(second)
    if _is_outlet(first):
        return second, _name_of(first)
    return (first, "") if _is_capitals(first) else None


def _name_of(outlet: str) -> str:
    known = agency_called(outlet)
    return known.name if known else outlet


def _is_outlet(name: str) -> bool:
    """Whether a name is one of an agency, a paper or a site, and cannot be a place."""
    return bool(agency_called(name) or name.casefold() in _outlets() or _SITE.fullmatch(name))


def _looks_like_agency(name: str) -> bool:
    """A name in brackets that we do not know: capitals, or words that begin with them ("Kantor Berita Warta")."""
    return len(name) <= 30 and name[0].isalpha() and (name.isupper() or all(word[0].isupper() for word in name.split()))


def _is_capitals(place: str) -> bool:
    return place.isupper() and len(place) >= 4


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether these words between place and agency are a date in any of our languages, or a weekday."""
    words = text[start:end].strip(" .,")
    return any(any(True for _ in days(text, pack, start, end)) for pack in packs().values()) or words in _weekdays()


def _date_within(
    text: str, pack: Pack | None, start: int, end: int, *, published: date | None, today: date
) -> date | None:
    for each in [pack] if pack else packs().values():
        for day in days(text, each, start, end):
            return resolve(day, published=published, today=today)
    return None


def _date_of_lead(text: str, pack: Pack, start: int, end: int, *, published: date | None, today: date) -> date | None:
    for day in days(text, pack, start, min(end, start + 1_000)):
        if day.weekday is not None and day.day is not None:
            when = resolve(day, published=published, today=today)
            is_true = when is not None and when.weekday() == day.weekday and when <= (published or today)
            return when if is_true else None
    return None


@cache
def _outlets() -> frozenset[str]:
    return frozenset(_folded(outlet for pack in packs().values() for outlet in pack.outlets))


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for pack in packs().values() for names in pack.calendar.weekdays for name in names)


def _folded(names: Iterable[str]) -> Iterable[str]:
    return (name.casefold() for name in names)
