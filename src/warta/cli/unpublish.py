"""`warta unpublish`: a story is taken down, and may be published again."""

from __future__ import annotations

from typing import Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta unpublish 42 --reason 'the agency asked us to wait'")
def unpublish(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Take a story down; it may be published again. What must not come back by itself is killed instead."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.unpublish import unpublish as through_the_door

        return through_the_door(page, actor=user_named(by), reason=reason)

    do(home, story, door, format)
