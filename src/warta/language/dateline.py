"""The dateline: the words that open a story and say where it was filed, by which agency, and often when.

Each agency has its own way: "JAKARTA (ANTARA) -", "JAKARTA, KOMPAS —", "Jakarta, Beritasatu.com –",
"TEMPO.CO, Jakarta -", "LONDON, Nov 5 (Reuters) -", "WASHINGTON (AP) _", "MOSCOW, July 5. /TASS/.",
"(ANSA) - ROME, JUL 5 -". What they share is taken here; names of months come from the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from warta.language.agencies import agency_in_dateline
from warta.language.credit import names_between
from warta.language.dates import Day, days, resolve
from warta.language.gazetteer import entity
from warta.language.packs import Pack, packs
from warta.language.reading import Span, WrittenDateline

_LONGEST = 120
_WORDS_UNLISTED = 2
"""Words of a place in capitals that nothing else speaks for; more are the heading of a paragraph."""

_DASH = r"(?:(?:\s*(?:—|―|–|---?|−)|\s+[-_])(?=[\s“\"”])\s*|\s*[—–](?=\w))"
_BEHIND_BRACKET = rf"[ ,.]{{0,2}}{_DASH}|[-_]\s+|--(?=\w)|\s?:\s+|\.\s+"
_AGENCY = r"(?P<agency>[^()\[\]/\d][^()\[\]\d]{1,39})"
_HEAD = r"(?P<head>[^\W_][^()\[\]—–―/]{1,70}?(?:/[^\W\d_][^()\[\]—–―/]{1,40}?)?)"

_SHAPES = [
    # LONDON, Nov 5 (Reuters) - · JAKARTA (ANTARA) - · CAIRO, Ill. (AP) — · New Delhi, Jul 5 (PTI) · July 5 (UPI) --
    # SURABAYA (Suara Karya): · Medan, (Analisa). · NEW YORK--(BUSINESS WIRE)--
    re.compile(rf"{_HEAD},? ?[(\[]{_AGENCY}[)\]](?P<dash>{_BEHIND_BRACKET})?"),
    # MOSCOW, July 5. /TASS/.
    re.compile(rf"{_HEAD},? ?/(?P<slashed>[^/\d]{{2,40}})/[ .]{{0,2}}(?P<dash>{_DASH})?"),
    # (ANSA) - ROME, JUL 5 -
    re.compile(rf"[(\[]{_AGENCY}[)\]]{_DASH}{_HEAD}(?P<dash>{_DASH})"),
    # (AP) — · (CNN)The
    re.compile(rf"[(\[]{_AGENCY}[)\]](?:(?P<dash>{_DASH})|(?=[^\W\d_a-z]))"),
    # jpnn.com - JAKARTA -
    re.compile(rf"(?P<site>[^\W_][\w.-]{{3,30}}){_DASH}(?P<head>[^\W\d_a-z][\w'’. /]{{2,40}}?)(?P<dash>{_DASH})"),
    # JAKARTA, KOMPAS — · Jakarta, Beritasatu.com – · TEMPO.CO, Jakarta - · JAKARTA — · JAKARTA, 5 Juli - ·
    # Accra, July 5, GNA – · SURYA.co.id | SURABAYA -
    re.compile(rf"{_HEAD}(?P<dash>{_DASH})"),
    # NEW DELHI, PTI: · KBRN, Jakarta: · KUALA LUMPUR:
    re.compile(r"(?P<head>[^\W\d_][^()\[\]—–―/:]{2,50}?)(?P<dash>\s?)(?P<colon>:\s+)"),
    # Liputan6.com, Jakarta Pemerintah … · Harianjogja.com, BANTUL-Pemerintah …
    re.compile(
        r"(?P<site>[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,4}), "
        r"(?P<head>[^\W\d_a-z][\w'’.]{2,20}(?: [^\W\d_a-z][\w'’.]{2,20})??)"
        r"(?P<dash>-|\s)(?=[“\"”]?[^\W\d_a-z])"
    ),
]
_PLACE_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|(?:de|da|do|del|der|di|du|la|le|el|al|am|an|of|the|and|dan)\b)"
_PLACE = re.compile(rf"(?![a-z]){_PLACE_WORD}(?:[ /]{_PLACE_WORD}){{0,5}}(?:, {_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}})?")
_LISTED = re.compile(r"(?P<first>.+?)(?:, | \| )(?P<second>.+)")
_OUTLET = re.compile(
    r"(?:Harian|Koran|Majalah|Radio|Radar|Tribun|Kantor Berita)\s.+"
    r"|(?:\S+\s)*?\w*(?:News|TV|Pos|Post|Times|Online|Media|Press|Herald)(?:\s\S+)?"
)
"""What an outlet is called that we do not know."""
_COLON_BEFORE = 60
"""Code points behind "KUALA LUMPUR:"; before less it heads a list of scores or of the weather."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|co\.id|id|net|org|news|tv|info)", re.IGNORECASE)


