"""Quotations between marks, with who said them where the sentence says so beside the marks.

Marks are taken as they come: “…”, "…", «…», ``…'', and ”…” as some papers set it. A mark without its partner makes
no quotation, and words in quotation marks that nobody is said to have spoken ("the so-called 'tax'") are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from warta.language.packs import Pack
from warta.language.reading import Quote, Span

_MARK = re.compile(r"[“”„«»\"]|``|''")
_SPOKEN_END = re.compile(r"[,.?!…]$")
_NEAR = 90
"""Code points before and after the marks within which a speaker is looked for."""
_FEWEST_WORDS = 4
"""Fewer words between marks, without a verb of saying beside them, are a name or a doubt, not a quotation."""

_CAPITALISED = r"(?:(?:[A-Z]|Dr|Drs|Dra|Ir|Prof|Mr|Mrs|Ms|St|Jr|Sen|Rep|Gov|Gen|Lt|Col|Rev|Hj?)\.|[A-Z][\w'’-]*)"
"""A word of a name. Only an initial or a title takes a full stop with it: elsewhere the sentence has ended."""
_NAME = rf"{_CAPITALISED}(?:\s(?:(?:bin|binti|van|de|der|al|el|of)\s)?{_CAPITALISED}){{0,7}}"


def quotations(text: str, pack: Pack, paragraph: Span) -> Iterator[Quote]:
    """The quotations of a paragraph, in order."""
    shapes = _shapes(pack)
    for start, end, outer_start, outer_end in _pairs(text, paragraph):
        said = text[start:end]
        before = shapes.before.search(text, max(paragraph.start, outer_start - _NEAR), outer_start)
        after = shapes.after.match(text, outer_end, min(paragraph.end, outer_end + _NEAR))
        if before is None and after is None and not _reads_as_speech(said):
            continue
        match = after or before
        yield Quote(
            kind=_kind(said),
            text=said,
            start=start,
            end=end,
            speaker=_group(text, match, "speaker") if match else None,
            cue=_group(text, match, "cue") if match else None,
        )


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[int, int, int, int]]:
    """What stands between each two marks: inner start and end, outer start and end."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _opens(text, mark, paragraph):
            opened = mark  # one that is still open has lost its partner
        elif opened is not None:
            if opened.end() < mark.start():
                yield opened.end(), mark.start(), opened.start(), mark.end()
            opened = None


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in ("“", "„", "«", "``"):
        return True
    if mark[0] in ("»", "''"):
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()


def _kind(said: str) -> Literal["direct", "mixed"]:
    """Whole sentences are direct; a piece of one, worked into the sentence around it, is mixed."""
    whole = said[:1].isupper() or said[:1].isdigit() or said[:1] in "…'‘("
    return "direct" if whole and (_SPOKEN_END.search(said) or len(said.split()) > _FEWEST_WORDS) else "mixed"


def _reads_as_speech(said: str) -> bool:
    return len(said.split()) >= _FEWEST_WORDS and (bool(_SPOKEN_END.search(said)) or not said[:1].isupper())


def _group(text: str, match: re.Match[str], name: str) -> Span | None:
    numbered = next((group for group in match.groupdict() if group.startswith(name) and match[group]), None)
    return Span.of(text, *match.span(numbered)) if numbered else None


class _Shapes(msgspec.Struct, frozen=True):
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _shapes(pack: Pack) -> _Shapes:
    words = pack.quotations
    cue = _one_of(words.cues)
    speaker = rf"(?:{_one_of(words.pronouns)})\b|{_NAME}"
    after = []
    if words.cues_with_speaker:
        after.append(rf"(?P<cue_1>{_one_of(words.cues_with_speaker)})\b")
    if words.speaker_after_cue:
        after.append(rf"(?P<cue_2>{cue})\s(?P<speaker_2>{speaker})")
    if words.speaker_before_cue:
        after.append(rf"(?:the\s)?(?P<speaker_3>{speaker})\s(?P<cue_3>{cue})\b")
    return _Shapes(
        before=re.compile(rf"(?:(?P<speaker_1>{speaker})\s)?\b(?P<cue_1>{cue})[:,]\s$"),
        after=re.compile(rf",?\s(?:{'|'.join(after)})"),
    )


def _one_of(words: Sequence[str] | Iterable[str]) -> str:
    listed = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    return f"(?:{'|'.join(listed)})" if listed else "(?!)"
