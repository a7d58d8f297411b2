"""Who speaks where he stands before his verb: the subject, across asides, relative clauses and adjuncts."""

from __future__ import annotations

import re

from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.speakers import MOST_IN_APPOSITION, MOST_WORDS, Range, phrase
from warta.language.quotations.words import Words

_BREAK = re.compile(r"[;:!?—–―“”„«»\"…]|``|''| - |\n\s*\n")


def before(words: Words, cue: int, bound: int, known: Vocabulary) -> Range | None:
    """The speaker who stands before the cue with this number, not before the place ``bound``."""
    last = cue - 1
    while last >= 0 and words.starts[last] >= bound and _is_between(words, last, known):
        if words.gap(last + 1).strip() not in ("", ","):
            return None
        if words.low[last] in known.pronouns:
            break
        last -= 1
    while (
        last > 0
        and words.low[last] in known.demonstratives
        and words.starts[last - 1] >= bound
        and words.low[last - 1] not in known.openers
        and not words.gap(last).strip()
    ):
        last -= 1  # "Wali kota itu mengatakan"
    if last < 0 or words.starts[last] < bound:
        return None
    chunks = _chunks(words, last, bound)
    if not chunks:
        return None
    opening = words.low[chunks[-1][0]]
    is_own = known.determiners and len(chunks) > 1 and chunks[-1][0] < last and not words.gap(last + 1).strip()
    if opening in known.relatives and is_own:
        return (chunks[-1][0], chunks[-1][0] + 1) if opening in known.pronouns else None  # "…, which together vowed"
    # "Rina Sastra (D-Va.) said", "Rina, of Port Amber, Va., said"
    comma = words.gap(last + 1).strip().lstrip(".").lstrip(")")
    if comma == ",":
        return _before_comma(words, chunks, known)
    if comma:
        return None
    first, end = chunks[-1]
    found = _subject(words, first, end, known)
    if found is None and len(chunks) > 1 and _is_adjunct(words, chunks[-1], known):
        return _before_comma(words, chunks, known)
    return found


def _is_between(words: Words, at: int, known: Vocabulary) -> bool:
    if words.low[at] in known.between:
        return True
    word = words.low[at]
    return word.endswith(known.adverb_endings or ("\n",)) and not words.is_capital(at) and word not in known.not_adverbs


def _chunks(words: Words, last: int, bound: int) -> list[Range]:
    """The words before the cue, back to the last break, in pieces between commas; brackets are passed over."""
    chunks: list[Range] = []
    end, at, depth = last + 1, last, words.gap(last + 1).count(")")
    lowest = max(0, last - 60)
    while at > lowest and words.starts[at - 1] >= bound:
        gap = words.gap(at)
        depth += gap.count(")") - gap.count("(")
        if depth < 0 or _BREAK.search(gap):
            break
        if "," in gap and depth <= 0:
            chunks.append((at, end))
            end = at
        at -= 1
    chunks.append((at, end))
    chunks.reverse()
    return chunks


def _subject(words: Words, first: int, end: int, known: Vocabulary) -> Range | None:
    """The subject at the end of a piece of a sentence, directly before its verb."""
    low = words.low
    last = end - 1
    if low[last] in known.relatives:
        return (
            (last, end) if low[last] in known.pronouns and last == first and first and "," in words.gap(first) else None
        )
    if low[last] in known.pronouns:
        return (last, end)
    if low[last] in known.negations and not words.is_capital(last):
        return None
    if (head := _before_relative(words, first, end, known)) is not None:
        return head
    # A subordinate clause begins behind its conjunction; a preposition behind the name belongs to an adjunct.
    begin = first
    for at in range(last, first - 1, -1):
        if low[at] in known.openers and low[at] not in known.joins and not (words.is_capital(at) and at > first):
            begin = at + 1
            if begin < end and all(word in known.days for word in low[begin:end]) and at > first:
                return _subject(words, first, at, known)  # "Figures released on Friday"
            break
        if low[at] in known.verbs and at < last and not words.is_capital(at):
            begin = at + 1
            break
    while begin < end and low[begin] in known.openers:
        begin += 1
    if begin >= end:
        return None
    stop = begin
    while stop < end:
        is_stop = low[stop] in known.stops and not (words.is_capital(stop) and low[stop] not in known.days)
        if stop > begin and is_stop and not (low[stop] in known.joins and _joins_subject(words, stop, end, known)):
            if low[stop] not in known.prepositions and low[stop] not in known.days:
                return _trailing(words, stop + 1, end, known) if stop + 1 < end else None
            break
        stop += 1
    if low[begin] in known.stops and low[begin] not in known.articles and not _is_name(words, begin):
        return _trailing(words, begin, end, known)
    if stop - begin > MOST_WORDS:
        return _trailing(words, begin, stop, known)
    return _checked(words, begin, stop, known)


