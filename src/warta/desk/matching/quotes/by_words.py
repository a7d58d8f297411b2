"""What became of quotations, told by their words. For one language: wherever they were put, they are known again.

Three words in a row are looked up in the other text. A quotation too short or too changed for that is looked for where
the sentences belong together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.quotes.kept import Alone, Kept, QuoteMatch, marked, may_quote_nobody, speech
from warta.desk.matching.quotes.places import has_marks, over, quoted, sentences_around, sentences_of
from warta.desk.matching.quotes.words import capitalised, words_between
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Quote, Span

_RUN = 3
"""Words in a row that are looked up."""
_MOST = 8
"""Places of one run that are looked at."""
_TOLD = 0.5
"""The share of its runs that the other text must have for a quotation to be told in it."""
_INSIDE = 0.25
"""The share of its runs that the other text's quotations must have for it to be one of them, or of several."""
_ALIKE = 0.4
"""The share of the words of the shorter one that two quotations must have in common to be the same."""
_OF_IT = 0.5
"""The share of its longer words that sentences must have to tell what a quotation says, in other words."""
_LITTLE = 0.2
"""The share up to which they tell something else."""
_NO_LONGER = 1.3
"""How much longer sentences may be that tell what stands around a quotation, without it."""
_LONG = 4
"""Letters of a word that says something."""


class _Text(msgspec.Struct, frozen=True):
    """One of the two texts: its quotations, and where the runs of words stand that the other's quotations hold."""

    copy: Copy
    quotes: list[Quote]
    """All between marks, in order."""
    runs: dict[tuple[str, ...], list[tuple[int, int]]]
    """A run of words to where it stands."""


class _Found(msgspec.Struct, frozen=True):
    """Where the runs of a quotation stand in the other text."""

    share: float
    """How many of them do."""
    quotes: dict[int, int]
    """The number of a quotation to how many runs stand in it, those with a fair part of them."""
    inside: float
    """How many of them stand in its quotations."""
    outside: tuple[tuple[int, int], ...]
    """Where those stand that are between no marks."""


def by_words(pair: Pairing) -> QuoteMatch:
    """What became of the quotations, as their words tell."""
    ours, theirs = speech(pair.original.reading.quotes), speech(pair.relay.reading.quotes)
    if not ours and not theirs:
        return QuoteMatch()
    original, relay = _text(pair.original, theirs, pair.relay), _text(pair.relay, ours, pair.original)
    places = _Places(pair)
    kept: list[Kept] = []
    met: set[int] = set()
    invented: list[Alone] = []
    is_marked = bool(original.quotes)
    for quote in theirs if is_marked or may_quote_nobody(pair.original) else ():
        joined, is_alone = _partners(quote, pair.relay, original, places.of(quote, of_relay=True), of_relay=True)
        if joined:
            met.update(each.start for each in joined)
            kept.append(_kept(pair, quote, joined, is_alone))
        elif (alone := _without_partner(quote, pair.relay, original, places, of_relay=True)) is not None:
            invented.append(msgspec.structs.replace(alone, is_sure=is_marked))
    left_out: list[Quote] = []
    indirect: list[Alone] = []
    for quote in ours:
        if quote.start in met:
            continue
        joined, _ = _partners(quote, pair.original, relay, places.of(quote, of_relay=False), of_relay=False)
        if not joined and (alone := _without_partner(quote, pair.original, relay, places, of_relay=False)) is not None:
            if alone.sentences is None:
                left_out.append(quote)
            else:
                indirect.append(alone)
    return QuoteMatch(tuple(kept), tuple(left_out), tuple(indirect), tuple(invented))


def _text(copy: Copy, others: Sequence[Quote], other: Copy) -> _Text:
    wanted = {run for quote in others for run in _runs([word for word, _, _ in _words(quote, other)])}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    words = words_between(copy.text, 0, len(copy.text)) if wanted else []
    for at, run in enumerate(_runs([word for word, _, _ in words])):
        if run in wanted and len(runs[run]) < _MOST:
            runs[run].append((words[at][1], words[at + len(run) - 1][2]))
    return _Text(copy, marked(copy.reading.quotes), runs)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _words(quote: Quote, copy: Copy) -> list[tuple[str, int, int]]:
    return words_between(copy.text, quote.start, quote.end)


def _looked_up(quote: Quote, copy: Copy, other: _Text) -> _Found:
    runs = list(_runs([word for word, _, _ in _words(quote, copy)]))
    met: Counter[int] = Counter()
    outside: list[tuple[int, int]] = []
    found = between_marks = 0
    for run in runs:
        places = other.runs.get(run, ())
        inside = {number for start, _ in places if (number := _quote_at(other.quotes, start)) is not None}
        found += bool(places)
        between_marks += bool(inside)
        met.update(inside)
        if places and not inside:
            outside.append(places[0])
    most = max(met.values(), default=0)
    return _Found(
        share=found / len(runs) if runs else 0.0,
        inside=between_marks / len(runs) if runs else 0.0,
        quotes={number: count for number, count in met.items() if count * 4 > most},
        outside=tuple(outside),
    )


