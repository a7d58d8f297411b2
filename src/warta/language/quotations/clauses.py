"""A clause by which a text says who speaks: a cue with its speaker, in its sentence, outside what is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from warta.language.quotations.cues import Cue, Vocabulary, cues
from warta.language.quotations.frames import Form, taken
from warta.language.quotations.pairing import Quoted
from warta.language.quotations.speakers import Range, behind, is_document, opening_subject
from warta.language.quotations.subjects import before
from warta.language.quotations.words import Words
from warta.language.reading import Span

_LONGEST = 1500
"""Code points of a sentence before and behind a cue that are looked at."""
_VERBS = ("says", "goes on", "of words", "takes", "feels")
_LONGEST_ASIDE = 14
_NEAR = 8
_LONGEST_ADJUNCT = 7
_FARTHEST = 40
"""Words between a verb and the subject that it shares with another."""


class Clause(msgspec.Struct, frozen=True):
    """Places count code points; ``start`` to ``end`` is the speaker with the cue, without what is said."""

    cue: Cue
    speaker: Range | None
    start: int
    end: int
    sentence: Span
    """Of a very long one, what stands around the cue."""
    number: int
    """Of the sentence."""
    left: int
    """The piece that is quoted before it in its paragraph, by number, or -1."""
    right: int
    """The piece that is quoted behind it in its paragraph, by number, or -1."""
    is_inverted: bool
    """Whether the speaker stands behind the cue."""


def clauses(
    words: Words, known: Vocabulary, paragraphs: Sequence[Span], sentences: Sequence[Span], quoted: Sequence[Quoted]
) -> Iterator[Clause]:
    """Every clause that says who speaks, in order."""
    starts = [sentence.start for sentence in sentences]
    sheets = [paragraph.start for paragraph in paragraphs]
    opened = [piece.outer_start for piece in quoted]
    last: Clause | None = None
    text = words.text
    for cue in cues(words, known):
        at, until = words.starts[cue.first], words.ends[cue.after - 1]
        left = bisect_right(opened, at) - 1
        if left >= 0 and quoted[left].outer_end > at:
            continue
        number = bisect_right(starts, at) - 1
        if number < 0 or sentences[number].end < until:
            continue
        sentence = _around(text, sentences[number], at, until)
        sheet = paragraphs[bisect_right(sheets, at) - 1]
        right = left + 1 if left + 1 < len(quoted) and quoted[left + 1].outer_start < sheet.end else -1
        if left >= 0 and quoted[left].outer_start < sheet.start:
            left = -1
        bound = max(sentence.start, quoted[left].outer_end if left >= 0 else 0)
        limit = min(sentence.end, quoted[right].outer_start if right >= 0 else sentence.end)
        lead = quoted[left].outer_start if left >= 0 else bound
        clause = _clause(words, known, cue, sentence, number, bound, limit, left, right, last, lead)
        if clause is not None:
            yield clause
            last = clause


def _clause(
    words: Words,
    known: Vocabulary,
    cue: Cue,
    sentence: Span,
    number: int,
    bound: int,
    limit: int,
    left: int,
    right: int,
    last: Clause | None,
    lead: int,
) -> Clause | None:
    at, until = words.starts[cue.first], words.ends[cue.after - 1]
    word_before = words.low[cue.first - 1] if cue.first and words.starts[cue.first - 1] >= bound else ""
    opens = not word_before or bool(words.gap(cue.first).strip())
    if words.is_capital(cue.first) and not opens:
        return None  # "United States"
    if (special := _special(words, cue, bound, known, opens=opens)) is not None:
        return Clause(
            special[0],
            special[1],
            min(at, words.starts[special[1][0]]) if special[1] is not None else at,
            until,
            sentence,
            number,
            left,
            right,
            is_inverted=False,
        )
    goes_on = word_before in known.copulas and words.low[cue.first].endswith(known.verb_endings)  # "is demanding"
    if cue.sort != "goes on" and not opens and not goes_on and _is_negated(words, cue.first - 1, known):
        return None

    if not opens and _is_of_a_noun(words, cue, word_before, known):
        return None
    if cue.sort in ("says", "of words") and not opens and _follows_copula(words, cue, known):
        return None  # "it is now understood that"
    if cue.sort == "takes" and not _is_predicate(words, cue, known, opens=opens):
        return None

    def made(speaker: Range | None, *, is_inverted: bool = False, is_apart: bool = False) -> Clause:
        first = at if speaker is None or is_apart else min(at, words.starts[speaker[0]])
        end = until if speaker is None or is_apart else max(until, words.ends[speaker[1] - 1])
        return Clause(cue, speaker, first, end, sentence, number, left, right, is_inverted)

    if cue.sort == "held":
        return made(None) if opens else None
    if cue.sort in ("after", "passive", "according"):
        if not opens and cue.sort == "after":
            return None
        follower = cue.after
        if cue.sort == "passive" and follower < len(words) and words.low[follower] in known.agents:
            follower += 1
        any_noun = cue.sort == "according" and known.precedes
        speaker = behind(words, follower, limit, known, any_noun=any_noun)
        if speaker is None or (cue.word in known.only_of_documents and not is_document(words, known, speaker)):
            return None
        return made(speaker, is_inverted=True)
    joined = _joined(words, cue.first, bound, sentence.start, known)
    if joined or (cue.sort == "goes on" and opens):
        # Another verb of the same sentence, so the same speaker: of this part of it, if it has one.
        if joined and (subject := _own_subject(words, cue.first, bound, known)) is not None:
            return made(subject, is_apart=True)
        if last is not None and last.number == number and last.cue.sort in _VERBS and last.speaker is not None:
            return made(last.speaker, is_apart=True)
        subject = opening_subject(words, sentence.start, at, known)
        return made(subject, is_apart=True) if subject is not None else None
    if cue.word in known.only_of_documents:
        speaker = before(words, cue.first, bound, known)
        return made(speaker) if is_document(words, known, speaker) else None
    if cue.sort == "takes":
        speaker = before(words, cue.first, bound, known)
        return made(speaker) if speaker is not None else None
    text = words.text
    follows_mark = opens and left >= 0 and bound > sentence.start and not text[bound:at].strip(" ,\n")
    if follows_mark and known.follows and (speaker := behind(words, cue.after, limit, known)) is not None:
        return made(speaker, is_inverted=True)
    if follows_mark and lead > sentence.start and text[sentence.start : lead].rstrip().endswith(","):
        # Where verbs stand last: Budi, “Pasar ramai” dedi.
        subject = opening_subject(words, sentence.start, lead, known)
        return made(subject, is_apart=True) if subject is not None else None
    speaker = before(words, cue.first, bound, known)
    if speaker is not None and opens and known.follows and cue.word in known.bare:
        # "The meeting ended from there, said a source in the room": not "Budi, a farmer, said a source lied".
        further = behind(words, cue.after, limit, known)
        if (
            further is not None
            and _ends_clause(words, further, sentence, known)
            and (words.is_capital(further[0]) or _is_near_and_plain(words, speaker, cue))
        ):
            return made(further, is_inverted=True)
    if speaker is not None:
        return made(speaker)
    if opens and known.follows and (speaker := behind(words, cue.after, limit, known)) is not None:
        # "The price fell, said Rina." Only where nothing but the end of the clause is behind her.
        return made(speaker, is_inverted=True) if _ends_clause(words, speaker, sentence, known) else None
    return None


def _is_near_and_plain(words: Words, speaker: Range, cue: Cue) -> bool:
    return cue.first - speaker[1] < _NEAR and not any("," in words.gap(at) for at in range(speaker[0] + 1, speaker[1]))


def _around(text: str, sentence: Span, at: int, until: int) -> Span:
    """The sentence, or as much of it around the cue as people still write: what is longer is no prose."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    return Span.of(text, max(sentence.start, at - _LONGEST), min(sentence.end, until + _LONGEST))


