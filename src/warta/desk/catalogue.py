"""The desk's messages in other languages: desk.po beside the code, compiled when the package is built."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
LANGUAGES = ("en", "id")
"""The messages are written in English."""


@cache
def translator(language: str) -> Callable[[str], str]:
    """What gives an English message template in this language; the same template where there is no translation."""
    if language.split("-")[0] == "en":
        return str
    from gettext import NullTranslations, translation  # only here: a check in English starts without it

    found: NullTranslations = translation("desk", LOCALE, [language.split("-")[0]], fallback=True)
    return found.gettext
