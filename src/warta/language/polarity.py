"""Where a text says no, and which of two contraries it says.

Words are looked up one by one; what a translation may put for a no ("refused" for "did not want") is told apart from
what negates by itself, so that only the second is held against a relay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from warta.language.packs import Polarity, pack_of
from warta.language.reading import Span
from warta.story import primary

_WITHOUT_PACK = Path(__file__).with_name("negations.toml")
# Marks above and below letters are part of a word in scripts that write vowels with them.
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963][^\W\d_]*)*")
_TAIL = re.compile(r"n['’]t\b", re.IGNORECASE)

_RUN_TOGETHER = frozenset({"en", "fr"})
"""Languages that write a negation and its neighbour in one: "couldn't"."""

_FAR = 1_000
"""Words from a negation within which "nor" goes on with it."""
_NEAR = 8
"""Words from a negation within which another one of the same kind says it once more."""
_NEXT = 5
"""Words within which what follows a negation belongs to it."""

Sense = Literal["negator", "concord", "lacking", "negating", ""]
Meaning = tuple[Sense, tuple[str, ...]]
"""What a word says of yes and no, and the directions of its axes."""


class Said(msgspec.Struct, frozen=True):
    """What a stretch of text says of yes and no."""

    negators: tuple[Span, ...]
    """The words that negate, in order."""
    lacking: tuple[Span, ...]
    """The words for "without"."""
    hints: tuple[Span, ...]
    """The words that may stand for a negation; idioms and ``lacking`` are among them."""
    idiomatic: tuple[Span, ...]
    """The words that negate elsewhere and belong to an idiom here: "not only"."""
    axes: dict[str, tuple[Span, ...]]
    """For each direction that is said, by the name of its axis with ``+`` or ``-`` before it, the words that say it."""

    @property
    def negating(self) -> int:
        return len(self.hints)

    @property
    def is_plain(self) -> bool:
        """Whether there is no word of negation at all."""
        return not self.negators and not self.hints


def polarity_of(language: str) -> Polarity | None:
    """The words of a language's yes and no, or None where they are not known."""
    pack = pack_of(language)
    if pack is not None:
        return pack.polarity if pack.polarity.negators else None
    return _without_pack().get(primary(language))


def polarity(text: str, start: int, end: int, language: str) -> Said | None:
    """What ``text[start:end]`` says of yes and no, or None in a language that we do not know."""
    return _said(text, start, end, primary(language)) if polarity_of(language) else None


# A relay's sentences are asked for by more than one rule, and a pair's sentence again and again in pairs mode.
@lru_cache(maxsize=512)
def _said(text: str, start: int, end: int, language: str) -> Said:
    words = _words_of(language)
    if words.is_silent(text, start, end, language):
        return NOTHING_SAID
    found = list(_tokens(text, start, end, language))
    tokens = [token for token, _, _ in found]
    negators: list[Span] = []
    lacking: list[Span] = []
    idiomatic: list[Span] = []
    hints: list[Span] = []
    axes: dict[str, tuple[Span, ...]] = {}
    last_no = -_FAR
    for at, (token, first, last) in enumerate(found):
        sense, axis = words.senses[token]
        if not sense and not axis:
            continue
        if sense == "negator" and text[first].isupper() and at and not words.is_whole(token):
            sense = ""  # "Nelson" begins as Czech negations do, and is a name
        if sense == "negating" or (sense and words.in_idiom(tokens, at)):
            hints.append(Span.of(text, first, last))
            if sense == "negator":
                idiomatic.append(Span.of(text, first, last))
        elif sense == "lacking":
            lacking.append(Span.of(text, first, last))
            hints.append(lacking[-1])
            last_no = at
        elif sense == "concord":
            # One that the verb's own "no" follows was said for it: "nikdo nepřišel".
            reach = _FAR if token in words.nor else _NEAR
            if at - last_no >= reach and not any(
                words.senses[token][0] == "negator" for token in tokens[at + 1 : at + _NEXT]
            ):
                negators.append(Span.of(text, first, last))
            last_no = at
        elif sense:
            negators.append(Span.of(text, first, last))
            last_no = at
        for direction in axis:
            axes[direction] = (*axes.get(direction, ()), Span.of(text, first, last))
    return Said(tuple(negators), tuple(lacking), tuple(hints), tuple(idiomatic), axes)


