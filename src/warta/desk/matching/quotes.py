"""Which quotation of the relay stands for which of the original.

A quotation may run over many sentences, and one side may interrupt it where the other does not. So the sentences that
belong together decide: a quotation is kept where its sentences' partners are quoted too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from warta.desk.align import plainly
from warta.desk.copy import Copy
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Quote, Span

_WORD = re.compile(r"\w+")
_NO_LONGER = 1.3
"""How much longer a translation may be than what it translates."""
_MARK = re.compile("[\"“”„‟«»‹›「」『』]|``|''|(?<!\\w)['‘‚]|['’](?!\\w)")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
_PLACED = re.compile(r"\w+(?:['’]\w+)*")
_FEWEST = 4
"""Words of a quotation that is somebody's speech. Fewer may be a title, a nickname, or a word held with tongs."""


class Kept(msgspec.Struct, frozen=True):
    """A quotation on both sides. ``is_alone`` where neither side has another one in these sentences."""

    original: Quote
    relay: Quote
    is_alone: bool
    names_in_original: frozenset[str] = frozenset()
    """The words with a capital in the sentences that it goes over, as they would be written anywhere."""
    names_in_relay: frozenset[str] = frozenset()


class QuoteMatch(msgspec.Struct, frozen=True):
    kept: tuple[Kept, ...] = ()
    left_out: tuple[Quote, ...] = ()
    """Quotations of the original whose sentences the relay does not have."""
    made_indirect: tuple[tuple[Quote, Span], ...] = ()
    """Those whose sentences the relay has without any quotation, with these sentences."""
    invented: tuple[tuple[Quote, Span | None], ...] = ()
    """Quotations of the relay where the original quotes nothing, with its sentences; None where it has none at all."""


@lru_cache(maxsize=2)
def match_quotes(pair: Pairing) -> QuoteMatch:
    """What became of the direct quotations of the original."""
    ours, theirs = _speech(pair.original.reading.quotes), _speech(pair.relay.reading.quotes)
    if not ours and not theirs:
        return QuoteMatch()
    every_of_ours, every_of_theirs = _marked(pair.original.reading.quotes), _marked(pair.relay.reading.quotes)
    links = [link for link in pair.links if link.original.sentences]
    back = sorted((link for link in pair.links if link.relay.sentences), key=lambda link: link.relay.start)
    sure = {id(pair.links[number]) for number in sure_links(pair) if not pair.links[number].moved}
    kept: list[Kept] = []
    left_out: list[Quote] = []
    indirect: list[tuple[Quote, Span]] = []
    invented: list[tuple[Quote, Span | None]] = []
    spoken = {quote.start for quote in theirs}
    starts = [link.original.start for link in links]
    back_starts = [link.relay.start for link in back]
    for quote in ours:
        over = _over(quote, links, starts, of_relay=False)
        partners = [link for link in over if link.relay.sentences]
        found = _quoted(every_of_theirs, partners, of_relay=True)
        if found:
            alone = len(found) == 1 and len(_quoted(every_of_ours, partners, of_relay=False)) == 1
            named = (
                capitalised(_sentences(pair.original.text, over, of_relay=False).text),
                capitalised(_sentences(pair.relay.text, partners, of_relay=True).text),
            )
            kept += [Kept(quote, other, alone, *named) for other in found if other.start in spoken]
        elif over and not partners:
            left_out.append(quote)
        elif partners and len(partners) == len(over) and all(id(link) in sure for link in partners):
            sentences = _sentences(pair.relay.text, partners, of_relay=True)
            if _is_left_out(quote, over, partners):
                left_out.append(quote)
            elif not _has_marks(pair.relay, sentences):
                indirect.append((quote, sentences))
    for quote in theirs:
        over = _over(quote, back, back_starts, of_relay=True)
        partners = [link for link in over if link.original.sentences]
        if not over or _quoted(every_of_ours, partners, of_relay=False):
            continue
        if not partners:
            invented.append((quote, None))
        elif len(partners) == len(over) and all(id(link) in sure for link in partners):
            sentences = _sentences(pair.original.text, partners, of_relay=False)
            if not _has_marks(pair.original, sentences):
                invented.append((quote, sentences))
    # An original without any quotation has lost its marks on the way: nothing can be held against it.
    return QuoteMatch(tuple(kept), tuple(left_out), tuple(indirect), tuple(invented) if every_of_ours else ())


