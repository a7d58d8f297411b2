"""What the verbs share that go through a door: how they report, what they complain of, the times they are told."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from warta.cli.opening import fail, open_newsroom

ReasonOption = Annotated[str, typer.Option(help="Why, for the ledger.")]


class Format(StrEnum):
    """How a verb reports."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option(help="How to report.")]


def wrong_use(verb: str, message: str) -> NoReturn:
    """Say in one line what was asked for wrongly; status 2."""
    print(f"warta {verb}: {message}", file=sys.stderr)
    raise SystemExit(2)


@contextmanager
def at_the_door(home: Path | None) -> Iterator[None]:
    """Open the newsroom; what a door refuses in here is said in one line, with status 1."""
    open_newsroom(home)
    # Django must be set up before these are imported: they load models.
    from django.core.exceptions import PermissionDenied, ValidationError
    from django.utils import translation

    from warta.newsroom.stories.act_views import REFUSED
    from warta.newsroom.stories.find import NoSuchStory
    from warta.newsroom.stories.house.merge import CannotMerge
    from warta.newsroom.stories.house.pin import CannotPin, NotPinned
    from warta.newsroom.stories.schedule import NotScheduled
    from warta.newsroom.talk.decision import NotDone

    refused = (NoSuchStory, PermissionDenied, *REFUSED, NotScheduled, CannotPin, NotPinned, CannotMerge, NotDone)
    with translation.override("en"):  # the command speaks English, whatever the admin does
        try:
            yield
        except refused as problem:
            fail(str(problem))
        except ValidationError as problem:
            fail(" ".join(_complaints(problem)))


def moment(verb: str, option: str, written: str) -> datetime:
    """The time that was written, in the newsroom's zone where it names none. For a newsroom that is open.

    Ends with status 2 where it is no time, or a day without an hour.
    """
    from django.utils import timezone

    like = "write it as 2026-12-01T08:00, or with its zone as 2026-12-01T08:00+07:00"
    if _is_day(written):
        wrong_use(verb, f"{option} {written} is a day without an hour: {like}")
    try:
        at = datetime.fromisoformat(written)
        if at.tzinfo is None:
            at = at.replace(tzinfo=timezone.get_current_timezone())
        at.astimezone(UTC)  # the database keeps it so
        return at.astimezone(timezone.get_current_timezone())
    except (ValueError, OverflowError):
        wrong_use(verb, f"{option} {written} is not a time: {like}")


def receipt(act: Any, where: Any) -> dict[str, Any]:
    """What a report says of every act."""
    return {
        "at": act.at.isoformat(),
        "reason": act.reason,
        "changed": act.changed,
        "edition": act.edition,
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


def tell(report: dict[str, Any], format: Format, lines: Callable[[dict[str, Any]], Iterator[str]]) -> None:
    """Print a report, and end with status 1 where readers do not have yet what was done."""
    if format is Format.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(report)))
    if report["act"] is not None and report["edition"] is None:
        print("warta: written, but not pressed yet: see the ledger in the newsroom.", file=sys.stderr)
        raise typer.Exit(1)


def receipt_lines(report: dict[str, Any]) -> Iterator[str]:
    for each in report["receipts"]:
        at = each["at"] or ("given up" if each["failed"] else "waiting")
        yield f"  {each['place']:<11}  {at}  {each['detail']}".rstrip()


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


_CALLED = {"title": "name", "slug": "address", "text_family": "type", "hub_url": "hub"}
"""Fields that the commands call otherwise."""


def _complaints(problem: Any) -> Iterator[str]:
    """What will not do, and of what."""
    if not hasattr(problem, "error_dict"):
        yield from problem.messages
        return
    for field, messages in problem.message_dict.items():
        of = "" if field == "__all__" else f"{_CALLED.get(field, field.replace('_', ' '))}: "
        yield from (f"{of}{message}" for message in messages)