def _before_relative(words: Words, first: int, end: int, known: Vocabulary) -> Range | None:
    """The subject of which a clause stands between it and its verb: "A farmer who lives near Port Amber said"."""
    while first < end and words.low[first] in known.openers:
        first += 1
    if (
        first >= end
        or words.low[first] in known.pronouns
        or not (words.low[first] in known.articles or words.is_capital(first) or words.low[first] in known.roles)
    ):
        return None
    for at in range(first + 1, end - 1):
        word = words.low[at]
        if (word not in known.relatives and word not in known.agents) or words.gap(at).strip():
            continue
        inner = at + 1
        if words.low[at - 1] in known.verbs:
            return None  # "When Rina noted that the mayor …"
        if any(words.low[place] in known.roles for place in range(inner, min(end - 1, inner + 2))):
            return None  # "Kepala Dinas Pasar yang juga Ketua Koperasi Rina Sastra": the name stands at the end
        if words.low[inner] in known.pronouns or words.is_capital(inner) or words.low[inner] in known.articles:
            # "the plan that the mayor": it is the mayor who speaks, unless he does something else first.
            if word in known.agents or phrase(words, inner, words.ends[end - 1], known) != end:
                return _subject(words, first, at, known)
            return None
        return _subject(words, first, at, known)
    return None


def _joins_subject(words: Words, at: int, end: int, known: Vocabulary) -> bool:
    return (
        at + 1 < end
        and (words.is_capital(at + 1) or words.low[at + 1] in known.articles or words.low[at] in known.genitives)
        and (words.low[at + 1] not in known.days)
    )


def _is_name(words: Words, at: int) -> bool:
    return words.is_capital(at) and at > 0 and words.ends[at - 1] == words.starts[at] - 1 and "," not in words.gap(at)


def _trailing(words: Words, first: int, end: int, known: Vocabulary) -> Range | None:
    """The name, or the noun for somebody, at the very end."""
    at = end
    while at > first:
        word = words.low[at - 1]
        if not words.is_capital(at - 1) and word not in known.roles and word not in known.joins:
            break
        if word in known.days or (at < end and words.gap(at).strip() not in ("", ".")):
            break
        at -= 1
    while at < end and (words.low[at] in known.joins or words.low[at] in known.stops):
        at += 1
    if at > first and at < end and words.low[at - 1] in known.articles:
        at -= 1
    return _checked(words, at, end, known) if at < end else None


def _checked(words: Words, first: int, end: int, known: Vocabulary) -> Range | None:
    """The phrase, if anything in it says that it is somebody."""
    while first < end and words.low[first] in known.joins and words.low[first] not in known.articles:
        first += 1
    low = words.low[first:end]
    if len(low) == 1 and low[0] in known.articles and low[0] not in known.pronouns:
        # "Many believe", but not "the" alone.
        return (first, end) if known.determiners and low[0] not in known.determiners else None
    if not low:
        return None
    capital = any(words.is_capital(at) for at in range(first, end) if words.low[at] not in known.days)
    if capital or low[0] in known.articles or any(word in known.roles for word in low) or low[0] in known.pronouns:
        return (first, end)
    return None


def _is_adjunct(words: Words, chunk: Range, known: Vocabulary) -> bool:
    """Whether a piece between commas tells when or where: "di Jakarta", "Kamis (5/7)", "45"."""
    at = chunk[0]
    while at < chunk[1] - 1 and words.low[at] in known.conjunctions:
        at += 1
    first = words.low[at]
    if words.is_capital(at) and at + 1 < chunk[1] and words.is_capital(at + 1) and words.gap(at + 1) == " ":
        return first in known.prepositions or first in known.days  # "Jan Gelder", but not "In Jakarta"
    return first in known.stops or first in known.days or words.has_digits(at)


def _before_comma(words: Words, chunks: list[Range], known: Vocabulary) -> Range | None:
    """The speaker where a comma stands directly before the cue: "Rina, 45, said"; "Ketua X, Rina, mengatakan"."""
    at = len(chunks) - 1
    while at > 0 and _is_adjunct(words, chunks[at], known):
        at -= 1
    if _is_adjunct(words, chunks[at], known):
        return None
    if at > 0 and words.low[chunks[at][0]] in known.conjunctions:
        return None  # "…, and the meeting ended, said a source"
    found = _subject(words, *chunks[at], known)
    if found is not None and found[0] != chunks[at][0] and chunks[at][1] - chunks[at][0] <= MOST_IN_APPOSITION:
        found = None if at > 0 else found
    if at > 0 and not _is_adjunct(words, chunks[at - 1], known):
        main = _subject(words, *chunks[at - 1], known)
        if main is not None and main[1] == chunks[at - 1][1]:
            is_lower = not words.is_capital(chunks[at][0])
            if found is None or (found[0] == chunks[at][0] and (is_lower or _may_be_one(words, main, found, known))):
                return (main[0], found[1] if found is not None else chunks[at][1])
    return found


def _may_be_one(words: Words, main: Range, further: Range, known: Vocabulary) -> bool:
    """Whether one of the two names the other's role."""

    def has_role(part: Range) -> bool:
        return any(word in known.roles for word in words.low[part[0] : part[1]]) or words.low[part[0]] in known.articles

    return has_role(main) or has_role(further)
