"""Quotations, direct, mixed and indirect, with who said them; and the marks that have no partner.

The marks are paired over all paragraphs; the clauses that say who speaks are found outside what they hold; then each
piece between marks, and each sentence that reports, is given to the clause that stands closest to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from warta.language.packs import Pack
from warta.language.quotations.clauses import Clause, clauses
from warta.language.quotations.cues import Vocabulary, vocabulary
from warta.language.quotations.direct import attributed, is_whole
from warta.language.quotations.frames import Stance
from warta.language.quotations.headlines import of_headline
from warta.language.quotations.pairing import pairs
from warta.language.quotations.reports import Reports
from warta.language.quotations.resolve import resolved
from warta.language.quotations.speakers import is_document
from warta.language.quotations.torn import without_torn
from warta.language.quotations.words import Words
from warta.language.reading import Manner, Mark, Quote, Span

__all__ = ["Quotations", "of_headline", "quotations", "resolved"]


class Quotations(msgspec.Struct, frozen=True):
    quotes: list[Quote]
    lone_marks: list[Mark]
    speakers: list[Span]
    """Who is said to speak, whether or not what he says was found."""


def quotations(text: str, pack: Pack | None, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> Quotations:
    """What is quoted and reported in these paragraphs, which are cut into these sentences, in order.

    Without a pack only the marks are looked at.
    """
    paired = pairs(text, paragraphs)
    if pack is None:
        return Quotations([], paired.lone, [])
    known = vocabulary(pack)
    words = Words(text, paragraphs)
    paired = without_torn(text, words, known, sentences, paired)
    reports = Reports(
        text, words, known, paired.quoted, list(clauses(words, known, paragraphs, sentences, paired.quoted))
    )
    found = reports.clauses
    quotes: list[Quote] = []
    for number, said in attributed(text, words, known, paired.quoted, found).items():
        piece = paired.quoted[number]
        start, end = _stripped(text, piece.start, piece.end)
        if start < end:
            kind: Literal["direct", "mixed"] = "direct" if is_whole(text, piece, said.rank) else "mixed"
            quotes.append(
                Quote(
                    kind=kind,
                    text=text[start:end],
                    start=start,
                    end=end,
                    speaker=_speaker(text, words, said.clause),
                    cue=_cue(text, words, said.clause),
                    manner=_manner(words, known, said.clause, None),
                )
            )
    for clause, (start, end), stance in reports:
        quotes.append(
            Quote(
                kind="indirect",
                text=text[start:end],
                start=start,
                end=end,
                speaker=_speaker(text, words, clause),
                cue=_cue(text, words, clause),
                manner=_manner(words, known, clause, stance),
            )
        )
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    speakers = [
        speaker
        for clause in found
        if _is_speech(words, known, clause) and (speaker := _speaker(text, words, clause)) is not None
    ]
    return Quotations(quotes, paired.lone, speakers)


def _speaker(text: str, words: Words, clause: Clause | None) -> Span | None:
    if clause is None or clause.speaker is None:
        return None
    start, end = words.starts[clause.speaker[0]], words.ends[clause.speaker[1] - 1]
    if text.startswith((")", ".)"), end) and text.count("(", start, end) > text.count(")", start, end):
        end = text.index(")", end) + 1
    return Span.of(text, start, end)


def _cue(text: str, words: Words, clause: Clause | None) -> Span | None:
    if clause is None:
        return None
    return Span.of(text, words.starts[clause.cue.first], words.ends[clause.cue.after - 1])


def _manner(words: Words, known: Vocabulary, clause: Clause | None, stance: Stance | None) -> Manner:
    if clause is None:
        return "assertion"
    stance = stance or known.stances.get(clause.cue.word, "assertion")
    return "document" if stance == "assertion" and is_document(words, known, clause.speaker) else stance


def _is_speech(words: Words, known: Vocabulary, clause: Clause) -> bool:
    """Whether somebody speaks here, of whom "she" may be said in what follows."""
    if clause.cue.sort == "feels" or known.stances.get(clause.cue.word) == "fact":
        return False
    return not is_document(words, known, clause.speaker)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
