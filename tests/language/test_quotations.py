"""Quotations with who said them; a mark without its partner makes none."""

from __future__ import annotations

import pytest

from warta.language.packs import pack_of
from warta.language.quotations import quotations
from warta.language.reading import Quote, Span
from warta.language.sentences import sentences


def found(text: str, language: str) -> list[Quote]:
    pack = pack_of(language)
    assert pack is not None
    whole = Span.of(text, 0, len(text))
    return quotations(text, pack, [whole], list(sentences(text, pack, whole))).quotes


@pytest.mark.parametrize(
    ("language", "text", "said", "speaker", "cue"),
    [
        (
            "id",
            "“Harga beras akan turun,” kata Rina Sastra di pasar.",
            "Harga beras akan turun,",
            "Rina Sastra",
            "kata",
        ),
        ("id", '"Harga beras akan turun," ujar dia.', "Harga beras akan turun,", "dia", "ujar"),
        ("id", "”Harga beras akan turun,” tutur Rina.", "Harga beras akan turun,", "Rina", "tutur"),
        ("id", "«Harga beras akan turun,» kata Rina.", "Harga beras akan turun,", "Rina", "kata"),
        ("id", "“Harga beras akan turun,” katanya.", "Harga beras akan turun,", None, "katanya"),
        ("id", "Ia berkata: “Harga beras akan turun.”", "Harga beras akan turun.", "Ia", "berkata"),
        ("id", "Kemarin ia berkata: “Harga beras akan turun.”", "Harga beras akan turun.", "ia", "berkata"),
        ("id", "“Turun,” kata Rina. Sementara itu pasar sepi.", "Turun,", "Rina", "kata"),
        ("id", "“Turun,” kata H. Rina Sastra.", "Turun,", "H. Rina Sastra", "kata"),
        ("en", "“The price will fall,” Rina Sastra said.", "The price will fall,", "Rina Sastra", "said"),
        ("en", "“The price will fall,” said Rina Sastra, the mayor.", "The price will fall,", "Rina Sastra, the mayor", "said"),
        ("en", '"The price will fall," she added.', "The price will fall,", "she", "added"),
        ("en", "Sastra said: “The price will fall.”", "The price will fall.", "Sastra", "said"),
        ("en", "``The price will fall,'' Sastra said.", "The price will fall,", "Sastra", "said"),
    ],
)
def test_a_quotation_with_speaker_and_cue(language: str, text: str, said: str, speaker: str | None, cue: str) -> None:
    [quote] = found(text, language)
    assert (quote.kind, quote.text) == ("direct", said)
    assert (quote.speaker and quote.speaker.text) == speaker
    assert quote.cue is not None
    assert quote.cue.text == cue


def test_a_piece_of_a_sentence_is_mixed() -> None:
    [quote] = found("Rina menilai pasar itu “jauh lebih ramai daripada tahun lalu” dan senang.", "id")
    assert quote.kind == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "Dia menambahkan: Harga beras akan turun. Namun tidak segera.”",
        "“Harga beras akan turun, kata Rina.",
        "Lagu “Pasar Malam” diputar.",
        "Yang disebut “pajak” itu naik.",
        "Tinggi pintu itu 7' 3\" saja.",
        "””",
    ],
)
def test_lost_partners_titles_and_doubts_are_no_quotations(text: str) -> None:
    assert [quote for quote in found(text, "id") if quote.kind != "indirect"] == []
