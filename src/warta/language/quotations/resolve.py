"""Whose words they are where the text only says "she" or "katanya": the last named of those who speak.

Named is who spoke last, or who opened a sentence since and has a name that the text knows. What stands between marks
names nobody: there others are spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from warta.language.packs import Pack
from warta.language.quotations.cues import Vocabulary, vocabulary
from warta.language.reading import Name, Quote, Span

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_OPENS = re.compile(r"\W*(?:[a-z]\w*\W+){0,2}", re.ASCII)
_LONGEST = 3
"""Words of a name behind a role, where the role may go on in capitals itself."""
_REACH = 1200
"""Code points behind which nobody remembers who spoke last, where not even a pronoun points back."""


def resolved(
    text: str,
    pack: Pack,
    quotes: Sequence[Quote],
    speakers: Sequence[Span],
    names: Sequence[Name],
    sentences: Sequence[Span],
) -> list[Quote]:
    """The quotations with ``who`` where it is known. ``speakers`` are all who are said to speak."""
    if not quotes:
        return []
    known = vocabulary(pack)
    persons = [name for name in names if name.kind in ("person", "other")]
    starts = [name.start for name in persons]
    namings = [_naming(text, known, quote.speaker, persons, starts) for quote in quotes]
    every = [_naming(text, known, speaker, persons, starts) for speaker in speakers]
    mentions = _mentions(text, quotes, every, persons, sentences)
    places = [mention.start for mention in mentions]
    found = []
    for quote, naming in zip(quotes, namings, strict=True):
        who = naming
        if who is None and _points_back(known, quote):
            before = min(part.start for part in (quote, quote.cue, quote.speaker) if part is not None)
            at = bisect_left(places, before) - 1
            if at >= 0 and (quote.cue is not None or before - places[at] < _REACH):
                who = mentions[at]
        found.append(msgspec.structs.replace(quote, who=who) if who is not None else quote)
    return found


def _points_back(known: Vocabulary, quote: Quote) -> bool:
    if quote.speaker is None:
        return quote.cue is None or quote.cue.text.lower() not in known.takings["passive"]
    word = quote.speaker.text.lower()
    return word in known.pronouns and word in known.third


def _naming(
    text: str, known: Vocabulary, speaker: Span | None, persons: Sequence[Name], starts: Sequence[int]
) -> Span | None:
    """The name inside what names the speaker."""
    if speaker is None or speaker.text.lower() in known.pronouns:
        return None
    at = bisect_left(starts, speaker.start)
    inside = []
    while at < len(persons) and persons[at].end <= speaker.end:
        if persons[at].kind == "person":
            inside.append(persons[at])
        at += 1
    if inside:
        # "Bank Biru's Rina", "Kepala Kantor Wali Kota Budi Rina Sastra": who speaks comes last, before any comma.
        head = [name for name in inside if "," not in text[inside[0].end : name.start]]
        return Span(head[-1].text, head[-1].start, head[-1].end)
    return _capitals(speaker, known)


def _capitals(speaker: Span, known: Vocabulary) -> Span | None:
    """The name where nobody knows it: the last capitals behind a role, else the first."""
    offset, runs = 0, []
    for chunk in speaker.text.split(","):
        run: list[re.Match[str]] = []
        has_role = False
        for match in _WORD.finditer(chunk):
            word = match[0]
            if (
                word.lower() in known.roles
                or word.lower() in known.articles
                or not word[0].isupper()
                or (word.isupper() and len(word) > 1)
            ):
                has_role = has_role or word.lower() in known.roles
                if run and not has_role:
                    break  # "Rina Sastra dari Kantor Pasar"
                run = []
            else:
                run.append(match)
        if run:
            run = run[-_LONGEST:] if has_role else run
            runs.append((has_role, run[0].start() + offset, run[-1].end() + offset))
        offset += len(chunk) + 1
    if not runs:
        return speaker if any(letter.isupper() for letter in speaker.text) else None
    _, first, last = next((run for run in runs if not run[0]), runs[0])
    said = speaker.text[first:last].rstrip(".")
    return Span(said, speaker.start + first, speaker.start + first + len(said))


def _mentions(
    text: str,
    quotes: Sequence[Quote],
    namings: Sequence[Span | None],
    persons: Sequence[Name],
    sentences: Sequence[Span],
) -> list[Span]:
    """Those who may be meant by a pronoun, in order."""
    found = {naming.start: naming for naming in namings if naming is not None}
    spoken = [(quote.start, quote.end) for quote in quotes if quote.kind != "indirect"]
    spoken_starts = [start for start, _ in spoken]
    words = {word for naming in namings if naming is not None for word in naming.text.split() if word[0].isupper()}
    people = {name.start: name for name in persons if name.kind == "person"}
    for sentence in sentences:
        opening = _OPENS.match(text, sentence.start, sentence.end)
        at = opening.end() if opening else sentence.start
        inside = bisect_right(spoken_starts, at) - 1
        if inside >= 0 and at < spoken[inside][1]:
            continue
        first = people.get(at) or people.get(sentence.start)
        if first is not None:
            found.setdefault(first.start, Span(first.text, first.start, first.end))
            continue
        word = _WORD.match(text, at, sentence.end)
        if word is not None and word[0].removesuffix("'s").removesuffix("’s") in words:
            found.setdefault(word.start(), Span(word[0], word.start(), word.end()))
    return [found[start] for start in sorted(found)]
