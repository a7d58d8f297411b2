"""`warta rename`: an author, a section, a tag or an agency gets another name or address."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, user_named, wrong_use
from warta.cli.house_act import do
from warta.cli.named import Kind, KindArgument, find_named
from warta.cli.opening import HomeOption, fail

app = typer.Typer()


@app.command(epilog="Example: warta rename author 'Ani Samudra' --name 'Ani S. Samudra' --address ani-s-samudra")
def rename(
    kind: KindArgument,
    named: Annotated[
        str,
        typer.Argument(metavar="NAME-OR-ADDRESS", help="How it is called now, or its address.", show_default=False),
    ],
    name: Annotated[str | None, typer.Option(help="Its new name.", show_default=False)] = None,
    address: Annotated[
        str | None, typer.Option(help="The new last step of its address; an agency has none.", show_default=False)
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Of an agency: its own site, which credits link to.", show_default=False)
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Give an author, a section, a tag or an agency another name or address. The old address leads to the new one."""
    if name is None and address is None and url is None:
        wrong_use("rename", "say what is to be different: --name NAME, --address LAST-STEP, or an agency's --url")
    if kind is Kind.agency and address is not None:
        wrong_use("rename", "an agency has no page here, and no --address: its own site is its --url")
    if kind is not Kind.agency and url is not None:
        wrong_use("rename", f"--url is an agency's own site; the last step of the {kind}'s address is --address")

    def door() -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.rename import rename as through_the_door

        thing = find_named(kind, named)
        act = through_the_door(thing, name=name, slug=address, url=url, actor=user_named(by), reason=reason)
        return act or fail(f"“{thing}” is called so already: nothing was changed.")

    do(home, door, format)
