"""Persons of the original who are somebody else in the relay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from warta.desk.matching.names.beside import before
from warta.desk.matching.names.told import agree_else
from warta.desk.matching.names.translated import translated as translated_words
from warta.desk.matching.names.words import WORD, Text, Word, is_of_every_day, is_ordinary, is_person
from warta.desk.matching.spelling import folded, is_cognate, is_loaned, slips
from warta.desk.pairing import Link
from warta.language.gazetteer import meaning
from warta.language.reading import Name, Span


class Replaced(NamedTuple):
    original: Span
    relay: Span
    is_sure: bool


def replaced_in(
    link: Link, gone: list[Word], come: list[Word], first: Text, second: Text, taken: set[int], translated: bool
) -> Iterator[Replaced]:
    """Somebody of the original who is somebody else in the relay: half of his name is still there, or none is, and the
    relay has one whom the original does not have."""
    ours, theirs = first.copy.text, second.copy.text
    kept = {
        ours[begin:end].casefold(): word
        for word in gone
        if word.folded not in second.every
        for begin, end in before(ours, word.start)
    }
    found = False
    for yours in come:
        if yours.folded in first.every or yours.start in taken or is_ordinary(yours, second):
            continue
        for begin, end in before(theirs, yours.start):
            mine = kept.get(theirs[begin:end].casefold())
            if (
                mine is None
                or mine.opens
                or is_ordinary(mine, first)
                or meaning(yours.text, second.copy.reading.language)
            ):
                continue
            if is_cognate(mine.folded, yours.folded) or is_loaned(mine.folded, yours.folded):
                continue
            if is_of_every_day(mine, first) and is_of_every_day(yours, second):
                continue
            found = True
            both = is_person(mine, first) and is_person(yours, second) and not yours.text.isupper()
            both = both and mine.folded not in translated_words(first)  # "the Jakarta Open", "Jakarta Terbuka"
            sure = both and agree_else(link, gone, come, mine.span, yours.span, first, second)
            yield Replaced(mine.span, yours.span, sure or not translated)
    if found:
        return
    missing = _strangers(link.original.names, second)
    strange = [each for each in _strangers(link.relay.names, first) if each.start not in taken]
    if len(missing) != 1 or len(strange) != 1:
        return
    lost, new = missing[0], strange[0]
    if translated or not ((lost.title and new.title) or (" " in lost.text and " " in new.text)):
        return
    if any(
        is_cognate(a, b) or slips(a, b, 3) <= 3
        for a in map(folded, WORD.findall(lost.text))
        for b in map(folded, WORD.findall(new.text))
        if len(a) > 3 and len(b) > 3
    ):
        return
    yield Replaced(Span(lost.text, lost.start, lost.end), Span(new.text, new.start, new.end), True)


def _strangers(names: Iterable[Name], other: Text) -> list[Name]:
    """The persons none of whose words the other text has."""
    return [
        name
        for name in names
        if name.kind == "person" and not any(folded(word) in other.every for word in WORD.findall(name.text))
    ]
