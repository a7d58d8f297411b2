"""Whole stories with a relay that nobody planted anything in: what an agency sent, and what a paper made of it.

Across languages the relay is the translation of a document of NTREX. In one language it is the article of PFSA or
PolNeAR itself, or a light rewrite made of it by rule: sentences left out, merged or split, paragraphs exchanged or
moved, other verbs of saying, other quotation marks. Each gets a dateline
and a credit, for the articles have none that compare.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

import msgspec

from eval.figures import Part
from eval.material import NTREX, ntrex, pfsa, polnear, published
from eval.split import is_measured

Kind = Literal["id", "en", "en-ms", "en-es", "en-pt", "en-nl"]
KINDS: tuple[Kind, ...] = ("id", "en", "en-ms", "en-es", "en-pt", "en-nl")

MARKS = '"“”'
_QUOTED = re.compile(r'[“”"]([^“”"\n]+)[“”"]')
_MOST = 40
"""Paragraphs of an article that are taken; the longest are reports of a hundred."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a relay, and where in its original it is from: start and end of each sentence that it tells."""

    text: str
    sources: tuple[tuple[int, int], ...] = ()

    @property
    def source(self) -> tuple[int, int] | None:
        """Its place in the original, where it is from one sentence alone."""
        return self.sources[0] if len(self.sources) == 1 else None


class Story(msgspec.Struct, frozen=True):
    """An original and a relay of it, faithful but for what its making says."""

    document: str
    kind: Kind
    original: str
    relay: tuple[tuple[Sentence, ...], ...]
    """Its paragraphs. The first is the lead."""
    sources: tuple[tuple[int, int], ...]
    """Where each sentence of the original stands."""
    headline: str
    opening: tuple[str, str]
    """The dateline of the original and of the relay."""
    closing: tuple[str, str]
    """The line of the credit, or empty where the dateline names the agency."""

    @property
    def languages(self) -> tuple[str, str]:
        first, _, second = self.kind.partition("-")
        return first, second or first

    @property
    def is_translated(self) -> bool:
        return "-" in self.kind

    def source(self, sentence: Sentence) -> str:
        """What the original says in place of this sentence."""
        return self.original[slice(*sentence.source)] if sentence.source else ""


class Rendered(msgspec.Struct, frozen=True):
    """A relay as text, and where its sentences stand in it: paragraph and sentence to start and end."""

    text: str
    places: dict[tuple[int, int], tuple[int, int]]


def rendered(
    story: Story, relay: tuple[tuple[Sentence, ...], ...], opening: str | None = None, closing: str | None = None
) -> Rendered:
    """The relay with its headline, dateline and credit."""
    parts = [story.headline + "\n\n"] if story.headline else []
    parts.append(story.opening[1] if opening is None else opening)
    length = sum(map(len, parts))
    places = {}
    for number, paragraph in enumerate(relay):
        for at, sentence in enumerate(paragraph):
            places[number, at] = (length, length + len(sentence.text))
            gap = " " if at + 1 < len(paragraph) else "\n\n"
            parts += [sentence.text, gap]
            length += len(sentence.text) + len(gap)
    text = "".join(parts).rstrip("\n") + "\n"
    return Rendered(
        text + (f"\n{ending}\n" if (ending := story.closing[1] if closing is None else closing) else ""), places
    )


def stories(part: Part, *, rewritten: bool = True) -> Iterator[Story]:
    """All stories of a part. ``rewritten`` is for those in one language; without, the relay is the original again."""
    for document, language, title, paragraphs in _articles(part):
        yield _at_home(document, language, title, paragraphs, rewritten=rewritten)
    yield from _across(part)


def _articles(part: Part) -> Iterator[tuple[str, Kind, str, list[list[str]]]]:
    for labelled in pfsa():
        if is_measured("pfsa", labelled.document) == (part == "measured"):
            text = re.sub(r"^[^—\n]{2,40}, KOMPAS — ", "", published(labelled).text)
            yield labelled.document, "id", "", [_split(each) for each in text.split("\n\n")[:_MOST]]
    for article in polnear():
        if is_measured("polnear", article.document) == (part == "measured"):
            paragraphs = [each for each in re.split(r"\n\s*", article.text.strip()) if each.strip()]
            title, *body = paragraphs[:_MOST]
            yield article.document, "en", title.strip().rstrip("."), [_split(each.strip()) for each in body]


