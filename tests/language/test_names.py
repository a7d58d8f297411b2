"""Names are found where the copy says what they are."""

from __future__ import annotations

import pytest

from warta.language import read


def names(text: str, language: str) -> set[tuple[str, str]]:
    return {(name.text, name.kind) for name in read(f"Judul berita\n\n{text}", language).names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kolonel Rina Sastra datang ke pasar.", "Rina Sastra", "person"),
        ("Presiden Rina Sastra datang ke pasar.", "Rina Sastra", "person"),
        ("“Harga beras akan turun,” kata Rina Sastra di pasar.", "Rina Sastra", "person"),
        ("Warga Kabupaten Awan Biru datang ke pasar.", "Kabupaten Awan Biru", "place"),
        ("Dosen Universitas Awan Biru datang ke pasar.", "Universitas Awan Biru", "organisation"),
        ("KOTA BIRU (ANTARA) - Pasar itu ramai.", "KOTA BIRU", "place"),
    ],
)
def test_a_name_with_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text, "id")


@pytest.mark.parametrize(
    "text",
    ["Presiden Malaysia datang.", "Presiden Amerika Serikat datang.", "Pasar Awan Biru ramai.", "Kolonel itu datang."],
)
def test_what_the_copy_does_not_explain_stays_unsaid(text: str) -> None:
    assert names(text, "id") == set()
