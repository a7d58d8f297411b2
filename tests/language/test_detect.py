"""A text's language is told clearly or not at all."""

from __future__ import annotations

import pytest

from warta.language.detect import detect

INDONESIAN = (
    "Pemerintah kota mengatakan bahwa harga beras akan turun pekan depan karena panen raya sudah dimulai di tiga "
    "kecamatan. Warga berharap penurunan itu tidak hanya terjadi saat hari raya, kata Rina Sastra."
)
ENGLISH = (
    "The city council said that the price of rice would fall next week because the harvest had begun in three of its "
    "districts. Residents hope that it will not rise again before the holidays, Rina Sastra said."
)


def test_indonesian_and_english_are_known_from_two_sentences() -> None:
    assert detect(INDONESIAN) == "id"
    assert detect(ENGLISH) == "en"


@pytest.mark.parametrize(
    "other",
    [
        # Javanese
        "Pamarentah kutha ngandika menawa rega beras bakal mudhun minggu ngarep amarga panen wis diwiwiti ing telung "
        "kecamatan. Warga ngarep-arep mudhune ora mung nalika dina riyaya.",
        # Minangkabau
        "Duo urang luko di Padang katiko oto nan ditumpangi manabrak batang kayu di tapi jalan Sinayan pagi. Polisi "
        "mangatoan sopir tu litak dan indak mancaliak ado onda dari arah lain. Korban dibaok ka rumah sakik, dan kini "
        "alah cegak. Bupati mamintak supayo jalan tu dipelok-i karano banyak nan balubang. Warga alah samo-samo "
        "mambarasiahan jalan dan mananam batang kayu nan baru di sinan.",
        # Tagalog
        "Sinabi ng lungsod na bababa ang presyo ng bigas sa susunod na linggo dahil nagsimula na ang anihan sa tatlong "
        "distrito. Umaasa ang mga residente na hindi ito tataas muli.",
        "市政府说，下周大米价格将下降，因为三个区已经开始收割。",
        "قالت المدينة إن سعر الأرز سينخفض الأسبوع المقبل لأن الحصاد بدأ في ثلاث مناطق.",
    ],
)
def test_any_other_language_is_unknown(other: str) -> None:
    assert detect(other) == ""


@pytest.mark.parametrize(
    "thin",
    [
        "",
        "Beras",
        "Harga beras naik",
        "2024 2025 2026",
        "The end",
        "...",
        "NATO, PBB, ASEAN, OPEC, WHO, FIFA, UEFA, IMF, WTO",
    ],
)
def test_thin_evidence_is_no_evidence(thin: str) -> None:
    assert detect(thin) == ""


def test_a_story_full_of_names_is_known() -> None:
    lineup = "Rudi Hartawan; Yosef Meilani, Kiko Varela, Vano Mardi; Kresna Bayuaji, Iman Gartono, Hugo Samsi."
    match = (
        "Persada menaklukkan Samudra 3-1 pada pekan ke-12 di Stadion Wijaya, Minggu malam. Tiga gol tuan rumah dicetak "
        "Ernes Gomis dan Yose Enrik, sedangkan gol tim tamu dibuat Alek Tanke lewat titik penalti pada menit ke-88. "
        f"Susunan pemain: {lineup}"
    )
    assert detect(match) == "id"


def test_names_and_quotations_in_another_language_do_not_change_the_answer() -> None:
    assert detect(f"{INDONESIAN} “The price is too high for all of us,” katanya. {INDONESIAN}") == "id"


def test_half_of_each_is_neither() -> None:
    assert detect(f"{INDONESIAN} {ENGLISH}") == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "ms",
            "Kerajaan tempatan berkata bahawa harga beras akan turun minggu depan kerana musim menuai telah bermula di "
            "tiga mukim. Penduduk berharap ia bukan sahaja berlaku semasa hari perayaan, menurut jurucakap majlis itu.",
        ),
        (
            "nl",
            "De gemeente zegt dat de prijs van rijst volgende week zal dalen omdat de oogst in drie wijken is "
            "begonnen. Bewoners hopen dat het niet alleen voor de feestdagen is.",
        ),
        (
            "es",
            "El municipio dice que el precio del arroz bajará la próxima semana porque la cosecha ha comenzado en tres "
            "distritos. Los vecinos esperan que no sea solo para las fiestas.",
        ),
        (
            "de",
            "Die Stadt sagt, dass der Preis für Reis in der nächsten Woche fallen werde, weil die Ernte in drei "
            "Bezirken begonnen hat. Die Bewohner hoffen, dass das so bleibt.",
        ),
    ],
)
def test_a_language_that_is_read_in_part_is_known(language: str, told: str) -> None:
    assert detect(told) == language
