"""What stands before a clause that says who speaks, or goes on behind it: "The price fell, she said, in spring"."""

from __future__ import annotations

from collections.abc import Sequence

from warta.language.quotations.clauses import Clause
from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.pairing import Quoted
from warta.language.quotations.words import Words

_FEWEST_WORDS = 3
_LONGEST_ADJUNCT = 4
_ASIDE = 90
"""Code points of what may stand between commas behind the cue, before "that"."""

Content = tuple[int, int]


def _ends_with_adjunct(words: Words, known: Vocabulary, clause: Clause, rest: str) -> bool:
    """Whether only when or where is told behind a clause behind a comma: "exports fell, figures showed on Friday"."""
    follower = words.first_from(clause.end)
    return (
        clause.speaker is not None
        and bool(clause.speaker[0])
        and words.gap(clause.speaker[0]).strip() == ","
        and len(rest.split()) <= _LONGEST_ADJUNCT
        and follower < len(words)
        and words.low[follower] in known.prepositions
    )


def is_trailing(text: str, words: Words, known: Vocabulary, clause: Clause) -> bool:
    """Whether the clause ends what was said, or interrupts it, and nothing is announced by it."""
    rest = text[clause.end : clause.sentence.end].strip()
    if clause.cue.word not in known.bare and clause.cue.word not in known.addressed:
        return rest == "." or _ends_with_adjunct(words, known, clause, rest)
    follower = words.first_from(clause.end)
    if rest[:1] == "," and follower < len(words) and words.low[follower] in known.that:
        return False  # "sagte, dass …"
    if rest[:1] == "," and f", {known.far_that} " in rest[1:_ASIDE]:
        return False  # "cautioned, as they had before, that …"
    if not rest or rest[0] in ".,;?!)—–" or follower >= len(words):
        return True
    if words.low[follower] not in known.prepositions and words.low[follower] not in known.days:
        opens_with_verb = words.low[words.first_from(clause.sentence.start)].endswith(known.verb_endings or ("\n",))
        # "The ferry left, she told reporters." Not "Speaking in Port Amber, she urged patience."
        return (
            clause.cue.word in known.addressed and len(rest.split()) <= 4 and rest[-1] in ".!?" and not opens_with_verb
        )
    if clause.start - clause.sentence.start < _FEWEST_WORDS:
        return False  # nothing stands before it that could have been said
    short = rest.split(",")[0]
    if any(word in known.that for word in short.lower().split()):
        return False
    return len(short.split()) <= 9 and (rest.rstrip(".") == short.rstrip(".") or len(rest.split()) <= 14)


def preceding(text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clause: Clause) -> Content | None:
    """What stands before a comma before the clause, where it may be what was said."""
    start = clause.sentence.start
    if clause.left >= 0 and quoted[clause.left].outer_end > start:
        piece = quoted[clause.left]
        if not text[piece.outer_end : clause.start].strip(" ,\n"):
            # “Jauh lebih ramai” katanya: a sentence that only ends in marks is reported as a whole.
            lead = text[start : piece.outer_start].strip()
            if not lead or piece.outer_start <= start or lead[-1] in ",:":
                return None
    gap = text[start : clause.start]
    if not gap.rstrip().endswith((",", "—", "–")):
        return (
            (start, clause.start)
            if clause.cue.sort == "according" and len(gap.split()) >= 4 and _ends_sentence(text, clause)
            else None
        )
    content = gap.rstrip()[:-1]
    listed = content.split()
    if not listed:
        return None
    first = listed[0].lower().strip('“”"(,')
    if (
        len(listed) < _FEWEST_WORDS
        or (first in known.stops and len(listed) < 6)
        or (first in known.openers and len(listed) < 5)
    ):
        return None
    return (start, start + len(content))


def _ends_sentence(text: str, clause: Clause) -> bool:
    return text[clause.end : clause.sentence.end].strip() in (".", "")


def resumed(
    text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clause: Clause, end: int
) -> list[Content]:
    """What goes on behind a clause between commas."""
    rest = text[clause.end : end]
    if not rest.lstrip().startswith(","):
        return []
    follower = words.first_from(clause.end)
    if follower >= len(words) or words.starts[follower] >= end:
        return []
    word = words.low[follower]
    told = known.prepositions | known.openers | known.days
    if word in told or word in known.verbs or (words.is_capital(follower) and word in known.roles):
        return []
    if word in known.conjunctions or word.endswith(known.verb_endings or ("\n",)):
        return []
    if word in known.articles and (clause.is_inverted or len(rest.split()) < 5):
        return []
    return [(words.starts[follower], end)]
