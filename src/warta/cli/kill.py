"""`warta kill`: a story is gone from everywhere, and it is said where and when."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta kill 42 --reason 'the photograph was forged' --format json")
def kill(
    story: StoryArgument,
    reason: Annotated[str, typer.Option(help="Why, for the ledger; there is no kill without one.", show_default=False)],
    by: ByOption = "",
    note: Annotated[str, typer.Option(help="What readers are told at its address, in the story's language.")] = "",
    wait: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="How long to wait for what follows the site: the index's files, pictures, a CDN, a WebSub hub.",
        ),
    ] = 30,
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Kill a story: its page, every list, feeds, search and its pictures. Prints when each place went dark."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.kill import kill as through_the_door

        return through_the_door(page, reason=reason, note=note, actor=user_named(by))

    do(home, story, door, format, wait=wait)
