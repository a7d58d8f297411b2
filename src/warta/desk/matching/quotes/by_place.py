"""What became of quotations, told by the sentences that belong together. For two languages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from warta.desk.matching.quotes.kept import Alone, Kept, QuoteMatch, marked, may_quote_nobody, opens_with_mark, speech
from warta.desk.matching.quotes.places import has_lone_mark, has_marks, over, quoted, sentences_of
from warta.desk.matching.quotes.words import capitalised
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Quote

_LENGTHS = 1.6
_NO_LONGER = 1.3
"""How much longer a translation may be than what it translates."""


def by_place(pair: Pairing) -> QuoteMatch:
    """What became of the quotations, as their sentences tell."""
    ours, theirs = speech(pair.original.reading.quotes), speech(pair.relay.reading.quotes)
    if not ours and not theirs:
        return QuoteMatch()
    every_of_ours, every_of_theirs = marked(pair.original.reading.quotes), marked(pair.relay.reading.quotes)
    links = [link for link in pair.links if link.original.sentences]
    back = sorted((link for link in pair.links if link.relay.sentences), key=lambda link: link.relay.start)
    sure = {id(pair.links[number]) for number in sure_links(pair) if not pair.links[number].moved}
    kept: list[Kept] = []
    left_out: list[Quote] = []
    indirect: list[Alone] = []
    invented: list[Alone] = []
    spoken = {quote.start for quote in theirs}
    starts = [link.original.start for link in links]
    back_starts = [link.relay.start for link in back]
    for quote in ours:
        beside = over(quote, links, starts, of_relay=False)
        partners = [link for link in beside if link.relay.sentences]
        found = quoted(every_of_theirs, partners, of_relay=True)
        if found:
            alone = len(found) == 1 and len(quoted(every_of_ours, partners, of_relay=False)) == 1
            named = (
                capitalised(sentences_of(pair.original.text, beside, of_relay=False).text),
                capitalised(sentences_of(pair.relay.text, partners, of_relay=True).text),
            )
            kept += [Kept(quote, other, alone, *named) for other in found if other.start in spoken]
        elif beside and not partners:
            left_out.append(quote)
        elif partners and len(partners) == len(beside) and opens_with_mark(quote, pair.original):
            is_sure = all(id(link) in sure for link in partners)
            sentences = sentences_of(pair.relay.text, partners, of_relay=True)
            if is_sure and _is_left_out(quote, beside, partners):
                left_out.append(quote)
            elif (is_sure or all(map(_is_likely, partners))) and not has_marks(pair.relay, sentences):
                indirect.append(Alone(quote, sentences, is_sure))
    is_marked = bool(every_of_ours)
    for quote in theirs if is_marked or may_quote_nobody(pair.original) else ():
        beside = over(quote, back, back_starts, of_relay=True)
        partners = [link for link in beside if link.original.sentences]
        if not beside or quoted(every_of_ours, partners, of_relay=False):
            continue
        if not opens_with_mark(quote, pair.relay):
            continue
        if not partners:
            if not _may_reach_here(quote, pair, back, back_starts):
                invented.append(Alone(quote, None, is_marked))
        elif len(partners) == len(beside):
            is_sure = is_marked and all(id(link) in sure for link in partners)
            sentences = sentences_of(pair.original.text, partners, of_relay=False)
            if (is_sure or all(map(_is_likely, partners))) and not has_marks(pair.original, sentences):
                invented.append(Alone(quote, sentences, is_sure))
    return QuoteMatch(tuple(kept), tuple(left_out), tuple(indirect), tuple(invented))


def _is_likely(link: Link) -> bool:
    """Whether two sentences stand beside each other that may well tell the same, although nothing proves it."""
    if link.moved or len(link.original.sentences) != 1 or len(link.relay.sentences) != 1:
        return False
    lengths = (link.original.end - link.original.start + 10) / (link.relay.end - link.relay.start + 10)
    return 1 / _LENGTHS < lengths < _LENGTHS


def _may_reach_here(quote: Quote, pair: Pairing, back: Sequence[Link], starts: Sequence[int]) -> bool:
    """Whether a mark without a partner in the original may reach over what it has near a quotation of the relay."""
    at = bisect_right(starts, quote.start)
    near = [link for link in back[max(0, at - 2) : at + 2] if link.original.sentences]
    if not near:
        return False
    sentences = sentences_of(pair.original.text, near, of_relay=False)
    return has_lone_mark(pair.original, sentences)


def _is_left_out(quote: Quote, beside: Sequence[Link], partners: Sequence[Link]) -> bool:
    """Whether the relay's sentences are no longer than what the original says there besides the quotation."""
    ours = [sentence for link in beside for sentence in link.original.sentences]
    over_it = [each for each in ours if each.start < quote.end and each.end > quote.start]
    rest = sum(len(each.text) for each in ours) - sum(len(each.text) for each in over_it)
    return 0 < sum(link.relay.end - link.relay.start for link in partners) < _NO_LONGER * rest
