"""`warta schedule`: a story's newest version appears later by itself."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, WhenOption, in_the_newsroom, user_named, written_time, wrong_use
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta schedule 42 --at 2026-12-01T08:00")
def schedule(
    story: StoryArgument,
    at: WhenOption = None,
    cancel: Annotated[bool, typer.Option("--cancel", help="It does not appear by itself any more.")] = False,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Let a story's newest version appear at a time to come. What is published already stays until then."""
    if (at is None) is not cancel:
        wrong_use("schedule", "say when, or that it is taken back: either --at WHEN or --cancel")
    when = written_time("schedule", "--at", at)

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.schedule import schedule as through_the_door

        return through_the_door(page, at=in_the_newsroom(when), actor=user_named(by), reason=reason)

    do(home, story, door, format)
