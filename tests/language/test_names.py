"""Names are found with their kind, their title and what they mean; a capital alone makes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language import read
from warta.language.reading import Name


def found(text: str, language: str) -> tuple[Name, ...]:
    return read(f"Judul berita\n\n{text}", language).names


def names(text: str, language: str) -> set[tuple[str, str]]:
    return {(name.text, name.kind) for name in found(text, language)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kolonel Rina Sastra datang ke pasar.", "Rina Sastra", "person"),
        ("Presiden Rina Sastra datang ke pasar.", "Rina Sastra", "person"),
        ("“Harga beras akan turun,” kata Rina Sastra di pasar.", "Rina Sastra", "person"),
        ("Menurut Bimo, harga beras turun.", "Bimo", "person"),
        ("Bimo mengatakan harga beras turun.", "Bimo", "person"),
        ("Mereka bertemu mantan presiden Bimo Arga di pasar.", "Bimo Arga", "person"),
        ("Warga Kabupaten Awan Biru datang ke pasar.", "Kabupaten Awan Biru", "place"),
        ("Warga desa Awanbiru datang ke pasar.", "Awanbiru", "place"),
        ("Warga tinggal di Awanbiru sejak lama.", "Awanbiru", "place"),
        ("Dosen Universitas Awan Biru datang ke pasar.", "Universitas Awan Biru", "organisation"),
        ("Dinas Kesehatan Kota Awanbiru menolak.", "Dinas Kesehatan Kota Awanbiru", "organisation"),
        ("Direktur Keuangan PT Awan Biru Tbk Rina Sastra datang.", "PT Awan Biru Tbk", "organisation"),
        ("Perang Rusia-Ukraina berlanjut.", "Ukraina", "place"),
        ("Harga itu diumumkan PBB kemarin.", "PBB", "organisation"),
        ("KOTA BIRU (ANTARA) - Pasar itu ramai.", "KOTA BIRU", "place"),
    ],
)
def test_a_name_with_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text, "id")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The price fell, said Nora Quillby at the market.", "Nora Quillby", "person"),
        ("Former president Nora J. Quillby came to the market.", "Nora J. Quillby", "person"),
        ("They met Sen. Nora Quillby's aide.", "Nora Quillby", "person"),
        ("The University of Blue Cloud closed.", "University of Blue Cloud", "organisation"),
        ("It was sold by Blue Cloud Group last year.", "Blue Cloud Group", "organisation"),
        ("They sailed to Quillby Island last year.", "Quillby Island", "place"),
        ("The Russian army withdrew.", "Russian", "place"),
        ("A spokesman for the U.S. declined.", "U.S.", "place"),
        ("People in Hildenbrough were told.", "Hildenbrough", "place"),
    ],
)
def test_english_names(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "name", "title"),
    [
        ("Menteri Keuangan Rina Sastra datang.", "id", "Rina Sastra", "Menteri Keuangan"),
        ("Gubernur Jawa Barat Bimo Arga datang.", "id", "Bimo Arga", "Gubernur Jawa Barat"),
        ("Wakil Ketua Umum Partai Golkar Bimo Arga datang.", "id", "Bimo Arga", "Wakil Ketua Umum Partai Golkar"),
        ("Itu disampaikan mantan perdana menteri Bimo Arga.", "id", "Bimo Arga", "perdana menteri"),
        ("Foreign Minister Nora Quillby came.", "en", "Nora Quillby", "Foreign Minister"),
        ("They met prime minister Nora Quillby.", "en", "Nora Quillby", "prime minister"),
        ("Bundeskanzlerin Nora Quillby kam.", "de", "Nora Quillby", "Bundeskanzlerin"),
        ("Dijo el presidente Nora Quillby ayer.", "es", "Nora Quillby", "presidente"),
        ("Perdana Menteri Datuk Bimo Arga datang.", "ms", "Bimo Arga", "Perdana Menteri Datuk"),
    ],
)
def test_a_person_has_a_title(text: str, language: str, name: str, title: str) -> None:
    assert (name, title) in {(each.text, each.title) for each in found(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Mereka terbang ke Athena."),
        ("en", "They flew to Athens."),
        ("de", "Sie flogen nach Athen."),
        ("es", "Volaron a Atenas."),
        ("pt", "Voaram para Atenas."),
        ("fr", "Ils ont quitté l’hôtel d’Athènes."),
        ("nl", "Ze vlogen naar Athene."),
        ("it", "Sono tornati ad Atene."),
        ("tr", "Uçak Atina’dan kalktı."),
    ],
)
def test_a_place_is_the_same_in_every_language(language: str, text: str) -> None:
    assert "place:GR/athens" in {name.entity for name in found(text, language)}


def test_a_short_form_is_the_same_person() -> None:
    text = "Presiden Rina Sastra datang. Sastra lalu pergi. Menurut Sastra, harga turun."
    assert [(name.text, name.kind) for name in found(text, "id")] == [
        ("Rina Sastra", "person"),
        ("Sastra", "person"),
        ("Sastra", "person"),
    ]


def test_a_headline_has_the_names_of_its_story() -> None:
    text = "Market Prices Fall, Quillby Says in Athens\n\nThe price fell, said Nora Quillby at the market on Monday."
    assert [name.text for name in read(text, "en").names] == ["Quillby", "Athens", "Nora Quillby"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pasar itu ramai. Mereka berharap harga turun.", "id"),
        ("Pada Senin, 5 Juli, pasar itu tutup.", "id"),
        ("Kolonel itu datang.", "id"),
        ("Meningkatnya harga beras membuat warga cemas.", "id"),
        ("The market closed. However, prices fell on Monday.", "en"),
        ("Researchers said so. I agree, and I'm glad.", "en"),
        ("Der Markt schloss am Montag. Die Preise sanken um drei Prozent.", "de"),
        ("", "id"),
    ],
)
def test_a_capital_of_the_sentence_makes_no_name(text: str, language: str) -> None:
    assert names(text, language) == set()


@given(
    st.text(alphabet="ABab àé.,'’-–\n“”\u0301\ud800PT", max_size=200), st.sampled_from(["id", "en", "de", "fr", "tr"])
)
def test_a_name_is_where_it_says_it_is(text: str, language: str) -> None:
    last = 0
    for name in read(text, language).names:
        assert text[name.start : name.end] == name.text != ""
        assert name.start >= last
        last = name.end


def test_the_letters_of_an_amount_are_nobody() -> None:
    assert names("Harga naik dari Rp100.000 menjadi US$5 juta dan RM20, kata Rina Sastra.", "id") == {
        ("Rina Sastra", "person")
    }
    assert ("G20", "organisation") in names("Pemimpin G20 bertemu di Kota Awanbiru.", "id")
