"""`warta merge`: two authors, sections, tags or agencies become one."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, user_named
from warta.cli.house_act import do
from warta.cli.named import KindArgument, find_named
from warta.cli.opening import HomeOption

app = typer.Typer()


@app.command(epilog="Example: warta merge tag 'kapal layar' --into kapal --reason 'one word for one thing'")
def merge(
    kind: KindArgument,
    named: Annotated[str, typer.Argument(metavar="NAME-OR-ADDRESS", help="What is to be merged.", show_default=False)],
    into: Annotated[
        str,
        typer.Option(metavar="NAME-OR-ADDRESS", help="What is to stand for it from now on.", show_default=False),
    ],
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Merge an author, a section, a tag or an agency into another. No story is changed; `warta part` undoes it."""

    def door() -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.merge import merge as through_the_door

        thing, other = find_named(kind, named), find_named(kind, into)
        return through_the_door(kind.value, thing.pk, other.pk, actor=user_named(by), reason=reason)

    do(home, door, format)
