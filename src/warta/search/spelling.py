"""A word that no story has, in the spelling that stories have."""

from __future__ import annotations

import tantivy

_SHORTEST = 4
"""Letters of a word that may be misspelt; of shorter ones too many others are near."""
_TWO_MISTAKES = 7
"""Letters from which on two mistakes are allowed."""
_MOST_TERMS = 60_000
"""Words of the index that are looked at for one word."""


def nearest_word(searcher: tantivy.Searcher, field: str, word: str) -> str:
    """The word of the index that was most likely meant: the fewest mistakes, and of these the one that most stories
    have. A mistake in both of the first two letters is not looked for. Empty where none is near."""
    if not _SHORTEST <= len(word) <= 40 or not word.isalpha():
        return ""
    allowed = 2 if len(word) >= _TWO_MISTAKES else 1
    best: tuple[float, str] | None = None
    for opening in dict.fromkeys((word[0], word[1])):
        for term, stories in searcher.terms_with_prefix(field, opening, limit=_MOST_TERMS):
            if abs(len(term) - len(word)) > allowed or not term.isalpha():
                continue
            mistakes = distance(word, term, allowed)
            if mistakes <= allowed:
                # One mistake fewer is worth a hundred times as many stories.
                worth = stories * 0.01**mistakes
                if best is None or (-worth, term) < (-best[0], best[1]):
                    best = (worth, term)
    return best[1] if best else ""


def distance(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; ``most + 1`` stands for anything beyond."""
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before = before, row
        row = [i]
        for j, letter_of_other in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != letter_of_other))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_of_other:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) >= most:
            return most + 1
    return row[-1]
