"""Language packs: a language's words, months and marks, checked when they are loaded.

A pack is a folder, packs/<language>/, with a file for each thing that code looks at: pack.toml says whose it is, and
calendar.toml, numbers.toml … hold the words. What a file may hold is said by the class below that bears its name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from warta.story import primary

PACKS = Path(__file__).with_name("packs")


class PackError(Exception):
    """A pack cannot be used. The message names the file and the field."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a pack: it has these fields and no others."""


class Detection(_Part, frozen=True):
    """Words by which a text is known to be in the language; all in small letters."""

    function_words: frozenset[str]
    """The commonest words of running text."""
    own_words: frozenset[str]
    """Words and spellings that near relatives of the language do not have."""
    neighbour_words: frozenset[str]
    """Words and spellings of near relatives that the language does not have."""


class Calendar(_Part, frozen=True):
    weekdays: tuple[tuple[str, ...], ...]
    """Seven lists of names, Monday first."""
    months: tuple[tuple[str, ...], ...]
    """Twelve lists of names and abbreviations."""
    order: Literal["day-month", "month-day", "either"]
    """What "5/7" means in news copy of the language."""
    year_cues: tuple[str, ...]
    """Words after which a number of four digits is a year."""
    zones: tuple[str, ...] = ()
    """Time zones as copy writes them behind a time: "WIB", "GMT"."""

    def __post_init__(self) -> None:
        if len(self.weekdays) != 7 or not all(self.weekdays):
            raise ValueError("weekdays must be seven lists of names")
        if len(self.months) != 12 or not all(self.months):
            raise ValueError("months must be twelve lists of names")


class Sentences(_Part, frozen=True):
    """Abbreviations whose full stop does not end a sentence, each with its full stop; capitals do not matter."""

    titles: tuple[str, ...] = ()
    """Those that a name follows: a sentence never ends after "Ir.", "Jl.", "Mr."."""
    before_numbers: tuple[str, ...] = ()
    """Those that a number follows: "No." in "No. 5"; before anything else they end a sentence."""
    abbreviations: tuple[str, ...] = ()
    """Those in the middle of a sentence; it ends after them only where a word follows that begins sentences."""
    closings: tuple[str, ...] = ()
    """Those with which sentences end; it goes on only where a small letter, a weekday, a month or a zone follows."""
    starters: tuple[str, ...] = ()
    """Words besides the commonest (detection) that begin sentences."""
    ordinal_stop: bool = False
    """Whether a full stop makes a number an ordinal: "am 5. Juli"."""


class Numbers(_Part, frozen=True):
    decimal: Literal[".", ","]
    grouping: Literal[".", ","]
    multipliers: dict[str, int]
    percent: tuple[str, ...]
    currencies: dict[str, str]
    """What stands before an amount, and its ISO 4217 code."""
    currency_words: dict[str, str]
    """What stands after an amount, and its ISO 4217 code."""


class Furniture(_Part, frozen=True):
    """Lines that a site puts around a story. ``{n}`` stands for a number, ``{any}`` for the rest of the line."""

    lines: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    """Lines after which headlines of other stories follow."""


class Credits(_Part, frozen=True):
    sources: tuple[str, ...] = ()
    """Labels before the name of a source: "Sumber" in "Sumber: Antara"."""
    bylines: tuple[str, ...] = ()
    """Labels before a reporter's name, with a colon."""
    bylines_bare: tuple[str, ...] = ()
    """Words before a reporter's name, without a colon: "By"."""
    signoffs: tuple[str, ...] = ()
    """Labels of those who also worked on it, with a colon: "Editor"."""
    signoffs_bare: tuple[str, ...] = ()
    """The same without a colon: "Editing by"."""


class Quotations(_Part, frozen=True):
    cues: tuple[str, ...]
    """Verbs of saying."""
    cues_with_speaker: tuple[str, ...]
    """Verbs of saying that hold their speaker: "katanya"."""
    speaker_after_cue: bool
    """Whether "said Rina" is usual."""
    speaker_before_cue: bool
    """Whether "Rina said" is usual after a quotation."""
    pronouns: tuple[str, ...]


class Names(_Part, frozen=True):
    person_titles: tuple[str, ...]
    """Titles that stand directly before a person's name."""
    office_titles: tuple[str, ...]
    """Titles that stand before a person's name or before that of a country: "Presiden"."""
    place_words: tuple[str, ...]
    """Words that names of countries end with and names of persons do not: "Serikat"."""
    place_heads: tuple[str, ...]
    """Nouns that open the name of a place: "Kabupaten"."""
    organisation_heads: tuple[str, ...]
    """Nouns that open the name of an organisation: "Universitas"."""


class Pack(_Part, frozen=True, eq=False):
    """All of a language. It is compared as an object, so that what is compiled of it can be kept for it."""

    language: str
    name: str
    detection: Detection
    calendar: Calendar
    numbers: Numbers
    quotations: Quotations
    names: Names
    sentences: Sentences = Sentences()
    furniture: Furniture = Furniture()
    credits: Credits = Credits()
    outlets: tuple[str, ...] = ()
    """Papers and sites that put their own name into a dateline."""
    takes_stories: bool = False
    """Whether a newsroom works in it: its furniture, credits and reading speed are known, so its stories are taken."""


_HEAD = "pack.toml"


def load(folder: Path) -> Pack:
    """The pack in this folder. Raises PackError."""
    tables: dict[str, Any] = {}
    fields = {field.name for field in msgspec.structs.fields(Pack)}
    for path in [folder / _HEAD, *sorted(set(folder.glob("*.toml")) - {folder / _HEAD})]:
        where = f"{folder.name}/{path.name}"
        try:
            read = msgspec.toml.decode(path.read_bytes())
        except OSError as error:
            raise PackError(f"{where}: cannot be read ({error.strerror}).") from error
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
            raise PackError(f"{where}: {error}") from error
        if path.name == _HEAD:
            tables.update(read)
        elif path.stem in fields:
            tables[path.stem] = read
        else:
            raise PackError(f"{where}: no part of a pack is called {path.stem!r}.")
    try:
        pack = msgspec.convert(tables, type=Pack)
    except (msgspec.ValidationError, ValueError) as error:
        raise PackError(f"{folder.name}: {error}") from error
    if pack.language != folder.name:
        raise PackError(f"{folder.name}/{_HEAD}: says language = {pack.language!r}; the folder must be named after it.")
    return pack


@cache
def packs() -> dict[str, Pack]:
    """Every pack of the house, by language."""
    return {folder.name: load(folder) for folder in sorted(PACKS.iterdir()) if (folder / _HEAD).exists()}


def story_languages() -> list[str]:
    """The languages in which stories are taken, in alphabetical order."""
    return [language for language, pack in packs().items() if pack.takes_stories]


def pack_of(language: str) -> Pack | None:
    """The pack of a BCP 47 tag, by its first part, or None where there is none."""
    return packs().get(primary(language))
