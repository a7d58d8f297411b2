"""The news agencies of the world, from agencies.toml, and finding one by a name it is called by."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

_SHORT = 4
AGENCIES = Path(__file__).with_name("agencies.toml")


class NewsAgency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agency: the name that we write, what else it is called, where it is at home (ISO 3166-1) and its city."""

    name: str
    other_names: tuple[str, ...]
    countries: tuple[str, ...]
    city: str


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[NewsAgency, ...]


class AgenciesError(Exception):
    """The list of agencies cannot be used. The message names the file and the field."""


def load(path: Path) -> dict[str, tuple[str, NewsAgency]]:
    """Every agency by each of its names, folded, with the name as it is listed. Raises AgenciesError."""
    try:
        agencies = msgspec.toml.decode(path.read_bytes(), type=_Agencies).agency
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise AgenciesError(f"{path.name}: {error}") from error
    by_name: dict[str, tuple[str, NewsAgency]] = {}
    for agency in agencies:
        for name in (agency.name, *agency.other_names):
            if by_name.setdefault(_folded(name), (name, agency))[1] is not agency:
                raise AgenciesError(f"{path.name}: {name!r} is a name of two agencies.")
    return by_name


def agency_called(name: str) -> NewsAgency | None:
    """The agency of this name, however it is capitalised, or None.

    A name of up to four letters counts only as it is listed or in capitals: "HINA" is an agency, "hina" an insult.
    """
    listed, agency = _by_name().get(_folded(name), ("", None))
    written = _AROUND.sub("", name)
    is_short = len(listed) <= _SHORT
    return None if is_short and written != listed and not written.isupper() else agency


_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def _folded(name: str) -> str:
    return " ".join(_AROUND.sub("", name).casefold().split())


@cache
def _by_name() -> dict[str, tuple[str, NewsAgency]]:
    return load(AGENCIES)
