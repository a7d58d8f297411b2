"""Quotations with who said them; a mark without its partner makes none."""

from __future__ import annotations

import pytest

from warta.language import read
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
        (
            "en",
            "“The price will fall,” said Rina Sastra, the mayor.",
            "The price will fall,",
            "Rina Sastra, the mayor",
            "said",
        ),
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
    whole, piece = found("Rina menilai pasar itu “jauh lebih ramai daripada tahun lalu” dan senang.", "id")
    assert (whole.kind, piece.kind) == ("indirect", "mixed")
    assert whole.start < piece.start < piece.end < whole.end


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


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "id",
            "“Harga akan turun,” kata Menteri Pertanian Rina Sulastri di Kota Biru.",
            "Menteri Pertanian Rina Sulastri",
        ),
        (
            "id",
            "Kepala Dinas Pasar, Rina Sulastri, mengatakan, ”Harga akan turun.”",
            "Kepala Dinas Pasar, Rina Sulastri",
        ),
        ("id", "”Kami menunggu,” ujar seorang warga Kota Biru yang enggan disebut namanya.", "seorang warga Kota Biru"),
        ("id", "”Kami menunggu,” kata Rina (45), penjual beras, Senin.", "Rina"),
        ("id", "“Benarkah harga naik?” tanya Bimo.", "Bimo"),
        (
            "en",
            "The ministry's spokesman, Budi Raharjo, said: “The price will fall.”",
            "The ministry's spokesman, Budi Raharjo",
        ),
        ("en", "Rina, 45, said on Monday: “We waited for the ferry.”", "Rina"),
        ("en", "“We waited,” Sen. Rina Sastra (D-Va.) said.", "Sen. Rina Sastra (D-Va.)"),
        ("en", "“We waited for the ferry,” said a White House official in the room.", "a White House official"),
        ("en", "“Why was it late?” a woman from the harbour asked.", "a woman from the harbour"),
    ],
)
def test_a_speaker_is_named_with_role_and_affiliation(language: str, text: str, speaker: str) -> None:
    [quote] = [quote for quote in found(text, language) if quote.kind == "direct"]
    assert quote.speaker is not None
    assert quote.speaker.text == speaker


def test_an_interrupted_quotation_is_two_pieces_of_one_speaker() -> None:
    first, second = found("“Harga turun,” kata Rina, “dan pasar sudah buka.”", "id")
    assert first.speaker == second.speaker
    assert (first.text, second.text) == ("Harga turun,", "dan pasar sudah buka.")
    first, second = found("“The price fell,” Rina said. “Nobody knows why it fell.”", "en")
    assert first.speaker == second.speaker


def test_a_quotation_over_paragraphs_is_all_of_one_speaker() -> None:
    text = "Rina said:\n\n“The market was full.\n\n“Nobody came back to it.”\n\nThe ferry left."
    assert [(quote.speaker and quote.speaker.text, quote.text) for quote in read(text, "en").quotes] == [
        ("Rina", "The market was full."),
        ("Rina", "Nobody came back to it."),
    ]


@pytest.mark.parametrize(
    ("language", "text", "said", "speaker"),
    [
        ("id", "Rina mengatakan bahwa harga beras akan turun.", "harga beras akan turun", "Rina"),
        (
            "id",
            "Rina Sastra di Kota Biru, Kamis (5/7), mengatakan, harga beras akan turun.",
            "harga beras akan turun",
            "Rina Sastra",
        ),
        ("id", "Menurut Rina, harga beras akan turun.", "harga beras akan turun", "Rina"),
        ("id", "Harga beras akan turun, kata Rina.", "Harga beras akan turun", "Rina"),
        ("id", "Harga beras akan turun, katanya.", "Harga beras akan turun", None),
        ("id", "Dijelaskan Rina, harga beras akan turun.", "harga beras akan turun", "Rina"),
        ("en", "Rina Sastra told reporters on Monday that the price fell.", "the price fell", "Rina Sastra"),
        ("en", "Rina said the price of rice fell.", "the price of rice fell", "Rina"),
        ("en", "The price of rice fell, she said.", "The price of rice fell", "she"),
        ("en", "The price of rice fell, according to the police.", "The price of rice fell", "the police"),
        ("en", "According to a report by the ministry, the price of rice fell.", "the price of rice fell", "a report"),
        ("en", "In an interview on “The Morning Show,” Rina said the price fell.", "the price fell", "Rina"),
        ("de", "Rina Sastra sagte, dass der Hafen am Freitag öffnet.", "der Hafen am Freitag öffnet", "Rina Sastra"),
        ("es", "Rina Sastra afirmó que el precio bajará pronto.", "el precio bajará pronto", "Rina Sastra"),
        ("pt", "Rina Sastra afirmou que o preço vai cair.", "o preço vai cair", "Rina Sastra"),
        ("fr", "Rina Sastra a affirmé que le prix baissera.", "le prix baissera", "Rina Sastra"),
        ("nl", "Rina Sastra zei dat de prijs zal dalen.", "de prijs zal dalen", "Rina Sastra"),
        ("it", "Rina Sastra ha affermato che il prezzo scenderà.", "il prezzo scenderà", "Rina Sastra"),
        ("ms", "Rina Sastra menjelaskan bahawa harga akan turun.", "harga akan turun", "Rina Sastra"),
    ],
)
def test_what_is_reported_without_marks(language: str, text: str, said: str, speaker: str | None) -> None:
    [quote] = found(text, language)
    assert (quote.kind, quote.text) == ("indirect", said)
    assert (quote.speaker and quote.speaker.text) == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States said nothing."),
        ("en", "Rina did not say that the price fell."),
        ("en", "It goes without saying."),
        ("en", "What Rina says her plan would do is unknown."),
        ("en", "She closed the shop, which confirmed what they knew."),
        ("id", "Rina tidak mengatakan bahwa harga turun."),
        ("id", "Dalam kata lain, harga beras turun lagi pekan ini."),
        ("id", "Cuaca terang dan jalan itu lanjut ke utara."),
        ("id", "Rina membuka acara bertajuk ”Pasar dan Laut” kemarin."),
    ],
)
def test_what_nobody_is_said_to_have_said_stays_unsaid(language: str, text: str) -> None:
    assert found(text, language) == []


def test_what_is_inside_a_report_is_whose_the_report_is() -> None:
    quotes = found("Rina said she hoped that “the long winter” would end.", "en")
    assert {quote.speaker.text for quote in quotes if quote.speaker} == {"Rina"}


def test_a_pronoun_and_a_cue_that_holds_its_speaker_are_the_last_who_was_named() -> None:
    text = (
        "Pasar Kota Biru ramai\n\n“Harga turun,” kata Menteri Pasar Rina Sulastri.\n\nIa menambahkan, pasar sudah buka."
        "\n\n“Kami siap,” katanya.\n\nBimo Arga berkata lain. “Kami menunggu,” ujar dia."
    )
    whose = [quote.who.text for quote in read(text, "id").quotes if quote.who is not None]
    assert whose == ["Rina Sulastri", "Rina Sulastri", "Rina Sulastri", "Bimo Arga"]


@pytest.mark.parametrize(
    "unit", ["“", "kata Rina, ", "and said ", "“A b,” she said that it said ", "\ud800” ", "a\u0301 "]
)
def test_odd_text_is_read_with_every_span_in_it(unit: str) -> None:
    text = unit * 400
    for language in ("id", "en"):
        for quote in found(text, language):
            assert text[quote.start : quote.end] == quote.text
            assert all(text[part.start : part.end] == part.text for part in (quote.speaker, quote.cue) if part)
