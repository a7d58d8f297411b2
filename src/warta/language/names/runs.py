"""Runs of words with capitals that stand together: "Menteri Keuangan Rina Sulastri", "University of Kota Biru"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from warta.language.gazetteer import entity
from warta.language.names.vocabulary import Vocabulary
from warta.language.names.words import Word, parts

_JOINING = frozenset({" ", "\n", "\u00a0", "  "})


class Run(msgspec.Struct):
    """Words with capitals, and the small words between them that names may hold."""

    words: list[Word]
    before: Sequence[Word]
    """The last words in front of it in the same sentence, at most four."""


def runs(every: Iterable[Word], known: Vocabulary) -> Iterator[Run]:
    """The runs among the words of a paragraph, in order."""
    run: list[Word] = []
    small: list[Word] = []
    recent: list[Word] = []
    for word in _unpaired(every, known.language):
        joins = bool(run) and not word.is_first and _joins(word.gap, (small or run)[-1], known)
        if word.is_capital:
            if run and not joins:
                yield Run(run, recent)
                recent = [] if word.is_first else (recent + run + small)[-4:]
                run, small = [], []
            elif not run:
                recent = [] if word.is_first else recent[-4:]
            run += [*small, word]
            small = []
        elif joins and len(small) < 2 and (word.text in known.particles or word.text in known.links):
            small.append(word)
        else:
            if run:
                yield Run(run, recent)
                recent = recent + run + small
                run, small = [], []
            recent = [*([] if word.is_first else recent[-3:]), word]
    if run:
        yield Run(run, recent)


def _joins(gap: str, before: Word, known: Vocabulary) -> bool:
    if gap in _JOINING:
        return True
    return gap in (". ", ".", ".\n") and (before.is_initial or before.text in known.abbreviations)


def _unpaired(every: Iterable[Word], language: str) -> Iterator[Word]:
    """The words, with "Rusia-Ukraina" as two where it is no name of its own."""
    for word in every:
        if word.is_capital and "-" in word.text and not entity(word.text, language):
            sides = parts(word)
            if len(sides) > 1 and any(entity(side.text, language) for side in sides if side.is_capital):
                yield from sides
                continue
        yield word
