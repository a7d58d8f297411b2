"""A pattern for many words takes the longest that fits, as if they were tried one after the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.alternatives import one_of

WORDS = st.lists(st.text(alphabet="abiIskKé .-", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1)


@given(WORDS, st.text(alphabet="abAiIıİsSſkK\u212aéÉ .-\n", max_size=12), st.booleans())
def test_finds_what_trying_word_after_word_finds(words: list[str], text: str, ignore_case: bool) -> None:
    flags = re.IGNORECASE if ignore_case else 0
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    pattern = re.compile(one_of(words, space=r"\ ", ignore_case=ignore_case) + r"(?!\w)")
    expected = [match.span() for match in re.finditer(rf"(?:{plain})(?!\w)", text, flags)]
    assert [match.span() for match in pattern.finditer(text)] == expected


def test_a_word_gives_way_to_a_shorter_one_where_what_follows_does_not_fit() -> None:
    pattern = re.compile(one_of(["New York", "New", "Newt"]) + " post")
    assert pattern.match("New post")
    assert pattern.match("New  York post")


def test_a_pattern_of_no_words_matches_nothing() -> None:
    assert re.match(one_of([]), "anything") is None


@pytest.mark.parametrize("ignore_case", [False, True])
def test_an_empty_word_stands_for_nothing_being_there(ignore_case: bool) -> None:
    assert re.fullmatch(one_of(["at", ""], ignore_case=ignore_case) + "!", "!")
