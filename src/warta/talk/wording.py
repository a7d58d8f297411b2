"""The sentences that readers and moderators see, language by language, from ``wording/``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from babel.numbers import format_decimal

from warta.story import primary
from warta.talk.verdict import Note

_FOLDER = Path(__file__).with_name("wording")
_FALLBACK = "en"


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said in one language, by code."""

    refused: dict[str, str]
    notes: dict[str, str]
    page: dict[str, str]
    """The small page that stands in where the story's own page cannot be shown."""


def refused(code: str, language: str, **params: int) -> str:
    """Why a comment was not taken, for its writer: one sentence. Raises KeyError for an unknown code."""
    return _filled(wording(language).refused[code], language, params)


def noted(note: Note, language: str) -> str:
    """Why a moderator should look twice; the code itself where a newer or older Warta left the note."""
    pattern = wording(language).notes.get(note.code)
    return note.code if pattern is None else _filled(pattern, language, note.params)


def wording(language: str) -> Wording:
    """What is said in a language (a BCP 47 tag), or in English where it has no wording."""
    known = _all()
    return known.get(primary(language), known[_FALLBACK])


@cache
def _all() -> dict[str, Wording]:
    return {
        path.stem: msgspec.convert(tomllib.loads(path.read_text("utf-8")), Wording) for path in _FOLDER.glob("*.toml")
    }


def _filled(pattern: str, language: str, params: dict[str, int]) -> str:
    locale = primary(language) if primary(language) in _all() else _FALLBACK
    return pattern.format(**{name: format_decimal(value, locale=locale) for name, value in params.items()})