_END = re.compile(r'(?<=[a-z\d)%][.!?])([”"]?)\s+(?=[“”"]?[A-Z])')
_SHORTENED = re.compile(r"\b(?:[A-Z][a-z]{0,3}|[a-z]{1,3}|Prof|Capt|Sept|Corp)\.$")


def _split(paragraph: str) -> list[str]:
    """Its sentences, roughly; what stands between marks stays together."""
    found, start = [], 0
    for match in _END.finditer(paragraph):
        before = paragraph[start : match.end(1)]
        if not _SHORTENED.search(before) and sum(before.count(mark) for mark in MARKS) % 2 == 0:
            found.append(before)
            start = match.end()
    return [*found, paragraph[start:]] if paragraph[start:].strip() else found


def _at_home(document: str, kind: Kind, title: str, paragraphs: list[list[str]], *, rewritten: bool) -> Story:
    dice = random.Random(f"retold:{document}")
    opening, closing = _source_of(kind, dice)
    original = (title + "\n\n" if title else "") + opening[0]
    relay: list[list[Sentence]] = []
    for paragraph in paragraphs:
        sentences = []
        for at, text in enumerate(paragraph):
            sentences.append(Sentence(text, ((len(original), len(original) + len(text)),)))
            original += text + (" " if at + 1 < len(paragraph) else "\n\n")
        relay.append(sentences)
    original = original.rstrip("\n") + "\n" + (f"\n{closing[0]}\n" if closing[0] else "")
    sources = tuple(source for paragraph in relay for sentence in paragraph for source in sentence.sources)
    if rewritten:
        relay = _rewritten(relay, kind, dice)
    return Story(document, kind, original, tuple(map(tuple, relay)), sources, title, opening, closing)


def _across(part: Part) -> Iterator[Story]:
    for code, tag in NTREX.items():
        kind = next((each for each in KINDS if each == f"en-{tag}"), None)
        if kind is None:
            continue
        documents = defaultdict(list)
        for pair in ntrex(code):
            if is_measured("ntrex", pair.document) == (part == "measured"):
                documents[pair.document].append((pair.original.strip(), pair.relay.strip()))
        for document, (title, *pairs) in sorted(documents.items()):
            dice = random.Random(f"retold:{kind}:{document}")
            opening, closing = _source_of(kind, dice)
            original = title[0] + "\n\n" + opening[0]
            relay = []
            for first, second in pairs:
                relay.append((Sentence(second, ((len(original), len(original) + len(first)),)),))
                original += first + "\n\n"
            original = original.rstrip("\n") + "\n" + (f"\n{closing[0]}\n" if closing[0] else "")
            sources = tuple(sentence.sources[0] for (sentence,) in relay)
            yield Story(document, kind, original, tuple(relay), sources, title[1], opening, closing)


PLACES: tuple[dict[str, str], ...] = (
    {"en": "ATHENS", "id": "ATHENA", "ms": "ATHENS", "es": "ATENAS", "pt": "ATENAS", "nl": "ATHENE"},
    {"en": "CAIRO", "id": "KAIRO", "ms": "KAHERAH", "es": "EL CAIRO", "pt": "CAIRO", "nl": "CAÏRO"},
    {"en": "LONDON", "id": "LONDON", "ms": "LONDON", "es": "LONDRES", "pt": "LONDRES", "nl": "LONDEN"},
    {"en": "NAIROBI", "id": "NAIROBI", "ms": "NAIROBI", "es": "NAIROBI", "pt": "NAIRÓBI", "nl": "NAIROBI"},
    {"en": "BEIJING", "id": "BEIJING", "ms": "BEIJING", "es": "PEKÍN", "pt": "PEQUIM", "nl": "PEKING"},
    {"en": "SINGAPORE", "id": "SINGAPURA", "ms": "SINGAPURA", "es": "SINGAPUR", "pt": "SINGAPURA", "nl": "SINGAPORE"},
)
AGENCIES = ("Reuters", "AP", "AFP", "ANTARA", "Xinhua", "Anadolu", "dpa", "EFE", "Bernama", "Kyodo")
_CREDIT = {"en": "Source", "id": "Sumber", "ms": "Sumber", "es": "Fuente", "pt": "Fonte", "nl": "Bron"}
_JULY = {"en": "July {}", "id": "{} Juli", "ms": "{} Julai", "es": "{} julio", "pt": "{} de julho", "nl": "{} juli"}


