"""What a reader typed into the search form, taken apart. Nothing that is typed is an error."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

import msgspec

LONGEST = 200
"""Code points of a query that are read; the rest is passed over."""
MOST_WORDS = 16
"""Words, those in phrases counted, that are searched for."""
PAGE = 20
"""Stories a page."""
MOST_PAGES = 50

_PIECE = re.compile(r'(?P<without>(?<!\S)[-−–](?=\S))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))


class Term(msgspec.Struct, frozen=True):
    """A word, or the words of an exact phrase, as they were typed."""

    text: str
    exact: bool = False
    without: bool = False


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A reader's question. ``language`` is of the stories that are wanted; ``sections`` are ids, and empty is all;
    ``since`` and ``until`` bound when a story was published, ``until`` itself left out."""

    text: str
    language: str
    sections: tuple[int, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    newest: bool = False
    """Newest first; otherwise what fits best."""
    page: int = 1


def tidy(text: str) -> str:
    """A query as it is searched for and shown: one line, no control characters, not endless."""
    cleaned = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character
        for character in text[: 4 * LONGEST]
    )
    return " ".join(cleaned.split())[:LONGEST].strip()


def terms(text: str) -> list[Term]:
    """The parts of a query: words, "exact phrases", and -what must not stand there. A quotation mark that is never
    closed reaches to the end."""
    found = []
    for piece in _PIECE.finditer(tidy(text).translate(_QUOTES)):
        without = piece["without"] is not None
        phrase = piece["phrase"]
        if phrase is not None:
            if phrase.strip():
                found.append(Term(phrase.strip(), exact=True, without=without))
        else:
            found.append(Term(piece["word"], without=without))
    return found
