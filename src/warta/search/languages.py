"""How each language's words are cut for the index.

A word is kept twice: as it was written (in lower case, without accents), so that no name is ever lost, and as its
stem, so that a reader who types "pilih" finds "pemilihan". Where stems come from is data: the name of one of tantivy's
stemmers in ``stopwords/``, or affixes and roots in ``stems/`` for a language that tantivy has none for.

The index keeps every word, stop words too: they only matter when the words that a story is about are chosen, and a
search need not insist on them. So better stop words need no new index, while another stemmer does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from warta.search.affixes import affixes
from warta.story import primary

_FOLDER = Path(__file__).with_name("stopwords")
_LONGEST_WORD = 60  # bytes; what is longer is an address or noise

OTHER = "other"
"""Stands for every language without a data file: words are in lower case, and none is left out."""


class Places:
    """Where the words of a text stand, by code points."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self._tokens = tokens  # read one by one: few are asked for

    def __len__(self) -> int:
        return len(self._tokens)

    def start(self, number: int) -> int:
        return int(self._tokens[number].char_offset_from)

    def end(self, number: int) -> int:
        return int(self._tokens[number].char_offset_to)


class _DataFile(msgspec.Struct, forbid_unknown_fields=True):
    language: str
    words: str
    stemmer: str = ""


class IndexedLanguage(msgspec.Struct, frozen=True):
    """One language of the index. ``stemmer`` is one of tantivy's; empty where it has none for it."""

    tag: str
    stemmer: str = ""
    stop_words: frozenset[str] = frozenset()

    @property
    def words_field(self) -> str:
        return f"words_{self.tag}"

    @property
    def stems_field(self) -> str:
        return f"stems_{self.tag}"

    @property
    def headline_words_field(self) -> str:
        return f"headline_words_{self.tag}"

    @property
    def headline_stems_field(self) -> str:
        return f"headline_stems_{self.tag}"

    @property
    def cut(self) -> str:
        """Names the way in which this language's words are cut."""
        found = affixes().get(self.tag)
        return self.stemmer or (found.version if found else "")

    def words(self, text: str) -> list[str]:
        """The words of a text, as written."""
        return _plain().analyze(text)

    def places(self, text: str) -> Places:
        """One for each of ``words``."""
        return Places(_plain().pre_tokenize(text).tokens)

    def stems(self, text: str) -> list[str]:
        """The stems of a text: one for each of ``words``."""
        if self.stemmer:
            return _stemming(self.stemmer).analyze(text)
        words = self.words(text)
        by_affixes = affixes().get(self.tag)
        if by_affixes is None:
            return words
        cut = {word: by_affixes.stem(word) for word in set(words)}
        return [cut[word] for word in words]

    def stem(self, word: str) -> str:
        """The stem of one of ``words``."""
        if self.stemmer:
            found = _stemming(self.stemmer).analyze(word)
            return found[0] if found else word
        by_affixes = affixes().get(self.tag)
        return by_affixes.stem(word) if by_affixes else word


PLAIN = "warta_plain"
"""The name of the tokenizer of fields that hold words as written."""
STEMMED = "warta_stemmed"
"""The same for stems, which come joined with spaces."""


def tokenizers() -> dict[str, TextAnalyzer]:
    return {PLAIN: _plain(), STEMMED: TextAnalyzerBuilder(Tokenizer.whitespace()).build()}


@cache
def _plain() -> TextAnalyzer:
    return _builder().build()


@cache
def _stemming(stemmer: str) -> TextAnalyzer:
    return _builder().filter(Filter.stemmer(stemmer)).build()


def _builder() -> TextAnalyzerBuilder:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(_LONGEST_WORD))
    return builder.filter(Filter.lowercase()).filter(Filter.ascii_fold())


@cache
def indexed_languages() -> dict[str, IndexedLanguage]:
    """Every language of the index by its primary subtag, ``OTHER`` last."""
    languages = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        data = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _DataFile)
        languages[data.language] = IndexedLanguage(data.language, data.stemmer, frozenset(data.words.split()))
    languages[OTHER] = IndexedLanguage(OTHER)
    return languages


def indexed_language(language: str) -> IndexedLanguage:
    """How stories in this language (a BCP 47 tag) are indexed; varieties of one language are one."""
    languages = indexed_languages()
    return languages.get(primary(language), languages[OTHER])
