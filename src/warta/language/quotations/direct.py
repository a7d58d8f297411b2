"""Who said what stands between marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from warta.language.quotations.clauses import Clause
from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.pairing import Quoted
from warta.language.quotations.words import Words

_FURTHEST = 220
"""Code points between a cue and the mark that opens what it announces."""
_FURTHEST_PIECE = 120
"""The same for a piece that is worked into a sentence: further off, others have come between."""
_FEWEST_OF_A_PIECE = 3
_FEWEST_WORDS = 4
"""Fewer words between marks, without a cue beside them, are a name, a title or a doubt, not a quotation."""
_TURNS_AWAY = re.compile(r", (?:[a-z]+ly )?[a-z]{3,}ing\b")
_SPOKEN_END = re.compile(r"[,.?!…—–-][\"'’”)]*$")
_WHOLE_END = re.compile(r"[.?!…][\"'’”)]*$")


_ANEW = 5


class Said(msgspec.Struct, frozen=True):
    """A piece between marks with the clause that says whose it is."""

    clause: Clause | None
    rank: int
    """How close the clause stands: the closer one is believed."""


def attributed(
    text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clauses: Sequence[Clause]
) -> dict[int, Said]:
    """The pieces that are somebody's words, by number, with the clause that says so."""
    found: dict[int, Said] = {}

    def take(claims: Iterable[tuple[int, int]], clause: Clause) -> None:
        for number, rank in claims:
            # Of two clauses before a piece the nearer one, which comes later, announces it.
            if number not in found or found[number].rank <= rank:
                found[number] = Said(clause, rank)

    for place, clause in enumerate(clauses):
        further = clauses[place + 1] if place + 1 < len(clauses) else None
        if clause.left >= 0 and _stands_behind(text, words, quoted[clause.left], clause):
            take([(clause.left, 6 if clause.speaker is not None else 4)], clause)
        if clause.right >= 0:
            take(_announced(text, known, quoted, clause, further), clause)
        elif text[clause.end : clause.sentence.end].strip().endswith(":"):
            take(_announced_over_paragraphs(text, quoted, clause), clause)
    _carry(text, quoted, found)
    return found


def _stands_behind(text: str, words: Words, piece: Quoted, clause: Clause) -> bool:
    """Whether the clause is directly behind the closing mark: “…,” kata Rina; “…,” Rina said."""
    if piece.runs_on or clause.cue.sort in ("goes on", "of words", "passive", "takes", "feels", "unnamed"):
        return False
    between = text[piece.outer_end : clause.start].strip()
    if between not in ("", ",", "-", "–", "—"):
        return False
    if (
        clause.cue.sort == "held"
        or clause.is_inverted
        or (not between and clause.start == words.starts[clause.cue.first])
    ):
        return not words.is_capital(clause.cue.first)
    if is_named(text, piece, clause.sentence.start):
        return False
    # "Rina said" begins a sentence of its own behind a full stop.
    last = text[piece.end - 1]
    return last in ",?!—–-…" or between == "," or (last != "." and len(text[piece.start : piece.end].split()) > 2)


def _is_past(piece: Quoted, further: Clause) -> bool:
    """Whether the next verb of saying stands before this piece."""
    return further.start < piece.outer_start and further.cue.sort != "held" and not further.is_inverted


def is_named(text: str, piece: Quoted, sentence: int) -> bool:
    """Whether, in the middle of a sentence, the marks hold the name of something: on “The Morning Show,” Rina said."""
    listed = text[piece.start : piece.end].rstrip(".,").split()
    long = [word for word in listed if len(word) > 3]
    inside = bool(text[sentence : piece.outer_start].strip())
    return (
        inside
        and len(listed) > 1
        and all(word[:1].isupper() for word in [listed[0], *long])
        and text[piece.end - 1] not in "?!"
    )


def _announced(
    text: str, known: Vocabulary, quoted: Sequence[Quoted], clause: Clause, further: Clause | None
) -> Iterator[tuple[int, int]]:
    """What is quoted behind the clause, in its sentence, with its rank."""
    number, at = clause.right, clause.end
    is_taken = clause.left >= 0 and not text[quoted[clause.left].outer_end : clause.start].strip(" ,\n")
    if clause.cue.sort == "held" and not text[at : quoted[number].outer_start].strip().endswith(":"):
        return
    while number < len(quoted):
        piece = quoted[number]
        if not clause.sentence.start <= piece.outer_start < max(clause.sentence.end, at + 3) or piece.outer_start < at:
            return
        gap = text[at : piece.outer_start]
        if len(gap) > _FURTHEST or (
            further is not None and further.cue.first > clause.cue.first and _is_past(piece, further)
        ):
            return
        ending = gap.rstrip()[-1:]
        begins = text[piece.start : piece.start + 1]
        if ending in (",", ":") and (begins.isupper() or begins.isdigit() or ending == ":" or begins in "…‘'("):
            rank = 5
        elif not gap.strip() and clause.cue.sort in ("says", "goes on", "takes"):
            rank = 3
        elif _is_title(text, known, piece, gap):
            rank = 0
        elif is_taken or clause.cue.sort == "after":
            rank = 0  # “…,” ujar Rina dalam acara “Pasar Malam”: only what is announced
        elif len(gap) > _FURTHEST_PIECE or _TURNS_AWAY.search(gap):
            rank = 0  # “…,” she said, referring to “the mess”
        elif clause.cue.sort != "of words" and len(text[piece.start : piece.end].split()) < _FEWEST_OF_A_PIECE:
            rank = 0  # a word that the writer doubts
        else:
            rank = 2
        if rank:
            yield number, rank
        number += 1


