"""How long a text takes to read, by language and script. (Figures and sources: reading_speeds.toml.)

Each letter's script decides how it is counted. Chinese, Japanese, Korean, Thai and the other scripts that write no
spaces between words count by characters; everything else counts by words. A mixed text is the sum of its runs: an
English name in a Chinese story is words among characters, and a numeral is a word anywhere.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

import msgspec

from warta.story.language_tag import primary


class _Speed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a figure is and where it is from; exactly one of ``source`` and ``assumed`` is said."""

    source: str = ""
    assumed: str = ""

    def __post_init__(self) -> None:
        if bool(self.source) == bool(self.assumed):
            raise ValueError("a speed has either a source or an assumption, and says which")


class _Words(_Speed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words_per_minute: int


class _Characters(_Speed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    characters_per_minute: int


class _Script(_Characters, frozen=True, forbid_unknown_fields=True, kw_only=True):
    ranges: tuple[tuple[int, int], ...]
    parts: tuple[tuple[int, int], ...] = ()


class _Speeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    other: _Words
    languages: dict[str, _Words]
    scripts: dict[str, _Script]
    characters: dict[str, dict[str, _Characters]]


def _letters(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


SPEEDS = msgspec.toml.decode(Path(__file__).with_name("reading_speeds.toml").read_bytes(), type=_Speeds)

_COUNTED_BY_CHARACTERS = "".join(_letters(script.ranges + script.parts) for script in SPEEDS.scripts.values())

# What stands between words. Hyphens, apostrophes, points, commas and slashes are not in it: "kata-kata", "don't",
# "1.000.000" and "5/7" are one word each. Neither are joiners and soft hyphens, which stand within words.
_BETWEEN = r"\s\u200b\u2014\u2015\u2026\"“”„«»‹›()\[\]{}<>|،؛؟।॥、。，．；：？！「」『』【】（）《》〈〉・"
_CHUNK = re.compile(f"[^{_BETWEEN}{_COUNTED_BY_CHARACTERS}]+")
_PERHAPS_COUNTED = re.compile(r"[^\u0000-\u0dff\u1e00-\u22ff]")
"""What letters with accents and the marks of print are not: most copy has nothing else."""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def count_words(text: str, language: str) -> int:
    """Words of a text, and characters where its script is counted by them. Punctuation alone is no word.

    The script decides, not ``language``: Latin words in an Arabic or a Chinese text are counted as what they are.
    """
    words, characters = _counted(text)
    return words + sum(characters.values())


def reading_minutes(text: str, language: str) -> int:
    """Whole minutes, rounded up, at least 1. ``language`` is a BCP 47 tag; only its first part is looked at."""
    main = primary(language)
    words, by_script = _counted(text)
    minutes = Fraction(words, SPEEDS.languages.get(main, SPEEDS.other).words_per_minute)
    own = SPEEDS.characters.get(main, {})
    for script, characters in by_script.items():
        minutes += Fraction(characters, own.get(script, SPEEDS.scripts[script]).characters_per_minute)
    return max(1, ceil(minutes))


@lru_cache(maxsize=4)
def _counted(text: str) -> tuple[int, dict[str, int]]:
    """Its words, and its characters of each script that is counted by them; kept for a moment, as several ask."""
    return _words(text), _characters(text)


def _words(text: str) -> int:
    # Most chunks are letters only, which is asked faster than searched for.
    return len([chunk for chunk in _CHUNK.findall(text) if chunk.isalnum() or _LETTER_OR_DIGIT.search(chunk)])


def _characters(text: str) -> dict[str, int]:
    """Characters of each script that is counted by them, where there are any."""
    if text.isascii() or _PERHAPS_COUNTED.search(text) is None or _counted_letters().search(text) is None:
        return {}
    counts = {name: sum(run.end() - run.start() for run in runs.finditer(text)) for name, runs in _runs().items()}
    return {name: count for name, count in counts.items() if count}


# Compiled when such a text comes: these take long, and a check of one story starts with it.
@cache
def _counted_letters() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_letters(script.ranges) for script in SPEEDS.scripts.values())}]")


@cache
def _runs() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{_letters(script.ranges)}]+") for name, script in SPEEDS.scripts.items()}
