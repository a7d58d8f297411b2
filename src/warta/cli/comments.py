"""`warta comments`: readers may comment below a story, or may not any more."""

from __future__ import annotations

from typing import Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer(no_args_is_help=True, help="Close the comments below a story, or open them again.")


@app.command("close", epilog="Example: warta comments close 42 --reason 'a court is asked'")
def close(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Take no more comments below a story. What was said stays."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.comments_closed import close_comments

        return close_comments(page, actor=user_named(by), reason=reason)

    do(home, story, door, format)


@app.command("open", epilog="Example: warta comments open 42")
def open_again(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Take comments below a story again."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.comments_closed import open_comments

        return open_comments(page, actor=user_named(by), reason=reason)

    do(home, story, door, format)
