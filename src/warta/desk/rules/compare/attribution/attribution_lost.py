"""The relay tells as a fact what the original only reports that somebody says.

## What it reports

A sentence in which the original names its source ("police said", "according to the ministry"), and for which the
relay has neither a verb of saying, nor "according to", nor a quotation, in it or in the sentences beside it.

## Why

A claim becomes a fact, and the paper answers for it.

## Example

Original: The driver was drunk, police said.

Relay: Pengemudi itu mabuk.

## Instead

Name the source: Pengemudi itu mabuk, kata polisi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warta.desk.finding import Difference, Rule
from warta.desk.pairing import Pairing, Side
from warta.language.packs import Pack, pack_of
from warta.language.reading import Quote, Span

RULE = Rule(code="FA001", name="attribution-lost", severity="warning")

_LIKE = 0.2
_LIKE_AT_HOME = 0.4
_MARK = re.compile('["“”„«»「」]')


def find(pair: Pairing) -> Iterator[Difference]:
    ours, theirs = pack_of(pair.original.reading.language), pack_of(pair.relay.reading.language)
    if ours is None or theirs is None or not (ours.takes_stories and theirs.takes_stories):
        return  # only where its verbs of saying are known well enough to be missed
    for place, link in enumerate(pair.links):
        quote = _attributed(link.original)
        if quote is None or not link.relay.sentences:
            continue
        if link.likeness < (_LIKE if pair.is_translated else _LIKE_AT_HOME):
            continue
        beside = [each for each in pair.links[max(0, place - 1) : place + 2] if each.relay.sentences]
        if any(_has_source(pair.relay.text, each.relay, theirs) for each in beside):
            continue
        span = _source(pair.original.text, quote)
        whole = Span.of(pair.relay.text, link.relay.start, link.relay.end)
        yield RULE.between(span, whole, "The relay tells as a fact what in the original is said by a source.")


def _attributed(side: Side) -> Quote | None:
    """The indirect speech of these sentences, where it is the only one and names who speaks."""
    spoken = [quote for quote in side.quotes if quote.speaker is not None and quote.cue is not None]
    return spoken[0] if len(spoken) == 1 and spoken[0].kind == "indirect" else None


def _source(text: str, quote: Quote) -> Span:
    """The words that name the source: speaker and verb where they stand together, else the verb."""
    assert quote.speaker is not None
    assert quote.cue is not None
    start, end = min(quote.speaker.start, quote.cue.start), max(quote.speaker.end, quote.cue.end)
    return Span.of(text, start, end) if end - start < 80 else quote.cue


def _has_source(text: str, side: Side, pack: Pack) -> bool:
    return (
        bool(side.quotes)
        or _MARK.search(text, side.start, side.end) is not None
        or _saying(pack).search(text, side.start, side.end) is not None
    )


@cache
def _saying(pack: Pack) -> re.Pattern[str]:
    """Any word by which somebody says something. Verbs are known by how they begin, to cover their other forms."""
    quotations = pack.quotations
    listed = {
        *quotations.cues, *quotations.cues_with_speaker, *quotations.cues_after, *quotations.cues_going_on,
        *quotations.cues_passive, *quotations.cues_of_words, *quotations.according_to,
    }  # fmt: skip
    stems = {word[: max(4, len(word) - 2)] for word in listed} | {word for word in listed if len(word) < 5}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(stems, key=len, reverse=True)))})", re.IGNORECASE)
