"""Words for millions with a slip of the hand in them: "Rp8,2 trilun" is no eight rupiah."""

from __future__ import annotations

from collections.abc import Mapping

from warta.language.numbers.lexicon import WORD, folded

_SHORTEST = 6
"""Letters of the shortest word that is known again with a slip in it."""


def misspelt_scale(text: str, start: int, end: int, scales: Mapping[str, int]) -> tuple[int, int] | None:
    """What the word at this place multiplies by, and its end, if it is one letter away from a word for a scale."""
    match = WORD.match(text, start, end)
    if match is None or not _SHORTEST - 1 <= match.end() - start <= 12:
        return None
    word = folded(match[0])
    if word in scales:
        return None
    powers = {power for right, power in scales.items() if len(right) >= _SHORTEST and _is_slip(word, right)}
    return (powers.pop(), match.end()) if len(powers) == 1 else None


def _is_slip(word: str, right: str) -> bool:
    """Whether one letter was left out, doubled, put in or exchanged; another first letter makes another word."""
    if abs(len(word) - len(right)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    if word[at:] == right[at + 1 :] or word[at + 1 :] == right[at:]:
        return True
    is_exchanged = word[at : at + 2] == right[at : at + 2][::-1] and word[at + 2 :] == right[at + 2 :]
    return at > 0 and (is_exchanged or word[at + 1 :] == right[at + 1 :])