def dateline(
    text: str, paragraph: Span, pack: Pack | None, *, published: date | None, today: date
) -> WrittenDateline | None:
    """The dateline that this paragraph opens with, if it does.

    Its date is the one that it gives, a weekday alone being the last before publication. Where it gives none, it is
    the day in the lead that is told by weekday, day and month ("Jumat (5/7)"), if the weekday is true and the day is
    not after publication.
    """
    for shape in _SHAPES:
        match = shape.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
        if match is None:
            continue
        day, place, outlet = _taken_apart(text, match, pack)
        room = paragraph.end - match.end()
        parts = (place, outlet) if outlet else _parts(place, match, has_date=day is not None, room=room)
        if parts is None or (parts[0] and not _PLACE.fullmatch(parts[0])):
            continue
        when = None
        if isinstance(day, Day):
            when = resolve(day, published=published, today=today)
        elif day is not None and published is not None:
            when = _last(_weekdays()[day], published)
        elif day is None and pack is not None:
            when = _date_of_lead(text, pack, match.end(), paragraph.end, published=published, today=today)
        end = match.end()
        while text[end - 1].isspace():
            end -= 1
        return WrittenDateline(*parts, when, text[match.start() : end], match.start(), end)
    return None


def _last(weekday: int, published: date) -> date | None:
    """The last such weekday before publication, or the day itself."""
    ordinal = published.toordinal() - (published.weekday() - weekday) % 7
    return date.fromordinal(ordinal) if ordinal > 0 else None


def _taken_apart(text: str, match: re.Match[str], pack: Pack | None) -> tuple[Day | str | None, str, str]:
    """The head of a dateline: its date (a day, or the name of a weekday), what stands before it, and the outlet that
    stands behind it ("Accra, July 5, GNA")."""
    head = match.groupdict().get("head")
    if head is None:
        return None, "", ""
    start, end = match.span("head")
    # No date is without figures; most heads are, and need not be looked through in every language.
    has_figures = any(character.isdigit() for character in head)
    rest, _, last = head.rpartition(", ")
    behind = last.strip() if has_figures and is_outlet(last.strip()) else ""
    end = start + len(rest) if behind else end
    for each in dict.fromkeys([*([pack] if pack else []), *packs().values()]) if has_figures else ():
        for day in days(text, each, start, end):
            if not text[day.end : end].strip(" .,"):
                return day, text[start : day.start].strip(" ,"), _name_of(behind) if behind else ""
    before, _, last = head.rstrip(" .,").rpartition(" ")
    if last in _weekdays():
        return last, before.strip(" ,"), ""
    return None, head.rstrip(" ,-"), ""


