"""A relay beside its original, sentence beside sentence, with what differs marked on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from warta.desk.compare import differences, pair
from warta.desk.copy import Copy
from warta.desk.finding import Difference
from warta.desk.pairing import Side
from warta.language import read
from warta.language.reading import Span
from warta.newsroom.desk.copy_of import CopyOf
from warta.newsroom.desk.wording import difference_message


class Piece(NamedTuple):
    """Some words, and the difference that they are part of."""

    words: str
    severity: str = ""


class Row(NamedTuple):
    """What belongs together: either side may be empty."""

    original: list[Piece]
    relay: list[Piece]
    said: list[tuple[str, str, str]]
    """Severity, code and message of each difference here."""


def rows(original: CopyOf, relay: CopyOf, today: date) -> list[Row]:
    pairing = pair(_read(original, today), _read(relay, today))
    found = differences(pairing)
    made, told = [], set()
    for link in pairing.links:
        here = [each for each in found if _in(each.original, link.original) or _in(each.relay, link.relay)]
        said = [each for each in here if id(each) not in told]
        told.update(map(id, said))
        made.append(
            Row(
                list(_pieces(link.original, ((each.original, each) for each in here))),
                list(_pieces(link.relay, ((each.relay, each) for each in here))),
                [(each.severity, each.code, difference_message(each)) for each in said],
            )
        )
    left = [(each.severity, each.code, difference_message(each)) for each in found if id(each) not in told]
    return [*made, Row([], [], left)] if left else made


def _read(copy: CopyOf, today: date) -> Copy:
    return Copy(copy.text, read(copy.text, copy.language or None, copy.published, today=today), copy.published)


def _in(span: Span | None, side: Side) -> bool:
    return span is not None and any(each.start <= span.start < each.end for each in side.sentences)


def _pieces(side: Side, marked: Iterable[tuple[Span | None, Difference]]) -> Iterator[Piece]:
    """The sentences of a side, cut where something differs."""
    places = sorted((span.start, span.end, each.severity) for span, each in marked if span is not None)
    for number, sentence in enumerate(side.sentences):
        at = sentence.start
        if number:
            yield Piece(" ")
        for start, end, severity in places:
            if at <= start < end <= sentence.end:
                yield Piece(sentence.text[at - sentence.start : start - sentence.start])
                yield Piece(sentence.text[start - sentence.start : end - sentence.start], severity)
                at = end
        yield Piece(sentence.text[at - sentence.start :])
