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


def do(home: Path | None, named: str, door: Callable[[Any], Any], format: Format) -> None:
    """Do an act on a story and press it. Status 1 where it was refused, or readers do not have it yet."""
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
        report = _report(act)
    if format is Format.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _say(report)
    if report["edition"] is None:
        print("warta: written, but not pressed yet: see the ledger in the newsroom.", file=sys.stderr)
        raise typer.Exit(1)


def _report(act: Any) -> dict[str, Any]:
    from django.conf import settings

    from warta.newsroom.ledger.models import Act
    from warta.newsroom.ledger.places import places
    from warta.newsroom.ledger.worker import follow_pressed, press_pending, purge_killed
    from warta.newsroom.stories.models import StoryPage

    press_pending()
    follow_pressed()
    purge_killed()  # a server does it by itself, but there may be none
    act = Act.objects.prefetch_related("receipts").get(pk=act.pk)
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
            {"place": place.place, "at": place.at and place.at.isoformat(), "detail": place.detail}
            for place in places(act)
        ],
    }


def _say(report: dict[str, Any]) -> None:
    print(f"{report['kind']}: “{report['headline']}”, {report['address']}")
    for receipt in report["receipts"]:
        print(f"  {receipt['place']:<10}  {receipt['at'] or 'waiting'}  {receipt['detail']}".rstrip())
    if report["killed_with_it"]:
        print(f"  killed with it: {', '.join(map(str, report['killed_with_it']))}")
