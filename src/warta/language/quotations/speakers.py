"""Who speaks: the words that name the speaker, behind a cue or at the start, with role and affiliation."""

from __future__ import annotations

import re

from warta.language.quotations.cues import Vocabulary
from warta.language.quotations.words import Words

Range = tuple[int, int]
"""Words from the first number to before the second."""

MOST_WORDS = 22
MOST_IN_APPOSITION = 14
_MOST_IN_ADJUNCT = 30
_AGE = re.compile(r"1?\d\d?")
_BRACKETED = re.compile(r"[^()\n]{1,60}\)\s[A-Z]")
_POSSESSIVE = ("'s", "’s")
_INITIALS = frozenset("bcdefghijklmnopqrstuvwxyz") | {"jr", "sr", "st", "h", "hj", "a", "m"}


def behind(words: Words, number: int, limit: int, known: Vocabulary, *, any_noun: bool = False) -> Range | None:
    """The speaker whose first word is ``number``: "Menteri Pertanian Rina", "the ministry's spokesman, Budi".

    ``any_noun`` takes any noun for one, where the cue leaves no doubt.
    """
    if number >= len(words) or words.ends[number] > limit or not _is_plain_gap(words, number, known):
        return None
    end = phrase(words, number, limit, known, any_noun=any_noun)
    if end is None:
        return None
    while (further := _apposition(words, end, limit, known)) is not None:
        end = further
    return (number, end)


def _is_plain_gap(words: Words, number: int, known: Vocabulary) -> bool:
    return not words.gap(number).strip()


def phrase(words: Words, number: int, limit: int, known: Vocabulary, *, any_noun: bool = False) -> int | None:
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
    while at < len(words) and words.ends[at] <= limit and at - number < MOST_WORDS:
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
    while end < len(words) and words.ends[end] <= limit and end - at <= MOST_IN_APPOSITION:
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
    stop = phrase(words, at, end, known)
    return (at, stop) if stop is not None else None