def _marked(quotes: Sequence[Quote]) -> list[Quote]:
    return [quote for quote in quotes if quote.kind != "indirect"]


def _speech(quotes: Sequence[Quote]) -> list[Quote]:
    return [quote for quote in _marked(quotes) if len(_WORD.findall(quote.text)) >= _FEWEST]


def _over(quote: Quote, links: Sequence[Link], starts: Sequence[int], *, of_relay: bool) -> list[Link]:
    """The links that a quotation goes over. They are in the order of its side."""
    first = max(0, bisect_right(starts, quote.start) - 1)
    last = bisect_left(starts, quote.end)
    return [link for link in links[first:last] if (link.relay if of_relay else link.original).end > quote.start]


def _quoted(quotes: Sequence[Quote], links: Sequence[Link], *, of_relay: bool) -> list[Quote]:
    """The quotations that stand in these sentences, or reach into them. They are in order, none inside another."""
    found: dict[int, Quote] = {}
    for link in links:
        side = link.relay if of_relay else link.original
        first = max(0, bisect_left(quotes, side.start, key=lambda quote: quote.start) - 1)
        last = bisect_left(quotes, side.end, key=lambda quote: quote.start)
        found.update((quote.start, quote) for quote in quotes[first:last] if quote.end > side.start)
    return [found[start] for start in sorted(found)]


def _is_left_out(quote: Quote, over: Sequence[Link], partners: Sequence[Link]) -> bool:
    """Whether the relay's sentences are no longer than what the original says there besides the quotation."""
    ours = [sentence for link in over for sentence in link.original.sentences]
    quoted = [each for each in ours if each.start < quote.end and each.end > quote.start]
    rest = sum(len(each.text) for each in ours) - sum(len(each.text) for each in quoted)
    return 0 < sum(link.relay.end - link.relay.start for link in partners) < _NO_LONGER * rest


def _has_marks(copy: Copy, sentences: Span) -> bool:
    """Whether there is any quotation mark in these sentences, or one beside them that may reach over them.

    Marks of which no quotation could be read are evidence enough that something is quoted.
    """
    if _MARK.search(sentences.text):
        return True
    every = copy.reading.sentences
    before = bisect_left(every, sentences.start, key=lambda sentence: sentence.start) - 1
    after = bisect_left(every, sentences.end, key=lambda sentence: sentence.start)
    beside = [every[at].text for at in (before, after) if 0 <= at < len(every)]
    return any(len(_MARK.findall(text)) % 2 for text in beside)


def _sentences(text: str, links: Sequence[Link], *, of_relay: bool) -> Span:
    sides = [link.relay if of_relay else link.original for link in links]
    return Span.of(text, min(side.start for side in sides), max(side.end for side in sides))


def capitalised(text: str) -> frozenset[str]:
    """The words with a capital, as they would be written anywhere."""
    return frozenset(plainly(word) for word in _CAPITALISED.findall(text) if len(word) > 2)


def span_of(quote: Quote, copy: Copy) -> Span:
    """The quotation without space around it."""
    text = copy.text[quote.start : quote.end]
    start = quote.start + len(text) - len(text.lstrip())
    return Span.of(copy.text, start, start + len(text.strip()))


def placed_words(quote: Quote, copy: Copy) -> list[tuple[str, Span]]:
    """The words of a quotation, in one spelling, with their places."""
    return [
        (match[0].casefold(), Span(match[0], *match.span()))
        for match in _PLACED.finditer(copy.text, quote.start, quote.end)
    ]
