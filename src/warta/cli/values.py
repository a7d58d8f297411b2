"""What the options of the verbs about copy may be: each is an option's callback, and says what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from warta.cli.wording import choose, spoken
from warta.desk.catalogue import LANGUAGES


def as_day(context: typer.Context, written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        say = spoken(context)
        raise typer.BadParameter(say("{written!r} is not a date. Write it as 2024-07-05.", written=written)) from None


def language_tag(context: typer.Context, tag: str | None) -> str | None:
    if tag is not None and not (tag.replace("-", "").isalnum() and tag.isascii() and 2 <= len(tag.split("-")[0]) <= 3):
        say = spoken(context)
        raise typer.BadParameter(say("{tag!r} is not the tag of a language. Write id, or en.", tag=tag))
    return tag


def language_of_messages(context: typer.Context, language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r} is none of {', '.join(LANGUAGES)}.")
    choose(context, language)
    return language


LangOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="L",
        envvar="WARTA_LANG",
        callback=language_of_messages,
        is_eager=True,
        help="The messages' language: en, id.",
    ),
]
"""The language in which a verb about copy speaks."""
