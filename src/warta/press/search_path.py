"""Where readers search: an address in the words of each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from warta.story import primary


def search_path(front: str, language: str) -> str:
    """Where readers search, in the language whose front page is at ``front``."""
    return f"{front}{_steps().get(primary(language), _steps()['other'])}/"


def search_steps() -> frozenset[str]:
    """The last steps that the path of a search page may have."""
    return frozenset(_steps().values())


@cache
def _steps() -> dict[str, str]:
    steps = tomllib.loads(files("warta.press").joinpath("search_paths.toml").read_text("utf-8"))
    return msgspec.convert(steps, dict[str, str])
