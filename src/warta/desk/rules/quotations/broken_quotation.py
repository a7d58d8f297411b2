"""A quotation is broken in two: a piece of it stands in marks of its own, or a sentence in it breaks off.

## What it reports

- two pieces between marks with nothing between them, of which one is no sentence: “… dengan negara kami.” “Indo dan
  Pasifik”.
- inside a quotation, a sentence that goes on with a small letter behind a full stop: “… kerja sama dengan. negara
  kami.”

## Why

It is what is left when a translating machine meets quotation marks inside a quotation, or when two sentences are run
together: the speaker is given words in an order in which nobody spoke them.

## Example

> “Kami bekerja sama dengan negara. tetangga.” “Laut dan Pulau”.

## Instead

Hold the sentence against its original and put the quotation together again: “Kami bekerja sama dengan negara tetangga
‘Laut dan Pulau’.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.language.packs import Pack, pack_of
from warta.language.quotations.pairing import Quoted, pairs

RULE = Rule(code="Q004", name="broken-quotation", severity="error")

_BREAKS_OFF = re.compile(r"(?<![\w.'’@/-])([^\W\d_]{3,})\.[ ]([^\W\d_]{3,})(?![\w.@/])")
_STOPS = ".?!…"
_FEWEST_WORDS = 4


def find(copy: Copy) -> Iterator[Finding]:
    pack = pack_of(copy.reading.language)
    quoted = pairs(copy.text, copy.reading.body).quoted
    spoken = frozenset(quote.start for quote in copy.reading.quotes if quote.kind == "direct")
    for piece in quoted:
        if pack is not None and piece.start in spoken:
            yield from _breaks(copy.text, piece, pack)
    for first, second in pairwise(quoted):
        gap = copy.text[first.outer_end : second.outer_start]
        if gap and not gap.strip(" ") and first.start in spoken and _is_piece(copy.text, first, second):
            yield RULE.at(
                first.end, second.start, "A quotation ends here and another begins at once: it is one broken in two."
            )


def _breaks(text: str, piece: Quoted, pack: Pack) -> Iterator[Finding]:
    """Where a sentence in the quotation goes on with a small letter behind its full stop."""
    for match in _BREAKS_OFF.finditer(text, piece.start, piece.end):
        word, following = match[1], match[2]
        if following.islower() and word.islower() and word.casefold() not in _abbreviations(pack):
            yield RULE.at(*match.span(), "A sentence of the quotation breaks off here.")


def _is_piece(text: str, first: Quoted, second: Quoted) -> bool:
    """Whether one of the two is no sentence of its own."""
    said = text[second.start : second.end].strip()
    if not said:
        return False
    ends_within = text[second.end - 1] in f"{_STOPS},"
    is_sentence = said[0].isupper() and ends_within and len(said.split()) >= _FEWEST_WORDS
    return not is_sentence and text[first.end - 1] in _STOPS and not ends_within


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    words = pack.sentences
    listed = (*words.titles, *words.before_numbers, *words.abbreviations, *words.closings)
    return frozenset(part for word in listed for part in word.casefold().rstrip(".").split("."))
