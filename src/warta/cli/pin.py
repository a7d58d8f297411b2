"""`warta pin`: a story stands above the newest on the front page of its language."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, in_the_newsroom, user_named, written_time
from warta.cli.opening import HomeOption, fail
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


@app.command(epilog="Example: warta pin 42 --place 1 --until 2026-12-01T20:00")
def pin(
    story: StoryArgument,
    place: Annotated[int, typer.Option(min=1, help="Its place among the pinned stories; 1 is the top.")] = 1,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN", help="2026-12-01T20:00; without it, until somebody takes it off.", show_default=False
        ),
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Pin a published story to the front page of its language, or move its pin."""
    when = written_time("pin", "--until", until)

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.house.pin import pin as through_the_door

        front, ends = front_page_of(page), in_the_newsroom(when)
        act = through_the_door(front, page, position=place, until=ends, actor=user_named(by), reason=reason)
        return act or fail(f"“{page.title}” is pinned there already.")

    do(home, story, door, format)


def front_page_of(page: Any) -> Any:
    """The front page on which a story can be pinned."""
    from warta.newsroom.stories.house.pin import front_of

    return front_of(page) or fail(f"there is no front page in the language of “{page.title}”: publish one first")
