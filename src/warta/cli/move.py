"""`warta move`: a story stands in another section or at another address, and the old one leads there."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, user_named, wrong_use
from warta.cli.named import Kind, find_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta move 42 --section olahraga --address kapal-layar-tiba")
def move(
    story: StoryArgument,
    section: Annotated[
        str | None,
        typer.Option(help="The section's name or address; that of the story's language.", show_default=False),
    ] = None,
    address: Annotated[
        str | None, typer.Option(help="The last step of its address, such as kapal-layar-tiba.", show_default=False)
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Give a story another section, another address, or both. The old address leads to the new one for good."""
    if section is None and address is None:
        wrong_use("move", "say where to: --section SECTION, --address LAST-STEP, or both")

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.move import move as through_the_door

        there = None if section is None else find_named(Kind.section, section, language=page.locale.language_code)
        return through_the_door(page, section=there, slug=address, actor=user_named(by), reason=reason)

    do(home, story, door, format)
