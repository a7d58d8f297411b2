"""A headline is a first short line set apart; prose has none."""

from __future__ import annotations

import pytest

from warta.language import read

BODY = "Harga beras turun pekan ini karena panen raya sudah dimulai di tiga kecamatan."


def headline(text: str) -> str | None:
    found = read(text, "id").headline
    return found.text if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Harga beras turun",
        "Harga beras turun, warga senang!",
        "Turunkah harga beras?",
        "Harga beras turun. Warga senang.",
        "NATO: “Kami siap”",
        "“Kami siap,” kata NATO",
        "Harga beras “turun lagi.”",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\r", "\n \n\t\n"])
def test_a_first_short_line_is_the_headline(line: str, between: str) -> None:
    assert headline(f"{line}{between}{BODY}{between}{BODY}") == line


@pytest.mark.parametrize(
    "first",
    [
        BODY * 3,
        "Harga beras di pasar Kota Biru turun pekan ini karena panen raya sudah dimulai di tiga kecamatan yang luas.",
        "Harga beras turun pekan ini. Warga senang karena panen raya sudah dimulai di tiga kecamatan, kata Rina.",
        "Menurut Rina Sastra,",
        "kata " * 45,
        "***",
        "KOTA BIRU (ANTARA) - Harga beras turun.",
        "“Harga beras turun,” kata Rina.",
        "“Harga beras turun”, kata Rina.",
    ],
)
def test_a_first_paragraph_that_runs_on_is_none(first: str) -> None:
    assert headline(f"{first}\n\n{BODY}") is None


@pytest.mark.parametrize("alone", ["Harga beras turun", "", "  \n ", "Harga beras turun\n\nShare\n\nAdd yours"])
def test_a_line_with_nothing_under_it_is_set_apart_from_nothing(alone: str) -> None:
    assert headline(alone) is None


def test_a_wrapped_headline_is_one_headline() -> None:
    wrapped = (
        "Harga beras di pasar Kota Biru turun untuk pertama kali sejak panen\n"
        "raya dimulai\n\n"
        "Harga beras turun pekan ini karena panen raya sudah dimulai di tiga\n"
        "kecamatan di selatan kota.\n"
    )
    found = read(wrapped, "id")
    assert found.headline is not None
    assert " ".join(found.headline.text.split()).endswith("sejak panen raya dimulai")
    assert len(found.body) == 1
