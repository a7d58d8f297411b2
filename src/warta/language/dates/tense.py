"""Whether the words directly before a date put what happens there into the future or into the past.

Only the plainest shape is understood, marker, verb and date in one clause: "akan dimulai pada tahun 2022", "telah
selesai pada 2031". Where the sentence tells of plans, forecasts or conditions, the tense says nothing about the day
of publication, and nothing is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from warta.language.packs import Pack
from warta.language.reading import Span

_BACK = 90
"""How far before a date its verb may stand, in characters."""
_CLAUSE = re.compile(r"[,;:—–()“”\"„«»]")


class _Words(msgspec.Struct, frozen=True):
    future: re.Pattern[str]
    past: re.Pattern[str]
    future_at_once: re.Pattern[str]
    """The same where no word needs to stand before the date: "akan dibuka Jumat"."""
    past_at_once: re.Pattern[str]
    frame_before: re.Pattern[str]
    """Plans, forecasts, conditions, and verbs of saying."""
    frame_after: re.Pattern[str]
    """The same without verbs of saying: "…, kata Rina" says it today."""
    which: re.Pattern[str]


def told_as_future(text: str, pack: Pack, sentence: Span, start: int, *, has_cue: bool = True) -> int | None:
    """Where the words begin that say of the date at ``start`` that it is still to come; None where none do.

    ``has_cue`` asks for a word such as "pada" before the date, without which figures may be something else."""
    words = _words(pack)
    return _told(text, pack, sentence, start, words.future if has_cue else words.future_at_once)


def told_as_past(text: str, pack: Pack, sentence: Span, start: int, *, has_cue: bool = True) -> int | None:
    """Where the words begin that say of the date at ``start`` that it is over; None where none do."""
    words = _words(pack)
    return _told(text, pack, sentence, start, words.past if has_cue else words.past_at_once)


def _told(text: str, pack: Pack, sentence: Span, start: int, marker: re.Pattern[str]) -> int | None:
    begin = max(sentence.start, start - _BACK)
    found = next((match for match in marker.finditer(text, begin, start) if match.end() == start), None)
    if found is None:
        return None
    words = _words(pack)
    clause = max((match.end() for match in _CLAUSE.finditer(text, begin, found.start())), default=begin)
    if clause > begin and words.which.match(text, clause, found.start() + 1):
        # A clause of its own about a noun: what frames the rest of the sentence is not about it.
        framed = words.frame_before.search(text, clause, found.start())
    else:
        framed = words.frame_before.search(text, sentence.start, found.start())
    return None if framed or words.frame_after.search(text, start, sentence.end) else found.start()


@cache
def _words(pack: Pack) -> _Words:
    calendar = pack.calendar
    cues = _one_of(calendar.date_cues)
    adverb = _one_of(calendar.tense_adverbs)
    behind, at_once = (rf"(?:\s[^\W\d_]+)?(?:\s(?:{cues})){{{least},3}}\s\Z" for least in (1, 0))
    done = rf"(?:{_one_of(calendar.done)})\s(?:(?:{adverb})\s)?" if calendar.done else ""
    future = rf"(?:{_one_of(calendar.will)})\s(?:(?:{adverb})\s)?(?:{_one_of(calendar.will_verbs)})"
    past = rf"{done}(?:{_one_of(calendar.done_verbs)})"
    return _Words(
        future=_words_of(future + behind),
        past=_words_of(past + behind),
        future_at_once=_words_of(future + at_once),
        past_at_once=_words_of(past + at_once),
        frame_before=_words_of(rf"(?:{_one_of([*calendar.frames, *pack.quotations.cues])})(?!\w)"),
        frame_after=_words_of(rf"(?:{_one_of(calendar.frames)})(?!\w)"),
        which=re.compile(rf"\s?(?:{_one_of(calendar.which)})(?!\w)", re.IGNORECASE),
    )


def _words_of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    """One of these words; ``*`` stands for the rest of a word, and a space for space."""
    listed = [
        re.escape(word).replace(r"\ ", r"\s{1,3}").replace(r"\*", r"[^\W\d_]{2,20}")
        for word in sorted(words, key=lambda each: (-len(each), each))
    ]
    return "|".join(listed) if listed else "(?!)"
