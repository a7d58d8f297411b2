"""The words by which a text says that somebody said something, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from warta.language.packs import Pack
from warta.language.quotations.frames import Form, Limits, Stance, Taking, taken, wanted
from warta.language.quotations.words import Words

Sort = Literal["says", "after", "held", "goes on", "passive", "of words", "according", "takes", "feels", "unnamed"]
"""What a cue asks for. ``after``: only behind what is said; ``held``: it holds its speaker ("katanya"); ``goes on``:
the speaker before goes on ("adding"); ``of words``: only words between marks follow; ``takes``: a verb that is a cue
only by what it takes behind it ("vowed to"). Where it stands shows that such a word ``feels`` ("is confident that") or
leaves the speaker ``unnamed`` ("is accused of")."""


_FORMS: dict[Sort, Form] = {"feels": "adjective", "unnamed": "passive"}


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
    plain: frozenset[str]
    """Those of them behind which a clause may also begin with when or where: "said on Monday prices fell"."""
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
    not_adverbs: frozenset[str]
    past_endings: tuple[str, ...]
    joins: frozenset[str]
    genitives: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    demonstratives: frozenset[str]
    roles: frozenset[str]
    pronouns: frozenset[str]
    third: frozenset[str]
    relatives: frozenset[str]
    agents: frozenset[str]
    before_names: tuple[str, ...]
    negations: frozenset[str]
    conditions: frozenset[str]
    titles: frozenset[str]
    days: frozenset[str]
    follows: bool
    """Whether "said Rina" is usual."""
    precedes: bool
    """Whether "Rina said" is usual behind what is said."""
    takings: dict[Form, dict[str, tuple[Taking, ...]]]
    """By form and cue, what it takes behind it."""
    fits: dict[str, tuple[Taking, ...]]
    """The same by cue alone."""
    limits: Limits
    stances: dict[str, Stance]
    """The cues that tell no assertion."""
    heads_first: bool
    documents: frozenset[str]
    documents_end: frozenset[str]
    of_documents: frozenset[str]
    of_headlines: frozenset[str]
    labels: frozenset[str]
    says_behind: frozenset[str]
    """The cues that stand with their speaker behind what is said."""
    only_of_documents: frozenset[str]
    copulas: frozenset[str]
    determiners: frozenset[str]
    indefinites: frozenset[str]
    auxiliaries: frozenset[str]
    """With the copulas."""


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    words = pack.quotations
    listed: dict[str, dict[tuple[str, ...], Sort]] = {}
    sorts: list[tuple[Sequence[str], Sort]] = [
        ([cue for frame in words.frames for cue in frame.cues], "takes"),
        (words.beliefs, "says"),
        (words.facts, "says"),
        (words.cues_of_documents, "says"),
        (words.cues_of_words, "of words"),
        (words.cues, "says"),
        (words.cues_after, "after"),
        (words.cues_passive, "passive"),
        (words.cues_going_on, "goes on"),
        (words.according_to, "according"),
        (words.according_to_documents, "according"),
        (words.cues_with_speaker, "held"),
    ]
    for cues, sort in sorts:
        for cue in cues:
            first, *rest = cue.split()
            listed.setdefault(first, {})[tuple(rest)] = sort
    takings: dict[Form, dict[str, tuple[Taking, ...]]] = {"verb": {}, "adjective": {}, "passive": {}}
    fits: dict[str, tuple[Taking, ...]] = {}
    # What must follow is looked for before any object is taken.
    for frame in sorted(words.frames, key=lambda frame: not frame.next and not frame.later):
        taking = Taking(frame.manner, wanted(frame.next), wanted(frame.later))
        for cue in frame.cues:
            takings[frame.form][cue] = (*takings[frame.form].get(cue, ()), taking)
            fits[cue] = (*fits.get(cue, ()), taking)
    days = frozenset(day.lower() for names in pack.calendar.weekdays for day in names)
    negations = frozenset(words.negations)
    offices = (title.lower() for title in pack.names.office_titles if " " not in title)
    return Vocabulary(
        cues={
            first: tuple(sorted(rests.items(), key=lambda entry: (-len(entry[0]), entry[0])))
            for first, rests in listed.items()
        },
        verbs=frozenset(first for first, rests in listed.items() if rests.get((), "takes") != "takes"),
        bare=frozenset(words.cues_bare),
        plain=frozenset(words.cues_plain),
        addressed=frozenset(words.cues_with_addressee),
        that=frozenset(words.that),
        far_that=words.that[0] if words.that else "",
        between=frozenset(words.between),
        stops=frozenset((*words.stops, *words.prepositions)),
        prepositions=frozenset(words.prepositions),
        conjunctions=frozenset(words.conjunctions),
        verb_endings=words.verb_endings,
        adverb_endings=words.adverb_endings,
        past_endings=words.past_endings,
        not_adverbs=frozenset(words.not_adverbs),
        joins=frozenset(words.joins),
        genitives=frozenset(words.genitives),
        openers=frozenset(words.openers),
        articles=frozenset(words.articles),
        roles=frozenset((*words.roles, *words.documents, *offices)),
        demonstratives=frozenset(words.demonstratives),
        pronouns=frozenset(pronoun.lower() for pronoun in words.pronouns),
        third=frozenset(words.third_person),
        relatives=frozenset(words.relatives),
        agents=frozenset(words.agents),
        before_names=words.before_names,
        negations=negations,
        conditions=frozenset(words.conditions),
        titles=frozenset(title.lower().rstrip(".") for title in pack.names.person_titles),
        days=days,
        follows=words.speaker_after_cue,
        precedes=words.speaker_before_cue,
        takings=takings,
        fits=fits,
        limits=Limits(
            adjuncts=days | negations | frozenset(words.prepositions) | frozenset(words.between),
            adverb_endings=words.adverb_endings or ("\n",),
            stops=frozenset((*words.stops, *words.prepositions)),
            articles=frozenset(words.articles),
            that=frozenset(words.that),
            days=days,
        ),
        stances={
            **dict.fromkeys(words.beliefs, "belief"),
            **dict.fromkeys(words.facts, "fact"),
        },
        heads_first=words.heads_first,
        documents=frozenset(words.documents),
        documents_end=frozenset((*words.stops, *words.prepositions, *words.joins)) - frozenset(words.articles),
        of_headlines=frozenset(words.cues_of_headlines),
        labels=frozenset(words.labels),
        says_behind=frozenset((*words.cues_after, *(words.cues if words.speaker_before_cue else ()))),
        of_documents=frozenset(words.cues_of_documents),
        only_of_documents=frozenset(words.according_to_documents)
        | (frozenset(words.cues_of_documents) - frozenset((*words.cues, *words.beliefs, *words.facts))),
        copulas=frozenset(words.copulas),
        determiners=frozenset(words.determiners),
        indefinites=frozenset(words.indefinites),
        auxiliaries=frozenset((*words.copulas, *words.auxiliaries)),
    )


def takings_of(known: Vocabulary, cue: Cue) -> tuple[Taking, ...]:
    """What a cue takes behind it as what it is where it stands."""
    return known.takings[_FORMS.get(cue.sort, "verb")].get(cue.word, ())


def cues(words: Words, known: Vocabulary) -> Iterator[Cue]:
    """Every cue, in order, none overlapping another."""
    low, listed, upto = words.low, known.cues, 0
    for number, word in enumerate(low):
        if number < upto or word not in listed:
            continue
        for rest, sort in listed[word]:
            after = number + 1 + len(rest)
            if rest and tuple(low[number + 1 : after]) != rest:
                continue
            cue = Cue(number, after, sort, " ".join((word, *rest)) if rest else word)
            if sort == "takes" and taken(words, after, known.fits[cue.word], known.limits) is None:
                continue
            yield cue
            upto = after
            break
