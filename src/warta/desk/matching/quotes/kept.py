"""What became of quotations, and which of them are somebody's speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from warta.desk.copy import Copy
from warta.language.reading import Quote, Span

_WORD = re.compile(r"\w+")
_STORY = 3
"""Sentences of a story that would quote somebody if it could."""
_OPENING = re.compile("[\"“”„‟«»‹›「」『』'‘’‚`]\\s?$")
_FEWEST = 4
"""Words of a quotation that is somebody's speech. Fewer may be a title, a nickname, or a word held with tongs."""


class Kept(msgspec.Struct, frozen=True):
    """A quotation on both sides. ``is_alone`` where neither side has another one that it could be."""

    original: Quote
    relay: Quote
    is_alone: bool
    names_in_original: frozenset[str] = frozenset()
    """The words with a capital in the sentences that it goes over, as they would be written anywhere."""
    names_in_relay: frozenset[str] = frozenset()
    joined: tuple[Quote, ...] = ()
    """In one language: all of the original's that the relay's has words of, in order."""


class Alone(msgspec.Struct, frozen=True):
    """A quotation that the other text does not quote."""

    quote: Quote
    sentences: Span | None
    """What the other text has in its place, without marks; None where it has nothing."""
    is_sure: bool = True
    """Whether nothing speaks for another reading."""


class QuoteMatch(msgspec.Struct, frozen=True):
    kept: tuple[Kept, ...] = ()
    left_out: tuple[Quote, ...] = ()
    """Quotations of the original whose sentences the relay does not have."""
    made_indirect: tuple[Alone, ...] = ()
    """Those whose sentences the relay has without any quotation."""
    invented: tuple[Alone, ...] = ()
    """Quotations of the relay where the original quotes nothing."""


def marked(quotes: Sequence[Quote]) -> list[Quote]:
    """Those that stand between marks."""
    return [quote for quote in quotes if quote.kind != "indirect"]


def speech(quotes: Sequence[Quote]) -> list[Quote]:
    """Those of them that are long enough to be somebody's speech."""
    return [quote for quote in marked(quotes) if len(_WORD.findall(quote.text)) >= _FEWEST]


def may_quote_nobody(original: Copy) -> bool:
    """Whether a text without quotations may have none: of a sentence or two the marks were lost on the way."""
    return len(original.reading.sentences) >= _STORY


def opens_with_mark(quote: Quote, copy: Copy) -> bool:
    """Whether a mark stands directly before it. One that goes on over paragraphs may have lost its marks there."""
    return bool(_OPENING.search(copy.text[max(0, quote.start - 3) : quote.start]))


def span_of(quote: Quote, copy: Copy) -> Span:
    """The quotation without space around it."""
    text = copy.text[quote.start : quote.end]
    start = quote.start + len(text) - len(text.lstrip())
    return Span.of(copy.text, start, start + len(text.strip()))
