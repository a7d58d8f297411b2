"""What a headline puts into somebody's mouth, by its own grammar."""

from __future__ import annotations

import pytest

from warta.language import read
from warta.language.reading import Quote

_STORIES = {
    "en": (
        "PORT AMBER - The mayor, Rina Sastra, said on Monday the price of rice would fall. The market was full in the"
        " morning and the ferry left late."
    ),
    "id": (
        "KOTA BIRU - Wali Kota Rina Sastra mengatakan pada Senin bahwa harga beras akan turun. Pasar ramai sejak pagi"
        " dan kapal berangkat terlambat."
    ),
}


def told(headline: str, language: str) -> list[Quote]:
    reading = read(f"{headline}\n\n{_STORIES[language]}", language)
    assert reading.headline is not None
    return [quote for quote in reading.quotes if quote.end <= len(headline)]


@pytest.mark.parametrize(
    ("language", "headline", "speaker", "cue", "said"),
    [
        ("en", "PM: no new tax this year", "PM", ":", "no new tax this year"),
        ("en", "No new tax this year: minister", "minister", ":", "No new tax this year"),
        ("en", "Sastra: the mill will close", "Sastra", ":", "the mill will close"),
        ("en", "Rice price to fall, says mayor", "mayor", "says", "Rice price to fall"),
        ("en", "Rice price to fall, mayor says", "mayor", "says", "Rice price to fall"),
        ("en", "Mayor Says Rice Price Will Fall", "Mayor", "Says", "Rice Price Will Fall"),
        ("en", "Police accuse owner of arson", "Police", "accuse", "owner of arson"),
        ("id", "Menteri: harga beras akan turun", "Menteri", ":", "harga beras akan turun"),
        ("id", "Harga beras turun, kata menteri", "menteri", "kata", "Harga beras turun"),
        ("id", "Harga Beras Turun, Kata Menteri", "Menteri", "Kata", "Harga Beras Turun"),
        ("id", "Polisi Sebut Sopir Truk Mabuk", "Polisi", "Sebut", "Sopir Truk Mabuk"),
        ("id", "Wali Kota Minta Warga Tetap Tenang", "Wali Kota", "Minta", "Warga Tetap Tenang"),
        ("id", "Bupati bantah terima suap", "Bupati", "bantah", "terima suap"),
    ],
)
def test_a_headline_reports(language: str, headline: str, speaker: str, cue: str, said: str) -> None:
    [quote] = told(headline, language)
    assert (quote.kind, quote.text) == ("indirect", said)
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.text, quote.cue.text) == (speaker, cue)
    assert headline[quote.cue.start : quote.cue.end] == cue


@pytest.mark.parametrize(
    ("language", "headline", "manner"),
    [
        ("en", "Poll shows mayor ahead", "document"),
        ("en", "Rina Sastra vows to rebuild the market", "eventuality"),
        ("id", "Survei: 60 Persen Warga Puas", "document"),
        ("id", "Laporan: Jembatan Kota Biru Tidak Aman", "document"),
    ],
)
def test_the_manner_is_told_in_headlines_too(language: str, headline: str, manner: str) -> None:
    [quote] = told(headline, language)
    assert quote.manner == manner


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Live: ferry leaves the harbour"),
        ("en", "Port Amber: a town in three pictures"),
        ("en", "Review: a night at the opera"),
        ("en", "Rice price falls, ferry leaves late"),
        ("en", "What the mayor says about the mill"),
        ("en", "Sports: City beat United"),
        ("en", "Mayor Rina Sastra: “The mill will close”"),
        ("id", "Foto: Pasar Kota Biru di pagi hari"),
        ("id", "Piala Dunia: Kota Biru Menang"),
        ("id", "Harga Beras Turun, Pasar Ramai"),
        ("id", "Nilai rupiah turun tajam"),
        ("id", "Ini kata menteri soal harga beras"),
        ("id", "Kemarau Panjang, Petani Minta Bantuan"),
        ("id", "Rina Sastra: “Pabrik Akan Tutup”"),
    ],
)
def test_a_headline_that_tells_something_itself_reports_nothing(language: str, headline: str) -> None:
    assert told(headline, language) == []
