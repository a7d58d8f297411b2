"""Which marks belong together, and which have no partner."""

from __future__ import annotations

import re

import pytest

from warta.language.quotations.marks import signs
from warta.language.quotations.pairing import Pairs, pairs
from warta.language.reading import Span


def paired(text: str) -> Pairs:
    return pairs(text, [Span(match[0], *match.span()) for match in re.finditer(r"\S[^\n]*", text)])


def quoted(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in paired(text).quoted]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Harga turun,” kata Rina.", ["Harga turun,"]),
        ("”Harga turun,” kata Rina. ”Pasar ramai.”", ["Harga turun,", "Pasar ramai."]),
        ('"Harga turun," kata Rina. "Pasar ramai."', ["Harga turun,", "Pasar ramai."]),
        ("``Prices fell,'' she said.", ["Prices fell,"]),
        ("''Hopefully,'' she said, ''it will fall.''", ["Hopefully,", "it will fall."]),
        ("„Die Preise fallen“, sagte Rina.", ["Die Preise fallen"]),
        ("»Die Preise fallen«, sagte Rina.", ["Die Preise fallen"]),
        ("« Le prix baisse », dit Rina.", [" Le prix baisse "]),
        ("‘The price fell,’ Rina said.", ["The price fell,"]),
        ("Rina berkata:“Harga turun.”", ["Harga turun."]),
        ("（“Harga turun”）", ["Harga turun"]),
        ("It was called “the 24” by all.", ["the 24"]),
    ],
)
def test_marks_of_every_style_find_their_partner(text: str, said: list[str]) -> None:
    assert quoted(text) == said
    assert paired(text).lone == []


def test_a_quotation_inside_a_quotation_belongs_to_it() -> None:
    text = "Rina said: “He told me ‘no’ and “never” at once.” Then she left."
    assert quoted(text) == ["He told me ‘no’ and “never” at once."]
    assert [text[piece.start : piece.end] for piece in paired(text).inside] == ["no", "never"]


def test_a_quotation_over_paragraphs_opens_anew_on_each_and_closes_once() -> None:
    text = "Rina said: “The price fell.\n\n“It fell again.\n\n“Then it rose.” Nobody knew."
    pieces = paired(text)
    assert [(piece.runs_on, piece.resumes) for piece in pieces.quoted] == [(True, False), (True, True), (False, True)]
    assert pieces.lone == []


def test_a_quotation_over_paragraphs_may_do_without_new_marks() -> None:
    text = "Rina said: “The price fell.\n\nIt fell again.\n\nThen it rose.” Nobody knew."
    assert [text[piece.start : piece.end] for piece in paired(text).quoted] == [
        "The price fell.",
        "It fell again.",
        "Then it rose.",
    ]


@pytest.mark.parametrize(
    ("text", "mark", "opens"),
    [
        ("Dia menambahkan: Harga turun. Namun tidak segera.”", "”", False),
        ("She took them through the “review of its books.", "“", True),
        ("The price fell.\n\nIt was “cheap, they found.\n\n“We know,” she said.", "“", True),
        ("«Le prix baisse, dit Rina.", "«", True),
        ('He kept the shop." Then he sold it.', '"', False),
    ],
)
def test_a_mark_without_partner_is_told_with_what_it_was_meant_for(text: str, mark: str, opens: bool) -> None:
    [lone] = paired(text).lone
    assert (lone.text, lone.opens, text[lone.start : lone.end]) == (mark, opens, mark)


@pytest.mark.parametrize(
    "text",
    [
        "Ma’ruf datang Jum'at; the players' union met in the ’90s, rock 'n' roll.",
        'Layar 24" dan papan 5\'10" dijual.',
        "1) beras, 2) gula",
        '{"Dateline": ["KOTA BIRU",""], "Body": "Harga turun"}',
        '<a href="https://example.org">',
        "",
        "\ud800 “\udfff” \x00",
    ],
)
def test_apostrophes_inches_years_and_data_are_no_marks(text: str) -> None:
    assert paired(text).lone == []


@pytest.mark.parametrize("unit", ["“", "“ ” ", "“ “ ” ", "'", '"a" ', "“A.\n\n"])
def test_many_marks_are_paired_once_each(unit: str) -> None:
    text = unit * 3000
    found = paired(text)
    every = [*found.quoted, *found.inside]
    assert all(0 <= piece.outer_start <= piece.start <= piece.end <= piece.outer_end <= len(text) for piece in every)
    places = [mark.start for mark in found.lone]
    assert places == sorted(set(places))


def test_a_height_within_a_quotation_does_not_close_it() -> None:
    text = '"He is 6\'2" tall and fast," the coach said.'
    found = [(sign.start, sign.turn) for sign in signs(text, 0, len(text)) if sign.family == "double"]
    assert found == [(0, "opens"), (text.rindex('"'), "closes")]
