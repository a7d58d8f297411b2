"""Titles and offices before a name: "mantan presiden", "Menteri Keuangan"."""

from __future__ import annotations

from collections.abc import Sequence

from warta.language.names.runs import Run
from warta.language.names.vocabulary import LONGEST_TITLE, Vocabulary, is_one_of
from warta.language.names.words import Word

_LONGEST_BRANCH = 5
"""Letters of what stands in brackets between a rank and a name."""


def title_before(run: Run, known: Vocabulary) -> str:
    """A title in small letters in front of the run: "mantan presiden", "former prime minister"."""
    before = run.before
    first = run.words[0]
    if first.gap == ") " and len(before) > 1 and before[-1].gap == " (" and len(before[-1].text) <= _LONGEST_BRANCH:
        before = before[:-1]  # "Brigadir Jenderal (Pol) Rina Sastra"
    elif first.is_first or first.gap not in (" ", "\n", ". "):
        return ""
    for length in range(min(LONGEST_TITLE, len(before)), 0, -1):
        phrase = " ".join(word.text for word in before[-length:])
        if is_one_of(known.titles, phrase):
            return phrase
    return ""


def title_at(words: Sequence[Word], place: int, known: Vocabulary) -> int:
    """How many words from here are a title; 0 where they are none."""
    if words[place].text.casefold().replace(".", "") not in known.title_starts:
        return 0
    for length in range(min(LONGEST_TITLE, len(words) - place), 0, -1):
        phrase = " ".join(word.text for word in words[place : place + length])
        if is_one_of(known.titles, phrase):
            return length
    return 0


def goes_on(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether a title goes on with this word: "Umum" after "Ketua", "dan" between two of its words."""
    word = words[place]
    if word.is_capital:
        plain = word.text.casefold()
        return plain in known.office_words or plain in known.organisation_heads or plain in known.place_heads
    return word.text in known.links and place + 1 < len(words)
