"""How each language's words are cut for the index. A language is a data file in ``stopwords/``, found by being there.

The index keeps every word, stop words too: they only matter when the words that a story is about are chosen. So
better stop words need no new index, while another stemmer does.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from warta.story import primary

_FOLDER = Path(__file__).with_name("stopwords")
_LONGEST_WORD = 60  # bytes; what is longer is an address or noise

OTHER = "other"
"""Stands for every language without a data file: words are lower-cased, and none is left out."""


class _DataFile(msgspec.Struct, forbid_unknown_fields=True):
    language: str
    words: str
    stemmer: str = ""


class IndexedLanguage(msgspec.Struct, frozen=True):
    """One language of the index. ``stemmer`` is empty where tantivy has none for it."""

    tag: str
    stemmer: str = ""
    stop_words: frozenset[str] = frozenset()

    @property
    def headline_field(self) -> str:
        return f"headline_{self.tag}"

    @property
    def text_field(self) -> str:
        return f"text_{self.tag}"

    @property
    def tokenizer(self) -> str:
        return f"warta_{self.tag}"

    def analyzer(self, *, without_stop_words: bool = False) -> TextAnalyzer:
        """Cuts text into the index's terms; with ``without_stop_words`` into those only that carry a subject."""
        builder = TextAnalyzerBuilder(Tokenizer.simple())
        builder = builder.filter(Filter.remove_long(_LONGEST_WORD)).filter(Filter.lowercase())
        if without_stop_words and self.stop_words:
            builder = builder.filter(Filter.custom_stopword(sorted(self.stop_words)))
        if self.stemmer:
            builder = builder.filter(Filter.stemmer(self.stemmer))
        return builder.build()


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
