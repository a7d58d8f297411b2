"""Whether the other sentences say a name in their own language, and whether they agree in all their names."""

from __future__ import annotations

from warta.desk.matching.names.translated import translated
from warta.desk.matching.names.words import Text, Word, is_named, is_ordinary
from warta.desk.matching.spelling import folded
from warta.desk.pairing import Link, Side
from warta.language.gazetteer import meaning
from warta.language.reading import Span


def is_told(word: Word, text: Text, relay: Side) -> bool:
    """Whether the other sentences name the same place or body in their own way."""
    found = meaning(word.text, text.copy.reading.language)
    return (
        found is not None
        and found.written == word.text
        and any(name.entity == found.entity and folded(name.text) != word.folded for name in relay.names)
    )


def agree_else(
    link: Link, gone: list[Word], come: list[Word], mine: Span, yours: Span, first: Text, second: Text
) -> bool:
    """Whether all other names of the sentences are in both, be it each in its language."""
    return all(
        word.opens
        or span.start <= word.start < span.end
        or not is_named(word, text)
        or is_ordinary(word, text)
        or word.folded in translated(text)
        or is_told(word, text, other)
        for words, span, text, other in ((gone, mine, first, link.relay), (come, yours, second, link.original))
        for word in words
    )
