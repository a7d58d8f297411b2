"""Who speaks: the words of a sentence that name the speaker, behind a cue or before it, with role and affiliation."""

from __future__ import annotations

import re

from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.words import Words

Range = tuple[int, int]
"""Words from the first number to before the second."""

_MOST_WORDS = 22
_MOST_IN_APPOSITION = 14
_MOST_IN_ADJUNCT = 30
_AGE = re.compile(r"1?\d\d?")
_BREAK = re.compile(r"[;:!?—–―“”„«»\"…]|``|''| - |\n\s*\n")
_BRACKETED = re.compile(r"[^()\n]{1,60}\)\s[A-Z]")
_POSSESSIVE = ("'s", "’s")
_INITIALS = frozenset("bcdefghijklmnopqrstuvwxyz") | {"jr", "sr", "st", "h", "hj", "a", "m"}


def behind(words: Words, number: int, limit: int, known: Vocabulary, *, any_noun: bool = False) -> Range | None:
    """The speaker whose first word is ``number``: "Menteri Pertanian Rina", "the ministry's spokesman, Budi".

    ``any_noun`` takes any noun for one, where the cue leaves no doubt.
    """
    if number >= len(words) or words.ends[number] > limit or not _is_plain_gap(words, number, known):
        return None
    end = _phrase(words, number, limit, known, any_noun=any_noun)
    if end is None:
        return None
    while (further := _apposition(words, end, limit, known)) is not None:
        end = further
    return (number, end)


def _is_plain_gap(words: Words, number: int, known: Vocabulary) -> bool:
    return not words.gap(number).strip()


def _phrase(words: Words, number: int, limit: int, known: Vocabulary, *, any_noun: bool = False) -> int | None:
    """The end of the noun phrase that begins here, or None where none does."""
    low = words.low
    first = low[number]
    if first in known.pronouns:
        return number + 1
    if first in known.stops and first not in known.articles and not words.is_capital(number):
        return None
    if first in known.days:
        return None
    named, common, is_owned = False, False, False
    at = number
    while at < len(words) and words.ends[at] <= limit and at - number < _MOST_WORDS:
        word = low[at]
        if at > number:
            gap = words.gap(at)
            if gap.strip() and not _is_inner_gap(words, at, known):
                break
            if word in known.pronouns and word not in known.joins and not words.is_capital(at):
                break  # "told police he had waited"
            if at > number + 1 and word in known.determiners and low[at - 1] not in known.joins:
                at -= 1 if not words.is_capital(at - 1) else 0
                break  # "The bank raised its forecast"
        capital = words.is_capital(at) and (at > number or word not in known.articles)
        if at > number and word in known.joins and _joins(words, at, limit, known, named=named):
            at += 1
            continue
        is_article = at == number and word in known.articles
        if (word in known.stops and not capital and not is_article) or word in known.days:
            break
        if word.endswith(_POSSESSIVE):
            named, common, is_owned = False, True, True
        elif capital:
            named = True
        elif words.has_digits(at):
            if named and not _is_numbered(words, at):
                break
        elif named:
            goes_on = at + 1 < len(words) and words.is_capital(at + 1)
            is_role = word in known.roles or word in known.titles
            # "White House spokesman Budi", "a White House official"
            if not is_role or not (goes_on or low[number] in known.articles):
                break
        else:
            common = True
        at += 1
    while at > number and low[at - 1] in known.joins and not words.is_capital(at - 1):
        at -= 1
    if at == number:
        return None
    if named:
        return at
    # Without a name, an article or a noun for those who speak says that it is a speaker.
    is_known = is_owned or first in known.articles or any(word in known.roles for word in low[number:at])
    return at if common and (is_known or any_noun) else None


