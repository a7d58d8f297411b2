"""Names that lost, gained or changed a letter or two: a slip of the hand, and no spelling of another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from warta.desk.matching.names.beside import capital_after, capital_before
from warta.desk.matching.names.translated import is_derived, is_given_name_of, is_inflected, translated
from warta.desk.matching.names.words import (
    Text,
    Word,
    entities,
    is_of_every_day,
    is_ordinary,
    is_person,
    known_as,
    ordinary,
    tells,
)
from warta.desk.matching.spelling import (
    folded,
    is_cognate,
    is_doubled,
    is_learned,
    is_loaned,
    is_misstruck,
    is_respelled,
    is_transliterated,
    slips,
    sound_only,
)
from warta.desk.pairing import Pairing
from warta.language.gazetteer import meaning
from warta.story import primary

_LEARNED = ("ism", "ist", "ists", "ity", "ety", "ary", "ory", "logy", "graphy", "tion", "ment", "ology", "nomy", "ics")
"""What English words end with that are no names of anybody."""
_SAME_PLACES = frozenset({"en", "id", "ms"})
"""Languages that take most names of places over from each other as they are."""
_SHORTEST = 4
"""Letters of the shortest name that a slip can be seen in."""
_LONG = 6
"""Letters from which a word shows by its two ends that it is the same one."""


class Corrupted(NamedTuple):
    original: Word
    relay: Word
    is_sure: bool


def corrupted_in(
    gone: list[Word], told: list[Word], come: list[Word], first: Text, second: Text, pairing: Pairing
) -> Iterator[Corrupted]:
    """Words of the relay that are a slip away from a word of the original that the relay lacks, or has in another form
    (``told``) beside it."""
    offers = []
    for yours in come:
        if yours.folded in first.every or (len(yours.folded) < _SHORTEST - 1 and yours.opens):
            continue
        for mine in (*gone, *told):
            if len(mine.folded) < _SHORTEST or mine.text.isupper() != yours.text.isupper():
                continue
            is_same_start = mine.folded[0] == yours.folded[0]
            if not is_same_start and mine.folded[1:2] != yours.folded[1:2]:
                continue
            most = 2 if len(mine.folded) < 8 else 3
            apart = slips(mine.folded, yours.folded, most)
            # A slip seldom takes the first letter, and two never with it.
            if apart <= most and (apart < 2 or is_same_start):
                offers.append((apart, mine.start, yours.start, mine, yours))
    taken: set[int] = set()
    aside = {each.start for each in told}
    for apart, _, _, mine, yours in sorted(offers):
        if yours.start in taken or mine.start in taken:
            continue
        trust = _trust(mine, yours, apart, first, second, pairing)
        if trust is not None:
            taken |= {mine.start, yours.start}
            yield Corrupted(mine, yours, trust and mine.start not in aside and len(yours.folded) >= _SHORTEST - 1)


def _trust(mine: Word, yours: Word, apart: int, first: Text, second: Text, pairing: Pairing) -> bool | None:
    """Whether one is surely the other corrupted; None where it is another spelling, or another word."""
    is_gone = mine.folded not in second.every
    if not pairing.is_translated:
        return apart <= 2 and is_gone and not is_transliterated(mine.folded, yours.folded)
    if _is_other_word(mine, yours, first, second):
        return None
    is_struck = is_misstruck(mine.folded, yours.folded)
    respelled = not is_struck and is_respelled(mine.folded, yours.folded)
    loaned = not is_struck and is_loaned(mine.folded, yours.folded)
    cognate = not is_struck and is_cognate(mine.folded, yours.folded)
    alike = respelled or loaned or cognate
    beside = _has_same_beside(mine, yours, first, second)
    if _is_translatable(mine, first, second):
        if apart > 2 or is_of_every_day(yours, second) or (alike and not beside):
            return None
        return beside and not alike and is_gone and not _is_word(yours, first)
    if mine.folded.endswith(_LEARNED) and alike:
        return None
    is_kept = _is_place(mine, first, second) or is_person(mine, first) or is_person(yours, second)
    both_open = mine.opens and yours.opens
    if not is_kept:
        if (respelled and (both_open or sound_only(mine.folded, yours.folded))) or loaned:
            return False if beside else None
        if cognate:
            return None if mine.opens or yours.opens else False
        if entities(mine.text, first) and apart > 1:
            return False
    is_custom = is_transliterated(mine.folded, yours.folded)
    if is_gone and apart <= 2 and not is_custom and _is_slip_in_full_name(mine, yours, first, second):
        return True
    if sound_only(mine.folded, yours.folded):
        return False
    if is_custom or (respelled and not _is_place(mine, first, second)):
        return False
    if both_open and not is_kept:
        return False
    spoken = {primary(text.copy.reading.language) for text in (first, second)}
    if not spoken <= _SAME_PLACES and not (is_person(mine, first) and is_person(yours, second)):
        # How these languages respell what is no person's name is not known here.
        return is_gone and apart <= 2 and _is_slip_inside(mine, yours, first, second)
    return apart <= 2 and is_gone and not (len(mine.folded) == 4 and apart == 2 and yours.opens)


def _is_other_word(mine: Word, yours: Word, first: Text, second: Text) -> bool:
    """Whether what the relay has is a word of its own: a place, a common noun, a translation or an inflection."""
    known = known_as(yours, second)
    if known is not None and (
        known & entities(mine.text, first)
        or tells(known, first)
        or any(each.startswith(("country:", "region:")) for each in known)
    ):
        return True
    if _is_written_apart(mine, yours, first, second):
        return True
    return (
        is_ordinary(yours, second)
        or yours.folded in translated(second)
        or (is_of_every_day(mine, first) and is_of_every_day(yours, second))
        or is_derived(mine.folded, yours.folded)
        or is_inflected(mine.folded, yours.folded, first, second)
        or is_learned(mine.folded, yours.folded)
        or is_given_name_of(mine.folded, yours.folded)
    )


def _is_written_apart(mine: Word, yours: Word, first: Text, second: Text) -> bool:
    """Whether one is the other with a neighbour of it: MotoGP and Moto GP, Hong Kong and Hongkong."""
    for whole, part, text in ((mine, yours, second), (yours, mine, first)):
        beside = capital_after(text.copy.text, part.end, shortest=1)
        if beside is not None and part.folded + folded(beside) == whole.folded:
            return True
    return False


def _is_word(yours: Word, first: Text) -> bool:
    """Whether what the relay has is a word of the original's language: another word, it may be, and no slip."""
    return yours.folded in translated(first) or is_of_every_day(yours, first)


