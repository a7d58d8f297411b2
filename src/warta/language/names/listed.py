"""Names that the gazetteer has, and words that nothing explains."""

from __future__ import annotations

import re

from warta.language.gazetteer import Meaning, meaning
from warta.language.names.piece import Kind, Piece
from warta.language.names.runs import Run
from warta.language.names.titles import title_at
from warta.language.names.vocabulary import Vocabulary
from warta.language.names.words import Word

_LONGEST_LISTED = 6
_SMALL_ADJECTIVES = frozenset({"es", "fr", "it", "pt"})
_SMALL = re.compile(r" [^\W\d_A-Z]+")


def listed_at(
    text: str, words: list[Word], place: int, known: Vocabulary, *, run: Run | None, is_in_title: bool
) -> tuple[Meaning, int] | None:
    """The longest name of the gazetteer that begins here, and its words."""
    for length in range(min(_LONGEST_LISTED, len(words) - place), 0, -1):
        last = words[place + length - 1]
        if not last.is_capital:
            continue
        written = text[words[place].start : last.end]
        found = meaning(written if "\n" not in written else " ".join(written.split()), known.language)
        if found is None and last.is_initial is False and text[last.end : last.end + 1] == ".":
            found = meaning(written + ".", known.language)
        if found is None and place + length == len(words) and known.language in _SMALL_ADJECTIVES:
            found = _with_adjective(text, words, place, known)
        if found is None:
            continue
        if length == 1 and not is_in_title and _is_in_a_name(words, place, known, found, run):
            continue
        if length == 1 and len(written) <= 4 and written.isupper() and found.written != written:
            continue  # "SOE" is no town
        if length == 1 and (last.text in known.place_ends or last.text in known.organisation_ends):
            continue
        if length == 1 and found.entity.startswith("place:") and last.text.casefold() in known.common:
            continue  # "Surat" is a letter here, not a city of India
        return found, length
    return None


def _with_adjective(text: str, words: list[Word], place: int, known: Vocabulary) -> Meaning | None:
    """What "Unione europea" means: a run that ends with one, whose adjective has no capital. Its last word takes the
    adjective in."""
    last = words[-1]
    after = _SMALL.match(text, last.end)
    if after is None:
        return None
    found = meaning(text[words[place].start : after.end()], known.language)
    if found is not None:
        last.text, last.end = text[last.start : after.end()], after.end()
    return found


def _is_in_a_name(words: list[Word], place: int, known: Vocabulary, found: Meaning, run: Run | None) -> bool:
    """Whether the name of a town is a part of a person's or a paper's name here: "Paris Hilton", "Jordan Henderson"."""
    if known.language in ("ms", "tr"):
        return False
    is_given = words[place].text.casefold() in known.given_names
    if not found.entity.startswith("place:") and not is_given:
        return False
    before = run.before[-1].text if run is not None and run.before and place == 0 and not words[0].is_first else ""
    if before in known.place_prepositions:
        return False
    beside = (place + 1,) if is_given or known.language == "id" else (place - 1, place + 1)
    return any(0 <= other < len(words) and is_plain(words, other, known) for other in beside)


def is_plain(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether a word with a capital explains nothing: no title, no institution, nothing that is listed."""
    word = words[place]
    return (
        word.is_capital
        and not (word.is_first and word.text.casefold() in known.common)
        and not title_at(words, place, known)
        and word.text.casefold() not in known.office_words
        and meaning(word.text, known.language) is None
        and word.text.casefold() not in known.calendar
    )


def of_gazetteer(listed: Meaning, words: list[Word], known: Vocabulary) -> Piece:
    family = listed.entity.partition(":")[0]
    kind: Kind = "organisation" if family == "org" else "place"
    is_doubtful = len(words) == 1 and words[0].is_first and words[0].text.casefold() in known.common
    return Piece(words, kind, entity=listed.entity, is_people=listed.is_people, is_doubtful=is_doubtful)
