"""Sentences end where a reader would say so, and nothing of the copy is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language import read
from warta.language.packs import pack_of, packs
from warta.language.reading import Span
from warta.language.sentences import sentences


def split(text: str, language: str) -> list[str]:
    pack = pack_of(language) if language else None
    return [span.text for span in sentences(text, pack, Span(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Ia tinggal di Jl. Melati No. 5 bersama Ir. Budi dan Drs. Amin. | Namun ia pergi."),
        ("id", "Mereka membeli beras, gula, dll. di pasar. | Harga naik 2,5 persen pada pukul 17.30 WIB. | Ia pulang."),
        ("id", "“Benarkah?” tanya Rina. | “Benar!” jawab Bimo Arga. | Mereka tertawa."),
        ("id", "”Saya pulang. | Kamu tinggal,” kata Rina. | ”Baik.” | Lalu ia pergi."),
        ("id", "PT Padi Rekaan Tbk. membuka gudang. | Di situ A. Rahman bekerja."),
        ("id", "Lihat https://contoh.test/a.b?c=d. | Selesai sudah."),
        ("id", "Panen turun 5 persen pada 2024. | 12 orang mengungsi."),
        ("id", "Vitamin C. | Namun bukan vitamin D."),
        ("ms", "Dr. Aminah tiba pada 5.30 p.m. Ahad. | Beliau menolak."),
        ("en", "He left the U.S. | The mayor, J. R. Tolk, met Mr. Arden at 5 p.m. Friday. | She did not."),
        ("en", "U.S. President Arden of St. Olaf met Gov. Tolk. | They talked."),
        ("en", "“Why?” Rina asked. | “No.” | She laughed at No. 5. | “Go!” she said."),
        ("en", "The price was $1.5 million (really!) and rose. | (It fell later.) | Then … it rose again."),
        ("en", "It happened on Jan. 5 at Acme Inc. headquarters. | It was late."),
        ("de", "Am 5. Juli kam Dr. Meier bzw. Frau Arden. | Er blieb bis zum 7. Oktober. | Die Firma schwieg."),
        ("de", "„Warum?“, fragte sie. | „Darum.“ | Sie ging im 19. Jahrhundert."),
        ("es", "Ayer, p. ej. Rosa llegó a EE. UU. | El alcalde habló. | ¿Qué pasa? | ¡Nada!"),
        ("pt", "O Sr. Arden chegou às 17h30. | Ele falou com a Dra. Rosa."),
        ("fr", "M. Arden est parti. | « Pourquoi ? » demande-t-elle. | « Non. » | Elle rit."),
        ("it", "Il dott. Arden è arrivato. | La signora S. Rosa, ecc. è partita. | Poi basta."),
        ("nl", "Dhr. Arden kwam o.a. met mevr. De Wit. | Het was laat. | Zij ging op 5 jan. 2024 weg."),
        ("tr", "Dr. Arden 5. Cadde üzerinde oturuyor. | Bu doğru mu? | Evet."),
        ("", "他来了。|“你好！”|她说。|走吧？"),
        ("", "ماذا حدث؟ | لا شيء. | انتهى!"),
        ("", "यह सच है। | वह गया।"),
        ("", "Hinta laski. | Miksi? | Hän ei kerro."),
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(language: str, text: str) -> None:
    joined = "" if "。" in text else " "
    assert split(text.replace(f"{joined}|{joined}", joined), language) == text.split(f"{joined}|{joined}")


def test_the_lines_of_a_list_are_a_sentence_each() -> None:
    assert split("Kebutuhan:\n1. Beras\n2. Gula\n- Kopi", "id") == ["Kebutuhan:", "1. Beras", "2. Gula", "- Kopi"]


def test_a_heading_without_a_full_stop_is_a_sentence() -> None:
    reading = read("Judul\n\nHarga Beras\n\nHarga turun. Panen naik.\n", "id")
    assert [span.text for span in reading.sentences] == ["Harga Beras", "Harga turun.", "Panen naik."]


def test_a_text_in_a_language_that_we_do_not_know_has_its_sentences() -> None:
    reading = read("Otsikko\n\nHinta laski. Miksi? Hän ei kerro.\n")
    assert [span.text for span in reading.sentences] == ["Hinta laski.", "Miksi?", "Hän ei kerro."]


WORDS = ["Ir.", "5.", "U.S.", "“Ya?”", "kata", "(lihat", "ini.)", "…", "。", "؟", "«", "»", "\n- ", "Rina", "p.m."]


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=20).map(" ".join),
    st.sampled_from(["", *packs()]),
)
def test_sentences_are_in_order_and_lose_nothing(text: str, language: str) -> None:
    pack = pack_of(language) if language else None
    last = 0
    for span in sentences(text, pack, Span(text, 0, len(text))):
        assert text[span.start : span.end] == span.text
        assert not text[last : span.start].strip()
        last = span.end
    assert not text[last:].strip()
