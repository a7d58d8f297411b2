"""A language's words about names, in the form in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from warta.language.packs import Pack, packs

LONGEST_TITLE = 4
"""Words: "Ajun Komisaris Besar Polisi"."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of a pack, folded where capitals do not matter."""

    language: str
    titles: frozenset[str]
    """Titles and offices, small and without full stops."""
    title_starts: frozenset[str]
    """The first words of titles, by which most words are seen to be none."""
    abbreviations: frozenset[str]
    """Titles that are written with a full stop: it ends no sentence."""
    place_heads: frozenset[str]
    organisation_heads: frozenset[str]
    place_words: frozenset[str]
    office_words: frozenset[str]
    organisation_ends: frozenset[str]
    place_ends: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    place_prepositions: frozenset[str]
    common: frozenset[str]
    given_names: frozenset[str]
    """Names of countries that persons bear too: "jordan"."""
    calendar: frozenset[str]
    """Names of weekdays and months, which are no names of anybody."""
    capitalises_nouns: bool


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    words = pack.names
    english = packs().get("en", pack)
    titles = [*words.person_titles, *words.office_titles]
    return Vocabulary(
        language=pack.language,
        titles=frozenset(map(_plain, titles)),
        title_starts=frozenset(_plain(title).split()[0] for title in titles),
        abbreviations=frozenset(
            {word.rstrip(".") for title in titles for word in title.split() if word.endswith(".")}
            | {"St", "Jr", "Sr", "Moh", "Muh", "Abd", "No", "Mt"}
        ),
        place_heads=frozenset(map(_plain, words.place_heads)),
        organisation_heads=frozenset(map(_plain, words.organisation_heads)),
        place_words=frozenset(words.place_words),
        office_words=frozenset(words.office_words.split()),
        organisation_ends=frozenset(words.organisation_ends.split()),
        place_ends=frozenset(words.place_ends.split()),
        particles=frozenset(words.particles.split()),
        links=frozenset(words.links.split()),
        place_prepositions=frozenset(words.place_prepositions.split()),
        common=frozenset(words.common.split()) | pack.detection.function_words,
        given_names=frozenset(english.names.given_names.split()),
        calendar=frozenset(
            name.casefold()
            for each in (pack, english)
            for names in (*each.calendar.weekdays, *each.calendar.months)
            for name in names
        ),
        capitalises_nouns=words.capitalises_nouns,
    )


def _plain(title: str) -> str:
    return title.casefold().replace(".", "")


def is_one_of(phrases: Iterable[str], words: str) -> bool:
    return _plain(words) in phrases
