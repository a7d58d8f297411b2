"""Holding a relay against its original: which sentences belong together, and what the relay changed.

    compare(agency_text, our_text, published=date(2024, 7, 5)).differences

Both texts are read, their sentences are put side by side, and every rule of rules/compare/ looks at the pairing. A
rule judges facts; nothing here guesses at meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from warta.desk.align import Bead, align
from warta.desk.copy import Copy
from warta.desk.discovery import FoundRule, pair_rules
from warta.desk.finding import Difference
from warta.desk.landmarks import landmarks
from warta.desk.lineage import Lineage, lineage
from warta.desk.pairing import Link, Pairing, Side
from warta.desk.problem import Problem, of_discovery, of_failure
from warta.desk.selection import Selection
from warta.language.packs import pack_of
from warta.language.read import facts, read
from warta.language.reading import Reading, Span
from warta.story import primary

_ENDING = re.compile(r"[.!?…][\"”’»')\]]*\s+|[。！？।؟]+[」』”]*\s*|\n+")
DEFAULT = Selection()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What compare says of two texts. ``differences`` are in the order of the original, what was added at its place."""

    pairing: Pairing
    differences: tuple[Difference, ...]
    lineage: Lineage | None = None
    """What the relay is of the original; None for sentences alone, which are too short to tell."""
    problems: tuple[Problem, ...] = ()
    """A rule that failed, a language that is not known."""

    @property
    def original_language(self) -> str:
        """A BCP 47 tag, or empty where it is none that we know."""
        return self.pairing.original.reading.language

    @property
    def relay_language(self) -> str:
        return self.pairing.relay.reading.language

    @property
    def alignment(self) -> tuple[Link, ...]:
        return self.pairing.links


def compare(
    original: str,
    relay: str,
    *,
    original_language: str | None = None,
    relay_language: str | None = None,
    published: date | None = None,
    today: date | None = None,
    selection: Selection = DEFAULT,
) -> Comparison:
    """Hold a relay against its original.

    Languages are BCP 47 tags, found out where they are not given. ``published`` is the day of both, against which days
    without a year are understood. ``selection`` says which rules are wanted.
    """
    first = Copy(original, read(original, original_language, published, today=today), published)
    second = Copy(relay, read(relay, relay_language, published, today=today), published)
    pairing = pair(first, second)
    tags = (first.reading.language, second.reading.language)
    problems = _of_languages(*tags)
    return Comparison(
        pairing=pairing,
        differences=differences(pairing, selection, problems),
        lineage=lineage(original, relay, tags),
        problems=tuple(problems),
    )


def _of_languages(original: str, relay: str) -> list[Problem]:
    problems = []
    if pack_of(original) is None:
        problems.append(Problem("Warta does not know the original's language: only figures were compared."))
    if pack_of(relay) is None:
        problems.append(Problem("Warta does not know the relay's language: only figures were compared."))
    return problems


def compare_sentences(
    original: str, relay: str, *, languages: tuple[str, str], published: date | None = None
) -> Comparison:
    """Hold one sentence against another: nothing is looked for around them, and they belong together."""
    first, second = (
        Copy(text, facts(text, language, published), published)
        for text, language in zip((original, relay), languages, strict=True)
    )
    link = Link(_whole(first), _whole(second), 1.0)
    pairing = Pairing(first, second, (link,))
    problems: list[Problem] = []
    return Comparison(pairing=pairing, differences=differences(pairing, problems=problems), problems=tuple(problems))


def pair(original: Copy, relay: Copy) -> Pairing:
    """The two with their sentences side by side."""
    ours, theirs = sentences(original.reading), sentences(relay.reading)
    unaligned = Pairing(original, relay, ())
    translated = unaligned.is_translated
    known = (landmarks(original.reading, ours), landmarks(relay.reading, theirs)) if translated else None
    beads = align([each.text for each in ours], [each.text for each in theirs], translated=translated, landmarks=known)
    links = tuple(_link(bead, original, relay, ours, theirs) for bead in beads)
    return msgspec.structs.replace(unaligned, links=links)


def sentences(reading: Reading) -> list[Span]:
    """The headline and the sentences of the body, in order, also where the language is none that we know."""
    title = [reading.headline] if reading.headline else []
    body = reading.sentences or [sentence for paragraph in reading.body for sentence in _split(paragraph)]
    return sorted([*title, *body], key=lambda span: span.start)


def differences(
    pairing: Pairing, selection: Selection = DEFAULT, problems: list[Problem] | None = None
) -> tuple[Difference, ...]:
    """What the rules find between two texts, in order.

    A rule that fails is added to ``problems``, with what it found until then kept and the others run; where nobody is
    there to be told, it is raised.
    """
    languages = frozenset(primary(copy.reading.language) for copy in (pairing.original, pairing.relay))
    found: list[Difference] = []
    if problems is not None:
        problems += of_discovery(pair_rules())
    for rule in _wanted(selection, languages):
        try:
            found.extend(rule.find(pairing))
        except Exception as error:
            if problems is None:
                raise
            problems.append(of_failure(rule.rule, error))
    if len(found) < 2:
        return tuple(found)
    placed = _placed(pairing)
    return tuple(sorted(found, key=lambda each: (_place(each, placed), each.code)))


@lru_cache(maxsize=64)
def _wanted(selection: Selection, languages: frozenset[str]) -> tuple[FoundRule, ...]:
    """The rules that are wanted and understand these languages, in the order of their codes."""
    return tuple(
        found
        for found in pair_rules().rules
        if (not found.rule.languages or languages <= set(found.rule.languages)) and selection.takes(found.rule)
    )


def _placed(pairing: Pairing) -> list[tuple[int, int]]:
    """Where the sentences of the relay begin that kept their place, and up to where the original is told by then."""
    found, told = [], -1
    for link in pairing.links:
        if link.relay.sentences and not link.moved:
            told = max(told, link.original.end)
            found.append((link.relay.start, told))
    return found


def _place(difference: Difference, placed: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Where a difference stands: by the original, and what only the relay has by the sentences it was put between."""
    if difference.original is not None:
        return difference.original.start, 0, difference.relay.start if difference.relay else -1
    assert difference.relay is not None
    before = bisect_right(placed, difference.relay.start, key=lambda entry: entry[0]) - 1
    return placed[before][1] if before >= 0 else -1, 1, difference.relay.start


def _link(bead: Bead, original: Copy, relay: Copy, ours: Sequence[Span], theirs: Sequence[Span]) -> Link:
    return Link(
        original=Side.of(original, ours[slice(*bead.original)]),
        relay=Side.of(relay, theirs[slice(*bead.relay)]),
        likeness=bead.likeness,
        moved=bead.moved,
    )


def _whole(copy: Copy) -> Side:
    reading = copy.reading
    return Side(
        (Span(copy.text, 0, len(copy.text)),),
        reading.numbers,
        reading.dates,
        reading.times,
        reading.names,
        reading.quotes,
    )


def _split(paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph as they end in most languages."""
    start = 0
    for match in _ENDING.finditer(paragraph.text):
        if paragraph.text[start : match.end()].strip():
            yield _stripped(paragraph, start, match.end())
        start = match.end()
    if paragraph.text[start:].strip():
        yield _stripped(paragraph, start, len(paragraph.text))


def _stripped(paragraph: Span, start: int, end: int) -> Span:
    text = paragraph.text[start:end]
    start += len(text) - len(text.lstrip())
    return Span(text.strip(), paragraph.start + start, paragraph.start + start + len(text.strip()))
