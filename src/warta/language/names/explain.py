"""What the words of a run are: titles, names of persons, places and organisations."""

from __future__ import annotations

from collections.abc import Iterator

from warta.language.names.institutions import headed, institution, is_institution_of_office, opens_office
from warta.language.names.listed import is_plain, listed_at, of_gazetteer
from warta.language.names.piece import Piece
from warta.language.names.runs import Run
from warta.language.names.titles import goes_on, title_at, title_before
from warta.language.names.unknown import is_derived, named, unknown
from warta.language.names.vocabulary import Vocabulary
from warta.language.names.words import Word


def explained(text: str, run: Run, known: Vocabulary, small: frozenset[str]) -> Iterator[Piece]:
    """The names of a run, in order. ``small`` are the words that the text has without a capital too."""
    words = run.words
    place, size = 0, len(words)
    title = title_before(run, known)
    opened: int | None = None
    """Where the title of the person to come begins among the words."""
    last_place = -1
    """Where the last name of a place ended."""
    while place < size:
        word = words[place]
        if place == 0 and (word.text == "Tbk" or _opens_only(text, words, known, small)):
            place = 1
            continue
        length = title_at(words, place, known)
        if length:
            opened = place if opened is None else opened
            place += length
            continue
        found = listed_at(text, words, place, known, run=run, is_in_title=opened is not None)
        if (
            found
            and opened is not None
            and found[1] == 1
            and last_place == place
            and _opens_person(words, place, known)
        ):
            found = None  # "Wali Kota Bogor Bima Arya": the second of two is a person
        if found:
            listed, length = found
            if (
                place + length < size
                and listed.entity.startswith("place:")
                and words[place + length].text in known.place_words
            ):
                length += 1  # "Jakarta Raya"
            yield of_gazetteer(listed, words[place : place + length], known)
            place += length
            last_place = place
            continue
        if not word.is_capital and not (opened is not None and goes_on(words, place, known)):
            place += 1
            opened, title = None, ""
            continue
        if _is_of_calendar(words, place, known):
            place += 1
            opened, title = None, ""
            continue
        length = headed(text, words, place, known, has_title=opened is not None or bool(title))
        if not length and opened is not None and goes_on(words, place, known):
            place += 1
            continue
        if length:
            yield institution(words[place : place + length], known)
            place += length
            continue
        if opened is None and not title and (length := opens_office(run, place, known)):
            opened = place
            place += length
            continue
        if opened is not None and is_institution_of_office(words, place, known):
            yield Piece(words[place : place + 1], "organisation")
            place += 1
            continue
        length = unknown(text, words, place, known)
        piece = named(words[place : place + length], run, known, is_titled=opened is not None or bool(title))
        if opened is not None:
            piece.title = text[words[opened].start : words[place - 1].end]
        elif title:
            piece.title = title
        if piece.kind != "place" or not piece.title:
            title, opened = "", None
        yield piece
        place += length


def _opens_only(text: str, words: list[Word], known: Vocabulary, small: frozenset[str]) -> bool:
    """Whether the first word has its capital from the start of the sentence alone."""
    first = words[0]
    if not first.is_first or (first.text.isupper() and len(first.text) > 1):
        return False
    plain = first.text.casefold()
    if title_at(words, 0, known):
        return False
    is_common = plain in known.common or plain in small or (known.language == "id" and is_derived(plain))
    if not is_common:
        return False
    found = listed_at(text, words, 0, known, run=None, is_in_title=False)
    if found is not None and (found[1] > 1 or (plain not in small and plain not in known.common)):
        return False
    return not (len(words) > 1 and headed(text, words, 0, known, has_title=False) > 1)


def _opens_person(words: list[Word], place: int, known: Vocabulary) -> bool:
    return place + 1 < len(words) and is_plain(words, place + 1, known)


def _is_of_calendar(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether this is a weekday or a month, and no May of a name ("Theresa May")."""
    return words[place].text.casefold() in known.calendar