def _quote_at(quotes: Sequence[Quote], place: int) -> int | None:
    at = bisect_right(quotes, place, key=lambda quote: quote.start) - 1
    return at if at >= 0 and place < quotes[at].end else None


class _Places:
    """The links of a pairing, to find those that a quotation goes over."""

    def __init__(self, pair: Pairing) -> None:
        self.pair = pair
        self.sure = {id(pair.links[number]) for number in sure_links(pair)}
        self._links = {
            False: [link for link in pair.links if link.original.sentences],
            True: sorted((link for link in pair.links if link.relay.sentences), key=lambda link: link.relay.start),
        }
        self._starts = {
            False: [link.original.start for link in self._links[False]],
            True: [link.relay.start for link in self._links[True]],
        }

    def of(self, quote: Quote, *, of_relay: bool) -> list[Link]:
        return over(quote, self._links[of_relay], self._starts[of_relay], of_relay=of_relay)


def _partners(
    quote: Quote, copy: Copy, other: _Text, beside: Sequence[Link], *, of_relay: bool
) -> tuple[list[Quote], bool]:
    """The other text's quotations that this one has words of, in order, and whether it can be no other."""
    found = _looked_up(quote, copy, other)
    if found.inside >= _INSIDE and 2 * found.inside >= found.share:
        return [other.quotes[number] for number in sorted(found.quotes)], True
    there = quoted(other.quotes, beside, of_relay=not of_relay)
    alike = [each for each in there if _overlap(quote, copy, each, other.copy) >= _ALIKE]
    return alike, len(there) == 1


def _overlap(first: Quote, copy: Copy, second: Quote, other: Copy) -> float:
    """The share of the words of the shorter one that both have; of the longer ones, where it has some."""
    every = [[word for word, _, _ in _words(*each)] for each in ((first, copy), (second, other))]
    long = [[word for word in words if len(word) >= _LONG] for words in every]
    ours, theirs = map(Counter, long if min(map(len, long)) >= _RUN else every)
    return (ours & theirs).total() / max(1, min(ours.total(), theirs.total()))


def _without_partner(quote: Quote, copy: Copy, other: _Text, places: _Places, *, of_relay: bool) -> Alone | None:
    """What the other text has in place of a quotation that it does not quote. None where that is not clear."""
    found = _looked_up(quote, copy, other)
    if found.share >= _TOLD and found.outside:
        start, end = found.outside[0][0], max(each[1] for each in found.outside)
        if end - start > 2 * (quote.end - quote.start):
            start, end = found.outside[0]
        sentences = sentences_around(other.copy, start, end)
        return None if has_marks(other.copy, sentences) else Alone(quote, sentences)
    beside = places.of(quote, of_relay=of_relay)
    partners = [link for link in beside if link.original.sentences and link.relay.sentences]
    if not partners:
        return Alone(quote, None)
    sentences = sentences_of(other.copy.text, partners, of_relay=not of_relay)
    told = _told_in(quote, copy, sentences)
    if told <= _LITTLE or (told < _OF_IT and _is_left_out(quote, partners, of_relay=of_relay)):
        return Alone(quote, None)
    if told >= _OF_IT and len(partners) == len(beside) and all(id(link) in places.sure for link in partners):
        return None if has_marks(other.copy, sentences) else Alone(quote, sentences)
    return None


def _is_left_out(quote: Quote, partners: Sequence[Link], *, of_relay: bool) -> bool:
    """Whether its sentences were joined to others, and the other text has no more than these say."""
    sides = [(link.relay, link.original) if of_relay else (link.original, link.relay) for link in partners]
    rest = sum(
        len(each.text)
        for ours, _ in sides
        for each in ours.sentences
        if each.end <= quote.start or each.start >= quote.end
    )
    return 0 < sum(theirs.end - theirs.start for _, theirs in sides) < _NO_LONGER * rest


def _told_in(quote: Quote, copy: Copy, sentences: Span) -> float:
    """The share of a quotation's longer words that stand in these sentences."""
    words = {word for word, _, _ in _words(quote, copy) if len(word) >= _LONG}
    there = {word for word, _, _ in words_between(sentences.text, 0, len(sentences.text))}
    return len(words & there) / len(words) if words else 0.0


def _kept(pair: Pairing, quote: Quote, joined: Sequence[Quote], is_alone: bool) -> Kept:
    nearest = max(joined, key=lambda each: (_overlap(quote, pair.relay, each, pair.original), -each.start))
    return Kept(
        original=nearest,
        relay=quote,
        is_alone=is_alone,
        names_in_original=_names(nearest, pair.original),
        names_in_relay=_names(quote, pair.relay),
        joined=tuple(joined),
    )


def _names(quote: Quote, copy: Copy) -> frozenset[str]:
    """The words with a capital in the sentences from the quotation to its speaker."""
    ends = [quote.end] + ([quote.speaker.start, quote.speaker.end] if quote.speaker else [])
    every = copy.reading.sentences
    first = max(0, bisect_right(every, min(quote.start, *ends), key=lambda sentence: sentence.start) - 1)
    last = bisect_left(every, max(ends), key=lambda sentence: sentence.start)
    return capitalised(" ".join(sentence.text for sentence in every[first:last]))