def _parts(place: str, match: re.Match[str], *, has_date: bool, room: int) -> tuple[str, str] | None:
    """Place and agency, or None where the words are no dateline after all. ``room`` is how much stands behind them."""
    found = match.groupdict()
    if site := found.get("site"):
        return (place, _name_of(site)) if is_outlet(site) and _is_place(place) else None
    named = found.get("agency") or found.get("slashed")
    if named:
        agency = _agency_in(named.strip())
        return (
            (place, agency or named.strip()) if _is_bracketed(place, named, agency, found, has_date=has_date) else None
        )
    if not place:
        return None
    listed = _LISTED.fullmatch(place)
    first, second = (listed["first"], listed["second"]) if listed else (place, "")
    if is_outlet(second) or (_OUTLET.fullmatch(second) and not entity(second) and _is_place(first)):
        return first, _name_of(second)
    if is_outlet(first):
        return second, _name_of(first)
    following = match.string[match.end() : match.end() + 40]
    if following[:1].islower():
        return None
    if found.get("colon"):
        is_long = room >= _COLON_BEFORE
        return (first, "") if _is_place(first) and (has_date or (is_long and place.isupper())) else None
    if not (has_date or _stands_alone(first, following)):
        return None
    return (place if second.endswith(".") else first), ""


def _is_bracketed(place: str, named: str, agency: str | None, found: Mapping[str, str], *, has_date: bool) -> bool:
    """Whether an agency in brackets or between slashes, which may be one that we know, makes its words a dateline."""
    dash, slashed = found.get("dash"), found.get("slashed")
    if not place:
        return agency is not None and (bool(dash) or named.strip().isupper())
    if agency is None and (slashed or not _looks_like_agency(named)):
        return False
    if dash and any(sign in dash for sign in "—–-−_"):
        return True
    if agency is not None and (has_date or slashed):
        return True
    return bool(dash) and _is_place(place) and (agency is not None or ":" in (dash or ""))


def _agency_in(named: str) -> str | None:
    """The agency of "dpa", or the first one of "dpa/tmn", by the name that we write."""
    for name in (named, *(named[first:last] for first, last in names_between(named, 0, len(named)))):
        if is_outlet(name):
            return _name_of(name)
    return None


def _name_of(outlet: str) -> str:
    known = agency_in_dateline(outlet)
    return known.name if known else outlet


def is_outlet(name: str) -> bool:
    """Whether a name is one of an agency, a paper or a site, and cannot be a place."""
    return bool(agency_in_dateline(name) or name.casefold() in _outlets() or _SITE.fullmatch(name))


def _is_place(name: str) -> bool:
    return entity(name).startswith("place:")


def _looks_like_agency(name: str) -> bool:
    """A name in brackets that we do not know: capitals, or words that begin with them ("Kantor Berita Warta")."""
    return len(name) <= 30 and name[0].isalpha() and (name.isupper() or all(word[0].isupper() for word in name.split()))


def _stands_alone(place: str, following: str) -> bool:
    """Whether a place that no agency or date is beside opens a dateline: in capitals, or a town that we know, unless
    it is one end of a way or the first of two opponents ("Jakarta - Surabaya ditutup")."""
    known = entity(place)
    if place.isupper() and len(place) >= 4:
        if place.casefold() in _labels():
            return False
        return known.startswith(("place:", "country:")) or (not known and len(place.split()) <= _WORDS_UNLISTED)
    second = _FIRST_WORD.match(following)
    is_way = second is not None and entity(second[0]).startswith(("place:", "country:"))
    return known.startswith("place:") and not is_way


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
def _labels() -> frozenset[str]:
    return frozenset(_folded(label for pack in packs().values() for label in pack.credits.labels))


@cache
def _weekdays() -> dict[str, int]:
    """Every name of a weekday in our languages, and its number from 0, Monday."""
    listed = [
        (name, day) for pack in packs().values() for day, names in enumerate(pack.calendar.weekdays) for name in names
    ]
    return dict(listed)


def _folded(names: Iterable[str]) -> Iterable[str]:
    return (name.casefold() for name in names)
