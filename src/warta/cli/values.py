"""What the options of the verbs about copy may be: each is an option's callback, and says what is wrong with it."""

from __future__ import annotations

from datetime import date

import typer

from warta.desk.catalogue import LANGUAGES


def as_day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is not a date. Write it as 2024-07-05.") from None


def language_tag(tag: str | None) -> str | None:
    if tag is not None and not (tag.replace("-", "").isalnum() and tag.isascii() and 2 <= len(tag.split("-")[0]) <= 3):
        raise typer.BadParameter(f"{tag!r} is not the tag of a language. Write id, or en.")
    return tag


def language_of_messages(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r} is none of {', '.join(LANGUAGES)}.")
    return language
