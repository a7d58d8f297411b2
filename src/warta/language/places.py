"""Where a story is from, and in which country a place lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from warta.language.gazetteer import meaning
from warta.language.reading import Reading, Span


class DatelinePlace(msgspec.Struct, frozen=True):
    """A place of the dateline. ``entity`` is empty where the gazetteer does not know it."""

    text: str
    start: int
    end: int
    entity: str


def dateline_places(reading: Reading) -> Iterator[DatelinePlace]:
    """The places of a dateline with an agency: two in "WASHINGTON/MOSCOW". None where a state or country is beside it
    ("CAIRO, Ill."), which makes it one of many of its name."""
    opening = reading.dateline
    if opening is None or not opening.agency or not opening.place or "," in opening.place:
        return
    at = opening.text.find(opening.place)
    if at < 0:
        return
    for name in opening.place.split("/"):
        start = opening.start + at
        at += len(name) + 1
        if name.strip():
            found = meaning(name.strip(), reading.language)
            yield DatelinePlace(name, start, start + len(name), found.entity if found is not None else "")


def country_of(entity: str) -> str:
    """The country (ISO 3166-1) of "country:GR" or "place:GR/athens"; empty where it lies in none."""
    family, _, rest = entity.partition(":")
    code = rest.partition("/")[0]
    return code if family in ("country", "place") and len(code) == 2 else ""


def is_named_in(body: Sequence[Span], name: str) -> bool:
    """Whether the body has this name, however it is capitalised."""
    sought = name.casefold()
    return any(sought in paragraph.text.casefold() for paragraph in body)
