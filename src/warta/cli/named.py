"""Finding an author, a section, a tag or an agency by what somebody at the command line calls it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from warta.cli.opening import fail


class Kind(StrEnum):
    """What can be named."""

    author = "author"
    section = "section"
    tag = "tag"
    agency = "agency"


KindArgument = Annotated[
    Kind, typer.Argument(metavar="KIND", help="author, section, tag or agency.", show_default=False)
]


def find_named(kind: Kind, named: str, *, language: str = "", merged: bool = False) -> Any:
    """The one thing of that name, of that last step of its address, or at that address; a newsroom is open.

    Where several are called so, those of the ``language`` come first, and then those that were ``merged`` into
    another or those that were not, as it is asked. Ends with status 1 where there is none, or still more than one.
    """
    found = _called(kind, named.strip())
    for better in (
        [each for each in found if language and each.locale.language_code == language],
        [each for each in found if (each.merged_into_id is not None) == merged],
    ):
        found = [each for each in found if each in better] or found
    if not found:
        fail(f"there is no {kind} {named}: write its name{_or_address(kind)}")
    if len(found) > 1:
        there = ", ".join(f"{each} ({_address(each)})" for each in found)
        fail(f"{len(found)} things are called {kind} {named}: write the address of the one you mean: {there}")
    return found[0]


def _called(kind: Kind, named: str) -> list[Any]:
    """Everything that may be meant, in the order in which it was made."""
    from warta.newsroom.stories.house.named import KINDS

    things = KINDS[kind.value].objects.order_by("pk")
    if kind is Kind.section:
        things = things.select_related("locale")
    if kind is Kind.agency:
        return list(things.filter(name=named) or things.filter(name__iexact=named) or things.filter(url=named))
    if "/" in named and (there := _standing_at(things, urlsplit(named).path)):
        return there
    name = "title" if kind is Kind.section else "name"
    by_name = things.filter(**{name: named}) or things.filter(**{f"{name}__iexact": named})
    return list(dict.fromkeys([*by_name, *things.filter(slug=named)]))


def _standing_at(things: Any, path: str) -> list[Any]:
    from warta.newsroom.stories.house.named import paths

    path = f"/{path.strip('/')}/"
    return [each for each in things.filter(slug=path.strip("/").rpartition("/")[2]) if path in paths(each).values()]


def _address(thing: Any) -> str:
    from warta.newsroom.stories.house.named import paths

    return next(iter(paths(thing).values()), "") or str(getattr(thing, "url", "")) or f"number {thing.pk}"


def _or_address(kind: Kind) -> str:
    from warta.newsroom.stories.addresses import author_path, face_path, main_language, tag_path

    here = main_language()
    match kind:
        case Kind.author:
            example = author_path("ani-samudra", here)
        case Kind.tag:
            example = tag_path("kapal", here)
        case Kind.section:
            example = f"{face_path(here)}dunia/"
        case Kind.agency:
            return ""
    return f", or its address such as {example}"
