"""What the verbs that act on one story share: finding it, going through the door, pressing, saying what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from warta.cli.act import Format, FormatOption, ReasonOption, at_the_door, receipt, receipt_lines, tell

__all__ = ["Format", "FormatOption", "ReasonOption", "StoryArgument", "do", "see_it_through"]

StoryArgument = Annotated[
    str, typer.Argument(metavar="STORY", help="The story's number, or its address.", show_default=False)
]


def do(home: Path | None, named: str, door: Callable[[Any], Any], format: Format, *, wait: float = 0) -> None:
    """Do an act on a story and press it. Status 1 where it was refused, or readers do not have it yet. ``wait``: for so
    many seconds at the most for the places besides the site itself."""
    with at_the_door(home):
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.stories.find import find_story

        page = find_story(named)
        act = door(page)
        report = _unseen(page.pk) if act is None else see_it_through(act, wait)
    tell(report, format, lines)


def see_it_through(act: Any, wait: float = 0) -> dict[str, Any]:
    """Press an act on a story, and say where it stands."""
    from warta.newsroom.ledger.arrival import see_through
    from warta.newsroom.ledger.models import Act

    act, where = see_through(act.pk, wait)
    also = Act.objects.filter(kind=Act.Kind.KILL, changed__because_of=act.pk).values_list("story_id", flat=True)
    return {
        "act": act.pk,
        "kind": act.kind,
        "story": act.story_id,
        "headline": act.title,
        "address": _address(act.story_id),
        **receipt(act, where),
        "killed_with_it": list(also) if act.kind == Act.Kind.KILL else [],
    }


def lines(report: dict[str, Any]) -> Iterator[str]:
    """A report for people."""
    yield f"{report['kind'] or 'done'}: “{report['headline']}”, {report['address']}"
    if report["act"] is None:
        yield "  Readers do not have this story and see no difference: there is no row in the ledger."
    yield from _terms(report)
    yield from _errors(report)
    yield from receipt_lines(report)
    if report["killed_with_it"]:
        yield f"  killed with it: {', '.join(map(str, report['killed_with_it']))}"


def _unseen(story: int) -> dict[str, Any]:
    """A report of what was done to a story that readers do not have."""
    from warta.newsroom.stories.models import StoryPage

    page = StoryPage.objects.get(pk=story)
    nothing = dict.fromkeys(("at", "by", "reason", "changed", "edition"))
    about = {"act": None, "kind": None, "story": page.pk, "headline": page.title, "address": _address(story)}
    return {**about, **nothing, "receipts": [], "killed_with_it": []}


def _address(story: int) -> str:
    from django.conf import settings

    from warta.newsroom.stories.models import StoryPage

    return f"{settings.BASE_URL}{StoryPage.objects.get(pk=story).path_on_site}"


def _errors(report: dict[str, Any]) -> Iterator[str]:
    """The errors that readers get all the same."""
    changed = report["changed"] or {}
    for each in changed.get("signed_off", ()):
        yield f"  signed off   {each['code']} “{each['words']}”: {each['reason']} ({each['by'] or 'Warta'})"
    for each in changed.get("open_errors", ()):
        yield f"  open error   {each['code']} “{each['words']}”: {each['said']}"


def _terms(report: dict[str, Any]) -> Iterator[str]:
    """From when, until when, at which place."""
    changed = report["changed"] or {}
    if report["kind"] == "schedule":
        yield f"  appears      {changed['at'] or 'not by itself any more'}"
    if report["kind"] == "embargo":
        yield f"  until        {changed['until'] or 'lifted'}"
    if report["kind"] == "pin":
        yield f"  place        {changed['position']}"
        if "until" in changed:
            yield f"  until        {changed['until']}"
    if "scheduled" in changed:
        yield f"  appears      {changed['scheduled']}"
