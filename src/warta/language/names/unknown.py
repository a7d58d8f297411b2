"""Names that nothing in them explains: known by what stands before them, and by their length."""

from __future__ import annotations

from collections.abc import Sequence

from warta.language.names.listed import listed_at
from warta.language.names.piece import LONGEST_PERSON, Piece
from warta.language.names.runs import Run
from warta.language.names.titles import title_at
from warta.language.names.vocabulary import Vocabulary
from warta.language.names.words import Word

_OFFICE = 3
"""Words of an office that are looked at."""


def unknown(text: str, words: list[Word], place: int, known: Vocabulary) -> int:
    """How many words from here are one name that nothing explains."""
    length = 1
    while place + length < len(words) and length < LONGEST_PERSON:
        word = words[place + length]
        plain = word.text.casefold()
        if not word.is_capital:
            if word.text not in known.particles or place + length + 1 >= len(words):
                break
        elif (
            (title_at(words, place + length, known) and word.text not in known.organisation_ends)
            or plain in known.organisation_heads
            or (plain in known.place_heads and word.text not in known.place_ends)
            or (plain in known.calendar and not plain.startswith("ma"))
        ):
            break
        else:
            found = listed_at(text, words, place + length, known, run=None, is_in_title=True)
            if found is not None and not (found[1] == 1 and found[0].entity.startswith("place:")):
                break
            if found is not None and words[place].is_first and len(known.common) < 500:
                break  # the first word may be any
            if found is not None and place + length + 1 < len(words) and known.language in ("id", "ms"):
                break
        length += 1
    while length > 1 and not words[place + length - 1].is_capital:
        length -= 1
    return length


def named(words: list[Word], run: Run, known: Vocabulary, *, is_titled: bool) -> Piece:
    """A name that nothing in it explains: by what stands before it, and by its length."""
    last = words[-1].text
    if len(words) > 1 and last in known.organisation_ends:
        return Piece(words, "organisation")
    if len(words) > 1 and last in known.place_ends:
        return Piece(words, "place")
    is_first = words[0].is_first
    before = run.before[-1].text if run.before and words[0] is run.words[0] and not is_first else ""
    if before and words[0].gap == ", ":
        is_titled = is_titled or _is_office(run.before, known)
        before = ""
    if is_titled:
        return Piece(words, "person")
    if before in known.place_prepositions or before in known.place_heads:
        return Piece(words, "place")
    if before in known.organisation_heads:
        return Piece(words, "organisation")
    if len(words) == 1:
        is_doubtful = is_first and not (len(last) > 1 and last.isupper()) and not _is_rare(last, known)
        return Piece(words, "other", is_doubtful=is_doubtful)
    if before in ("the", "The") or any(word.text.isupper() and len(word.text) > 2 for word in words):
        return Piece(words, "other")
    is_of_offices = any(word.text.casefold() in known.office_words for word in words if word.is_capital)
    return Piece(words, "other" if is_of_offices else "person")


def _is_office(before: Sequence[Word], known: Vocabulary) -> bool:
    """Whether the words before a comma are somebody's office: "kepala dinas, …"."""
    return any(title_at(before, place, known) for place in range(max(0, len(before) - _OFFICE), len(before)))


def _is_rare(word: str, known: Vocabulary) -> bool:
    """Whether a word is none of every day, in a language of which we know those."""
    plain = word.casefold()
    if known.language == "id":
        return len(plain) > 2 and not is_derived(plain) and not plain.endswith(("nya", "lah", "kah", "pun"))
    return known.language == "en" and len(plain) > 2 and not plain.endswith(("ing", "ly", "ed", "ness", "ment", "ions"))


def is_derived(plain: str) -> bool:
    """Whether an Indonesian word has the prefixes or endings of verbs and abstract nouns."""
    if len(plain) < 7:
        return False
    return plain.startswith(("meng", "meny", "mem", "men", "ber", "ter", "diper", "seper")) or (
        plain.startswith(("pe", "ke", "di")) and plain.endswith(("an", "kan", "nya"))
    )
