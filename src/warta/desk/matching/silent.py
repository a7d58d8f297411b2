"""Words that say a number without being one ("sepasang"), and words that leave one open ("about")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from warta.story import primary

_WORDS = Path(__file__).with_name("silent.toml")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEAR = 24
"""Code points before a number in which "about" is looked for."""


class Silent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: tuple[str, ...] = ()
    implied: dict[str, tuple[str, ...]] = {}
    """By the number that the words say."""


class Implied(msgspec.Struct, frozen=True):
    """Those of a language, by word."""

    values: Mapping[str, frozenset[float]]
    about: re.Pattern[str]

    def in_text(self, text: str) -> Counter[float]:
        """How often words of this text imply a number."""
        values = self.values
        return Counter(
            value
            for match in _WORD.findall(text.casefold())
            for word in _parts(match)
            if word in values
            for value in sorted(values[word])
        )

    def leaves_open(self, text: str, start: int, end: int) -> bool:
        """Whether the number at this place is said to be rough."""
        return self.about.search(text[max(0, start - _NEAR) : start].casefold()) is not None or text[
            end : end + 6
        ].casefold().startswith((" lebih", "-odd", " more"))


@cache
def implied(language: str) -> Implied:
    """The words of a language; none where we do not know it."""
    table = _tables().get(primary(language), Silent())
    values: dict[str, set[float]] = {}
    for number, words in table.implied.items():
        for word in words:
            values.setdefault(word, set()).add(float(number))
    about = "|".join(re.escape(word) for word in sorted(table.about, key=len, reverse=True)) or "(?!)"
    return Implied(
        {word: frozenset(numbers) for word, numbers in values.items()},
        re.compile(rf"(?:\b(?:{about})|[~±≈])\W*(?:\w{{1,7}}\W+)?$"),
    )


@cache
def _tables() -> dict[str, Silent]:
    return msgspec.toml.decode(_WORDS.read_bytes(), type=dict[str, Silent])


def _parts(word: str) -> tuple[str, ...]:
    return (word, *word.split("-")) if "-" in word else (word,)
