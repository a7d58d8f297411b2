"""The names in a text: of persons, places and organisations, and of what else has one.

A run of words with capitals is taken apart by what explains it: titles ("Menteri Keuangan"), nouns that open or end a
name ("Universitas", "Island"), and the gazetteer. What is left is a name that the text alone knows; a short form of it
("Stoltenberg") is the same person. A capital that a word has from its place in the sentence makes no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warta.language.gazetteer import meaning
from warta.language.names.explain import explained
from warta.language.names.piece import Piece
from warta.language.names.runs import Run, runs
from warta.language.names.vocabulary import Vocabulary, vocabulary
from warta.language.names.words import Word, words
from warta.language.packs import Pack
from warta.language.reading import Name, Quote, Span, WrittenDateline

_NOUNS = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "ungen", "heiten", "keiten", "nis", "tum")
"""Endings of German nouns that are no names."""


def names(
    text: str,
    pack: Pack,
    paragraphs: Iterable[Span],
    dateline: WrittenDateline | None,
    quotes: Iterable[Quote],
    headline: Span | None = None,
) -> list[Name]:
    """The names of a text, in order, none inside another.

    In the headline, where every word may have a capital, only names that are listed or stand in the text count.
    """
    known = vocabulary(pack)
    found: list[Name] = []
    if dateline is not None and dateline.place and text.startswith(dateline.place, dateline.start):
        end = dateline.start + len(dateline.place)
        listed = meaning(dateline.place, pack.language) or meaning(dateline.place.partition(",")[0], pack.language)
        found.append(
            Name(dateline.place, "place", dateline.start, end, entity=listed.entity if listed is not None else "")
        )
    pieces = _pieces(text, [*paragraphs], known)
    _join_short_forms(text, pieces, known)
    _mark_speakers(text, pieces, quotes)
    kept = [piece for piece in pieces if not piece.is_doubtful]
    if headline is not None:
        kept += _of_headline(text, headline, known, kept)
    found += [
        Name(piece.written(text), piece.kind, piece.start, piece.end, piece.title, piece.entity, piece.is_people)
        for piece in kept
    ]
    found.sort(key=lambda name: (name.start, -name.end))
    return [name for number, name in enumerate(found) if not number or found[number - 1].end <= name.start]


def is_of_every_day(word: str, pack: Pack) -> bool:
    """Whether a word is one that the language uses for other things than names."""
    return _is_common(word.casefold(), vocabulary(pack))


def _pieces(text: str, paragraphs: Sequence[Span], known: Vocabulary) -> list[Piece]:
    every = [
        list(words(text, paragraph.start, paragraph.end, known.language, known.abbreviations))
        for paragraph in paragraphs
    ]
    small = frozenset(word.text for listed in every for word in listed if not word.is_capital)
    pieces: list[Piece] = []
    for listed in every:
        is_shouted = _is_shouted(listed)
        for run in runs(listed, known):
            pieces.extend(
                piece for piece in explained(text, run, known, small) if _counts(piece, known, is_shouted=is_shouted)
            )
    return pieces


def _is_shouted(listed: list[Word]) -> bool:
    """Whether a paragraph is set in capitals."""
    return len(listed) > 4 and len([1 for word in listed if word.text.isupper() and len(word.text) > 1]) * 2 > len(
        listed
    )


def _counts(piece: Piece, known: Vocabulary, *, is_shouted: bool) -> bool:
    if piece.entity:
        return True
    if is_shouted:
        return False
    written = piece.words
    if len(written) == 1:
        word = written[0].text
        if len(word) == 1 or (any(map(str.isdigit, word)) and len(word) < 3):
            return False
        if known.language == "en" and word.startswith(("I'", "I’")):
            return False
        if not word.isupper() and _is_common(word.casefold(), known):
            piece.is_doubtful = True  # unless it is a part of somebody's name
    if known.capitalises_nouns and not piece.title:
        return len(written) in (2, 3) and not any(
            word.text.endswith(_NOUNS) or word.is_first or word.text.casefold() in known.common for word in written
        )
    return True


def _is_common(plain: str, known: Vocabulary) -> bool:
    return any(
        plain in words
        for words in (known.common, known.office_words, known.titles, known.place_heads, known.organisation_heads)
    )


def _join_short_forms(text: str, pieces: Sequence[Piece], known: Vocabulary) -> None:
    """A single word that is a part of a person's name in the text is that person; a doubtful word that the text has
    elsewhere as a name is one."""
    persons: set[str] = set()
    sure: dict[str, Piece] = {}
    for piece in pieces:
        if piece.kind == "person" and not piece.entity:
            own = [word.text for word in piece.words if word.is_capital and len(word.text) > 2]
            persons.update(own if piece.title else [word for word in own if meaning(word, known.language) is None])
        if not piece.is_doubtful:
            sure.setdefault(piece.written(text), piece)
    for piece in pieces:
        if piece.entity and not piece.is_doubtful and not piece.entity.startswith("place:"):
            continue
        written = piece.written(text)
        if len(piece.words) == 1 and written in persons:
            piece.kind, piece.entity, piece.is_people, piece.is_doubtful = "person", "", False, False
        elif piece.is_doubtful and (other := sure.get(written)) is not None:
            piece.kind, piece.is_doubtful = other.kind, False


def _mark_speakers(text: str, pieces: Sequence[Piece], quotes: Iterable[Quote]) -> None:
    """A name that speaks, and that nothing explains otherwise, is a person's."""
    by_end = {piece.end: piece for piece in pieces}
    for quote in quotes:
        for span in (quote.speaker, quote.who):
            piece = by_end.get(span.end) if span is not None else None
            if piece is not None and span is not None and piece.start >= span.start and not piece.entity:
                if piece.kind == "other" and not piece.written(text).isupper():
                    piece.kind = "person"
                piece.is_doubtful = False


def _of_headline(text: str, headline: Span, known: Vocabulary, kept: Sequence[Piece]) -> list[Piece]:
    listed = list(words(text, headline.start, headline.end, known.language, known.abbreviations))
    of_body = {piece.written(text): piece for piece in kept}
    parts = {
        word.text: piece
        for piece in kept
        if piece.kind == "person" and not piece.entity
        for word in piece.words
        if word.is_capital
    }
    found = []
    for run in runs(listed, known):
        for piece in _headline_pieces(text, run, known):
            written = piece.written(text)
            other = of_body.get(written) or (parts.get(written) if len(piece.words) == 1 else None)
            if other is not None:
                piece.kind, piece.entity, piece.is_people = other.kind, other.entity, other.is_people
                found.append(piece)
            elif piece.entity and not piece.is_doubtful:
                found.append(piece)
    return found


def _headline_pieces(text: str, run: Run, known: Vocabulary) -> list[Piece]:
    """The names of a run, and where one holds others, each word by itself."""
    pieces = list(explained(text, run, known, frozenset()))
    return [
        each
        for piece in pieces
        for each in (
            [piece]
            if piece.entity or len(piece.words) == 1
            else [piece, *(Piece([word], "other") for word in piece.words if word.is_capital)]
        )
    ]
