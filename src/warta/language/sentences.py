"""The sentences of a paragraph, with their places.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, an ordinal or the number of a list; marks
and brackets that close behind it belong to the sentence. After "?" and "!" a quotation may go on: “Benarkah?” tanya
Rina. Where a stop could be either, a word that begins sentences tells. What needs a language's words is in its pack;
without one the marks alone are looked at, in any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from warta.language.packs import Pack
from warta.language.reading import Span

_CLOSERS = "\"”’'»›)\\]}“‘」』】〉》）"
_STOPS = ".!?…؟۔।॥።։"
_STOP = re.compile(
    # Scripts that put no space between sentences end them with marks of their own.
    r"(?P<wide>[。！？｡]+)[”’」』】〉》）]*"
    rf"|(?<![{_STOPS}])(?P<stop>[{_STOPS}]++)(?P<close>[{_CLOSERS}]*+(?:[ \u00a0\u202f][»›]++)?)(?=\s|\Z)"
    # A line of a list within a paragraph.
    r"|(?P<item>[\n\r])(?=[ \t]{0,8}(?:[•·‣▪*–-]|[0-9]{1,2}[.)])[ \t])"
)
_OPENERS = re.compile(r"[\s\"“”„‚‘’'`´«»‹›(\[{<¿¡—–―*_-]{0,12}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_WORD = 24
"""How far back from a full stop its word is looked for."""
_BEFORE = re.compile(r"[^\s(\[{\"“”„«»/—–]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")


def sentences(text: str, pack: Pack | None, paragraph: Span) -> Iterator[Span]:
    """The sentences of this paragraph, in order, without the space around them."""
    words = _words(pack) if pack else _NO_WORDS
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = match.start() if match["item"] else match.end()
        if match["stop"] and end < paragraph.end and _goes_on(text, match, start, paragraph.end, words):
            continue
        if span := _trimmed(text, start, end):
            yield span
        start = end
    if span := _trimmed(text, start, paragraph.end):
        yield span


class _Words(msgspec.Struct, frozen=True):
    """What a language knows of its full stops; the abbreviations stand without their last one."""

    titles: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    closings: frozenset[str] = frozenset()
    after_closings: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinal_stop: bool = False
    speaks: re.Pattern[str] | None = None


_NO_WORDS = _Words()


def _goes_on(text: str, match: re.Match[str], sentence: int, end: int, words: _Words) -> bool:
    """Whether the sentence goes on after this stop."""
    opening = _OPENERS.match(text, match.end(), end)
    at = opening.end() if opening else match.end()
    following = _WORD.match(text, at, end)
    if following is not None and following[0][0].islower() and following[0].islower():
        return True
    stop = match["stop"]
    if stop != ".":
        if ")" in match["close"] and text[sentence : sentence + 20].lstrip()[:1] != "(":
            return True  # "naik dua kali lipat (!) pada"
        return bool(match["close"]) and words.speaks is not None and bool(words.speaks.match(text, at, end))
    if match["close"].strip(")]’'") or (text[match.start() - 1 : match.start()].isspace() and not match["close"]):
        return False
    return _is_abbreviated(text, match.start(), sentence, at, end, following[0] if following else "", words)


def _is_abbreviated(text: str, stop: int, sentence: int, at: int, end: int, following: str, words: _Words) -> bool:
    """Whether the full stop here belongs to its word, and the sentence goes on with ``following``."""
    found = _BEFORE.search(text, max(sentence, stop - _LONGEST_WORD), stop)
    if found is None or found.start() == stop - _LONGEST_WORD:
        return False
    word, begins = found[0], following.casefold() in words.starters and following[:1].isupper()
    digit_follows = text[at : at + 1].isdecimal() and at < end
    if word in words.titles:
        return True
    if word in words.before_numbers and digit_follows:
        return True
    if word.isdecimal():
        is_listed = len(word) <= 2 and not text[max(sentence, found.start() - 9) : found.start()].strip()
        return is_listed or (words.ordinal_stop and len(word) <= 2 and bool(following) and not begins)
    if word in words.closings:
        return not following or following in words.after_closings
    if word in words.abbreviations:
        return not begins
    if _INITIALS.fullmatch(found[0]) and not found[0].islower() and (len(found[0]) == 1 or "." in found[0]):
        before = text[max(sentence, found.start() - 3) : found.start()].strip()
        return bool(following) and (not begins or before.endswith("."))
    return bool(_DOTTED.fullmatch(found[0])) and bool(following) and not begins


@cache
def _words(pack: Pack) -> _Words:
    known, calendar = pack.sentences, pack.calendar
    months = [name for names in calendar.months for name in names]
    days = [name for names in calendar.weekdays for name in names]
    shortened = [name for names in calendar.months for name in names[1:]]
    speaks = None
    if pack.quotations.speaker_before_cue:
        cues = "|".join(re.escape(cue) for cue in sorted(pack.quotations.cues, key=len, reverse=True))
        speaks = re.compile(rf"(?:[^\W\d_a-z][\w'’.-]{{0,30}}\s){{1,4}}(?:{cues})\b")
    return _Words(
        titles=_forms(known.titles),
        before_numbers=_forms([*known.before_numbers, *shortened]),
        abbreviations=_forms([*known.abbreviations, *(title.lower() for title in known.titles)]),
        closings=_forms(known.closings),
        after_closings=frozenset([*days, *months, *calendar.zones]),
        starters=frozenset(word.casefold() for word in known.starters) | pack.detection.function_words,
        ordinal_stop=known.ordinal_stop,
        speaks=speaks,
    )


def _forms(words: Iterable[str]) -> frozenset[str]:
    """As a sentence has them: "no." also at its start, "No." not for the word "no" in its middle."""
    bare = [word.removesuffix(".") for word in words]
    return frozenset(form for word in bare for form in (word, word.upper(), word[:1].upper() + word[1:]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """This stretch of the text without the space around it, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span.of(text, start, end) if start < end else None
