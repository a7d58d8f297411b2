"""The relay's dateline has another place or another day than the original's.

## What it reports

Two datelines whose places are known and are not the same one, in whatever language they are written (Athena is
Athens), or whose dates are not the same day. A relay without a dateline, or with a place that we do not know, is
silent.

## Why

The dateline says where the reporter was.

## Example

Original: ATHENS (Reuters) - …

Relay: ANKARA (Reuters) - …

## Instead

Keep the original's dateline, unless the story was filed anew from another place.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.align import plainly
from warta.desk.finding import Difference, Rule
from warta.desk.pairing import Pairing
from warta.language.gazetteer import meaning
from warta.language.reading import Reading, Span

RULE = Rule(code="FA003", name="dateline-changed", severity="error")


def find(pair: Pairing) -> Iterator[Difference]:
    ours, theirs = pair.original.reading.dateline, pair.relay.reading.dateline
    if ours is None or theirs is None:
        return
    if _differ(pair):
        yield RULE.between(
            _place(pair.original.reading), _place(pair.relay.reading),
            "The original was filed from {before}, the relay from {after}.", before=ours.place, after=theirs.place,
        )  # fmt: skip
    if ours.date and theirs.date and ours.date != theirs.date:
        yield RULE.between(
            Span(ours.text, ours.start, ours.end), Span(theirs.text, theirs.start, theirs.end),
            "The original's dateline is of {before}, the relay's of {after}.",
            before=ours.date.isoformat(), after=theirs.date.isoformat(),
        )  # fmt: skip


def _differ(pair: Pairing) -> bool:
    readings = pair.original.reading, pair.relay.reading
    (first, second) = (reading.dateline.place.split(",")[0] if reading.dateline else "" for reading in readings)
    if not first or not second or _plain(first) == _plain(second):
        return False
    known = [meaning(_title(place), reading.language) for place, reading in zip((first, second), readings, strict=True)]
    if known[0] is not None and known[1] is not None:
        return not set(known[0].entities) & set(known[1].entities)
    return False


def _title(place: str) -> str:
    return place.title() if place.isupper() and len(place) > 3 else place


def _plain(place: str) -> str:
    return "".join(plainly(word) for word in place.split())


def _place(reading: Reading) -> Span:
    opening = reading.dateline
    assert opening is not None
    if opening.text.startswith(opening.place):
        return Span(opening.place, opening.start, opening.start + len(opening.place))
    return Span(opening.text, opening.start, opening.end)
