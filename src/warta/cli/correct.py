"""`warta correct`: readers are told what was wrong and what is right."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from warta.cli.act import ByOption, user_named, wrong_use
from warta.cli.opening import HomeOption
from warta.cli.story_act import Format, FormatOption, ReasonOption, StoryArgument, do

app = typer.Typer()


class Kind(StrEnum):
    """What kind of correction it is."""

    correction = "correction"
    clarification = "clarification"
    update = "update"
    note = "note"


@app.command(epilog="Example: warta correct /dunia/kapal-layar-tiba/ --wrong '30 meters' --right '31 meters'")
def correct(
    story: StoryArgument,
    kind: Annotated[Kind, typer.Option(help="What it is.")] = Kind.correction,
    wrong: Annotated[str, typer.Option(help="The words that were wrong, as readers had them.")] = "",
    right: Annotated[str, typer.Option(help="The words as they should have been.")] = "",
    text: Annotated[str, typer.Option(help="The line for readers, where it should read otherwise.")] = "",
    revise: Annotated[
        bool, typer.Option("--revise", help="Publish the text's newest version in the same act.")
    ] = False,
    reason: ReasonOption = "",
    by: ByOption = "",
    format: FormatOption = Format.text,
    home: HomeOption = None,
) -> None:
    """Put a correction below a published story, at once and for good."""
    if problem := _missing(kind, wrong.strip(), right.strip(), text.strip()):
        wrong_use("correct", problem)

    def door(page: Any) -> Any:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.correct import correct as through_the_door

        words = {"kind": kind.value, "wrong": wrong, "right": right, "text": text}
        return through_the_door(page, **words, revise=revise, actor=user_named(by), reason=reason)

    do(home, story, door, format)


def _missing(kind: Kind, wrong: str, right: str, text: str) -> str:
    """What readers cannot be told yet, and how to; empty where they can."""
    if text or (wrong and right):
        return ""
    if kind in (Kind.update, Kind.note):
        usage = f"warta correct STORY --kind {kind} --right WORDS, or --text LINE"
        return "" if right else f"say what readers are told; usage: {usage}"
    usage = "warta correct STORY --wrong WORDS --right WORDS, or --text LINE"
    return f"say what was wrong and what is right; usage: {usage}"
