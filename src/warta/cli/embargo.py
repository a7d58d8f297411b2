"""`warta embargo`: nobody publishes a story before a moment, by whatever button."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, WhenOption, in_the_newsroom, user_named, written_time, wrong_use
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta embargo 42 --until 2026-12-01T08:00 --reason 'as the ministry asked'")
def embargo(
    story: StoryArgument,
    until: WhenOption = None,
    lift: Annotated[bool, typer.Option("--lift", help="It may be published from now on.")] = False,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Keep a story from being published before a moment. What was told to appear earlier appears then."""
    if (until is None) is not lift:
        wrong_use("embargo", "say until when, or that it is lifted: either --until WHEN or --lift")
    when = written_time("embargo", "--until", until)

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.embargo import embargo as through_the_door

        return through_the_door(page, until=in_the_newsroom(when), actor=user_named(by), reason=reason)

    do(home, story, door, format)