def _is_translatable(mine: Word, first: Text, second: Text) -> bool:
    """Whether a relay may put its own word for a part of a name."""
    return mine.folded in translated(first) or (is_ordinary(mine, first) and not is_ordinary(mine, second))


def _has_same_beside(mine: Word, yours: Word, first: Text, second: Text) -> bool:
    """Whether a word with a capital directly beside is the same on both sides: the name is kept as it is."""
    ours, theirs = first.copy.text, second.copy.text
    before, after = capital_before(ours, mine.start), capital_after(ours, mine.end)
    return (before is not None and before == capital_before(theirs, yours.start)) or (
        after is not None and after == capital_after(theirs, yours.end)
    )


def _is_slip_in_full_name(mine: Word, yours: Word, first: Text, second: Text) -> bool:
    """Whether the rest of a person's name is the same on both sides, and no other way to write the word is known.

    These languages write a person's name as it is: a letter more or less of two alike is a slip, where the name was
    not transliterated in the first place."""
    if is_ordinary(mine, first) or entities(mine.text, first):
        return False
    is_of_person = is_person(mine, first) or is_person(yours, second)
    if not is_of_person and (is_cognate(mine.folded, yours.folded) or mine.opens or yours.opens):
        return False
    if is_respelled(mine.folded, yours.folded) and not is_doubled(mine.folded, yours.folded):
        return False
    ours, theirs = first.copy.text, second.copy.text
    return any(
        rest is not None
        and rest == other
        and folded(rest) not in translated(first)
        and (first.pack is None or folded(rest) not in ordinary(first.pack))
        and not entities(rest, first)
        for rest, other in (
            (capital_before(ours, mine.start), capital_before(theirs, yours.start)),
            (capital_after(ours, mine.end), capital_after(theirs, yours.end)),
        )
    )


def _is_slip_inside(mine: Word, yours: Word, first: Text, second: Text) -> bool:
    """Whether a word that is no part of translated names and no place was changed between its first and last letters.

    Languages respell a word at its end above all. German writes every noun with a capital, so that it says nothing."""
    return (
        second.pack is not None
        and primary(second.copy.reading.language) != "de"
        and bool(translated(first))
        and len(mine.folded) >= _LONG
        and mine.folded[0] == yours.folded[0]
        and mine.folded[-2:] == yours.folded[-2:]
        and not mine.opens
        and not yours.opens
        and not mine.text.isupper()
        and not mine.folded.endswith(_LEARNED)
        and not is_cognate(mine.folded, yours.folded)
        and not entities(mine.text, first)
    )


def _is_place(word: Word, text: Text, other: Text) -> bool:
    """Whether it is a place or a body that has the same name in both languages."""
    if not {primary(each.copy.reading.language) for each in (text, other)} <= _SAME_PLACES:
        return False
    ours, theirs = meaning(word.text, text.copy.reading.language), meaning(word.text, other.copy.reading.language)
    return ours is not None and theirs is not None and ours.written == word.text and ours.entity == theirs.entity


def once(corrupted: Iterable[Corrupted]) -> Iterator[Corrupted]:
    """Each corruption where it is first met: the same slip through a whole story is one finding."""
    seen = set()
    for each in sorted(corrupted, key=lambda entry: entry.relay.start):
        key = each.original.folded, each.relay.folded
        if key not in seen:
            seen.add(key)
            yield each