def _announced_over_paragraphs(text: str, quoted: Sequence[Quoted], clause: Clause) -> Iterator[tuple[int, int]]:
    """A paragraph that ends with a colon announces the next one."""
    number = clause.left + 1
    while number < len(quoted) and quoted[number].outer_start < clause.sentence.end:
        number += 1
    if number < len(quoted) and not text[clause.sentence.end : quoted[number].outer_start].strip():
        yield number, 5


def _is_title(text: str, known: Vocabulary, piece: Quoted, gap: str) -> bool:
    """Whether what stands between the marks is the name of something."""
    said = text[piece.start : piece.end]
    if known.before_names and gap.rstrip().lower().endswith(known.before_names):
        return True
    listed = said.split()
    if not listed:
        return False
    long = [word for word in listed if len(word) > 3]
    if len(long) > 1 and said[-1] == "." and gap.strip() and gap.rstrip()[-1] not in ",:":
        said = said[:-1]  # the writer's full stop
    return all(word[:1].isupper() for word in (listed[0], *long)) and said[-1] not in ".?!"


def _carry(text: str, quoted: Sequence[Quoted], found: dict[int, Said]) -> None:
    """What goes on is said by whoever began: over paragraphs, behind the clause, and mark by mark."""
    for number in range(len(quoted) - 1):
        this, following = quoted[number], quoted[number + 1]
        if following.resumes and this.runs_on and number in found and number + 1 not in found:
            found[number + 1] = found[number]
        elif number in found and number + 1 not in found and _goes_on(text, this, following, found[number].clause):
            found[number + 1] = Said(found[number].clause, _ANEW)
    for number in range(len(quoted) - 1, 0, -1):
        if quoted[number].resumes and quoted[number - 1].runs_on and number in found and number - 1 not in found:
            found[number - 1] = found[number]
    for number, piece in enumerate(quoted):
        if number not in found and reads_as_speech(text, piece):
            found[number] = Said(None, 0)


def _goes_on(text: str, this: Quoted, following: Quoted, clause: Clause | None) -> bool:
    """Whether a quotation is taken up again behind the clause that interrupts it, or directly behind its end."""
    gap = text[this.outer_end : following.outer_start]
    if "\n\n" in gap.replace("\r", ""):
        return False
    begins = text[following.start : following.start + 1]
    if not gap.strip():
        return True
    if clause is None or not this.outer_end <= clause.start < following.outer_start:
        return False
    rest = text[max(clause.end, this.outer_end) : following.outer_start].rstrip()
    is_whole = reads_as_speech(text, following) or (
        begins.isupper() and bool(_SPOKEN_END.search(text[following.start : following.end]))
    )
    if rest[-1:] in (",", "—", "–", ":"):
        return len(rest) <= _FURTHEST and (is_whole or bool(_SPOKEN_END.search(text[following.start : following.end])))
    return is_whole and rest[-1:] == "." and len(rest) <= _FURTHEST and clause.sentence.end <= following.outer_start


def reads_as_speech(text: str, piece: Quoted) -> bool:
    """Whether it is a whole sentence, or more, which somebody must have spoken."""
    said = text[piece.start : piece.end].strip()
    if piece.runs_on or piece.resumes:
        return len(said.split()) >= _FEWEST_WORDS
    begins = said[:1]
    whole = begins.isupper() or begins.isdigit() or begins in "…'‘(“\"["
    return len(said.split()) >= _FEWEST_WORDS and whole and bool(_WHOLE_END.search(said) or said.endswith(","))


def is_whole(text: str, piece: Quoted, rank: int) -> bool:
    """Whether it is direct speech; else it is a piece of it, worked into a sentence of the writer's."""
    said = text[piece.start : piece.end].strip()
    begins = said[:1]
    opens = begins.isupper() or begins.isdigit() or begins in "…'‘([“\"" or piece.resumes
    if rank >= 4:
        return opens or len(said.split()) >= _FEWEST_WORDS
    return opens and (
        piece.runs_on or bool(_SPOKEN_END.search(said)) or (rank >= 3 and len(said.split()) > _FEWEST_WORDS)
    )
