"""How long a text takes: every script by its own convention, and no script by another's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.story import count_words, reading_minutes
from warta.story.reading_time import SPEEDS


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Harga beras naik lagi di pasar kota", "id", 7),
        ("ارتفع سعر الأرز في سوق المدينة", "ar", 6),
        ("Цена риса снова выросла", "ru", 4),
        ("चावल का दाम फिर बढ़ा", "hi", 5),
        ("מחיר האורז עלה שוב", "he", 4),
        ("大米价格再次上涨", "zh", 8),
        ("こめのねだん", "ja", 6),
        ("カタカナー", "ja", 5),
        ("米の値段が上がった", "ja", 9),
        ("쌀값이 또 올랐다", "ko", 7),
        ("ข้าวแพง", "th", 6),
        ("ເຂົ້າ", "lo", 3),
        ("", "id", 0),
        (" \n\t ", "id", 0),
    ],
)
def test_each_script_is_counted_by_its_own_convention(text: str, language: str, count: int) -> None:
    assert count_words(text, language) == count


@pytest.mark.parametrize("foreign", ["2024", "NATO", "5/7", "٢٠٢٤"])
def test_one_numeral_or_latin_word_in_an_arabic_text_adds_one_and_hides_nothing(foreign: str) -> None:
    arabic = "ارتفع سعر الأرز في سوق المدينة " * 30
    assert count_words(arabic, "ar") == 180
    assert count_words(f"{arabic}{foreign} {arabic}", "ar") == 361
    assert reading_minutes(f"{arabic}{foreign} {arabic}", "ar") == 3  # 361 words at 138 a minute


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("记者Rina Sastra报道", 6),  # four characters and a name of two words
        ("2024年", 2),
        ("２０２４年", 2),
        ("Rina berkata 米 itu mahal", 5),
        ("안녕 Rina", 3),
    ],
)
def test_a_mixed_text_is_the_sum_of_its_runs(text: str, count: int) -> None:
    assert count_words(text, "zh") == count


@pytest.mark.parametrize(
    "numeral", ["7", "1.000.000", "1,000,000", "5/7", "17.30", "0,25", "٧", "٥٫٥", "१२३", "50%", "Rp500"]
)
def test_a_numeral_is_one_word_in_any_digits(numeral: str) -> None:
    assert count_words(numeral, "id") == 1
    assert count_words(f"sebanyak {numeral} orang", "id") == 3


@pytest.mark.parametrize(
    "word",
    ["kata-kata", "don’t", "Jum'at", "e-mail", "co‑op", "me\u00adnu", "می\u200cخواهم", "क्\u200dष", "e\u0301t\u00e9"],
)
def test_hyphens_apostrophes_joiners_and_marks_do_not_split_a_word(word: str) -> None:
    assert count_words(word, "id") == 1


@pytest.mark.parametrize("marks", ["…", "— – -", "“ ”", "!?", "***", "。、「」", "\u200d\u200c", "|", "•"])
def test_punctuation_alone_is_no_word(marks: str) -> None:
    assert count_words(marks, "id") == 0


@pytest.mark.parametrize("joined", ["pasar—kata", "pasar…kata", "“pasar”“kata”", "(pasar)kata", "سوق،مدينة"])
def test_dashes_brackets_and_quotation_marks_part_words_without_a_space(joined: str) -> None:
    assert count_words(joined, "id") == 2


def test_a_syllable_counts_once_whether_composed_or_not() -> None:
    composed = "한국어"
    assert count_words(unicodedata.normalize("NFD", composed), "ko") == count_words(composed, "ko") == 3


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", "id", 1),
        ("kata " * 184, "id", 1),
        ("kata " * 185, "id", 2),
        ("word " * 238, "en", 1),
        ("word " * 239, "en-GB", 2),
        ("字" * 255, "zh", 1),
        ("字" * 256, "zh-Hant-TW", 2),
        ("字" * 357, "ja", 1),  # Japanese readers are measured at their own speed
        ("字" * 358, "ja", 2),
        ("か" * 357, "ja", 1),
        ("kata " * 184, "xx", 1),
        ("字" * 255 + " word" * 184, "zh", 2),  # a minute of characters and one of words
    ],
)
def test_minutes_round_up_and_are_at_least_one(text: str, language: str, minutes: int) -> None:
    assert reading_minutes(text, language) == minutes


def test_every_speed_says_where_it_is_from_or_what_is_assumed() -> None:
    figures = [
        SPEEDS.other,
        *SPEEDS.languages.values(),
        *SPEEDS.scripts.values(),
        *(figure for scripts in SPEEDS.characters.values() for figure in scripts.values()),
    ]
    assert all(bool(figure.source) != bool(figure.assumed) for figure in figures)
    assert {"en", "ar", "ru", "fi", "tr"} <= {
        language for language, figure in SPEEDS.languages.items() if figure.source
    }
    assert SPEEDS.languages["id"].assumed  # nobody has measured it, and we say so


def test_no_letter_that_is_counted_by_itself_is_passed_over() -> None:
    edges = [chr(edge) for script in SPEEDS.scripts.values() for pair in script.ranges for edge in pair]
    assert edges
    assert all(count_words(f"kata {letter}", "id") == 2 for letter in edges)


@given(st.text(), st.text())
def test_a_line_end_joins_counts(first: str, second: str) -> None:
    assert count_words(f"{first}\n{second}", "id") == count_words(first, "id") + count_words(second, "id")


@given(
    st.text(alphabet=st.characters(categories=["L", "N", "M", "P", "Z"])),
    st.sampled_from(["id", "zh", "ja", "th", "xx"]),
)
def test_any_text_takes_at_least_a_minute(text: str, language: str) -> None:
    assert reading_minutes(text, language) >= 1
    assert 0 <= count_words(text, language) <= len(text)
