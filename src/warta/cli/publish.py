"""`warta publish`: a story's newest version goes to its readers."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, user_named
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()

SignOffOption = Annotated[
    str,
    typer.Option(
        "--sign-off",
        metavar="WHY",
        help="Publish it although the desk finds errors in it, and say in the ledger why; whoever does it answers"
        " for them.",
    ),
]


@app.command(epilog="Example: warta publish 42 --reason 'checked by phone'")
def publish(
    story: StoryArgument,
    reason: ReasonOption = "",
    sign_off: SignOffOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Publish a story's newest version."""

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.fit import HeldByDesk
        from warta.newsroom.stories.publish import publish as through_the_door

        try:
            return through_the_door(page, actor=user_named(by), reason=reason, sign_off=sign_off)
        except HeldByDesk as problem:
            mend = f"Mend them, or answer for them: warta publish {page.pk} --sign-off 'why they stand'"
            raise HeldByDesk(problem.why, mend) from problem

    do(home, story, door, format)
