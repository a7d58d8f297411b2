"""The words by which a text says that somebody said something, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from warta.language.packs import Pack
from warta.language.quotations.words import Words

Sort = Literal["says", "after", "held", "goes on", "passive", "of words", "according"]
"""What a cue asks for. ``after``: only behind what is said; ``held``: it holds its speaker ("katanya"); ``goes on``:
the speaker before goes on ("adding"); ``of words``: only words between marks follow."""


class Cue(msgspec.Struct, frozen=True):
    """A cue: the words from ``first`` to before ``after``."""

    first: int
    after: int
    sort: Sort
    word: str


class Vocabulary(msgspec.Struct, frozen=True):
    """A pack's words around speech, ready for looking up."""

    cues: dict[str, tuple[tuple[tuple[str, ...], Sort], ...]]
    """By first word: the words after it and what sort it is, the longest first."""
    verbs: frozenset[str]
    """The cues of one word."""
    bare: frozenset[str]
    addressed: frozenset[str]
    that: frozenset[str]
    far_that: str
    """The one that may stand further from its cue."""
    between: frozenset[str]
    stops: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    verb_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    joins: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    roles: frozenset[str]
    pronouns: frozenset[str]
    third: frozenset[str]
    relatives: frozenset[str]
    agents: frozenset[str]
    before_names: tuple[str, ...]
    negations: frozenset[str]
    titles: frozenset[str]
    days: frozenset[str]
    follows: bool
    """Whether "said Rina" is usual."""
    precedes: bool
    """Whether "Rina said" is usual behind what is said."""


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    words = pack.quotations
    listed: dict[str, dict[tuple[str, ...], Sort]] = {}
    sorts: list[tuple[Sequence[str], Sort]] = [
        (words.cues_of_words, "of words"),
        (words.cues, "says"),
        (words.cues_after, "after"),
        (words.cues_passive, "passive"),
        (words.cues_going_on, "goes on"),
        (words.according_to, "according"),
        (words.cues_with_speaker, "held"),
    ]
    for cues, sort in sorts:
        for cue in cues:
            first, *rest = cue.split()
            listed.setdefault(first, {})[tuple(rest)] = sort
    return Vocabulary(
        cues={
            first: tuple(sorted(rests.items(), key=lambda entry: (-len(entry[0]), entry[0])))
            for first, rests in listed.items()
        },
        verbs=frozenset(first for first, rests in listed.items() if () in rests),
        bare=frozenset(words.cues_bare),
        addressed=frozenset(words.cues_with_addressee),
        that=frozenset(words.that),
        far_that=words.that[0] if words.that else "",
        between=frozenset(words.between),
        stops=frozenset((*words.stops, *words.prepositions)),
        prepositions=frozenset(words.prepositions),
        conjunctions=frozenset(words.conjunctions),
        verb_endings=words.verb_endings,
        adverb_endings=words.adverb_endings,
        joins=frozenset(words.joins),
        openers=frozenset(words.openers),
        articles=frozenset(words.articles),
        roles=frozenset((*words.roles, *(title.lower() for title in pack.names.office_titles if " " not in title))),
        pronouns=frozenset(pronoun.lower() for pronoun in words.pronouns),
        third=frozenset(words.third_person),
        relatives=frozenset(words.relatives),
        agents=frozenset(words.agents),
        before_names=words.before_names,
        negations=frozenset(words.negations),
        titles=frozenset(title.lower().rstrip(".") for title in pack.names.person_titles),
        days=frozenset(day.lower() for names in pack.calendar.weekdays for day in names),
        follows=words.speaker_after_cue,
        precedes=words.speaker_before_cue,
    )


def cues(words: Words, known: Vocabulary) -> Iterator[Cue]:
    """Every cue, in order, none overlapping another."""
    low, listed, upto = words.low, known.cues, 0
    for number, word in enumerate(low):
        if number < upto or word not in listed:
            continue
        for rest, sort in listed[word]:
            after = number + 1 + len(rest)
            if not rest or tuple(low[number + 1 : after]) == rest:
                yield Cue(number, after, sort, " ".join((word, *rest)))
                upto = after
                break
