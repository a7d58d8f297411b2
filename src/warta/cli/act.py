"""What the verbs share that go through a door: how they report, what they complain of, the times they are told."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from warta.cli.opening import fail, open_newsroom

ReasonOption = Annotated[str, typer.Option(help="Why, for the ledger.")]
ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="USER",
        help="Who does it, for the ledger; it is done only if this user may. Warta itself where nobody is named.",
    ),
]

WhenOption = Annotated[
    str | None,
    typer.Option(
        metavar="WHEN", help="2026-12-01T08:00, in the newsroom's zone where none is written.", show_default=False
    ),
]
"""A time, read by ``written_time``."""


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


def user_named(by: str) -> Any:
    """The user that --by names, or None; a newsroom is open. Ends with status 1 where there is none."""
    from django.contrib.auth import get_user_model

    if not by:
        return None
    return get_user_model().objects.filter(username=by, is_active=True).first() or fail(
        f"there is no user {by}: --by names one as who signs in to the newsroom"
    )


def written_time(verb: str, option: str, written: str | None) -> datetime | None:
    """The time that was written, as it was: perhaps without a zone. Ends with status 2 where it is no time, or a day
    without an hour."""
    if written is None:
        return None
    like = "write it as 2026-12-01T08:00, or with its zone as 2026-12-01T08:00+07:00"
    if _is_day(written):
        wrong_use(verb, f"{option} {written} is a day without an hour: {like}")
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        wrong_use(verb, f"{option} {written} is not a time: {like}")
    if not MINYEAR < at.year < MAXYEAR:  # in another zone it may be none any more
        wrong_use(verb, f"{option} {written} is not a time: {like}")
    return at


def in_the_newsroom(at: datetime | None) -> datetime | None:
    """A time in the newsroom's zone, which is meant where none was written; a newsroom is open."""
    from django.utils import timezone

    if at is None:
        return None
    here = timezone.get_current_timezone()
    return at.replace(tzinfo=here) if at.tzinfo is None else at.astimezone(here)


def receipt(act: Any, where: Any) -> dict[str, Any]:
    """What a report says of every act."""
    return {
        "at": act.at.isoformat(),
        "by": act.actor_name,
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
    """Where readers got it: each place, or where none is named the edition."""
    if not report["receipts"] and report["edition"] is not None:
        yield f"  edition      {report['edition']}"
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