def dateline(language: str, place: dict[str, str], agency: str, day: int | None) -> str:
    """A dateline as an agency writes it: ATHENS, July 5 (Reuters) -"""
    on = f", {_JULY[language].format(day)}" if day else ""
    return f"{place[language]}{on} ({agency}) - " if agency else f"{place[language]}{on} - "


def credit(language: str, agency: str) -> str:
    return f"{_CREDIT[language]}: {agency}"


def _source_of(kind: Kind, dice: random.Random) -> tuple[tuple[str, str], tuple[str, str]]:
    first, _, second = kind.partition("-")
    place, agency = dice.choice(PLACES), dice.choice(AGENCIES)
    day = dice.choice((None, None, dice.randrange(1, 28)))
    in_line = dice.random() < 0.5
    languages = (first, second or first)
    opening = tuple(dateline(each, place, agency if in_line else "", day) for each in languages)
    closing = tuple("" if in_line else credit(each, agency) for each in languages)
    return (opening[0], opening[1]), (closing[0], closing[1])


_VERBS = {"id": {"kata": "ujar", "ujar": "kata", "tutur": "ujar"}, "en": {"said": "stated"}}
_SPLITS = {"id": (("; ", ". "), (", tetapi ", ". Tetapi ")), "en": (("; ", ". "), (", but ", ". But "))}


def _rewritten(relay: list[list[Sentence]], kind: Kind, dice: random.Random) -> list[list[Sentence]]:
    """A light rewrite: never of what is quoted, and of the lead only its words."""
    body = []
    for number, paragraph in enumerate(relay):
        kept: list[Sentence] = []
        for sentence in paragraph:
            quoted = any(mark in sentence.text for mark in MARKS)
            if number and not quoted and dice.random() < 0.12:
                continue
            alone = bool(kept) and len(kept[-1].sources) == 1 and not any(mark in kept[-1].text for mark in MARKS)
            if alone and not quoted and dice.random() < 0.12:
                kept[-1] = Sentence(
                    kept[-1].text.rstrip(".") + "; " + sentence.text, kept[-1].sources + sentence.sources
                )
            else:
                kept.append(_reworded(sentence, kind, dice))
        body.append(kept)
    body = [paragraph for paragraph in body if paragraph]
    for number in range(1, len(body) - 1):
        if dice.random() < 0.1:
            body[number], body[number + 1] = body[number + 1], body[number]
    if len(body) > 5:
        moved = body.pop(dice.randrange(3, len(body)))
        body.insert(dice.randrange(1, 3), moved)
    if dice.random() < 0.5:
        body = [[_remarked(sentence) for sentence in paragraph] for paragraph in body]
    return body


def _reworded(sentence: Sentence, kind: Kind, dice: random.Random) -> Sentence:
    text = sentence.text
    if not any(mark in text for mark in MARKS) and dice.random() < 0.3:
        for joined, apart in _SPLITS[kind]:
            if joined in text and len(text.split(joined)[-1]) > 40:
                first, _, rest = text.rpartition(joined)
                return Sentence(
                    first + apart + (rest if apart != ". " else rest[0].upper() + rest[1:]), sentence.sources
                )
    if dice.random() < 0.3:
        for verb, other in _VERBS[kind].items():
            new = re.sub(rf"(?<=[”\"] ){verb}\b|(?<=[”\"] \w{{2}} ){verb}\b", other, text, count=1)
            if new != text:
                return Sentence(new, sentence.sources)
    return sentence


def _remarked(sentence: Sentence) -> Sentence:
    """With “ ” for whatever marks stand in it, where they are in pairs."""
    if sum(sentence.text.count(mark) for mark in MARKS) % 2:
        return sentence
    return msgspec.structs.replace(sentence, text=_QUOTED.sub(r"“\1”", sentence.text))
