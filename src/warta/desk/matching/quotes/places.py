"""Which sentences a quotation goes over, what is quoted in sentences, and whether there is a mark in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from warta.desk.copy import Copy
from warta.desk.pairing import Link
from warta.language.reading import Mark, Quote, Span

_MARK = re.compile("[\"“”„‟«»‹›「」『』]|``|''|(?<!\\w)['‘‚]|['’](?!\\w)")
_REACH = 4
"""Sentences over which a mark without a partner may reach."""


def over(quote: Quote, links: Sequence[Link], starts: Sequence[int], *, of_relay: bool) -> list[Link]:
    """The links that a quotation goes over. They are in the order of its side."""
    first = max(0, bisect_right(starts, quote.start) - 1)
    last = bisect_left(starts, quote.end)
    return [link for link in links[first:last] if (link.relay if of_relay else link.original).end > quote.start]


def quoted(quotes: Sequence[Quote], links: Sequence[Link], *, of_relay: bool) -> list[Quote]:
    """The quotations that stand in these sentences, or reach into them. They are in order, none inside another."""
    found: dict[int, Quote] = {}
    for link in links:
        side = link.relay if of_relay else link.original
        first = max(0, bisect_left(quotes, side.start, key=lambda quote: quote.start) - 1)
        last = bisect_left(quotes, side.end, key=lambda quote: quote.start)
        found.update((quote.start, quote) for quote in quotes[first:last] if quote.end > side.start)
    return [found[start] for start in sorted(found)]


def has_marks(copy: Copy, sentences: Span) -> bool:
    """Whether there is any quotation mark in these sentences, or one without a partner that may reach over them.

    Marks of which no quotation could be read are evidence enough that something is quoted.
    """
    return bool(_MARK.search(sentences.text)) or has_lone_mark(copy, sentences)


def has_lone_mark(copy: Copy, sentences: Span) -> bool:
    """Whether a mark without a partner may reach over these sentences."""
    every, lone = copy.reading.sentences, copy.reading.lone_marks
    if not lone or not every:
        return False
    first = bisect_left(every, sentences.start, key=lambda sentence: sentence.start)
    last = bisect_left(every, sentences.end, key=lambda sentence: sentence.start)
    start, end = every[max(0, first - _REACH)].start, every[min(len(every), last + _REACH) - 1].end
    return bisect_left(lone, start, key=_start) < bisect_left(lone, end, key=_start)


def _start(mark: Mark) -> int:
    return mark.start


def sentences_of(text: str, links: Sequence[Link], *, of_relay: bool) -> Span:
    """From the first to the last of their sentences."""
    sides = [link.relay if of_relay else link.original for link in links]
    return Span.of(text, min(side.start for side in sides), max(side.end for side in sides))


def sentences_around(copy: Copy, start: int, end: int) -> Span:
    """The sentences in which a stretch of text stands."""
    every = copy.reading.sentences
    first = max(0, bisect_right(every, start, key=lambda sentence: sentence.start) - 1)
    last = bisect_left(every, end, key=lambda sentence: sentence.start)
    if first >= len(every) or last <= first:
        return Span.of(copy.text, start, end)
    return Span.of(copy.text, min(start, every[first].start), max(end, every[last - 1].end))
