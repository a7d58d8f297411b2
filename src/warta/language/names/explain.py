"""What the words of a run are: titles, names of persons, places and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from warta.language.gazetteer import Meaning, meaning
from warta.language.names.runs import Run
from warta.language.names.vocabulary import LONGEST_TITLE, Vocabulary, is_one_of
from warta.language.names.words import Word

Kind = Literal["person", "place", "organisation", "other"]
_LONGEST_LISTED = 6
_LONGEST_PERSON = 5
_LONGEST_BRANCH = 5
"""Letters of what stands in brackets between a rank and a name."""
_SMALL_ADJECTIVES = frozenset({"es", "fr", "it", "pt"})
_SMALL = re.compile(r" [^\W\d_A-Z]+")


class Piece(msgspec.Struct):
    """A part of a run that may be a name."""

    words: list[Word]
    kind: Kind
    title: str = ""
    entity: str = ""
    is_doubtful: bool = False
    """Whether it counts only if the text has it elsewhere too: a single word at the start of a sentence."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def written(self, text: str) -> str:
        return text[self.start : self.end]


def explained(text: str, run: Run, known: Vocabulary, small: frozenset[str]) -> Iterator[Piece]:
    """The names of a run, in order. ``small`` are the words that the text has without a capital too."""
    words = run.words
    place, size = 0, len(words)
    title = _title_before(run, known)
    opened: int | None = None
    """Where the title of the person to come begins among the words."""
    last_place = -1
    """Where the last name of a place ended."""
    while place < size:
        word = words[place]
        if place == 0 and (word.text == "Tbk" or _opens_only(text, words, known, small)):
            place = 1
            continue
        length = _title(words, place, known)
        if length:
            opened = place if opened is None else opened
            place += length
            continue
        found = _listed(text, words, place, known, run=run, is_in_title=opened is not None)
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
            yield _of_gazetteer(listed, words[place : place + length], known)
            place += length
            last_place = place
            continue
        if not word.is_capital and not (opened is not None and _goes_on(words, place, known)):
            place += 1
            opened, title = None, ""
            continue
        if _is_of_calendar(words, place, known):
            place += 1
            opened, title = None, ""
            continue
        length = _headed(text, words, place, known, has_title=opened is not None or bool(title))
        if not length and opened is not None and _goes_on(words, place, known):
            place += 1
            continue
        if length:
            yield _institution(words[place : place + length], known)
            place += length
            continue
        if opened is None and not title and (length := _opens_office(run, place, known)):
            opened = place
            place += length
            continue
        if opened is not None and _is_institution_of_office(words, place, known):
            yield Piece(words[place : place + 1], "organisation")
            place += 1
            continue
        length = _unknown(text, words, place, known)
        piece = _named(words[place : place + length], run, known, is_titled=opened is not None or bool(title))
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
    if _title(words, 0, known):
        return False
    is_common = plain in known.common or plain in small or (known.language == "id" and _is_derived(plain))
    if not is_common:
        return False
    found = _listed(text, words, 0, known, run=None, is_in_title=False)
    if found is not None and (found[1] > 1 or (plain not in small and plain not in known.common)):
        return False
    return not (len(words) > 1 and _headed(text, words, 0, known, has_title=False) > 1)


def _is_derived(plain: str) -> bool:
    """Whether an Indonesian word has the prefixes or endings of verbs and abstract nouns."""
    if len(plain) < 7:
        return False
    return plain.startswith(("meng", "meny", "mem", "men", "ber", "ter", "diper", "seper")) or (
        plain.startswith(("pe", "ke", "di")) and plain.endswith(("an", "kan", "nya"))
    )


def _title_before(run: Run, known: Vocabulary) -> str:
    """A title in small letters in front of the run: "mantan presiden", "former prime minister"."""
    before = run.before
    first = run.words[0]
    if first.gap == ") " and len(before) > 1 and before[-1].gap == " (" and len(before[-1].text) <= _LONGEST_BRANCH:
        before = before[:-1]  # "Brigadir Jenderal (Pol) Rina Sastra"
    elif first.is_first or first.gap not in (" ", "\n", ". "):
        return ""
    for length in range(min(LONGEST_TITLE, len(before)), 0, -1):
        phrase = " ".join(word.text for word in before[-length:])
        if is_one_of(known.titles, phrase):
            return phrase
    return ""


def _title(words: list[Word], place: int, known: Vocabulary) -> int:
    """How many words from here are a title; 0 where they are none."""
    if words[place].text.casefold().replace(".", "") not in known.title_starts:
        return 0
    for length in range(min(LONGEST_TITLE, len(words) - place), 0, -1):
        phrase = " ".join(word.text for word in words[place : place + length])
        if is_one_of(known.titles, phrase):
            return length
    return 0


