"""What names of places and organisations mean, the same in every language: Athena, Athens and Atenas are
"place:GR/athens"; Belanda and the Netherlands are "country:NL"; PBB, the UN and the ONU are "org:UN".

The table beside this file is made by tools/gazetteer from public tables; NOTICE.md says whose they are. It is opened
when the first name is looked up.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from warta.story import primary

TABLE = Path(__file__).with_name("names.tsv")
_PEOPLE = "people"
"""What the last column says of a name that is none of a place, but of who lives there."""
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "ı": "i", "ø": "o", "ł": "l"})


class Meaning(msgspec.Struct, frozen=True):
    """What a name stands for. ``entities`` are ids, the likeliest first: of two cities, the larger."""

    written: str
    """As it is listed, with its capitals and accents."""
    entities: tuple[str, ...]
    is_people: bool = False
    """Whether it is what the people and things of a country are called, and not the country: "Russian"."""

    @property
    def entity(self) -> str:
        return self.entities[0]


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name without its capitals and accents, by which it is looked up."""
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN).casefold()).translate(_PLAIN)
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=1 << 14)
def meaning(name: str, language: str = "") -> Meaning | None:
    """What a name, as it is written, means in copy of this language, or None where the table does not have it.

    Abbreviations count only as they are written: "US" is a country, "us" is not, nor is "AS" outside Indonesian.
    """
    if len(name) > 80:
        return None
    own = f"@{primary(language)}" if language else ""
    keys = [f"={name}", folded(name)]
    for key in ([each + own for each in keys] if own else []) + keys:
        found = _row(key)
        if found is not None:
            return found
    return None


def entity(name: str, language: str = "") -> str:
    """The id of what a name means, or empty."""
    found = meaning(name, language)
    return found.entity if found else ""


def names_near(name: str) -> Iterator[Meaning]:
    """The places that are listed with one letter more, less or other than this name, or with two letters in turn."""
    plain = folded(name)
    seen: set[str] = set()
    for other in _one_letter_off(plain):
        found = _row(other)
        if found is not None and found.entity not in seen and found.entity.startswith(("place:", "country:")):
            seen.add(found.entity)
            yield found


def _one_letter_off(name: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz' -"
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]
        if place:
            yield name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :]
        for letter in letters:
            yield name[:place] + letter + name[place + 1 :]
            yield name[:place] + letter + name[place:]
    for letter in letters:
        yield name + letter


def _row(key: str) -> Meaning | None:
    table = _table()
    sought = key + "\t"
    place = bisect_left(table, sought)
    if place == len(table) or not table[place].startswith(sought):
        return None
    _, entities, written, people = (*table[place].split("\t"), "", "")[:4]
    plain = key.lstrip("=").partition("@")[0]
    return Meaning(
        written or (plain if key.startswith("=") else plain.title()), tuple(entities.split()), people == _PEOPLE
    )


@cache
def _table() -> list[str]:
    """The lines of the table, in order."""
    return TABLE.read_text(encoding="utf-8").split("\n")[:-1]
