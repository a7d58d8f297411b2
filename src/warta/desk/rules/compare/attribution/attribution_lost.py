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
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Pairing, Side
from warta.language.packs import Pack, pack_of
from warta.language.reading import Quote, Span

RULE = Rule(code="FA001", name="attribution-lost", severity="warning")

_AT_THE_END = 30
"""Code points that may follow a source at the end of a sentence: "police said on Tuesday."."""
_BEGINNING = re.compile("(?:meng|meny|men|mem|me|di|ber|peng)(?=[a-z]{4})")
_ENDING = re.compile("(?<=[a-z]{4})(?:kan|nya|ed|s)$")
_MARK = re.compile('["“”„«»「」]')


def find(pair: Pairing) -> Iterator[Difference]:
    ours, theirs = pack_of(pair.original.reading.language), pack_of(pair.relay.reading.language)
    if ours is None or theirs is None or not (ours.takes_stories and theirs.takes_stories):
        return  # only where its verbs of saying are known well enough to be missed
    for place in sorted(sure_links(pair)):
        link = pair.links[place]
        quote = _attributed(link.original, ours)
        if quote is None:
            continue
        beside = [each for each in pair.links[max(0, place - 1) : place + 2] if each.relay.sentences]
        if any(_has_source(pair.relay.text, each.relay, theirs) for each in beside):
            continue
        span = _source(pair.original.text, quote)
        whole = Span.of(pair.relay.text, link.relay.start, link.relay.end)
        yield RULE.between(span, whole, "The relay tells as a fact what in the original is said by a source.")


def _attributed(side: Side, pack: Pack) -> Quote | None:
    """The indirect speech of these sentences, where it is all that they say and their end names who says it.

    "She said" is not enough: whom a story quotes at length it need not name in every sentence. And who "believes that"
    or "insists" is the subject of the sentence, which a relay keeps.
    """
    if len(side.quotes) != 1 or len(side.sentences) != 1:
        return None
    quote = side.quotes[0]
    if quote.kind != "indirect" or quote.speaker is None or quote.cue is None:
        return None
    speaker = quote.speaker.text.casefold()
    if speaker in pack.quotations.pronouns or speaker in pack.quotations.third_person or quote.cue.start < quote.end:
        return None
    return quote if side.end - max(quote.speaker.end, quote.cue.end) < _AT_THE_END else None


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
    """Any word by which somebody says something, by its root: "mengumumkan" is known in "diumumkan", "pengumuman"."""
    quotations = pack.quotations
    listed = {
        *quotations.cues, *quotations.cues_with_speaker, *quotations.cues_after, *quotations.cues_going_on,
        *quotations.cues_passive, *quotations.cues_of_words, *quotations.according_to,
    }  # fmt: skip
    roots = {_ENDING.sub("", _BEGINNING.sub("", word)) for word in listed}
    whole = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    inside = "|".join(map(re.escape, sorted((root for root in roots if len(root) > 3), key=len, reverse=True)))
    return re.compile(rf"\b(?:{whole})\b|{inside}", re.IGNORECASE)
