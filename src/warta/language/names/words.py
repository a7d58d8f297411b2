"""The words of a stretch of text, as far as names need them: where they stand and whether they begin with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_][\w\u0300-\u036f]*(?:['’&‐‑-](?=[^\W_])[\w\u0300-\u036f]*)*")
_BEGINS = re.compile(r"[.?!…:;•“”\"„«»‘`]|\n[ \t]*\n|''")
"""What stands between two words where the second may have its capital from its place alone."""
_ELIDED = re.compile(r"(?:[ldLDcsmntj]|qu|dell|nell|sull|dall|all|un|gl)['’](?=[^\W\d_a-z])")
"""Articles that French and Italian run together with a name: "d'Athènes", "dell'Italia"."""
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_SUFFIXED = re.compile(r"['’][a-zçğıöşü]+$")
_PAIRED = re.compile(r"[-‐‑]")
_ARTICLE = re.compile(r"(?:al|el|ar|as|az|an|ad|ash|at|ibn|abu)[-‐‑][^\W\d_a-z]")
"""An Arabic article run together with its name: "al-Assad"."""


class Word(msgspec.Struct, gc=False):
    """A word of the text."""

    text: str
    start: int
    end: int
    is_capital: bool
    is_first: bool
    """Whether its capital may only be that of a sentence or a quotation."""
    gap: str
    """What stands between it and the word before."""

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.is_capital


def words(text: str, start: int, end: int, language: str, abbreviations: frozenset[str]) -> Iterator[Word]:
    """The words between two places, without the endings that a language hangs on names ("'s")."""
    last, before = start, ""
    for match in _WORD.finditer(text, start, end):
        written, at = match[0], match.start()
        gap = text[last:at]
        last = match.end()
        is_first = not before or (gap != " " and _begins(gap, before, abbreviations))
        before = written
        if "'" in written or "’" in written:
            if language in ("fr", "it") and (elided := _ELIDED.match(written)):
                at, written = at + elided.end(), written[elided.end() :]
            written = (_SUFFIXED if language == "tr" else _POSSESSIVE).sub("", written)
            if not written:
                continue
        is_capital = written[0].isupper() or (not written.isalnum() and _ARTICLE.match(written) is not None)
        yield Word(written, at, at + len(written), is_capital, is_first, gap)


def _begins(gap: str, before: str, abbreviations: frozenset[str]) -> bool:
    if _BEGINS.search(gap) is None:
        return False
    is_shortened = gap.startswith(".") and (len(before) == 1 or before in abbreviations)
    return not (is_shortened and _BEGINS.search(gap, 1) is None)


def parts(word: Word) -> list[Word]:
    """The two sides of "Rusia-Ukraina" as words of their own."""
    found: list[Word] = []
    start = 0
    for piece in _PAIRED.split(word.text):
        if piece:
            at = word.start + start
            found.append(
                Word(
                    piece,
                    at,
                    at + len(piece),
                    piece[0].isupper(),
                    word.is_first and not found,
                    "-" if found else word.gap,
                )
            )
        start += len(piece) + 1
    return found
