"""The passage of a story that shows best why it was found, with the words marked that were asked for."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from warta.search.languages import IndexedLanguage, Token

_LENGTH = 220
"""Code points of a snippet, about."""
_READ = 40_000
"""Code points of a text in which a passage is looked for."""
_SENTENCE_ENDS = ".!?…”\n"


class Piece(msgspec.Struct, frozen=True):
    """Words of a snippet; ``marked`` where they were asked for."""

    text: str
    marked: bool = False


def snippet(text: str, stems: Collection[str], language: IndexedLanguage) -> tuple[Piece, ...]:
    """The passage with most of the words asked for (given by their stems), as it stands in the text; whole words.
    The opening of the text where none of them stands in it."""
    text = text[:_READ]
    tokens = language.tokens(text)
    if not tokens:
        return ()
    marked = [token for token in tokens if language.stem(token.word) in stems]
    start, end = _passage(text, tokens, marked, language)
    pieces: list[Piece] = []
    at = start
    if start > 0:
        pieces.append(Piece("… "))
    for token in marked:
        if start <= token.start and token.end <= end:
            pieces.append(Piece(text[at : token.start]))
            pieces.append(Piece(text[token.start : token.end], marked=True))
            at = token.end
    pieces.append(Piece(text[at:end]))
    if end < len(text.rstrip()):
        pieces.append(Piece(" …"))
    return tuple(Piece(_one_line(piece.text), piece.marked) for piece in pieces if piece.text)


def _passage(text: str, tokens: list[Token], marked: list[Token], language: IndexedLanguage) -> tuple[int, int]:
    """Where the best passage begins and ends. Different words count for more than the same one again."""
    if not marked:
        start = tokens[0].start
    else:
        best = (-1, 0)
        start = marked[0].start
        for number, first in enumerate(marked):
            inside = []
            for token in marked[number:]:
                if token.end - first.start > _LENGTH:
                    break
                inside.append(token)
            worth = (len({language.stem(token.word) for token in inside}), len(inside))
            if worth > best:
                best, start = worth, first.start
        start = _lead_in(text, tokens, start)
    last = start
    for token in tokens:
        if token.start >= start:
            if token.end - start > _LENGTH:
                break
            last = token.end
    # The mark that closes the last word's sentence, and its quotation, stay with it.
    while last < len(text) and text[last] in ".,!?…”’)\"'":
        last += 1
    return start, last


def _lead_in(text: str, tokens: list[Token], start: int) -> int:
    """A little before the first word that was asked for: where its sentence begins, if that is near."""
    before = [token.start for token in tokens if start - _LENGTH // 2 <= token.start <= start]
    for place in reversed(before):
        opening = text[:place].rstrip(" \t“\"'(—–-")
        if not opening or opening[-1] in _SENTENCE_ENDS:
            return place
    return before[max(0, len(before) - 6)] if before else start


def _one_line(text: str) -> str:
    """Line breaks become spaces; the spaces at both ends stay, since words stand next to it."""
    return "".join(" " if character.isspace() else character for character in text)
