"""Which clauses report something of their own, and the pieces that they report.

What stands inside what another reports is that one's: in "Rina said she hoped that …" Rina says all of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from warta.language.quotations.clauses import Clause
from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.frames import Stance
from warta.language.quotations.indirect import Told, told, trimmed
from warta.language.quotations.pairing import Quoted
from warta.language.quotations.trailing import Content
from warta.language.quotations.words import Words

_FEWEST_WORDS = 3
_FEWEST_TAKEN = 2
_MARKS = "“”„«»\"‘'"
_AHEAD = 3
"""Clauses behind one that may end what it reports."""
_FORWARD = ("says", "goes on", "takes", "feels", "unnamed")
"""The sorts of cues that report what stands behind them."""


class Reports:
    """The clauses of a text that stand inside no other, in order, and what each of them reports."""

    def __init__(
        self, text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clauses: Sequence[Clause]
    ) -> None:
        self._text, self._words, self._known, self._quoted = text, words, known, quoted
        self._lonely: dict[int, Told] = {}
        """What is reported by those that have their sentence to themselves, by the number of their first word."""
        self.clauses: list[Clause] = []
        reach = -1
        for number, clause in enumerate(clauses):
            if (clause.start < reach or self._is_supposed(clause)) and not self._is_beside_marks(clause):
                continue
            self.clauses.append(clause)
            contents = self._told(clause, clauses[number + 1 : number + 1 + _AHEAD]).contents
            if clause.cue.sort in _FORWARD:
                for _, end in contents:
                    reach = max(reach, end)
            if contents and contents[0][1] <= clause.start:
                self._drop_inner(contents[0])

    def __iter__(self) -> Iterator[tuple[Clause, Content, Stance]]:
        """What is reported, piece by piece, with the clause that says who said it, and what it tells of him."""
        text = self._text
        for number, clause in enumerate(self.clauses):
            reported = self._told(clause, self.clauses[number + 1 : number + 1 + _AHEAD])
            fewest = _FEWEST_TAKEN if reported.is_taken else _FEWEST_WORDS
            for start, end in reported.contents:
                piece = trimmed(text, start, end)
                if piece and len(text[piece[0] : piece[1]].split()) >= fewest and not _is_quoted(self._quoted, piece):
                    yield clause, piece, reported.stance

    def _told(self, clause: Clause, further: Sequence[Clause]) -> Told:
        if further and further[0].number == clause.number:
            return told(self._text, self._words, self._known, self._quoted, clause, further)
        known = self._lonely.get(clause.cue.first)
        if known is None:
            known = told(self._text, self._words, self._known, self._quoted, clause, ())
            self._lonely[clause.cue.first] = known
        return known

    def _drop_inner(self, content: Content) -> None:
        """Drop what is part of what the last clause reports, which stands before it: "Rina wants it, he said"."""
        at = len(self.clauses) - 2
        while at >= 0 and self.clauses[at].start >= content[0]:
            if self.clauses[at].end < content[1] and not self._is_beside_marks(self.clauses[at]):
                del self.clauses[at]
            at -= 1

    def _is_supposed(self, clause: Clause) -> bool:
        """Whether it is only asked or supposed that somebody says it: "if Rina says", "do you think so?"."""
        speaker = clause.speaker
        if speaker is None or clause.is_inverted:
            return False
        words = self._words
        if speaker[0] and words.low[speaker[0] - 1] in self._known.conditions and not words.gap(speaker[0]).strip():
            return True
        sentence = clause.sentence.text
        return sentence.endswith("?") and not any(mark in sentence for mark in _MARKS)

    def _is_beside_marks(self, clause: Clause) -> bool:
        text, quoted = self._text, self._quoted
        if clause.left >= 0 and not text[quoted[clause.left].outer_end : clause.start].strip(" ,\n"):
            return True
        return clause.right >= 0 and text[clause.end : quoted[clause.right].outer_start].strip() in (",", ":")


def _is_quoted(quoted: Sequence[Quoted], content: Content) -> bool:
    """Whether it all stands between marks anyway."""
    at = bisect_left(quoted, content[1], key=lambda piece: piece.outer_end)
    return at < len(quoted) and quoted[at].outer_start <= content[0] and content[1] <= quoted[at].outer_end
