"""`warta unpin`: a story is taken off the front page's pins."""

from __future__ import annotations

from typing import Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.pin import front_page_of
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta unpin 42")
def unpin(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Take a story off the pins of its front page; it stands where its time puts it."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.pin import unpin as through_the_door

        return through_the_door(front_page_of(page), page, actor=user_named(by), reason=reason)

    do(home, story, door, format)
