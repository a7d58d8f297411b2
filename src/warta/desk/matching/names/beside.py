"""The words with a capital that stand directly before and behind a word: the rest of a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRST_NAME = re.compile(r"([^\W\d_]+)[ ]$")
_LAST_NAME = re.compile(r"[ ]([^\W\d_]+)")


def capital_before(text: str, start: int) -> str | None:
    return next((text[begin:end] for begin, end in before(text, start)), None)


def capital_after(text: str, end: int, shortest: int = 3) -> str | None:
    match = _LAST_NAME.match(text, end, end + 25)
    return match[1] if match and match[1][0].isupper() and len(match[1]) >= shortest else None


def before(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The word with a capital that stands directly before a place, if there is one."""
    match = _FIRST_NAME.search(text, max(0, start - 25), start)
    if match and match[1][0].isupper() and len(match[1]) > 2:
        yield match.span(1)
