"""Which name of the relay stands for which of the original, word by word.

A name is kept as it is, or respelled by rule, or has another form in the other language, which the gazetteer knows.
A word with a capital that is none of these, and stands where the original has one that the relay lacks and that
differs by a letter or two, is that name corrupted. Words that open a sentence have their capital from there and are
believed less.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from warta.desk.copy import Copy
from warta.desk.matching.spelling import (
    alike_for,
    folded,
    is_cognate,
    is_doubled,
    is_loaned,
    is_respelled,
    slips,
)
from warta.desk.pairing import Link, Pairing, Side
from warta.language.gazetteer import meaning
from warta.language.packs import Pack, pack_of
from warta.language.reading import Name, Span
from warta.story import primary

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.!?:;…–—\n])[\s\"“”„«»'‘’(\[*•-]*$|[\"“„«‘(\[]$")
_LEARNED = ("ism", "ist", "ists", "ity", "ety", "ary", "ory", "logy", "graphy", "tion", "ment", "ology", "nomy", "ics")
"""What English words end with that are no names of anybody."""
_SAME_PLACES = frozenset({"en", "id", "ms"})
"""Languages that take most names of places over from each other as they are."""
_ADJECTIVES = frozenset(
    {"french", "dutch", "swiss", "greek", "german", "swede", "dane", "welsh", "norwegian", "peruvian"}
)
"""Those that are not their country's name with an ending."""
_MOST = 60
"""Names of a sentence that are held against each other one by one; a list that is no sentence has more."""
_SHORTEST = 4
"""Letters of the shortest name that a slip can be seen in."""


_LONG = 6
"""Letters from which a word shows by its two ends that it is the same one."""


class Word(NamedTuple):
    """A word with a capital."""

    text: str
    folded: str
    start: int
    end: int
    opens: bool
    """Whether it opens a sentence or a quotation, and may have its capital from there."""

    @property
    def span(self) -> Span:
        return Span(self.text, self.start, self.end)


class Corrupted(NamedTuple):
    original: Word
    relay: Word
    is_sure: bool


class Replaced(NamedTuple):
    original: Span
    relay: Span
    is_sure: bool


