"""`warta comment`: a reader's comment is shown to readers, or taken back from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, Format, FormatOption, ReasonOption, at_the_door, tell, user_named
from warta.cli.opening import HomeOption, fail
from warta.cli.story_act import lines, see_it_through

app = typer.Typer(no_args_is_help=True, help="Approve a reader's comment, or withdraw it.")

CommentArgument = Annotated[
    int, typer.Argument(metavar="COMMENT", help="The comment's number.", min=1, max=2**63 - 1, show_default=False)
]


@app.command("approve", epilog="Example: warta comment approve 7")
def approve(
    comment: CommentArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Show a comment that waits; a reply only once what it answers is shown."""
    _decide("approve", home, comment, by, reason, format)


@app.command("withdraw", epilog="Example: warta comment withdraw 7 --reason 'names a minor'")
def withdraw(
    comment: CommentArgument,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Take an approved comment back from the readers, and with it the replies below it."""
    _decide("withdraw", home, comment, by, reason, format)


def _decide(verb: str, home: Path | None, number: int, by: str, reason: str, format: Format) -> None:
    with at_the_door(home):
        # Django must be set up before these are imported: they load models.
        from warta.newsroom.talk.approve import approve
        from warta.newsroom.talk.withdraw import withdraw

        comment = _find(number)
        door = {"approve": approve, "withdraw": withdraw}[verb]
        act = door(comment, actor=user_named(by), reason=reason)
        report = {**see_it_through(act), "comment": number}
    tell(report, format, lines)


def _find(number: int) -> Any:
    from warta.newsroom.talk.models import Comment

    return Comment.objects.filter(pk=number).first() or fail(
        f"there is no comment {number}: its number stands in its address, #comment-{number}, and in the newsroom"
    )