def _is_inner_gap(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a noun phrase goes on over what stands here: an initial's full stop, a bracket with an abbreviation."""
    gap, before = words.gap(at).strip(), words.low[at - 1]
    if gap == ".":
        return (
            len(before) == 1 or before in known.titles or before in _INITIALS or "." in before
        ) and words.is_capital(at)
    if gap in ("/", "-", "&", "’s", "."):
        return True
    if gap == "(":
        # "(KX)" in the middle: not "(Kompas, 12/8)" or "(45)" behind it.
        return bool(_BRACKETED.match(words.text, words.starts[at]))
    return gap in (")", ") (") and words.is_capital(at)


def _joins(words: Words, at: int, limit: int, known: Vocabulary, *, named: bool) -> bool:
    """Whether the phrase goes on behind this "of", "dan" or "dari"."""
    following = at + 1
    if following >= len(words) or words.ends[following] > limit or words.gap(following).strip():
        return False
    if words.is_capital(following):
        return words.low[following] not in known.days
    if words.low[following] in known.articles or words.low[following] in known.joins:
        return following + 1 < len(words) and words.low[following + 1] not in known.stops
    return not named and words.low[following] not in known.stops


def _is_numbered(words: Words, at: int) -> bool:
    """Whether a number belongs to what stands before it: "RT 5", "Komisi 3"."""
    return words.ends[at] - words.starts[at] <= 3 and not words.gap(at).strip()


def _apposition(words: Words, at: int, limit: int, known: Vocabulary) -> int | None:
    """The end of what is said of the speaker between commas behind him: ", 45,", ", Ketua RT 5,"."""
    if at >= len(words) or words.ends[at] > limit or words.gap(at).strip() not in (",", "),"):
        return None
    first = words.low[at]
    if words.has_digits(at):
        closes = words.text[words.ends[at] : words.ends[at] + 1] in (",", ".") and _AGE.fullmatch(first)
        return at + 1 if closes else None
    if first in known.stops or first in known.days or first in known.that or first in known.verbs:
        return None
    is_name = words.is_capital(at) and first not in known.roles and first not in known.articles
    if not (is_name or first in known.articles or first in known.roles):
        return None
    end = at
    while end < len(words) and words.ends[end] <= limit and end - at <= _MOST_IN_APPOSITION:
        if end > at and words.gap(end).strip() and not _is_inner_gap(words, end, known):
            break
        if (
            end > at
            and words.low[end] in known.stops
            and words.low[end] not in known.joins
            and not words.is_capital(end)
        ):
            break
        if words.low[end] in known.verbs and end > at:
            return None
        if is_name and not (words.is_capital(end) or words.low[end] in known.joins or words.has_digits(end)):
            if words.low[end] not in known.roles:
                return None  # "according to Rina, Port Amber lost …"
            is_name = False
        end += 1
    closing = words.text[words.ends[end - 1] : words.ends[end - 1] + 2].strip()
    is_place = end - at == 1 and words.is_capital(at) and first not in known.roles
    return end if closing[:1] in (",", ".", ")", "") and end > at and not is_place else None


def is_document(words: Words, known: Vocabulary, speaker: Range | None) -> bool:
    """Whether it is no person but something written or counted: "a report by the ministry", "the poll"."""
    if speaker is None:
        return False
    at = speaker[0]
    if known.heads_first:
        while at + 1 < speaker[1] and words.low[at] in known.articles:
            at += 1
        return words.low[at] in known.documents
    while at + 1 < speaker[1] and words.low[at + 1] not in known.documents_end and "," not in words.gap(at + 1):
        at += 1
    while at > speaker[0] and words.low[at] not in known.documents and words.low[at] not in known.roles:
        at -= 1  # "a report published"
    return words.low[at] in known.documents and (at == speaker[0] or not words.is_capital(at) or not known.determiners)


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
    if stop - begin > _MOST_WORDS:
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
            if word in known.agents or _phrase(words, inner, words.ends[end - 1], known) != end:
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
    if found is not None and found[0] != chunks[at][0] and chunks[at][1] - chunks[at][0] <= _MOST_IN_APPOSITION:
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


def opening_subject(words: Words, start: int, end: int, known: Vocabulary) -> Range | None:
    """The name, pronoun or office with which a sentence opens."""
    at = words.first_from(start)
    while at < len(words) and words.ends[at] <= end and words.low[at] in known.conjunctions:
        at += 1
    if at < len(words) and words.ends[at] <= end and words.low[at] in known.pronouns:
        return (at, at + 1)
    is_passive = at + 1 < len(words) and words.low[at + 1] in known.agents  # "Pressed by the council, Rina …"
    if at < len(words) and (is_passive or (words.low[at] in known.stops and words.low[at] not in known.articles)):
        # "In a column on Monday, two speechwriters …": the subject stands behind the comma.
        furthest = min(len(words) - 1, at + _MOST_IN_ADJUNCT)
        while at < furthest and words.ends[at] <= end and "," not in words.gap(at + 1):
            at += 1
        at += 1
    while at < len(words) and words.ends[at] <= end and words.low[at] in known.openers:
        at += 1
    if at >= len(words) or words.ends[at] > end:
        return None
    stop = _phrase(words, at, end, known)
    return (at, stop) if stop is not None else None
