"""What somebody is said to have said without marks: "Rina mengatakan, harga turun", "the price fell, she said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from warta.language.quotations.clauses import Clause
from warta.language.quotations.cues import Vocabulary, takings_of
from warta.language.quotations.direct import is_named
from warta.language.quotations.frames import Stance, taken
from warta.language.quotations.pairing import Quoted
from warta.language.quotations.speakers import behind, is_document
from warta.language.quotations.trailing import Content, is_trailing, preceding, resumed
from warta.language.quotations.words import Words
from warta.language.reading import Span

_BY_TAKING = ("of words", "takes", "feels", "unnamed")
"""The sorts of cues that tell nothing but by what they take behind them."""
_FEWEST_WORDS = 3
_FARTHEST_COMMA = 60
_AHEAD = 16
"""Words between the cue and "that" at most."""
_ENDS = re.compile(r"[\s.,;:?!…—–-]*\Z")

_MARKS = frozenset('“”„«»"')


class Told(msgspec.Struct, frozen=True):
    """The pieces that a clause tells, and what they say of whoever speaks."""

    contents: list[Content]
    stance: Stance
    is_taken: bool = False
    """Whether it is what the verb takes, and no clause of its own."""


def told(
    text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clause: Clause, further: Sequence[Clause]
) -> Told:
    """What is told by a clause, by what its verb takes or as a clause of its own."""
    cue = clause.cue
    stance = known.stances.get(cue.word, "assertion")
    takings = takings_of(known, cue)
    if clause.is_inverted or _follows_mark(text, quoted, clause):
        takings = ()
    elif cue.sort == "of words" and (words.gap(cue.first).strip() or _is_of_new_thing(words, known, clause)):
        takings = ()  # "the ferry, called Rina, left", "a storm called Rina"
    found = taken(words, cue.after, takings, known.limits) if takings else None
    if found is None and cue.sort in _BY_TAKING:
        return Told([], stance)
    if found is None or (found[1].is_plain and cue.sort not in _BY_TAKING):
        contents = _contents(text, words, known, quoted, clause, further)
        if contents or found is None:
            return Told(contents, stance)
    begins, taking = found
    if clause.speaker is not None and _is_relative(words, known, clause.speaker[0]):
        return Told([], stance)  # "what many expect to be a long day"
    if cue.sort in ("takes", "says") and clause.speaker is not None and not _is_somebody(words, known, clause.speaker):
        return Told([], stance)  # "the alarm warned them of the flood"
    if words.low[begins] in known.that and begins + 1 < len(words):
        begins += 1
    if clause.right >= 0 and words.starts[begins] >= quoted[clause.right].outer_start:
        return Told([], stance)
    end = _end(text, words, known, clause.sentence, clause, further)
    return Told([(words.starts[begins], end)], taking.manner, is_taken=True)


def _is_somebody(words: Words, known: Vocabulary, speaker: tuple[int, int]) -> bool:
    """Whether a speaker has a name, or a word for those who speak, or no article, as pronouns and "critics"."""
    first, end = speaker
    low = words.low
    if low[first] not in known.articles or (end - first == 1):
        return True
    return any(
        (words.is_capital(at) and at > first) or low[at] in known.roles or low[at] in known.titles
        for at in range(first, end)
    )


def _is_of_new_thing(words: Words, known: Vocabulary, clause: Clause) -> bool:
    if clause.speaker is None or words.low[clause.speaker[0]] not in known.indefinites:
        return False
    return words.low[clause.speaker[1] - 1] not in known.roles


def _contents(
    text: str, words: Words, known: Vocabulary, quoted: Sequence[Quoted], clause: Clause, further: Sequence[Clause]
) -> list[Content]:
    sentence = clause.sentence
    ahead = text[clause.end : clause.end + 1]
    end = _end(text, words, known, sentence, clause, further)
    follower = words.first_from(clause.end)
    rest = text[clause.end : sentence.end].strip()
    lead = preceding(text, words, known, quoted, clause)
    sort = clause.cue.sort
    if clause.right >= 0 and text[clause.end : quoted[clause.right].outer_start].strip() in ("", ",", ":"):
        return []  # what it announces stands between marks
    if _follows_mark(text, quoted, clause):
        return [lead, *resumed(text, words, known, quoted, clause, end)] if lead is not None else []
    if sort in ("after", "held", "according", "passive") or (clause.is_inverted and sort == "says"):
        if lead is not None:
            return [lead, *resumed(text, words, known, quoted, clause, end)]
        if text[sentence.start : clause.start].rstrip().endswith(",") and clause.left < 0:
            return resumed(text, words, known, quoted, clause, end)
        if _opens_sentence(text, words, known, clause) and sort != "after":
            if rest[:1] in (",", ":"):
                return [(clause.end + 1, end)]
            if sort == "according" and 0 < rest.find(",") < _FARTHEST_COMMA:
                return [(text.index(",", clause.end) + 1, end)]  # "According to a report by the ministry, …"
        return []
    if sort == "says" and known.precedes and is_trailing(text, words, known, clause):
        rest_of_it = resumed(text, words, known, quoted, clause, end)
        return [lead, *rest_of_it] if lead is not None else rest_of_it
    if not rest or ahead in ".;?!" or follower >= len(words) or words.starts[follower] >= end:
        return []
    is_told = follower < len(words) and words.low[follower] in known.that
    if (
        clause.speaker is not None
        and not clause.is_inverted
        and not is_told
        and _is_relative(words, known, clause.speaker[0])
    ):
        return []
    start = _after_that(words, known, clause, follower, end)
    if start is None:
        return []
    return [(start, end)]


def _follows_mark(text: str, quoted: Sequence[Quoted], clause: Clause) -> bool:
    """Whether the clause stands behind what was said between marks."""
    return (
        clause.left >= 0
        and quoted[clause.left].outer_end > clause.sentence.start
        and not text[quoted[clause.left].outer_end : clause.start].strip(" ,\n")
        and not is_named(text, quoted[clause.left], clause.sentence.start)
    )


def _is_relative(words: Words, known: Vocabulary, speaker: int) -> bool:
    """ "what she says her plan would do": a thing that is spoken of, not what is said."""
    if not speaker or words.gap(speaker).strip():
        return False
    word = words.low[speaker - 1]
    return word in known.relatives and word != known.far_that


def _after_that(words: Words, known: Vocabulary, clause: Clause, follower: int, end: int) -> int | None:
    """Where what is said begins behind its cue, or None where it is not sure that something is said."""
    low = words.low
    gap = words.gap(follower).strip()
    is_adjunct = low[follower] in known.prepositions or low[follower] in known.days or low[follower] in known.that
    if not known.precedes and gap in (",", ":") and not is_adjunct:
        return words.starts[follower]
    begins_at_once = clause.cue.word in known.bare and clause.cue.word not in known.addressed and not is_adjunct
    is_object = (
        bool(known.addressed)
        and known.precedes
        and clause.cue.word not in known.addressed
        and not is_adjunct
        and not gap
        and low[follower] not in known.between
        and not low[follower].endswith(known.limits.adverb_endings)
    )
    ahead = 0 if begins_at_once and not gap else 1 if is_object else _AHEAD
    for at in range(follower, min(len(words), follower + ahead)):
        gap_here = words.gap(at) if at > follower else " "
        if words.starts[at] >= end or (gap_here != " " and any(mark in gap_here for mark in ";:—")):
            break
        announces = low[at] in known.that if at == follower else low[at] == known.far_that
        if announces and (at == follower or words.gap(at).strip() in ("", ",", ")", "),")):
            return words.starts[at + 1] if at + 1 < len(words) else None
        if at > follower and low[at] in known.verbs and not words.is_capital(at):
            break
    if not known.precedes and gap in (",", ":"):
        return words.starts[follower]
    if gap:
        return None
    if clause.cue.word in known.addressed:
        addressee = behind(words, follower, end, known)
        if addressee is None or addressee[1] >= len(words) or words.gap(addressee[1]).strip():
            return None
        return words.starts[addressee[1]] if low[addressee[1]] not in known.stops else None
    if low[follower] in known.auxiliaries:
        return None  # "reports are rare": a noun
    is_bare = clause.cue.word in known.bare or (
        clause.cue.word in known.of_documents and is_document(words, known, clause.speaker)
    )
    if not is_bare and low[follower] not in known.pronouns:
        return None
    if low[follower] in known.negations:
        return None  # "a law they say could help", "what it pledged to do"
    if (
        known.precedes
        and low[follower] in known.prepositions
        and clause.cue.word not in known.plain
        and not words.is_capital(follower)
    ):
        return None  # "testified before the council"
    at = follower
    while (
        at + 1 < len(words)
        and words.starts[at] < end
        and (low[at] in known.days or (low[at] in known.prepositions and low[at + 1] in known.days))
    ):
        at += 1
    if not known.precedes and low[at] in known.stops:
        return None
    return words.starts[at] if at < len(words) and words.starts[at] < end else None


def _opens_sentence(text: str, words: Words, known: Vocabulary, clause: Clause) -> bool:
    lead = text[clause.sentence.start : clause.start].strip(' ,(“"')
    return not lead or len(lead.split()) <= 4


def _end(text: str, words: Words, known: Vocabulary, sentence: Span, clause: Clause, further: Sequence[Clause]) -> int:
    """The end of the sentence, or where another clause of its own begins."""
    for other in further:
        if other.number != clause.number:
            break
        if other.start <= clause.end or other.cue.sort in _BY_TAKING or other.cue.word in known.stances:
            continue
        before = text[clause.end : other.start].rstrip()
        tail = before.split()
        if tail and tail[-1].lower() in known.conjunctions and before[: before.rfind(tail[-1])].rstrip()[-1:] != ",":
            between = words.low[words.first_from(clause.end) : other.cue.first]
            if not (known.relatives - known.that).isdisjoint(between[1:]):
                continue  # "said she saw the man who ran and told …": who told it, is open
        while tail and tail[-1].lower() in known.conjunctions:
            before = before[: before.rfind(tail.pop())].rstrip()
            if before:
                return clause.end + len(before)
        if other.cue.sort in ("held", "after", "according") and text[other.end : sentence.end].strip(" ") not in (
            ".",
            "",
        ):
            continue  # between commas: told by the same speaker
        if before.endswith((",", "—", "–", ";")) and other.cue.sort in (
            "goes on",
            "held",
            "after",
            "according",
            "says",
        ):
            return clause.end + len(before) - 1
    return sentence.end


def trimmed(text: str, start: int, end: int) -> Content | None:
    while start < end and text[start] in " \t\n\r\u00a0,:;—–-":
        start += 1
    if text[start : start + 1] in _MARKS and not _MARKS & set(text[start + 1 : end]):
        start += 1  # a mark without its partner
    found = _ENDS.search(text, max(start, end - 12), end)
    if found is not None:
        end = found.start()
    return (start, end) if start < end else None
