"""The relay tells as a fact what the original only reports that somebody says, or quotes nobody knows whom.

## What it reports

- A sentence in which the original names its source ("police said", "according to the ministry", "Ratna Kusuma said
  that"), and for which the relay has neither a verb of saying, nor "according to", nor a quotation, in it or, newly, in
  the sentences beside it.
- A quotation of which the original says who said it, and for which the relay names nobody: no verb of saying stands
  with it, and the sentences beside it name neither the speaker nor "she said".

## Why

A claim becomes a fact, and the paper answers for it.

## Example

Original: The driver was drunk, police said.

Relay: Pengemudi itu mabuk.

Original: "We will not sell the land," said Ratna Kusuma.

Relay: “Kami tidak akan menjual tanah itu.”

## Instead

Name the source: Pengemudi itu mabuk, kata polisi.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from warta.desk.align import plainly
from warta.desk.copy import Copy
from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import match_quotes
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing, Side
from warta.language.packs import Pack, pack_of
from warta.language.reading import Quote, Span

RULE = Rule(code="FA001", name="attribution-lost", severity="warning")

_AT_THE_END = 30
"""Code points that may follow a source at the end of a sentence: "police said on Tuesday."."""
_BEGINNING = re.compile("(?:meng|meny|men|mem|me|di|ber|peng)(?=[a-z]{4})")
_ENDING = re.compile("(?<=[a-z]{4})(?:kan|nya|ed|s)$")
_NEAR = 5
"""Quotations before and behind one that may stand in the sentences beside it."""
_SAY = frozenset(
    {"said", "says", "has said", "told", "mengatakan", "menyatakan", "berkata", "menuturkan", "menjelaskan"}
)
"""What opens a sentence that is somebody's words and no more; who warns or promises does something."""
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile('["“”„«»「」]')


def find(pair: Pairing) -> Iterator[Difference]:
    ours, theirs = pack_of(pair.original.reading.language), pack_of(pair.relay.reading.language)
    if ours is None or theirs is None:
        return
    yield from _quoting_nobody(pair, ours, theirs)
    if ours.takes_stories and theirs.takes_stories:
        # Only where its verbs of saying are known well enough to be missed.
        yield from _told_as_facts(pair, ours, theirs)


def _told_as_facts(pair: Pairing, ours: Pack, theirs: Pack) -> Iterator[Difference]:
    links: list[Link] = []
    numbers: dict[int, int] = {}
    for place in sorted(sure_links(pair)):
        link = pair.links[place]
        quote = _attributed(link.original, ours)
        if quote is None or link.relay.quotes or _MARK.search(pair.relay.text, link.relay.start, link.relay.end):
            continue
        # A word for saying that stands in what is said ("the ministry said it would announce") names no source.
        said = 0 if pair.is_translated else len(_saying(ours).findall(pair.original.text, quote.start, quote.end))
        if len(_saying(theirs).findall(pair.relay.text, link.relay.start, link.relay.end)) > said:
            continue
        if _is_named(quote, link.relay, is_translated=pair.is_translated):
            continue
        if not links:
            links = _in_order_of_relay(pair)
            numbers = {id(each): number for number, each in enumerate(links)}
        at = numbers[id(link)]
        beside = [each for each in links[max(0, at - 1) : at + 2] if each is not link]
        if any(
            _has_source(pair.relay.text, each.relay, theirs)
            and not _has_source(pair.original.text, each.original, ours)
            for each in beside
        ):
            continue
        span = _source(pair.original.text, quote)
        whole = Span.of(pair.relay.text, link.relay.start, link.relay.end)
        yield RULE.between(span, whole, "The relay tells as a fact what in the original is said by a source.")


def _in_order_of_relay(pair: Pairing) -> list[Link]:
    return sorted((link for link in pair.links if link.relay.sentences), key=lambda link: link.relay.start)


