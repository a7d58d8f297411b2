"""Which name of the relay stands for which of the original, word by word.

A name is kept as it is, or respelled by rule, or has another form in the other language, which the gazetteer knows.
A word with a capital that is none of these, and stands where the original has one that the relay lacks, is looked at by
the modules beside this: it may be that name corrupted, another person's or another place's, or one of the story that
stands at the wrong place. Words that open a sentence have their capital from there and are believed less.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from warta.desk.matching.names.corrupted import Corrupted, corrupted_in, once
from warta.desk.matching.names.places import moved_in
from warta.desk.matching.names.replaced import Replaced, replaced_in
from warta.desk.matching.names.swapped import swapped_in
from warta.desk.matching.names.told import is_told
from warta.desk.matching.names.words import Missing, capitals, text_of
from warta.desk.pairing import Pairing

_MOST = 60
"""Names of a sentence that are held against each other one by one; a list that is no sentence has more."""


class NameMatch(msgspec.Struct, frozen=True):
    corrupted: tuple[Corrupted, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    swapped: tuple[Replaced, ...] = ()
    """Two at a time: each name where the other stood."""
    moved_places: tuple[Replaced, ...] = ()


@lru_cache(maxsize=2)
def match_names(pairing: Pairing) -> NameMatch:
    """What became of the names of the original."""
    first, second = text_of(pairing.original), text_of(pairing.relay)
    corrupted: list[Corrupted] = []
    replaced: list[Replaced] = []
    missing: list[Missing] = []
    places: list[Replaced] = []
    for link in pairing.links:
        if not link.original.sentences or not link.relay.sentences:
            continue
        ours, theirs = capitals(first, link.original), capitals(second, link.relay)
        have_ours, have_theirs = {each.folded for each in ours}, {each.folded for each in theirs}
        lacking = [each for each in ours if each.folded not in have_theirs]
        told = [each for each in lacking if is_told(each, first, link.relay)]
        gone = [each for each in lacking if each not in told]
        come = [each for each in theirs if each.folded not in have_ours]
        if not lacking or not come or max(len(lacking), len(come)) > _MOST:
            continue
        corrupted += corrupted_in(gone, told, come, first, second, pairing)
        if not gone:
            continue
        missing.append(Missing(link, gone, come))
        places += moved_in(link, gone, come, first, second, pairing)
    swapped = swapped_in(missing, first, second)
    taken = {each.relay.start for each in corrupted} | {each.relay.start for each in swapped}
    for link, gone, come in missing:
        replaced += replaced_in(link, gone, come, first, second, taken, pairing.is_translated)
    taken |= {each.relay.start for each in replaced}
    return NameMatch(
        tuple(once(corrupted)),
        tuple(replaced),
        tuple(swapped),
        tuple(each for each in places if each.relay.start not in taken),
    )