def _is_negated(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether the word before a cue says that nothing was said: "did not say", "to say"; but not "Mrs. May said"."""
    word = words.low[at]
    return (word in known.negations and not words.is_capital(at)) or word.endswith(("n't", "n’t"))


def _special(words: Words, cue: Cue, bound: int, known: Vocabulary, *, opens: bool) -> tuple[Cue, Range | None] | None:
    """The cue with its speaker where it is an adjective or a passive, and no verb with its subject."""

    def takes(form: Form) -> bool:
        takings = known.takings[form].get(cue.word, ())
        return bool(takings) and taken(words, cue.after, takings, known.limits) is not None

    if opens or cue.word not in known.fits or (known.copulas and not _follows_copula(words, cue, known)):
        return None
    if takes("adjective"):
        speaker = before(words, cue.first, bound, known)
        return (msgspec.structs.replace(cue, sort="feels"), speaker) if speaker is not None else None
    return (msgspec.structs.replace(cue, sort="unnamed"), None) if takes("passive") else None


def _is_of_a_noun(words: Words, cue: Cue, word_before: str, known: Vocabulary) -> bool:
    """Whether it is said of the noun behind it or before it: "the disputed valley", "the attack claimed by rebels"."""
    if word_before in known.determiners:
        return True
    at = cue.after
    if at < len(words) and words.low[at].endswith(known.limits.adverb_endings):
        at += 1
    return cue.sort in ("says", "takes") and at < len(words) and words.low[at] in known.agents


def _is_predicate(words: Words, cue: Cue, known: Vocabulary, *, opens: bool) -> bool:
    """Whether whoever stands before the verb does it: not "was urged to", "the plan, criticized", "for accusing"."""
    is_participle = words.low[cue.first].endswith(known.verb_endings or ("\n",))
    if _follows_copula(words, cue, known):
        return is_participle
    if is_participle:
        return False  # ", contradicting the police": whoever does it is less sure than who is "adding"
    if not opens:
        return True
    # "The lawsuit, filed on Monday, accuses", but not "the plan, criticized for its cost".
    is_past = words.low[cue.first].endswith(known.past_endings or ("\n",))
    return not is_past and "," in words.gap(cue.first) and _is_after_aside(words, cue.first)


def _is_after_aside(words: Words, cue: int) -> bool:
    """Whether a piece between commas stands before the verb, behind its subject."""
    for at in range(cue - 1, max(0, cue - _LONGEST_ASIDE), -1):
        gap = words.gap(at).strip()
        if gap:
            return gap == ","
    return False


def _follows_copula(words: Words, cue: Cue, known: Vocabulary) -> bool:
    """Whether a form of "be" stands before the verb, with adverbs between at most."""
    at = cue.first - 1
    while at >= 0 and not words.gap(at + 1).strip():
        word = words.low[at]
        if word in known.copulas:
            return True
        if word not in known.between and not word.endswith(known.limits.adverb_endings):
            return False
        at -= 1
    return False


def _ends_clause(words: Words, speaker: Range, sentence: Span, known: Vocabulary) -> bool:
    """Whether nothing but when and where is told behind this speaker."""
    rest = words.text[words.ends[speaker[1] - 1] : sentence.end]
    if rest.lstrip()[:1] in (",", ".", ":", ""):
        return True
    following = words.low[speaker[1]] if speaker[1] < len(words) else ""
    return following in known.prepositions and len(rest.split()) <= _LONGEST_ADJUNCT


def _own_subject(words: Words, cue: int, bound: int, known: Vocabulary) -> Range | None:
    """The pronoun or name that opens the part of the sentence, between commas, in which the cue stands."""
    at = cue - 1
    while at > max(0, cue - _FARTHEST) and words.starts[at - 1] >= bound and "," not in words.gap(at):
        at -= 1
    if words.starts[at] < bound or not (words.low[at] in known.pronouns or words.is_capital(at)):
        return None
    subject = opening_subject(words, words.starts[at], words.starts[cue], known)
    return subject if subject is not None and subject[1] < cue - 1 else None


def _joined(words: Words, number: int, bound: int, sentence: int, known: Vocabulary) -> bool:
    """Whether a conjunction stands before the cue, with adverbs between at most: "and then said"."""
    at = number - 1
    while at >= 0 and words.starts[at] >= bound and words.low[at] in known.between and not words.gap(at + 1).strip():
        at -= 1
    if at < 0 or words.starts[at] < bound or words.gap(at + 1).strip():
        return False
    return words.low[at] in known.conjunctions and at > words.first_from(sentence)
