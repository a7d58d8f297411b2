"""What became of quotations, told by the sentences that belong together. For two languages."""

from __future__ import annotations

from collections.abc import Sequence

from warta.desk.matching.quotes.kept import Kept, QuoteMatch, marked, speech
from warta.desk.matching.quotes.places import has_marks, over, quoted, sentences_of
from warta.desk.matching.quotes.words import capitalised
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Quote, Span

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
    indirect: list[tuple[Quote, Span]] = []
    invented: list[tuple[Quote, Span | None]] = []
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
        elif partners and len(partners) == len(beside) and all(id(link) in sure for link in partners):
            sentences = sentences_of(pair.relay.text, partners, of_relay=True)
            if _is_left_out(quote, beside, partners):
                left_out.append(quote)
            elif not has_marks(pair.relay, sentences):
                indirect.append((quote, sentences))
    for quote in theirs:
        beside = over(quote, back, back_starts, of_relay=True)
        partners = [link for link in beside if link.original.sentences]
        if not beside or quoted(every_of_ours, partners, of_relay=False):
            continue
        if not partners:
            invented.append((quote, None))
        elif len(partners) == len(beside) and all(id(link) in sure for link in partners):
            sentences = sentences_of(pair.original.text, partners, of_relay=False)
            if not has_marks(pair.original, sentences):
                invented.append((quote, sentences))
    # An original without any quotation has lost its marks on the way: nothing can be held against it.
    return QuoteMatch(tuple(kept), tuple(left_out), tuple(indirect), tuple(invented) if every_of_ours else ())


def _is_left_out(quote: Quote, beside: Sequence[Link], partners: Sequence[Link]) -> bool:
    """Whether the relay's sentences are no longer than what the original says there besides the quotation."""
    ours = [sentence for link in beside for sentence in link.original.sentences]
    over_it = [each for each in ours if each.start < quote.end and each.end > quote.start]
    rest = sum(len(each.text) for each in ours) - sum(len(each.text) for each in over_it)
    return 0 < sum(link.relay.end - link.relay.start for link in partners) < _NO_LONGER * rest
