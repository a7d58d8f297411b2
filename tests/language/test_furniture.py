"""What a site puts around a story is found, in both languages, and prose is left alone."""

from __future__ import annotations

import pytest

from warta.language import Reading, read

HEAD = "Harga beras turun di Kota Biru\n\n"
BODY = "Harga beras turun pekan ini karena panen raya sudah dimulai di tiga kecamatan.\n\nWarga senang.\n\n"


def furniture(reading: Reading) -> list[str]:
    return [piece.text for piece in reading.furniture]


@pytest.mark.parametrize(
    "line",
    [
        "Estimated read time 2 min read",
        "3 min read",
        "Waktu baca: 4 menit",
        "5 menit membaca",
        "You May Also Like",
        "Anda mungkin juga suka",
        "More From Author",
        "Lainnya dari penulis",
        "+ There are no comments",
        "There are no comments",
        "Belum ada komentar",
        "Add yours",
        "12 comments",
        "Baca juga: Harga cabai ikut turun",
        "BACA JUGA : Harga cabai ikut turun",
        "Simak juga",
        "Halaman selanjutnya",
        "Advertisement",
        "Iklan",
        "Share",
        "Bagikan:",
        "Tags: beras, pasar",
        "Topik: beras",
        "Read more »",
        "[Gambas:Video 20detik]",
        "Komentar (3)",
    ],
)
def test_a_line_of_furniture_is_kept_out_of_the_body(line: str) -> None:
    before, after = read(f"{HEAD}{line}\n\n{BODY}", "id"), read(f"{HEAD}{BODY}{line}", "id")
    assert furniture(before) == furniture(after) == [line]
    assert [span.text for span in before.body] == [span.text for span in after.body] == BODY.strip().split("\n\n")


def test_headlines_listed_under_you_may_also_like_go_with_it() -> None:
    listed = "Anda mungkin juga suka\n\nHarga cabai naik\n\nPasar baru dibuka\n\nSumber: Antara\n\nTinggalkan komentar"
    found = read(HEAD + BODY + listed, "id")
    assert furniture(found) == [
        "Anda mungkin juga suka",
        "Harga cabai naik",
        "Pasar baru dibuka",
        "Tinggalkan komentar",
    ]
    assert [credit.agency for credit in found.credits] == ["Antara"]


def test_prose_after_such_a_list_is_the_story_again() -> None:
    found = read(f"{HEAD}Baca juga\n\nArtikel terkait\n\nHarga cabai naik\n\n{BODY}", "id")
    assert furniture(found) == ["Baca juga", "Artikel terkait", "Harga cabai naik"]
    assert len(found.body) == 2


def test_furniture_within_a_wrapped_paragraph_is_not_swallowed() -> None:
    wrapped = (
        "Harga beras turun pekan ini karena panen raya sudah dimulai di tiga\n"
        "Baca juga: Harga cabai naik\n"
        "kecamatan di selatan kota, dan warga berharap harga itu bertahan di\n"
        "pasar.\n"
    )
    found = read(HEAD + wrapped, "id")
    assert furniture(found) == ["Baca juga: Harga cabai naik"]
    assert "Baca juga" not in "".join(span.text for span in found.body)


def test_furniture_above_the_headline_does_not_hide_it() -> None:
    found = read(f"Advertisement\n\n{HEAD}{BODY}", "id")
    assert found.headline is not None
    assert found.headline.text == "Harga beras turun di Kota Biru"


@pytest.mark.parametrize(
    "prose",
    [
        "Komentar itu ditulis Rina di pasar.",
        "Share prices fell on Friday, dealers said.",
        "Baca juga adalah kebiasaan yang baik.",
        "Iklan beras itu diputar setiap hari.",
        "Read more books, the mayor said.",
        "Related figures were not available.",
    ],
)
def test_prose_that_begins_like_furniture_is_left_alone(prose: str) -> None:
    found = read(f"{HEAD}{BODY}{prose}", "id")
    assert furniture(found) == []
    assert found.body[-1].text == prose
