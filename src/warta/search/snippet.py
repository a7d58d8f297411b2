"""The passage of a story that shows best why it was found, with the words marked that were asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from warta.search.languages import IndexedLanguage, Places

_LENGTH = 220
"""Code points of a snippet, about."""
_READ = 40_000
"""Code points of a text in which a passage is looked for."""
_SENTENCE_ENDS = ".!?…”\n"
_LEAD_IN = 6
"""Words before the first that was asked for, where its sentence begins too far away."""
_SPACE = re.compile(r"\s")


class Piece(msgspec.Struct, frozen=True):
    """Words of a snippet; ``marked`` where they were asked for."""

    text: str
    marked: bool = False


def snippet(text: str, wanted: Collection[str], language: IndexedLanguage) -> tuple[Piece, ...]:
    """The passage with most of the words asked for (given by their stems), as it stands in the text; whole words.
    The opening of the text where none of them stands in it."""
    text = text[:_READ]
    places = language.places(text)
    if not len(places):
        return ()
    stems = language.stems(text)
    marked = [number for number, stem in enumerate(stems) if stem in wanted]
    first = _opening(text, places, _best(places, stems, marked)) if marked else 0
    last = first
    while last + 1 < len(places) and places.end(last + 1) - places.start(first) <= _LENGTH:
        last += 1
    start, end = places.start(first), places.end(last)
    # The marks that stand at the first and the last word, such as those of a quotation, stay with them.
    while start > 0 and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end] in ".,!?…”’)\"'":
        end += 1
    pieces = [Piece("… ")] if first else []
    at = start
    for number in marked:
        if first <= number <= last:
            opening, closing = places.start(number), places.end(number)
            pieces += (Piece(text[at:opening]), Piece(text[opening:closing], marked=True))
            at = closing
    pieces.append(Piece(text[at:end]))
    if last + 1 < len(places):
        pieces.append(Piece(" …"))
    return tuple(Piece(_SPACE.sub(" ", piece.text), piece.marked) for piece in pieces if piece.text)


def _best(places: Places, stems: Sequence[str], marked: Sequence[int]) -> int:
    """The word asked for that begins the best passage: different words count for more than the same one again."""
    best, place = (0, 0), marked[0]
    for number, first in enumerate(marked):
        inside = []
        for other in marked[number : number + 20]:
            if places.end(other) - places.start(first) > _LENGTH:
                break
            inside.append(stems[other])
        worth = (len(set(inside)), len(inside))
        if worth > best:
            best, place = worth, first
    return place


def _opening(text: str, places: Places, first: int) -> int:
    """A little before that word: where its sentence begins, if that is near."""
    nearest = places.start(first) - _LENGTH // 2
    place = first
    while place > 0 and places.start(place) >= nearest:
        before = text[places.end(place - 1) : places.start(place)]
        if any(mark in _SENTENCE_ENDS for mark in before):
            return place
        place -= 1
    return 0 if places.start(0) >= nearest else max(0, first - _LEAD_IN)
