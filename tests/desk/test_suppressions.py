"""What a text's front matter asks to let stand."""

from __future__ import annotations

import pytest

from warta.desk.suppressions import Suppression, front_matter, in_front_matter


@pytest.mark.parametrize(
    "written",
    [
        "ignore: [doubled-word: a song, S001: as on the sign, all of it]",
        'ignore: ["doubled-word": "a song", S001: \'as on the sign, all of it\']',
        "ignore:\n  - doubled-word: a song\n  - S001: as on the sign, all of it",
        "title: Lagu\nignore:\n- doubled-word: a song\n- S001: as on the sign, all of it\nlanguage: id",
        "ignore:\r\n  - doubled-word: a song\r\n  - S001: as on the sign, all of it",
    ],
)
def test_rules_are_ignored_in_a_list_of_either_form(written: str):
    assert in_front_matter(f"---\n{written}\n---\n\nLagu\n") == [
        Suppression("doubled-word", "a song"),
        Suppression("S001", "as on the sign, all of it"),
    ]


def test_one_rule_needs_no_list():
    assert in_front_matter("---\nignore: G003: a song\n---\n") == [Suppression("G003", "a song")]


@pytest.mark.parametrize("text", ["", "Lagu\n", "---\nLagu tanpa akhir\n", "----\nignore: [G003: x]\n---\n"])
def test_a_text_without_front_matter_has_none(text: str):
    assert front_matter(text) == 0
    assert in_front_matter(text) == []


def test_prose_between_rules_of_dashes_is_no_front_matter():
    assert front_matter("---\nHarga ikan turun sejak pagi.\n---\nBegitu kata nelayan.\n") == 0


def test_front_matter_ends_at_its_dashes():
    text = "---\ntitle: Lagu\n---\nHarga ikan\n---\n"
    assert text[front_matter(text) :] == "\nHarga ikan\n---\n"