def _listed(
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
    return any(0 <= other < len(words) and _is_plain(words, other, known) for other in beside)


def _is_plain(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether a word with a capital explains nothing: no title, no institution, nothing that is listed."""
    word = words[place]
    return (
        word.is_capital
        and not (word.is_first and word.text.casefold() in known.common)
        and not _title(words, place, known)
        and word.text.casefold() not in known.office_words
        and meaning(word.text, known.language) is None
        and word.text.casefold() not in known.calendar
    )


def _of_gazetteer(listed: Meaning, words: list[Word], known: Vocabulary) -> Piece:
    family = listed.entity.partition(":")[0]
    kind: Kind = "organisation" if family == "org" else "place"
    is_doubtful = len(words) == 1 and words[0].is_first and words[0].text.casefold() in known.common
    return Piece(words, kind, entity=listed.entity, is_doubtful=is_doubtful)


def _goes_on(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether a title goes on with this word: "Umum" after "Ketua", "dan" between two of its words."""
    word = words[place]
    if word.is_capital:
        plain = word.text.casefold()
        return plain in known.office_words or plain in known.organisation_heads or plain in known.place_heads
    return word.text in known.links and place + 1 < len(words)


def _opens_person(words: list[Word], place: int, known: Vocabulary) -> bool:
    return place + 1 < len(words) and _is_plain(words, place + 1, known)


def _opens_office(run: Run, place: int, known: Vocabulary) -> int:
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


def _is_institution_of_office(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether an abbreviation ends a title before its person: "Direktur Utama KAI Rina Sastra"."""
    word = words[place].text
    return len(word) > 2 and word.isupper() and place + 1 < len(words) and _is_plain(words, place + 1, known)


def _is_of_calendar(words: list[Word], place: int, known: Vocabulary) -> bool:
    """Whether this is a weekday or a month, and no May of a name ("Theresa May")."""
    return words[place].text.casefold() in known.calendar


def _headed(text: str, words: list[Word], place: int, known: Vocabulary, *, has_title: bool) -> int:
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
        if casefolded in known.calendar or (word.is_capital and _title(words, place + length, known)):
            break
        if not word.is_capital:
            if word.text not in known.links or place + length + 1 >= size or plain:
                break
        elif casefolded not in known.office_words and word.text not in known.organisation_ends:
            plain += 1
            if is_place and plain > 2 and not has_title:
                break
            is_before_person = has_title or _are_plain(words, place + length + 1, known)
            if is_before_person and (found := _listed(text, words, place + length, known, run=None, is_in_title=True)):
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
        and all(_is_plain(words, other, known) for other in range(place, min(len(words), place + _LONGEST_PERSON)))
    )


def _wants_a_name(word: Word, known: Vocabulary) -> bool:
    """Whether a noun of an institution goes on with a name: "Universitas", "Kota"; not "Negeri"."""
    plain = word.text.casefold()
    return plain in known.organisation_heads or plain in known.place_heads


def _institution(words: list[Word], known: Vocabulary) -> Piece:
    first = words[0].text.casefold()
    two = f"{first} {words[1].text.casefold()}" if len(words) > 1 else first
    return Piece(words, "place" if first in known.place_heads or two in known.place_heads else "organisation")


def _unknown(text: str, words: list[Word], place: int, known: Vocabulary) -> int:
    """How many words from here are one name that nothing explains."""
    length = 1
    while place + length < len(words) and length < _LONGEST_PERSON:
        word = words[place + length]
        plain = word.text.casefold()
        if not word.is_capital:
            if word.text not in known.particles or place + length + 1 >= len(words):
                break
        elif (
            (_title(words, place + length, known) and word.text not in known.organisation_ends)
            or plain in known.organisation_heads
            or (plain in known.place_heads and word.text not in known.place_ends)
            or (plain in known.calendar and not plain.startswith("ma"))
        ):
            break
        else:
            found = _listed(text, words, place + length, known, run=None, is_in_title=True)
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


def _named(words: list[Word], run: Run, known: Vocabulary, *, is_titled: bool) -> Piece:
    """A name that nothing in it explains: by what stands before it, and by its length."""
    last = words[-1].text
    if len(words) > 1 and last in known.organisation_ends:
        return Piece(words, "organisation")
    if len(words) > 1 and last in known.place_ends:
        return Piece(words, "place")
    is_first = words[0].is_first
    before = run.before[-1].text if run.before and words[0] is run.words[0] and not is_first else ""
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


def _is_rare(word: str, known: Vocabulary) -> bool:
    """Whether a word is none of every day, in a language of which we know those."""
    plain = word.casefold()
    if known.language == "id":
        return len(plain) > 2 and not _is_derived(plain) and not plain.endswith(("nya", "lah", "kah", "pun"))
    return known.language == "en" and len(plain) > 2 and not plain.endswith(("ing", "ly", "ed", "ness", "ment", "ions"))