class NameMatch(msgspec.Struct, frozen=True):
    corrupted: tuple[Corrupted, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    swapped: tuple[Replaced, ...] = ()
    """Two at a time: each name where the other stood."""
    moved_places: tuple[Replaced, ...] = ()


class _Text(msgspec.Struct, frozen=True):
    """The words of a text: those with capitals by sentence, all of them folded."""

    copy: Copy
    pack: Pack | None
    every: frozenset[str]
    quiet: list[tuple[int, int]]
    """Stretches without names: dates and numbers with their words."""


@lru_cache(maxsize=2)
def match_names(pairing: Pairing) -> NameMatch:
    """What became of the names of the original."""
    first, second = _text(pairing.original), _text(pairing.relay)
    corrupted: list[Corrupted] = []
    replaced: list[Replaced] = []
    missing: list[tuple[Link, list[Word], list[Word]]] = []
    places: list[Replaced] = []
    for link in pairing.links:
        if not link.original.sentences or not link.relay.sentences:
            continue
        ours, theirs = _words(first, link.original), _words(second, link.relay)
        have_ours, have_theirs = {each.folded for each in ours}, {each.folded for each in theirs}
        gone = [each for each in ours if each.folded not in have_theirs and not _is_told(each, first, link.relay)]
        come = [each for each in theirs if each.folded not in have_ours]
        if not gone or not come or max(len(gone), len(come)) > _MOST:
            continue
        corrupted += _corrupted(gone, come, first, second, pairing)
        missing.append((link, gone, come))
        places += _places(link, gone, come, first, second, pairing)
    swapped = _swapped(missing, first, second)
    taken = {each.relay.start for each in corrupted} | {each.relay.start for each in swapped}
    for link, gone, come in missing:
        replaced += _replaced(link, gone, come, first, second, taken, pairing.is_translated)
    taken |= {each.relay.start for each in replaced}
    return NameMatch(
        tuple(_once(corrupted)),
        tuple(replaced),
        tuple(swapped),
        tuple(each for each in places if each.relay.start not in taken),
    )


def _text(copy: Copy) -> _Text:
    reading = copy.reading
    return _Text(
        copy=copy,
        pack=pack_of(reading.language),
        every=frozenset(map(folded, _WORD.findall(copy.text))),
        quiet=sorted(
            [(day.start, day.end) for day in reading.dates]
            + [(number.start, number.end) for number in reading.numbers]
            + [(time.start, time.end) for time in reading.times]
        ),
    )


def _words(text: _Text, side: Side) -> list[Word]:
    """The words with a capital in these sentences."""
    found = []
    whole = text.copy.text
    starts = {sentence.start for sentence in side.sentences}
    for match in _WORD.finditer(whole, side.start, side.end):
        written = match[0]
        if not written[0].isupper() or len(written) < 2:
            continue
        start, end = match.span()
        place = bisect_right(text.quiet, (start, len(whole))) - 1
        if place >= 0 and text.quiet[place][1] > start:
            continue
        opens = start in starts or _OPENING.search(whole, max(side.start, start - 6), start) is not None
        if start - side.start <= 2 and not whole[side.start : start].strip(" \"“”'‘(«„[*-"):
            opens = True
        found.append(Word(written, folded(written), start, end, opens))
    return found


def _corrupted(
    gone: list[Word], come: list[Word], first: _Text, second: _Text, pairing: Pairing
) -> Iterator[Corrupted]:
    """Words of the relay that are a slip away from a word of the original that the relay lacks."""
    offers = []
    for yours in come:
        if len(yours.folded) < _SHORTEST - 1 or yours.folded in first.every:
            continue
        for mine in gone:
            if len(mine.folded) < _SHORTEST or mine.text.isupper() != yours.text.isupper():
                continue
            most = 2 if len(mine.folded) < 8 else 3
            apart = slips(mine.folded, yours.folded, most)
            # A slip seldom takes the first letter, and two never with it.
            if apart <= most and (apart < 2 or mine.folded[0] == yours.folded[0]):
                offers.append((apart, mine.start, yours.start, mine, yours))
    taken: set[int] = set()
    for apart, _, _, mine, yours in sorted(offers):
        if yours.start in taken or mine.start in taken:
            continue
        trust = _trust(mine, yours, apart, first, second, pairing)
        if trust is not None:
            taken |= {mine.start, yours.start}
            yield Corrupted(mine, yours, trust)


def _trust(mine: Word, yours: Word, apart: int, first: _Text, second: _Text, pairing: Pairing) -> bool | None:
    """Whether one is surely the other corrupted; None where it is another spelling, or another word."""
    is_gone = mine.folded not in second.every
    if not pairing.is_translated:
        return apart <= 2 and is_gone
    known = _is_known(yours, second)
    if known is not None and (known & _entities(mine.text, first) or _tells(known, first)):
        return None
    if _is_ordinary(yours, second) or (_is_ordinary(mine, first) and not _is_ordinary(mine, second)):
        return None
    if known is not None and any(each.startswith(("country:", "region:")) for each in known):
        return None
    if _is_derived(mine.folded, yours.folded) or _is_inflected(mine.folded, yours.folded, first, second):
        return None
    if yours.folded in _translated(second):
        return None
    respelled = is_respelled(mine.folded, yours.folded)
    alike = respelled or is_loaned(mine.folded, yours.folded) or is_cognate(mine.folded, yours.folded)
    if mine.folded.endswith(_LEARNED) and alike:
        return None
    if mine.folded in _translated(first):
        return None if alike or mine.opens or yours.opens else False
    is_kept = _is_place(mine, first, second) or _is_person(mine, first) or _is_person(yours, second)
    both_open = mine.opens and yours.opens
    if not is_kept:
        if respelled and (both_open or sound_only(mine.folded, yours.folded)):
            return None
        if is_loaned(mine.folded, yours.folded):
            return None
        if is_cognate(mine.folded, yours.folded):
            return None if mine.opens or yours.opens else False
        if _entities(mine.text, first) and apart > 1:
            return False
    if is_gone and apart <= 2 and _is_slip_in_full_name(mine, yours, first, second):
        return True
    if sound_only(mine.folded, yours.folded) or _is_ordinary(mine, first):
        return False
    if respelled and not _is_place(mine, first, second):
        return False
    if both_open and not is_kept:
        return False
    spoken = {primary(text.copy.reading.language) for text in (first, second)}
    if not spoken <= _SAME_PLACES and not (_is_person(mine, first) and _is_person(yours, second)):
        # How these languages respell what is no person's name is not known here.
        return is_gone and apart <= 2 and _is_slip_inside(mine, yours, first, second)
    return apart <= 2 and is_gone and not (len(mine.folded) == 4 and apart == 2 and yours.opens)


def _is_slip_in_full_name(mine: Word, yours: Word, first: _Text, second: _Text) -> bool:
    """Whether the rest of a person's name is the same on both sides, and no other way to write the word is known.

    These languages write a person's name as it is: a letter more or less of two alike is a slip, where the name was
    not transliterated in the first place."""
    if _is_ordinary(mine, first) or _entities(mine.text, first):
        return False
    is_person = _is_person(mine, first) or _is_person(yours, second)
    if not is_person and (is_cognate(mine.folded, yours.folded) or mine.opens or yours.opens):
        return False
    if is_respelled(mine.folded, yours.folded) and not is_doubled(mine.folded, yours.folded):
        return False
    ours, theirs = first.copy.text, second.copy.text
    return any(
        rest is not None
        and rest == other
        and folded(rest) not in _translated(first)
        and (first.pack is None or folded(rest) not in _ordinary(first.pack))
        and not _entities(rest, first)
        for rest, other in (
            (_capital_before(ours, mine.start), _capital_before(theirs, yours.start)),
            (_capital_after(ours, mine.end), _capital_after(theirs, yours.end)),
        )
    )


def _is_slip_inside(mine: Word, yours: Word, first: _Text, second: _Text) -> bool:
    """Whether a word that is no part of translated names and no place was changed between its first and last letters.

    Languages respell a word at its end above all. German writes every noun with a capital, so that it says nothing."""
    return (
        second.pack is not None
        and primary(second.copy.reading.language) != "de"
        and bool(_translated(first))
        and len(mine.folded) >= _LONG
        and mine.folded[0] == yours.folded[0]
        and mine.folded[-2:] == yours.folded[-2:]
        and not mine.opens
        and not yours.opens
        and not mine.text.isupper()
        and not mine.folded.endswith(_LEARNED)
        and not is_cognate(mine.folded, yours.folded)
        and not _entities(mine.text, first)
    )


def _is_derived(mine: str, yours: str) -> bool:
    """Whether the original has an adjective or a plural of what the relay has: Tibetan and Tibet, Arabs and Arab."""
    if len(yours) < 4:
        return False
    return (mine.endswith("an") and yours in (mine[:-1], mine[:-2], mine[:-3])) or (
        mine.endswith(("s", "es", "ish", "ese", "i", "ic")) and yours in (mine[:-1], mine[:-2], mine[:-3])
        and not (mine.endswith("i") and yours != mine[:-1])
    )  # fmt: skip


_TRANSLATED = Path(__file__).with_name("translated.toml")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    return msgspec.toml.decode(_TRANSLATED.read_bytes(), type=_Table)


def _is_inflected(mine: str, yours: str, first: _Text, second: _Text) -> bool:
    """Whether one is the other with an ending of its language. Of a language without a pack any ending may be one."""
    if first.pack is None or second.pack is None:
        same = alike_for(mine, yours)
        return same >= 3 and max(len(mine), len(yours)) - same <= 3
    for long, short, text in ((yours, mine, second), (mine, yours, first)):
        endings = _table().endings.get(primary(text.copy.reading.language), ())
        if any(
            long.endswith(ending) and (long[: -len(ending)] == short or is_respelled(long[: -len(ending)], short))
            for ending in endings
            if len(long) - len(ending) >= 3
        ):
            return True
    return False


def _translated(text: _Text) -> frozenset[str]:
    """Words of names that a translation may put its own word for."""
    return _table().words.get(primary(text.copy.reading.language), frozenset())


def _is_place(word: Word, text: _Text, other: _Text) -> bool:
    """Whether it is a place or a body that has the same name in both languages."""
    if not {primary(each.copy.reading.language) for each in (text, other)} <= _SAME_PLACES:
        return False
    ours, theirs = meaning(word.text, text.copy.reading.language), meaning(word.text, other.copy.reading.language)
    return ours is not None and theirs is not None and ours.written == word.text and ours.entity == theirs.entity


def _is_told(word: Word, text: _Text, relay: Side) -> bool:
    """Whether the other sentences name the same place or body in their own way."""
    found = meaning(word.text, text.copy.reading.language)
    return (
        found is not None
        and found.written == word.text
        and any(name.entity == found.entity and folded(name.text) != word.folded for name in relay.names)
    )


def _is_person(word: Word, text: _Text) -> bool:
    """Whether the text names a person by it."""
    name = _name_of(word, text)
    return name is not None and name.kind == "person"


def _is_named(word: Word, text: _Text) -> bool:
    return _name_of(word, text) is not None


def _name_of(word: Word, text: _Text) -> Name | None:
    """The name that the word is part of, as the text was read."""
    names = text.copy.reading.names
    place = bisect_right(names, word.start, key=lambda name: name.start) - 1
    return names[place] if place >= 0 and names[place].end >= word.end else None


def sound_only(mine: str, yours: str) -> bool:
    """Whether the relay writes the original as Indonesian and Malay write loanwords, and nothing else."""
    loan = mine
    for spelled, sound in (("ph", "f"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("q", "k"), ("y", "i"), ("th", "t")):
        loan = loan.replace(spelled, sound)
    return loan == yours


def _entities(written: str, text: _Text) -> frozenset[str]:
    found = meaning(written, text.copy.reading.language)
    return frozenset(found.entities) if found else frozenset()


def _is_known(word: Word, text: _Text) -> frozenset[str] | None:
    """What the gazetteer knows the word as, in its language; None where it does not, or knows a village far off."""
    found = meaning(word.text, text.copy.reading.language)
    return frozenset(found.entities) if found is not None and found.written == word.text else None


def _tells(entities: frozenset[str], text: _Text) -> bool:
    """Whether a text names one of these by another name."""
    return any(name.entity in entities for name in text.copy.reading.names if name.entity)


@cache
def _ordinary(pack: Pack) -> frozenset[str]:
    """Words that titles, offices and institutions are called by: they are translated, not kept."""
    names = pack.names
    listed: Iterable[str] = (
        *names.person_titles, *names.office_titles, *names.place_heads, *names.organisation_heads,
        *pack.detection.function_words, *(each for group in pack.calendar.months for each in group),
        *(each for group in pack.calendar.weekdays for each in group),
    )  # fmt: skip
    return frozenset(folded(word.strip(".")) for words in listed for word in words.split())


def _is_ordinary(word: Word, text: _Text) -> bool:
    return text.pack is not None and word.folded in _ordinary(text.pack)


def _once(corrupted: Iterable[Corrupted]) -> Iterator[Corrupted]:
    """Each corruption where it is first met: the same slip through a whole story is one finding."""
    seen = set()
    for each in sorted(corrupted, key=lambda entry: entry.relay.start):
        key = each.original.folded, each.relay.folded
        if key not in seen:
            seen.add(key)
            yield each


def _swapped(missing: list[tuple[Link, list[Word], list[Word]]], first: _Text, second: _Text) -> list[Replaced]:
    """Names of the story that stand in each other's sentences."""
    if len(missing) < 2:
        return []
    wanting: dict[str, list[tuple[int, Word]]] = {}
    for number, (_, gone, _) in enumerate(missing):
        for each in gone:
            if len(each.folded) > 2 and not each.opens and each.folded in second.every:
                wanting.setdefault(each.folded, []).append((number, each))
    found: list[Replaced] = []
    done: set[tuple[int, int]] = set()
    for number, (_, gone, come) in enumerate(missing):
        strangers = [each for each in come if each.folded in first.every and each.folded in wanting]
        for stranger in strangers:
            for other, theirs in wanting[stranger.folded]:
                if other == number or (number, other) in done:
                    continue
                for mine in gone:
                    if mine.folded not in wanting:
                        continue
                    back = next((each for each in missing[other][2] if each.folded == mine.folded), None)
                    if back is not None:
                        found += [
                            Replaced(mine.span, stranger.span, True),
                            Replaced(theirs.span, back.span, True),
                        ]
                        done |= {(number, other), (other, number)}
                        break
    return found


def _replaced(
    link: Link, gone: list[Word], come: list[Word], first: _Text, second: _Text, taken: set[int], translated: bool
) -> Iterator[Replaced]:
    """Somebody of the original who is somebody else in the relay: half of his name is still there, or none is, and the
    relay has one whom the original does not have."""
    ours, theirs = first.copy.text, second.copy.text
    kept = {
        (ours[begin:end].casefold()): word
        for word in gone
        if word.folded not in second.every
        for begin, end in _before(ours, word.start)
    }
    found = False
    for yours in come:
        if yours.folded in first.every or yours.start in taken or _is_ordinary(yours, second):
            continue
        for begin, end in _before(theirs, yours.start):
            mine = kept.get(theirs[begin:end].casefold())
            if (
                mine is None
                or mine.opens
                or _is_ordinary(mine, first)
                or meaning(yours.text, second.copy.reading.language)
            ):
                continue
            if is_cognate(mine.folded, yours.folded) or is_loaned(mine.folded, yours.folded):
                continue
            found = True
            both = _is_person(mine, first) and _is_person(yours, second) and not yours.text.isupper()
            sure = both and _agree_else(link, gone, come, mine.span, yours.span, first, second)
            yield Replaced(mine.span, yours.span, sure or not translated)
    if found:
        return
    missing = _strangers(link.original.names, second)
    strange = [each for each in _strangers(link.relay.names, first) if each.start not in taken]
    if len(missing) != 1 or len(strange) != 1:
        return
    lost, new = missing[0], strange[0]
    if translated or not ((lost.title and new.title) or (" " in lost.text and " " in new.text)):
        return
    if any(
        is_cognate(a, b) or slips(a, b, 3) <= 3
        for a in map(folded, _WORD.findall(lost.text))
        for b in map(folded, _WORD.findall(new.text))
        if len(a) > 3 and len(b) > 3
    ):
        return
    yield Replaced(Span(lost.text, lost.start, lost.end), Span(new.text, new.start, new.end), True)


_FIRST_NAME = re.compile(r"([^\W\d_]+)[ ]$")
_LAST_NAME = re.compile(r"[ ]([^\W\d_]+)")


def _capital_before(text: str, start: int) -> str | None:
    return next((text[begin:end] for begin, end in _before(text, start)), None)


def _capital_after(text: str, end: int) -> str | None:
    match = _LAST_NAME.match(text, end, end + 25)
    return match[1] if match and match[1][0].isupper() and len(match[1]) > 2 else None


def _before(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The word with a capital that stands directly before a place, if there is one."""
    match = _FIRST_NAME.search(text, max(0, start - 25), start)
    if match and match[1][0].isupper() and len(match[1]) > 2:
        yield match.span(1)


def _strangers(names: Iterable[Name], other: _Text) -> list[Name]:
    """The persons none of whose words the other text has."""
    return [
        name
        for name in names
        if name.kind == "person" and not any(folded(word) in other.every for word in _WORD.findall(name.text))
    ]


def _agree_else(
    link: Link, gone: list[Word], come: list[Word], mine: Span, yours: Span, first: _Text, second: _Text
) -> bool:
    """Whether all other names of the sentences are in both, be it each in its language."""
    return all(
        word.opens
        or span.start <= word.start < span.end
        or not _is_named(word, text)
        or _is_ordinary(word, text)
        or word.folded in _translated(text)
        or _is_told(word, text, other)
        for words, span, text, other in ((gone, mine, first, link.relay), (come, yours, second, link.original))
        for word in words
    )


def _places(
    link: Link, gone: list[Word], come: list[Word], first: _Text, second: _Text, pairing: Pairing
) -> Iterator[Replaced]:
    """A place of the original that the relay does not name, where it names one that the original does not."""
    ours = _unmet(link.original.names, pairing.relay.reading.names, second)
    theirs = _unmet(link.relay.names, pairing.original.reading.names, first)
    if len(ours) != 1 or len(theirs) != 1:
        return
    mine, yours = ours[0], theirs[0]
    one_in_other = folded(mine.text)[:4] == folded(yours.text)[:4]  # Gaza and Gazastreifen
    if (
        mine.entity.partition(":")[0] == yours.entity.partition(":")[0]
        and not one_in_other
        and not _is_currency(second, yours)
    ):
        # "The French" are told as "the visitors", and a country for them.
        is_noun = not _is_adjective(mine, first) and not mine.text.isupper() and not yours.text.isupper()
        here, there = Span(mine.text, mine.start, mine.end), Span(yours.text, yours.start, yours.end)
        agreed = not pairing.is_translated or _agree_else(link, gone, come, here, there, first, second)
        is_whole = not _is_last_of_longer(mine, first) and not _is_last_of_longer(yours, second)
        yield Replaced(here, there, is_noun and is_whole and agreed)


def _is_adjective(name: Name, text: _Text) -> bool:
    """Whether it is what the people of a country are called, rather than the country."""
    word = folded(name.text)
    if word in _ADJECTIVES or word.endswith(("ish", "ese")):
        return True
    if not name.entity.startswith("country:"):
        return False
    stems = (meaning(name.text[:-cut], text.copy.reading.language) for cut in (1, 2, 3) if len(word) - cut > 3)
    return any(found is not None and found.entity == name.entity for found in stems)


_PART_OF = re.compile(r"[A-Z][^\W\d_]+ (?:of|dari|de|do|da|van|von) (?:the )?$")


def _is_last_of_longer(name: Name, text: _Text) -> bool:
    """Whether it ends a longer name, which may be that of another place: "District of Columbia"."""
    return _PART_OF.search(text.copy.text, max(0, name.start - 30), name.start) is not None


def _is_currency(text: _Text, name: Name) -> bool:
    """Whether a country stands behind its money: "per dolar AS"."""
    before = text.copy.text[max(0, name.start - 12) : name.start].casefold()
    return before.endswith(("dolar ", "dollar ", "dollars ", "pound ", "rupee ", "won ", "franc ", "peso "))


def _unmet(names: Iterable[Name], others: Iterable[Name], other: _Text) -> list[Name]:
    """The places that the other text does not name: no city by its country, no country by a city of it."""
    met = {name.entity for name in others if name.entity}
    countries = {_country(each) for each in met}
    return [
        name
        for name in names
        if name.entity.startswith(("place:", "country:"))
        and name.entity not in met
        and f"country:{_country(name.entity)}" not in met
        and not (name.entity.startswith("country:") and _country(name.entity) in countries)
        and not any(folded(word) in other.every for word in _WORD.findall(name.text) if len(word) > 3)
    ]


def _country(entity: str) -> str:
    """ "place:GR/athens" and "country:GR" are of one country."""
    return entity.partition(":")[2].partition("/")[0]
