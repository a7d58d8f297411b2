"""Quotations that seem to run on into the next paragraph and only have lost their closing mark.

“Harga turun, kata Rina. At the end of a paragraph that is still open stands who said it: so the quotation had ended
before, and the mark that opens it has no partner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.pairing import Pairs, Quoted
from warta.language.quotations.speakers import behind
from warta.language.quotations.words import Words
from warta.language.reading import Mark, Span


def without_torn(text: str, words: Words, known: Vocabulary, sentences: Sequence[Span], paired: Pairs) -> Pairs:
    """The pairs without such quotations, whose marks are lone."""
    starts = [sentence.start for sentence in sentences]
    kept: list[Quoted] = []
    torn: list[Mark] = []
    was_torn = False
    for piece in paired.quoted:
        resumes = piece.resumes and not was_torn
        was_torn = (
            piece.runs_on
            and piece.start > piece.outer_start
            and _names_its_speaker(text, words, known, sentences, starts, piece)
        )
        if was_torn:
            torn.append(Mark(text[piece.outer_start : piece.start], piece.outer_start, piece.start, opens=True))
        else:
            kept.append(msgspec.structs.replace(piece, resumes=resumes))
    if not torn:
        return paired
    return Pairs(kept, sorted([*paired.lone, *torn], key=lambda mark: mark.start), paired.inside)


def _names_its_speaker(
    text: str, words: Words, known: Vocabulary, sentences: Sequence[Span], starts: Sequence[int], piece: Quoted
) -> bool:
    """Whether the last sentence ends with ", kata Rina." or ", Rina said."."""
    last = sentences[bisect_right(starts, piece.end - 1) - 1]
    for number in range(words.first_from(max(last.start, piece.start)), words.first_from(last.end)):
        found = [sort for rest, sort in known.cues.get(words.low[number], ()) if not rest]
        if not found:
            continue
        end = words.ends[number]
        if "," in words.gap(number) and found[0] in ("after", "says"):
            speaker = behind(words, number + 1, last.end, known)
            end = words.ends[speaker[1] - 1] if speaker is not None else 0
        elif found[0] != "held" or "," not in words.gap(number):
            continue
        if end and text[end : last.end].strip() == ".":
            return True
    return False
