"""A sentence of the relay says yes where the original says no, or one contrary for the other.

## What it reports

- A negation ("not", "no", "never", "tidak", "bukan", "belum", "jangan") that is in the relay and not in the original,
  or the other way round, where nothing else in the sentence can stand for it: "refused" may be "did not want",
  "unclear" may be "tidak jelas".
- A negation that stands at quite another place of the sentence.
- One of two contraries in place of the other: "rose" and "turun", "denied" and "membenarkan", "profit" and "rugi",
  "north" and "selatan", "men" and "perempuan".

## Why

One short word makes a sentence say its contrary, and nothing else about it looks wrong.

## Example

Original: The minister did not sign the decree.

Relay: Menteri menandatangani keputusan itu.

## Instead

Say what the original says. Where both say the same in other words ("stayed away", "tidak hadir"), leave it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from warta.desk.finding import Difference, Rule
from warta.desk.matching.sure import sure_links
from warta.desk.pairing import Link, Pairing, Side, unsure
from warta.language.packs import Polarity
from warta.language.polarity import Said, polarity, polarity_of
from warta.language.reading import Span

RULE = Rule(code="FX001", name="polarity-changed", severity="warning")

_WORD_FOR_WORD = 0.8
"""Likeness from which sentences of one language are the same but for a word or two."""
_LENGTHS = 1.5
"""How much longer a translation may be than its original, or shorter, and say no more and no less."""
_ROOM = 15
"""Letters by which short sentences may differ besides."""
_LONGEST = 35
"""Words of a sentence of which a translator may have turned a part round."""
_ABOUT = 0.12
"""The part of a sentence within which a translation may put one word for another."""
_A_WORD = 6
"""Letters by which it may stand off in any case."""
_PARTNER = 0.2
"""The same within which it has put one word of this kind for another."""
_MOVED = 0.35
"""The part of a sentence by which a negation may stand earlier or later in a translation."""


def find(pair: Pairing) -> Iterator[Difference]:
    languages = pair.original.reading.language, pair.relay.reading.language
    known = polarity_of(languages[0]), polarity_of(languages[1])
    if known[0] is None or known[1] is None:
        return
    for number in sorted(sure_links(pair)):
        link = pair.links[number]
        first = polarity(pair.original.text, link.original.start, link.original.end, languages[0])
        second = polarity(pair.relay.text, link.relay.start, link.relay.end, languages[1])
        if first is None or second is None:
            continue
        if not pair.is_translated and link.likeness >= _WORD_FOR_WORD:
            first, second = _with_idioms(first), _with_idioms(second)
        contraries = list(_contraries(first, second))
        if contraries and len(first.negators) != len(second.negators):
            # "Did not deny" is "confirmed", more or less.
            yield from map(unsure, contraries)
            continue
        for found in (*_negation(pair, link, first, second, (known[0], known[1])), *contraries):
            yield unsure(found) if pair.is_translated and _is_free(pair, link) else found


def _is_free(pair: Pairing, link: Link) -> bool:
    """Whether the sentences are so long, or so unlike in length, that much else may be said in them."""
    ours, theirs = _whole(pair.original.text, link.original).text, _whole(pair.relay.text, link.relay).text
    lengths = (len(ours) + _ROOM) / (len(theirs) + _ROOM)
    return not 1 / _LENGTHS < lengths < _LENGTHS or max(len(ours.split()), len(theirs.split())) > _LONGEST


def _with_idioms(said: Said) -> Said:
    """The same with every negation counted: of "not only" a relay of the same words keeps both."""
    every = sorted((*said.negators, *said.idiomatic, *said.lacking), key=lambda word: word.start)
    return msgspec.structs.replace(said, negators=tuple(every), lacking=(), hints=())


def _negation(
    pair: Pairing, link: Link, first: Said, second: Said, known: tuple[Polarity, Polarity]
) -> Iterator[Difference]:
    more = len(second.negators) - len(first.negators)
    # Words that may stand for a negation, of which the other side has no match.
    spare = max(0, first.negating - second.negating if more > 0 else second.negating - first.negating)
    added = list(second.negators) if more >= max(1, spare) else []
    lost = list(first.negators) if -more >= max(1, spare) else []
    is_open = bool(added or lost) and abs(more) == spare
    if not added and not lost:
        added = list(second.lacking) if first.is_plain else []
        lost = list(first.lacking) if second.is_plain else []
    if added:
        own = [each for each in added if not _is_hinted_at(each, link.relay, second.hints, link.original, first.hints)]
        word, is_hinted = _odd_one(own or added, link.relay, first.negators, link.original), not own
        found = RULE.between(
            _whole(pair.original.text, link.original),
            word,
            "{word}: the original does not negate this.",
            word=word.text,
        )
    elif lost:
        own = [each for each in lost if not _is_hinted_at(each, link.original, first.hints, link.relay, second.hints)]
        word, is_hinted = _odd_one(own or lost, link.original, second.negators, link.relay), not own
        found = RULE.between(
            word, _whole(pair.relay.text, link.relay), "{word}: the relay does not negate this.", word=word.text
        )
    if (added or lost) and not (is_open and (is_hinted or _is_free(pair, link))):
        yield unsure(found) if is_open or is_hinted else found
    if added or lost:
        return
    if len(first.negators) == len(second.negators) == 1 and not any(each.verb_final for each in known):
        ours, theirs = first.negators[0], second.negators[0]
        if abs(_place(ours, link.original) - _place(theirs, link.relay)) > _MOVED and _is_one(link):
            yield RULE.between(
                ours, theirs, "{before} and {after} negate different parts.", before=ours.text, after=theirs.text
            )


def _contraries(first: Said, second: Said) -> Iterator[Difference]:
    for direction, words in first.axes.items():
        contrary = ("-" if direction[0] == "+" else "+") + direction[1:]
        if contrary in second.axes and contrary not in first.axes and direction not in second.axes:
            ours, theirs = words[0], second.axes[contrary][0]
            yield RULE.between(
                ours, theirs, "{before} has become its contrary, {after}.", before=ours.text, after=theirs.text
            )


def _odd_one(words: list[Span], side: Side, others: tuple[Span, ...], other_side: Side) -> Span:
    """The word that stands farthest from where any of the other side's stands."""
    return max(
        words,
        key=lambda word: min(
            (abs(_place(word, side) - _place(other, other_side)) for other in others), default=1 - _place(word, side)
        ),
    )


def _is_hinted_at(word: Span, side: Side, ours: tuple[Span, ...], other_side: Side, theirs: tuple[Span, ...]) -> bool:
    """Whether the other side has, at about this place, a word that may stand for the same and for nothing else here."""
    about = max(_ABOUT, _A_WORD / max(1, min(side.end - side.start, other_side.end - other_side.start)))
    at, met = _place(word, side), [_place(hint, side) for hint in ours]
    return any(
        abs(at - place) < about and not any(abs(place - own) < _PARTNER for own in met)
        for place in (_place(hint, other_side) for hint in theirs)
    )


def _place(word: Span, side: Side) -> float:
    """How far into the sentences a word stands, from 0 to 1."""
    return (word.start - side.start) / max(1, side.end - side.start)


def _is_one(link: Link) -> bool:
    return len(link.original.sentences) == len(link.relay.sentences) == 1


def _whole(text: str, side: Side) -> Span:
    return Span.of(text, side.start, side.end)
