"""Paragraphs are found in each of the layouts that copy comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.layout import lines, paragraphs


def found(text: str) -> list[str]:
    return [" ".join(text[block[0].start : block[-1].end].split()) for block in paragraphs(text, lines(text))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_line_is_a_paragraph(end: str) -> None:
    assert found(end.join(["Satu dua", "Tiga empat", "Lima"])) == ["Satu dua", "Tiga empat", "Lima"]


def test_blank_lines_part_paragraphs() -> None:
    assert found("Satu dua\n\n \t\n\nTiga empat\n\n") == ["Satu dua", "Tiga empat"]


def test_wrapped_lines_are_put_together() -> None:
    text = (
        "Harga beras turun\n\n"
        "Harga beras turun pekan ini karena panen raya sudah dimulai di tiga\n"
        "kecamatan di selatan kota, dan warga berharap harga itu bertahan\n"
        "lama.\n\n"
        "Wali kota senang.\n"
    )
    assert [len(paragraph.split()) for paragraph in found(text)] == [3, 23, 3]


def test_an_indent_begins_a_paragraph() -> None:
    text = (
        "   Harga beras turun pekan ini karena panen raya sudah dimulai di tiga\n"
        "kecamatan di selatan kota, dan warga berharap harga itu bertahan lama\n"
        "   Wali kota senang karena panen raya itu berhasil, kata Rina Sastra di\n"
        "kantornya.\n"
    )
    assert [paragraph.split()[0] for paragraph in found(text)] == ["Harga", "Wali"]


def test_a_short_list_is_not_taken_for_wrapped_text() -> None:
    assert len(found("Beras: turun\nCabai: naik\nGula: tetap")) == 3


@given(st.text(alphabet="ab \n\r\t\u2028\ufeff", max_size=200))
def test_lines_lose_nothing_but_space(text: str) -> None:
    kept = "".join(text[line.start : line.end] for line in lines(text))
    assert "".join(kept.split()).replace("\ufeff", "") == "".join(text.split()).replace("\ufeff", "")
    assert [line for block in paragraphs(text, lines(text)) for line in block] == lines(text)
