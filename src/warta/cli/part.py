"""`warta part`: what was merged stands on its own again."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, user_named
from warta.cli.house_act import do
from warta.cli.named import KindArgument, find_named
from warta.cli.opening import HomeOption

app = typer.Typer()


@app.command(epilog="Example: warta part tag 'kapal layar'")
def part(
    kind: KindArgument,
    named: Annotated[str, typer.Argument(metavar="NAME-OR-ADDRESS", help="What was merged.", show_default=False)],
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Undo a merge: what was merged into another has its own name and page again."""

    def door() -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.merge import part as through_the_door

        thing = find_named(kind, named, merged=True)
        return through_the_door(kind.value, thing.pk, actor=user_named(by), reason=reason)

    do(home, door, format)
