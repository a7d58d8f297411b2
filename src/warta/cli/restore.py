"""`warta restore`: a killed story comes back as readers had it."""

from __future__ import annotations

from typing import Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta restore 42 --reason 'the photograph was genuine'")
def restore(
    story: StoryArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Give readers a killed story again, as they had it, at its address and with its pictures."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.restore import restore as through_the_door

        return through_the_door(page, actor=user_named(by), reason=reason)

    do(home, story, door, format)