def _tokens(text: str, start: int, end: int, language: str) -> Iterator[tuple[str, int, int]]:
    if language not in _RUN_TOGETHER:
        yield from [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
        return
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        word = match[0].casefold()
        if language == "en" and word.endswith("n") and (tail := _TAIL.match(text, last - 1, end)):
            # "couldn't" is could and not; of "can't" nothing is left but the letters before it.
            yield word[:-1], first, last - 1
            yield "n't", last - 1, tail.end()
        elif language == "fr" and word == "n" and text[last : last + 1] in ("'", "’"):
            yield "n'", first, last
        else:
            yield word, first, last


class _Words:
    """A language's words, ready for looking up."""

    def __init__(self, polarity: Polarity, language: str) -> None:
        self._only = frozenset(polarity.only)
        self.nor = frozenset(polarity.nor)
        self._negators = _Forms(polarity.negators)
        self._concord = _Forms(polarity.concord)
        self._lacking = _Forms(polarity.lacking)
        self._negating = _Forms(polarity.negating)
        self._exempt = _Forms(polarity.exempt)
        self._axes = [
            (sign + name, _Forms(forms))
            for name, axis in sorted(polarity.axes.items())
            for sign, forms in (("+", axis.one), ("-", axis.other))
        ]
        self._any = _Forms(
            (
                *(polarity.negators + polarity.concord + polarity.lacking + polarity.negating),
                *(form for axis in polarity.axes.values() for form in axis.one + axis.other),
            )
        )
        """All of them: most words are seen to be none by one look."""
        self._idioms: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for idiom in polarity.idioms:
            parts = tuple(token for token, _, _ in _tokens(idiom, 0, len(idiom), language))
            for place, part in enumerate(parts):
                self._idioms.setdefault(part, []).append((parts, place))
        self.senses = _Senses(self)

    def sense(self, word: str) -> Meaning:
        """What a word says, in small letters."""
        if word not in self._any:
            return _SAYS_NOTHING
        return self._looked_up(word), tuple(direction for direction, forms in self._axes if word in forms)

    def is_silent(self, text: str, start: int, end: int, language: str) -> bool:
        """Whether no word here says yes or no, as in most sentences: seen without looking where the words stand."""
        if language in _RUN_TOGETHER and ("'" in text or "’" in text):
            return False  # two words may be one there
        senses = self.senses
        return all(senses[word.casefold()] is _SAYS_NOTHING for word in _WORD.findall(text, start, end))

    def is_whole(self, word: str) -> bool:
        """Whether a negator is listed as it is, and not only by its beginning."""
        return word in self._negators.whole

    def in_idiom(self, tokens: list[str], at: int) -> bool:
        """Whether the word at this place belongs to a phrase that negates nothing."""
        if self._only and not self._only.isdisjoint(tokens[at + 1 : at + _NEXT]):
            return True
        return any(
            at >= place and tuple(tokens[at - place : at - place + len(parts)]) == parts
            for parts, place in self._idioms.get(tokens[at], ())
        )

    def _looked_up(self, word: str) -> Sense:
        if word in self._negators.whole:
            return "negator"  # a word that is listed is not taken back by a beginning
        if word in self._exempt:
            return ""
        senses: tuple[tuple[Sense, _Forms], ...] = (
            ("negator", self._negators),
            ("concord", self._concord),
            ("lacking", self._lacking),
            ("negating", self._negating),
        )
        return next((sense for sense, forms in senses if word in forms), "")


_SAYS_NOTHING: Meaning = ("", ())
NOTHING_SAID = Said((), (), (), (), {})
_KEPT = 50_000
"""Words that are remembered, of each language."""


class _Senses(dict[str, Meaning]):
    """What words say; it is kept, for most words come again."""

    def __init__(self, words: _Words) -> None:
        self._words = words

    def __missing__(self, word: str) -> Meaning:
        if len(self) >= _KEPT:
            self.clear()
        meaning = self[word] = self._words.sense(word)
        return meaning


class _Forms:
    """Words, beginnings and endings, and words that have both."""

    def __init__(self, listed: tuple[str, ...]) -> None:
        written = [form.casefold() for form in listed]  # "ß" is looked up as "ss"
        self.whole = frozenset(form for form in written if "*" not in form)
        self._beginnings = tuple(form[:-1] for form in written if form.endswith("*"))
        self._endings = tuple(form[1:] for form in written if form.startswith("*"))
        self._both = [form.split("*") for form in written if "*" in form[1:-1]]
        self._begin_both = tuple(first for first, _ in self._both)

    def __contains__(self, word: str) -> bool:
        return (
            word in self.whole
            or word.startswith(self._beginnings)
            or word.endswith(self._endings)
            or (
                word.startswith(self._begin_both)
                and any(word.startswith(first) and word.endswith(last) for first, last in self._both)
            )
        )


@cache
def _words_of(language: str) -> _Words:
    polarity = polarity_of(language)
    assert polarity is not None
    return _Words(polarity, language)


@cache
def _without_pack() -> dict[str, Polarity]:
    return msgspec.toml.decode(_WITHOUT_PACK.read_bytes(), type=dict[str, Polarity])
