"""The headline: a first short line set apart from the text under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warta.language.layout import Line
from warta.language.reading import Span

LONGEST = 200
"""Code points. A longer first paragraph is prose."""
_WORDS_BEFORE_A_STOP = 15

_STOP = re.compile(r"(?<!\.)\.[\"”’']?$")
_STOP_WITHIN = re.compile(r"[a-z0-9)\"”]\.\s+[\"“]?[A-Z]")
_SPOKEN = re.compile(r",[\"”»]\s+\w|(?:[?!.][\"”»]|[\"”»],)\s+[a-z]")
_UNFINISHED = re.compile(r"[,:–—]$")


def headline(text: str, paragraph: Sequence[Line], *, alone: bool) -> Span | None:
    """The headline, if this first paragraph of a text is one.

    A paragraph that runs on like prose is none: one that is long, or one that holds or is a full sentence and has more
    than 15 words or somebody's speech in it ("…," said Rina.). ``alone`` says that nothing stands under it: then it is
    set apart from nothing.
    """
    if alone or not paragraph:
        return None
    span = Span.of(text, paragraph[0].start, paragraph[-1].end)
    if len(span.text) > LONGEST or _UNFINISHED.search(span.text):
        return None
    is_prose = _STOP.search(span.text) or _STOP_WITHIN.search(span.text)
    if is_prose and (len(span.text.split()) > _WORDS_BEFORE_A_STOP or _SPOKEN.search(span.text)):
        return None
    return span if any(character.isalpha() for character in span.text) else None
