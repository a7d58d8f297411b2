"""The news agencies of the world, from agencies.toml, and finding one by a name it is called by."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from warta.language.tables import decoded

_SHORT = 4
_SHORTEST = 5
"""Letters of a name that is looked for among those near it."""
AGENCIES = Path(__file__).with_name("agencies.toml")


class NewsAgency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agency: the name that we write, what else it is called, where it is at home (ISO 3166-1) and its city."""

    name: str
    other_names: tuple[str, ...]
    countries: tuple[str, ...]
    city: str
    dateline_names: tuple[str, ...] = ()
    """Names that count in a dateline alone: "AA" elsewhere is somebody's initials."""
    worldwide: bool = False
    """Whether it files from everywhere, and not mostly from home."""
    common_name: bool = False
    """Whether its name is also one of persons, places or things."""


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[NewsAgency, ...]


class AgenciesError(Exception):
    """The list of agencies cannot be used. The message names the file and the field."""


def load(path: Path) -> dict[str, tuple[str, NewsAgency]]:
    """Every agency by each of its names, folded, with the name as it is listed. Raises AgenciesError."""
    try:
        agencies = msgspec.convert(decoded(path), type=_Agencies).agency
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise AgenciesError(f"{path.name}: {error}") from error
    by_name: dict[str, tuple[str, NewsAgency]] = {}
    for agency in agencies:
        for name in (agency.name, *agency.other_names):
            if by_name.setdefault(_folded(name), (name, agency))[1] is not agency:
                raise AgenciesError(f"{path.name}: {name!r} is a name of two agencies.")
    return by_name


def agency_in_dateline(name: str) -> NewsAgency | None:
    """The agency of this name in a dateline, where short forms count that elsewhere mean something else."""
    return agency_called(name) or _by_dateline_name().get(_AROUND.sub("", name))


def agencies_named(text: str) -> list[NewsAgency]:
    """The agencies of a dateline or credit that names several: "ANTARA/Petra-OANA"."""
    found: list[NewsAgency] = []
    for name in _BETWEEN_NAMES.split(text):
        agencies = (agency_in_dateline(part) for part in (name, *name.split("-")))
        found += [agency for agency in agencies if agency and agency not in found]
    return found


def agency_near(name: str, *, most: int = 2) -> NewsAgency | None:
    """The one agency that this name, which is none of any, was most likely meant for: "Anatoly" for Anadolu.

    A letter more, less or other is forgiven in a name of six letters and more, and a letter lost in one of six, two in
    one of seven; no more than ``most``. Names that persons and places have too are not guessed at.
    """
    sought = _folded(name).removeprefix("kantor berita ").removesuffix(" news agency")
    if len(sought) < _SHORTEST or agency_called(name):
        return None
    best: dict[int, set[str]] = {1: set(), 2: set()}
    by_name = {}
    for listed, (_, agency) in _by_name().items():
        if agency.common_name or not 5 <= len(listed) <= 40 or abs(len(listed) - len(sought)) > 2:
            continue
        if len(sought) == _SHORTEST == len(listed):
            continue  # too many words are a letter off one of five
        allowed = min(most, 2 if min(len(sought), len(listed)) >= 7 else 1)
        far = apart(sought, listed, allowed)
        if 0 < far <= allowed:
            best[far].add(agency.name)
            by_name[agency.name] = agency
    nearest = best[1] or best[2]
    return by_name[nearest.pop()] if len(nearest) == 1 else None


def apart(first: str, second: str, most: int) -> int:
    """How many letters must be put in, left out, changed or exchanged with their neighbour to make one word of the
    other; ``most`` + 1 where it is more than ``most``."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, 1):
        older, before, row = before, row, [place]
        for other, written in enumerate(second, 1):
            cost = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (letter != written))
            if place > 1 and other > 1 and letter == second[other - 2] and first[place - 2] == written:
                cost = min(cost, older[other - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def agency_called(name: str) -> NewsAgency | None:
    """The agency of this name, however it is capitalised, or None.

    A name of up to four letters counts only as it is listed or in capitals: "HINA" is an agency, "hina" an insult.
    """
    listed, agency = _by_name().get(_folded(name), ("", None))
    written = _AROUND.sub("", name)
    is_short = len(listed) <= _SHORT
    return None if is_short and written != listed and not written.isupper() else agency


_BETWEEN_NAMES = re.compile(r"[/,;()\[\]]")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def _folded(name: str) -> str:
    return " ".join(_AROUND.sub("", name).casefold().split())


@cache
def _by_name() -> dict[str, tuple[str, NewsAgency]]:
    return load(AGENCIES)


@cache
def words_of_agencies() -> frozenset[str]:
    """The words, in small letters, of names of two and more: "agence", "france-presse"."""
    listed = (name.split() for name, (_, agency) in _by_name().items() if not agency.common_name)
    return frozenset(word for words in listed if len(words) > 1 for word in words if len(word) >= _SHORTEST)


@cache
def _by_dateline_name() -> dict[str, NewsAgency]:
    return {name: agency for _, agency in _by_name().values() for name in agency.dateline_names}
