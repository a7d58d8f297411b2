"""Stories that nobody wrote: words, names and stories composed by rule, the same for everybody at every time.

Story 0 is the newest, and each next one is as much older as a hundred stories a day make it: a day and a month are as
full in a newsroom of a thousand stories as in one of a hundred thousand. The spread is that of a paper: few sections
and authors have most of the stories, a story has a few of the tags, one in five has comments and one in ten a
correction, and one in twenty stands in the other language too.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

SEED = "warta"
LANGUAGES = ("id", "en")
SECTIONS = 5
"""In each language; a section of one is the translation of the same in the other."""
AUTHORS = 60
TAGS = 300
AGENCIES = 12
A_DAY = 100
"""Stories a day."""

_MADE_OF = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@dataclass(frozen=True)
class Comment:
    name: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Invented:
    """A story. Sections, authors, tags and agencies are numbers from 0."""

    number: int
    language: str
    headline: str
    slug: str
    standfirst: str
    blocks: tuple[tuple[str, object], ...]
    """As the body of a story page takes them."""
    section: int
    authors: tuple[int, ...]
    tags: tuple[int, ...]
    published: datetime
    place: str = ""
    agency: int | None = None
    """Whose copy it is."""
    credit: str = ""
    comments: tuple[Comment, ...] = ()
    correction: str = ""
    corrected: datetime | None = None
    original: int | None = None
    """The story of which this one is the translation."""


def story(number: int, until: datetime) -> Invented:
    """The story of this number in a paper whose newest story is of ``until``."""
    chance = random.Random(f"{SEED} {number}")
    language = "en" if number % 10 in (3, 7, 9) else "id"
    original = number + 1 if number % 20 == 3 else None
    shared = random.Random(f"{SEED} subject {original or number}")
    section = shared.choices(range(SECTIONS), (34, 26, 18, 13, 9))[0]
    tags = tuple(dict.fromkeys(shared.choices(range(TAGS), cum_weights=_falling(TAGS), k=shared.randint(2, 4))))
    published = until - timedelta(days=1) * number / A_DAY
    writer = _Writer(chance, language, tags)
    headline = writer.headline()
    agency = chance.randrange(AGENCIES) if chance.random() < 0.4 else None
    names = chance.choice((1, 1, 1, 2))
    authors = tuple(dict.fromkeys(chance.choices(range(AUTHORS), cum_weights=_falling(AUTHORS), k=names)))
    corrected = number % 10 == 6
    return Invented(
        number=number,
        language=language,
        headline=headline,
        slug=f"{'-'.join(headline.lower().split())}-{number}",
        standfirst=writer.sentence(12, 22),
        blocks=tuple(writer.blocks()),
        section=section,
        authors=authors if chance.random() < 0.95 else (),
        tags=tags,
        published=published,
        place=chance.choice(_places()) if chance.random() < 0.7 else "",
        agency=agency,
        credit=f"{_MADE_OF[language]['source']}: {agency_name(agency)}" if agency is not None else "",
        comments=tuple(_comments(writer, published)) if number % 5 == 2 else (),
        correction=writer.sentence(14, 26) if corrected else "",
        corrected=published + timedelta(hours=2) if corrected else None,
        original=original,
    )


@cache
def author_name(number: int) -> str:
    return _name(random.Random(f"{SEED} author {number}"))


@cache
def agency_name(number: int) -> str:
    return f"Kantor {_words('id')[40 + number].capitalize()}"


@cache
def tag_name(number: int) -> str:
    return f"{_words('id')[100 + number]} {_words('id')[900 + number]}"


@cache
def section_name(number: int, language: str) -> str:
    return _words(language)[10 + number].capitalize()


def _comments(writer: _Writer, published: datetime):
    for place in range(writer.chance.randint(1, 6)):
        text = " ".join(writer.sentence(6, 18) for _ in range(writer.chance.randint(1, 3)))
        yield Comment(_name(writer.chance), text, published + timedelta(minutes=7 + 11 * place))


class _Writer:
    """Composes text about some subjects in a language."""

    def __init__(self, chance: random.Random, language: str, tags: Sequence[int]) -> None:
        self.chance = chance
        self._language = language
        self._words = _MADE_OF[language]
        self._common = self._words["common"].split()
        self._own = [word for tag in tags for word in _subject(language, tag)]

    def headline(self) -> str:
        return self._some(self.chance.randint(6, 9), own=0.6).capitalize()

    def sentence(self, least: int, most: int) -> str:
        return f"{self._some(self.chance.randint(least, most)).capitalize()}."

    def blocks(self):
        """About 320 words: paragraphs, what somebody says in them and between them, and now and then a heading."""
        for place in range(8):
            text = " ".join(self.sentence(10, 20) for _ in range(2))
            if place in (1, 4):
                text += f" “{self.sentence(8, 16)[:-1]},” {self._words['said']} <b>{_name(self.chance)}</b>."
            if place == 3 and self.chance.random() < 0.4:
                yield "heading", {"text": self._some(4).capitalize(), "level": "2"}
            yield "paragraph", f"<p>{text}</p>"
            if place in (2, 6):
                role = f"{self._words['chair']} {self.chance.choice(self._own)}"
                words = f"<p>{self.sentence(10, 20)}</p>"
                yield "quotation", {"text": words, "speaker": _name(self.chance), "role": role}

    def _some(self, count: int, own: float = 0.16) -> str:
        words = self.chance.choices(_words(self._language), cum_weights=_falling_words(), k=count)
        for place in range(count):
            draw = self.chance.random()
            if draw < own:
                words[place] = self.chance.choice(self._own)
            elif draw < own + 0.3:
                words[place] = self.chance.choice(self._common)
        return " ".join(words)


@cache
def _words(language: str, count: int = 4000) -> list[str]:
    """The words of a language, each once, in a fixed order."""
    chance = random.Random(f"{SEED} words {language}")
    found: dict[str, None] = {}
    syllables, ends = _MADE_OF[language]["syllables"].split(), _MADE_OF[language]["ends"].split()
    while len(found) < count:
        stem = "".join(chance.choices(syllables, k=chance.choice((2, 2, 3))))
        found[(stem + chance.choice(ends)).rstrip("-")] = None
    return list(found)


@cache
def _subject(language: str, tag: int) -> tuple[str, ...]:
    """The words that stories with this tag use."""
    return tuple(random.Random(f"{SEED} subject {language} {tag}").sample(_words(language), 14))


@cache
def _places() -> list[str]:
    return [word.upper() for word in _words("id")[500:540]]


def _name(chance: random.Random) -> str:
    syllables = _MADE_OF["id"]["syllables"].split()
    return " ".join("".join(chance.choices(syllables, k=chance.choice((2, 3)))).capitalize() for _ in range(2))


@cache
def _falling(count: int) -> list[float]:
    """Cumulative weights by which the first is drawn most, and each next one less."""
    return list(accumulate(1 / (place + 4) for place in range(count)))


@cache
def _falling_words() -> list[float]:
    return _falling(4000)
