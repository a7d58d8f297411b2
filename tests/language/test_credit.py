"""Credits, bylines and sign-offs are found, and a source that nobody knows keeps its words."""

from __future__ import annotations

import pytest

from warta.language import Reading, read

STORY = "Harga beras turun di Kota Biru\n\nHarga beras turun pekan ini karena panen raya sudah dimulai di sana.\n\n"


def reading(ending: str) -> Reading:
    return read(STORY + "Warga berharap harga itu bisa bertahan.\n\n" + ending, "id")


@pytest.mark.parametrize(
    ("line", "agency", "as_written"),
    [
        ("Sumber: Antara", "Antara", "Antara"),
        ("SUMBER : LKBN ANTARA.", "Antara", "LKBN ANTARA"),
        ("Source: Reuters", "Reuters", "Reuters"),
        ("(ANTARA)", "Antara", "ANTARA"),
        ("— Reuters", "Reuters", "Reuters"),
        ("-- AFP", "Agence France-Presse", "AFP"),
        ("© 2024 Antara", "", ""),
        ("Copyright © ANTARA 2024", "Antara", "ANTARA"),
        ("Sumber: Kabar Rekaan", "", "Kabar Rekaan"),
        ("Sumber: Antarra", "", "Antarra"),
        ("Sumber: Kantor Berita Anadolu", "Anadolu", "Kantor Berita Anadolu"),
    ],
)
def test_a_credit_on_a_line_of_its_own(line: str, agency: str, as_written: str) -> None:
    found = reading(line)
    if not as_written:
        assert found.credits == ()
        return
    [credit] = found.credits
    assert (credit.agency, credit.as_written) == (agency, as_written)
    assert [piece.kind for piece in found.apart] == ["credit"]
    assert all(as_written not in paragraph.text for paragraph in found.body)


def test_two_agencies_in_one_line_are_two_credits() -> None:
    assert [credit.agency for credit in reading("Sumber: Antara, Reuters dan AFP").credits] == [
        "Antara",
        "Reuters",
        "Agence France-Presse",
    ]


def test_a_list_keeps_the_names_that_nobody_knows() -> None:
    found = [(credit.agency, credit.as_written) for credit in reading("Sumber: Antara dan Kabar Rekaan").credits]
    assert found == [("Antara", "Antara"), ("", "Kabar Rekaan")]
    whole = [credit.as_written for credit in reading("Sumber: Kabar dan Rekaan").credits]
    assert whole == ["Kabar dan Rekaan"]


def test_a_reporter_and_an_agency_in_brackets() -> None:
    found = reading("(Rina Sastra/Antara)")
    assert [credit.agency for credit in found.credits] == ["Antara"]
    assert found.byline == "Rina Sastra"


def test_an_agency_in_brackets_behind_the_last_sentence_leaves_the_paragraph() -> None:
    found = read(STORY + "Warga berharap harga itu bisa bertahan. (Antara)", "id")
    assert [credit.agency for credit in found.credits] == ["Antara"]
    assert found.body[-1].text == "Warga berharap harga itu bisa bertahan."


def test_brackets_that_name_no_agency_stay() -> None:
    assert (
        read(STORY + "Warga berharap harga itu bisa bertahan. (Lihat tabel)", "id")
        .body[-1]
        .text.endswith("(Lihat tabel)")
    )


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Oleh Rina Sastra", "Rina Sastra"),
        ("Oleh: Rina Sastra dan Bimo Arga", "Rina Sastra dan Bimo Arga"),
        ("Pewarta: Rina Sastra", "Rina Sastra"),
        ("Laporan: Rina Sastra", "Rina Sastra"),
        ("By Rina Sastra", "Rina Sastra"),
        ("Editor: Bimo Arga", ""),
        ("(Reporting by Rina Sastra; Editing by Bimo Arga)", ""),
        ("(NAD/BOW)", "NAD/BOW"),
    ],
)
def test_bylines_and_sign_offs_leave_the_body(line: str, byline: str) -> None:
    found = reading(line)
    assert found.byline == byline
    assert [(piece.text, piece.kind) for piece in found.apart] == [(line, "byline")]


@pytest.mark.parametrize(
    "line",
    [
        "Sumber: seorang pejabat yang tidak mau disebut namanya mengatakan bahwa harga beras akan turun pekan depan.",
        "Oleh karena itu, harga turun",
        "Laporan: harga turun",
        "By Monday the price had fallen",
        "— kata orang",
        "(bersambung)",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    found = reading(line)
    assert found.credits == ()
    assert found.body[-1].text == line


@pytest.mark.parametrize("line", ["Foto: Rina Sastra", "(Foto: ANTARA/Rina Sastra)", "Photo: AP", "Fotografer: Bimo"])
def test_who_took_the_picture_leaves_the_body_and_is_no_source(line: str) -> None:
    found = reading(line)
    assert found.credits == ()
    assert [(piece.text, piece.kind) for piece in found.apart] == [(line, "credit")]


def test_a_caption_stays() -> None:
    line = "Foto: Seorang warga membeli beras di pasar yang baru dibuka kemarin"
    assert reading(line).body[-1].text == line
