"""`warta publish`: a story's newest version goes to its readers."""

from __future__ import annotations

from typing import Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta publish 42 --reason 'checked by phone'")
def publish(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Publish a story's newest version."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.publish import publish as through_the_door

        return through_the_door(page, actor=user_named(by), reason=reason)

    do(home, story, door, format)
