"""What the verbs that act on one story share: finding it, going through the door, pressing, saying what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from warta.cli.opening import fail, open_newsroom

StoryArgument = Annotated[
    str, typer.Argument(metavar="STORY", help="The story's number, or its address.", show_default=False)
]
ReasonOption = Annotated[str, typer.Option(help="Why, for the ledger.")]


class Format(StrEnum):
    """How a verb reports."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option(help="How to report.")]


def do(home: Path | None, named: str, door: Callable[[Any], Any], format: Format, *, wait: float = 0) -> None:
    """Do an act on a story and press it. Status 1 where it was refused, or readers do not have it yet. ``wait``: for so
    many seconds at the most for the places besides the site itself."""
    open_newsroom(home)
    # Django must be set up before these are imported: they load models.
    from django.core.exceptions import PermissionDenied, ValidationError
    from django.utils import translation

    from warta.newsroom.stories.act_views import REFUSED
    from warta.newsroom.stories.find import NoSuchStory, find_story

    with translation.override("en"):  # the command speaks English, whatever the admin does
        try:
            act = door(find_story(named))
        except (NoSuchStory, PermissionDenied, *REFUSED) as problem:
            fail(str(problem))
        except ValidationError as problem:
            fail(" ".join(problem.messages))
        report = _report(act, wait)
    if format is Format.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _say(report)
    if report["edition"] is None:
        print("warta: written, but not pressed yet: see the ledger in the newsroom.", file=sys.stderr)
        raise typer.Exit(1)


def _report(act: Any, wait: float) -> dict[str, Any]:
    from django.conf import settings

    from warta.newsroom.ledger.arrival import see_through
    from warta.newsroom.ledger.models import Act
    from warta.newsroom.stories.models import StoryPage

    act, where = see_through(act.pk, wait)
    story = StoryPage.objects.get(pk=act.story_id)
    also = Act.objects.filter(kind=Act.Kind.KILL, changed__because_of=act.pk).values_list("story_id", flat=True)
    return {
        "act": act.pk,
        "kind": act.kind,
        "story": act.story_id,
        "headline": act.title,
        "address": settings.BASE_URL + story.path_on_site,
        "at": act.at.isoformat(),
        "reason": act.reason,
        "edition": act.edition,
        "killed_with_it": list(also) if act.kind == Act.Kind.KILL else [],
        "receipts": [
            {
                "place": place.place,
                "at": place.at and place.at.isoformat(),
                "detail": place.detail,
                "failed": place.failed,
            }
            for place in where
        ],
    }


def _say(report: dict[str, Any]) -> None:
    print(f"{report['kind']}: “{report['headline']}”, {report['address']}")
    for receipt in report["receipts"]:
        at = receipt["at"] or ("given up" if receipt["failed"] else "waiting")
        print(f"  {receipt['place']:<11}  {at}  {receipt['detail']}".rstrip())
    if report["killed_with_it"]:
        print(f"  killed with it: {', '.join(map(str, report['killed_with_it']))}")
