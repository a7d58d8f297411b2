"""The words between quotation marks are not those of the original.

## What it reports

- In the same language: a quotation of which words were exchanged, added or left out in the middle. Cutting its
  beginning or its end, or marking what is left out (…), is no fault.
- Across languages: a quotation that is much shorter or much longer than its original, measured by what the two
  stories need for everything else.

## Why

What stands between marks was said like that, or it was not said.

## Example

Original: "We will never sell the land," said Ratna Kusuma.

Relay: "We will not sell the land," said Ratna Kusuma.

## Instead

Quote word by word, or take the marks away.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from warta.desk.finding import Difference, Rule
from warta.desk.matching.quotes import Kept, match_quotes, placed_words, span_of
from warta.desk.pairing import Pairing
from warta.language.reading import Span

RULE = Rule(code="FQ003", name="quotation-altered", severity="error")

_SAME = 0.5
"""The share of its words that a quotation must have kept to be the same one."""
_LONGEST = 400
"""Words of a quotation that are compared one by one."""
_SHORTEST = 40
"""Letters of a quotation whose length says anything."""
_OUT_OF_PROPORTION = 2.5


def find(pair: Pairing) -> Iterator[Difference]:
    usual = None
    for kept in match_quotes(pair).kept:
        if not kept.is_alone:
            continue
        if pair.is_translated:
            usual = usual or _usual_ratio(pair)
            yield from _by_length(kept, pair, usual)
        else:
            yield from _by_words(kept, pair)


def _by_words(kept: Kept, pair: Pairing) -> Iterator[Difference]:
    ours = [word for quote in kept.joined or (kept.original,) for word in placed_words(quote, pair.original)]
    theirs = placed_words(kept.relay, pair.relay)
    if max(len(ours), len(theirs)) > _LONGEST:
        return
    same = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    blocks = [block for block in same.get_matching_blocks() if block.size]
    if not blocks or sum(block.size for block in blocks) < _SAME * len(theirs):
        return
    first, last = blocks[0], blocks[-1]
    for tag, a, b, c, d in same.get_opcodes():
        # What was cut at either end of the relay's quotation is left out, not changed.
        is_cut = tag == "delete" and (c == 0 or d == len(theirs))
        if tag == "equal" or is_cut or (tag == "delete" and _is_marked(pair.relay.text, theirs, c)):
            continue
        if tag == "replace" and ((c == 0 and d <= first.b) or c >= last.b + last.size) and b - a > 2 * (d - c) + 2:
            continue  # the speaker's sentence was broken off and joined to the reporter's
        before = _stretch(pair.original.text, ours, a, b)
        after = _stretch(pair.relay.text, theirs, c, d)
        if before and after:
            template = "The original quotes “{before}”, the relay “{after}”."
            yield RULE.between(before, after, template, before=before.text, after=after.text)
        elif after:
            yield RULE.between(
                span_of(kept.original, pair.original),
                after,
                "“{after}” is not in the original's quotation.",
                after=after.text,
            )
        elif before:
            yield RULE.between(
                before, span_of(kept.relay, pair.relay), "The relay's quotation lacks “{before}”.", before=before.text
            )


def _by_length(kept: Kept, pair: Pairing, usual: float) -> Iterator[Difference]:
    ours, theirs = len(kept.original.text), len(kept.relay.text)
    if min(ours * usual, theirs) < _SHORTEST and max(ours * usual, theirs) < _OUT_OF_PROPORTION * _SHORTEST:
        return
    ratio = theirs / (ours * usual) if ours else 1.0
    if 1 / _OUT_OF_PROPORTION <= ratio <= _OUT_OF_PROPORTION:
        return
    template = "The quotation is much longer than the original's." if ratio > 1 else "The relay quotes much less of it."
    yield RULE.between(span_of(kept.original, pair.original), span_of(kept.relay, pair.relay), template)


def _usual_ratio(pair: Pairing) -> float:
    """How many letters the relay needs for one of the original's, where sentences belong together."""
    both = [link for link in pair.links if link.original.sentences and link.relay.sentences]
    ours = sum(link.original.end - link.original.start for link in both)
    theirs = sum(link.relay.end - link.relay.start for link in both)
    return min(1.6, max(0.6, theirs / ours)) if ours else 1.0


def _is_marked(text: str, words: list[tuple[str, Span]], place: int) -> bool:
    """Whether the relay shows, before this word, that something was left out."""
    gap = text[words[place - 1][1].end : words[place][1].start]
    return "…" in gap or "..." in gap or "[" in gap or "(" in gap


def _stretch(text: str, words: list[tuple[str, Span]], first: int, last: int) -> Span | None:
    return Span.of(text, words[first][1].start, words[last - 1][1].end) if last > first else None
