"""What a story is about, as far as the index can tell: its rarest and most repeated words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import log, sqrt

import msgspec

from warta.search.languages import IndexedLanguage

_MOST_WORDS = 40
_SHORTEST_WORD = 2
_SHARED_BY = 2  # stories that have the word; one that only this story has leads to no other


class Passage(msgspec.Struct, frozen=True):
    """A part of a story, and how much a word in it counts beside one in the text."""

    text: str
    weight: float


class Word(msgspec.Struct, frozen=True):
    """A term of the index, the first of its forms in the story, and how much it says of the story, at most 1."""

    term: str
    form: str
    weight: float


def subject(
    passages: Iterable[Passage],
    language: IndexedLanguage,
    *,
    documents: int,
    document_frequency: Callable[[str], int],
    shared_by: int = _SHARED_BY,
) -> list[Word]:
    """The words a story is about, the most telling first; the same answer for the same story and index.

    A word weighs by how often it stands there (dampened: the tenth time says little more than the third) and by how
    few of the ``documents`` have it. Words that fewer than ``shared_by`` have are left out.
    """
    occurrences: defaultdict[str, float] = defaultdict(float)
    forms: dict[str, str] = {}
    for passage in passages:
        for form, term in zip(language.words(passage.text), language.stems(passage.text), strict=True):
            if form not in language.stop_words:
                occurrences[term] += passage.weight
                forms.setdefault(term, form)
    weighed = []
    for term, count in occurrences.items():
        # Numerals say when and how many, hardly ever about what.
        if len(term) < _SHORTEST_WORD or term.isnumeric():
            continue
        frequency = document_frequency(term)
        if frequency >= shared_by:
            rarity = log(1 + documents / frequency)
            weighed.append((sqrt(count) * rarity, term))
    weighed.sort(key=lambda entry: (-entry[0], entry[1]))
    if not weighed:
        return []
    heaviest = weighed[0][0]
    return [Word(term, forms[term], weight / heaviest) for weight, term in weighed[:_MOST_WORDS]]
