"""Places of the original that are other places in the relay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from warta.desk.copy import Copy
from warta.desk.matching.names.replaced import Replaced
from warta.desk.matching.names.told import agree_else
from warta.desk.matching.names.words import WORD, Text, Word
from warta.desk.matching.spelling import folded
from warta.desk.pairing import Link, Pairing
from warta.language.reading import Name, Span

_PART_OF = re.compile(r"[A-Z][^\W\d_]+ (?:of|dari|de|do|da|van|von) (?:the )?$")


def moved_in(
    link: Link, gone: list[Word], come: list[Word], first: Text, second: Text, pairing: Pairing
) -> Iterator[Replaced]:
    """A place of the original that the relay does not name, where it names one that the original does not."""
    ours = _unmet(link.original.names, pairing.original, pairing.relay, second)
    theirs = _unmet(link.relay.names, pairing.relay, pairing.original, first)
    if len(ours) != 1 or len(theirs) != 1:
        return
    mine, yours = ours[0], theirs[0]
    one_in_other = folded(mine.text)[:4] == folded(yours.text)[:4] and not _are_countries(mine, yours)
    if (
        mine.entity.partition(":")[0] == yours.entity.partition(":")[0]
        and not one_in_other  # Gaza and Gazastreifen
        and not _is_currency(second, yours)
    ):
        # "The French" are told as "the visitors", and a country for them.
        is_noun = not mine.is_people and not mine.text.isupper() and not yours.text.isupper()
        here, there = Span(mine.text, mine.start, mine.end), Span(yours.text, yours.start, yours.end)
        agreed = not pairing.is_translated or agree_else(link, gone, come, here, there, first, second)
        is_whole = not _is_last_of_longer(mine, first) and not _is_last_of_longer(yours, second)
        yield Replaced(here, there, is_noun and is_whole and agreed)


def _is_last_of_longer(name: Name, text: Text) -> bool:
    """Whether it ends a longer name, which may be that of another place: "District of Columbia"."""
    return _PART_OF.search(text.copy.text, max(0, name.start - 30), name.start) is not None


def _is_currency(text: Text, name: Name) -> bool:
    """Whether a country stands behind its money: "per dolar AS"."""
    before = text.copy.text[max(0, name.start - 12) : name.start].casefold()
    return before.endswith(("dolar ", "dollar ", "dollars ", "pound ", "rupee ", "won ", "franc ", "peso "))


def _unmet(names: Iterable[Name], own: Copy, others: Copy, other: Text) -> list[Name]:
    """The places that the other text does not name: no city by its country, no country by a city of it that only the
    other text has."""
    met = {name.entity for name in others.reading.names if name.entity}
    countries = {_country(each) for each in met - {name.entity for name in own.reading.names}}
    return [
        name
        for name in names
        if name.entity.startswith(("place:", "country:"))
        and name.entity not in met
        and f"country:{_country(name.entity)}" not in met
        and not (name.entity.startswith("country:") and _country(name.entity) in countries)
        and not any(folded(word) in other.every for word in WORD.findall(name.text) if len(word) > 3)
    ]


def _are_countries(mine: Name, yours: Name) -> bool:
    return mine.entity.startswith("country:") and yours.entity.startswith("country:")


def _country(entity: str) -> str:
    """ "place:GR/athens" and "country:GR" are of one country."""
    return entity.partition(":")[2].partition("/")[0]
