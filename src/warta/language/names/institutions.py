"""Institutions and places that open with a common noun: "Universitas …", "Kabupaten …", and those within offices."""

from __future__ import annotations

from warta.language.gazetteer import meaning
from warta.language.names.listed import is_plain, listed_at
from warta.language.names.piece import LONGEST_PERSON, Piece
from warta.language.names.runs import Run
from warta.language.names.titles import title_at
from warta.language.names.vocabulary import Vocabulary
from warta.language.names.words import Word


def opens_office(run: Run, place: int, known: Vocabulary) -> int:
    """How many words of offices stand at the start of a run, as behind a comma in a long title: "Menteri Desa,
    Pembangunan Daerah Tertinggal dan Transmigrasi Rina Sastra". 0 where they are none."""
    words = run.words
    if place or known.language not in ("id", "ms") or words[0].is_first or len(words) < 3:
        return 0
    if words[0].text.casefold() not in known.office_words:
        return 0
    if run.before and run.before[-1].text in known.links:
        return 1
    return 2 if words[1].is_capital and words[1].text.casefold() in known.office_words else 0


def is_institution_of_office(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether an abbreviation ends a title before its person: "Direktur Utama KAI Rina Sastra"."""
    word = words[place].text
    return len(word) > 2 and word.isupper() and place + 1 < len(words) and is_plain(words, place + 1, known)


def headed(text: str, words: list[Word], place: int, known: Vocabulary, *, has_title: bool) -> int:
    """How many words from here are the name of an institution or a place that opens with a common noun."""
    size = len(words)
    first = words[place].text.casefold()
    two = f"{first} {words[place + 1].text.casefold()}" if place + 1 < size else ""
    is_place = first in known.place_heads or two in known.place_heads
    if not is_place and first not in known.organisation_heads and two not in known.organisation_heads:
        return 0
    length = 2 if two in known.place_heads or two in known.organisation_heads else 1
    plain = 0
    while place + length < size and plain < 4 and length < 9:
        word = words[place + length]
        casefolded = word.text.casefold()
        if casefolded in known.calendar or (word.is_capital and title_at(words, place + length, known)):
            break
        if not word.is_capital:
            if word.text not in known.links or place + length + 1 >= size or plain:
                break
        elif casefolded not in known.office_words and word.text not in known.organisation_ends:
            plain += 1
            if is_place and plain > 2 and not has_title:
                break
            is_before_person = has_title or _are_plain(words, place + length + 1, known)
            if is_before_person and (
                found := listed_at(text, words, place + length, known, run=None, is_in_title=True)
            ):
                length += found[1]
                break  # "Kepala Dinas Kesehatan Kota Surabaya Rina Sastra"
            if is_before_person and length > 1 and plain == 1 and not _wants_a_name(words[place + length - 1], known):
                break  # "Juru Bicara Kementerian Luar Negeri Rina Sastra"
        length += 1
        if word.text in ("Tbk", "Inc", "Ltd"):
            return length
    if has_title and plain >= 3 and not meaning(words[place + length - 1].text, known.language):
        length -= 2  # "Rektor Universitas Awan Biru Rina Sastra": the last two are the person
    while length > 1 and not words[place + length - 1].is_capital:
        length -= 1
    return length if length > 1 else 0


def _are_plain(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether this word and all behind it explain nothing, so that they are most likely a person: in Indonesian, where
    names of institutions end with what they are of."""
    return (
        known.language == "id"
        and place < len(words)
        and all(is_plain(words, other, known) for other in range(place, min(len(words), place + LONGEST_PERSON)))
    )


def _wants_a_name(word: Word, known: Vocabulary) -> bool:
    """Whether a noun of an institution goes on with a name: "Universitas", "Kota"; not "Negeri"."""
    plain = word.text.casefold()
    return plain in known.organisation_heads or plain in known.place_heads


def institution(words: list[Word], known: Vocabulary) -> Piece:
    first = words[0].text.casefold()
    two = f"{first} {words[1].text.casefold()}" if len(words) > 1 else first
    return Piece(words, "place" if first in known.place_heads or two in known.place_heads else "organisation")