def _attributed(side: Side, pack: Pack) -> Quote | None:
    """The indirect speech of these sentences, where it is all that they say, and names who says it.

    "She said" is not enough: whom a story quotes at length it need not name in every sentence.
    """
    if len(side.quotes) != 1 or len(side.sentences) != 1:
        return None
    quote = side.quotes[0]
    if quote.kind != "indirect" or quote.speaker is None or quote.cue is None:
        return None
    speaker = quote.speaker.text.casefold()
    if speaker in pack.quotations.pronouns or speaker in pack.quotations.third_person:
        return None
    if quote.cue.start >= quote.end:
        return quote if side.end - max(quote.speaker.end, quote.cue.end) < _AT_THE_END else None
    # Of "Ratna believes that" a relay keeps the subject: a name is known again.
    opens = min(quote.speaker.start, quote.cue.start) - side.start < _AT_THE_END and quote.end >= side.end - 2
    return quote if opens and quote.who is not None and quote.cue.text.casefold() in _SAY else None


def _is_named(quote: Quote, relay: Side, *, is_translated: bool) -> bool:
    """Whether the relay's sentences still have the source: by name or, in one language, by any word for it."""
    assert quote.speaker is not None
    text = " ".join(sentence.text for sentence in relay.sentences)
    words = _names(quote.who.text if quote.who else quote.speaker.text)
    if not is_translated:
        words |= {plainly(word) for word in _WORD.findall(quote.speaker.text) if len(word) > 3}
    return not words.isdisjoint(plainly(word) for word in _WORD.findall(text))


def _quoting_nobody(pair: Pairing, ours: Pack, theirs: Pack) -> Iterator[Difference]:
    for kept in match_quotes(pair).kept:
        said, quoted = kept.original, kept.relay
        if (
            not kept.is_alone
            or quoted.speaker
            or quoted.cue
            or said.kind != "direct"
            or not said.who
            or not said.speaker
        ):
            continue
        if not said.speaker.start <= said.who.start < said.speaker.end:
            continue
        if not _says_who(pair.relay, quoted, _names(said.who.text), theirs):
            template = "The original has {name} say this; the relay does not tell who said it."
            span = Span.of(pair.relay.text, quoted.start, quoted.end)
            yield RULE.between(said.who, span, template, name=said.who.text)


def _says_who(relay: Copy, quote: Quote, names: frozenset[str], pack: Pack) -> bool:
    """Whether anything in a quotation's sentences or those beside it may tell whose it is."""
    every = relay.reading.sentences
    first = max(0, bisect_right(every, quote.start, key=lambda sentence: sentence.start) - 1)
    last = bisect_left(every, quote.end, key=lambda sentence: sentence.start)
    if last <= first:
        return True
    start, end = every[first].start, every[last - 1].end
    around = relay.text[start : quote.start] + " " + relay.text[quote.end : end]
    if _saying(pack).search(around) or not names.isdisjoint(map(plainly, _WORD.findall(around))):
        return True
    beside = every[max(0, first - 1) : first] + every[last : last + 1]
    if any(not names.isdisjoint(map(plainly, _WORD.findall(sentence.text))) for sentence in beside):
        return True
    # Of one who goes on speaking the name stands further up; what another says beside it tells nothing of this one.
    quotes = relay.reading.quotes
    at = bisect_left(quotes, quote.start, key=lambda other: other.start)
    near = [
        other for other in (*quotes[max(0, at - _NEAR) : at], *quotes[at + 1 : at + _NEAR]) if _touches(other, beside)
    ]
    return any(
        other.speaker is None
        or (other.who is not None and not names.isdisjoint(_names(other.who.text)))
        or other.speaker.text.casefold() in pack.quotations.third_person
        for other in near
    ) or any(sentence.text.endswith(":") for sentence in every[max(0, first - 1) : first])


def _touches(quote: Quote, sentences: Sequence[Span]) -> bool:
    return any(quote.start < sentence.end and quote.end > sentence.start for sentence in sentences)


def _names(text: str) -> frozenset[str]:
    """The words of a name, as they would be written anywhere."""
    return frozenset(plainly(word) for word in _WORD.findall(text) if len(word) > 2)


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
