"""The words of quotations, and of what stands around them."""

from __future__ import annotations

import re

from warta.desk.align import plainly
from warta.desk.copy import Copy
from warta.language.reading import Quote, Span

_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
_PLACED = re.compile(r"\w+(?:['’]\w+)*")


def capitalised(text: str) -> frozenset[str]:
    """The words with a capital, as they would be written anywhere."""
    return frozenset(plainly(word) for word in _CAPITALISED.findall(text) if len(word) > 2)


def words_between(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words of a stretch of text, in one spelling, with their places."""
    return [
        (match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _PLACED.finditer(text, start, end)
    ]


def placed_words(quote: Quote, copy: Copy) -> list[tuple[str, Span]]:
    """The words of a quotation, in one spelling, with their places."""
    return [
        (word, Span.of(copy.text, start, end)) for word, start, end in words_between(copy.text, quote.start, quote.end)
    ]
