"""Names, where the copy itself says what they are: a title before a person, a common noun before a place or an
organisation, the speaker of a quotation, the place of a dateline. Whatever else is capitalised stays unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from warta.language.packs import Pack
from warta.language.reading import Name, Quote, Span, WrittenDateline

_WORD = r"[A-Z][a-z'’]+(?:-[A-Z]?[a-z]+)?"
_PART = r"(?:bin|binti|van|de|al|el)\s"

Kind = Literal["person", "place", "organisation", "other"]


def names(
    text: str, pack: Pack, paragraphs: Iterable[Span], dateline: WrittenDateline | None, quotes: Iterable[Quote]
) -> list[Name]:
    """The names that the text itself explains, in order, none inside another."""
    found: dict[int, Name] = {}
    if dateline is not None and dateline.place and text.startswith(dateline.place, dateline.start):
        _add(found, text, "place", dateline.start, dateline.start + len(dateline.place))
    for paragraph in paragraphs:
        for match in _pattern(pack).finditer(text, paragraph.start, paragraph.end):
            kind: Kind = "person" if match["person"] else "place" if match["place"] else "organisation"
            _add(found, text, kind, *match.span(kind))
    known = {name.text for name in found.values() if name.kind == "person"}
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None and (speaker.text in known or _is_full_name(speaker.text, pack)):
            _add(found, text, "person", speaker.start, speaker.end)
    ordered = sorted(found.values(), key=lambda name: name.start)
    return [name for number, name in enumerate(ordered) if not number or ordered[number - 1].end <= name.start]


def _add(found: dict[int, Name], text: str, kind: Kind, start: int, end: int) -> None:
    found.setdefault(start, Name(text[start:end], kind, start, end))


def _is_full_name(speaker: str, pack: Pack) -> bool:
    """Two or three capitalised words none of which is a title or opens another kind of name."""
    words = speaker.split()
    other = _openings(pack)
    return 2 <= len(words) <= 3 and all(re.fullmatch(_WORD, word) and word not in other for word in words)


def _openings(pack: Pack) -> frozenset[str]:
    """Words that stand before a name, or open one, and are no name of a person themselves."""
    words = pack.names
    return frozenset((*words.person_titles, *words.office_titles, *words.place_heads, *words.organisation_heads))


@cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    words = pack.names
    further = rf"(?:\s(?:{_PART})?{_WORD})"
    title = rf"(?:{_one_of(words.person_titles)})\s|(?:{_one_of(words.office_titles)})\s(?={_WORD}{further})"
    other = rf"(?:{_one_of(_openings(pack))})\b|{_WORD}\s(?:{_one_of(words.place_words)})\b"
    person = rf"(?:{title})(?!{other})(?P<person>{_WORD}{further}{{0,3}})"
    place = rf"(?P<place>(?:{_one_of(words.place_heads)})\s{_WORD}(?:\s{_WORD}){{0,2}})"
    organisation = rf"(?P<organisation>(?:{_one_of(words.organisation_heads)})\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,4}})"
    return re.compile(rf"(?<![\w-])(?:{organisation}|{place}|{person})\b")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(r"\s".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)) or "(?!)"
