"""Dates, weekdays and hours side by side, in ten languages: what is the same is silent, what is not is told."""

from __future__ import annotations

import pytest

from warta.desk.compare import compare_sentences

_FACTS = ("FN", "FU", "FT")


def codes(languages: str, original: str, relay: str) -> set[str]:
    first, _, second = languages.partition("-")
    found = compare_sentences(original, relay, languages=(first, second)).differences
    return {difference.code for difference in found if difference.code.startswith(_FACTS)}


@pytest.mark.parametrize(
    ("languages", "original", "relay"),
    [
        ("en-id", "The court will meet at half past five.", "Pengadilan akan bersidang pukul setengah enam."),
        ("en-id", "The shop opens at 9 a.m. and closes at 8 p.m.", "Toko buka pukul 09.00 dan tutup pukul 20.00."),
        (
            "en-id",
            "The shop opens at 9 a.m. and closes at 8 p.m.",
            "Toko buka jam sembilan pagi dan tutup jam delapan malam.",
        ),
        ("en-id", "The blast came at 0300 GMT on Friday.", "Ledakan terjadi Jumat pukul 10.00 WIB."),
        ("en-id", "He arrived at midnight on Sunday.", "Ia tiba Minggu tengah malam."),
        ("en-id", "He arrived at noon.", "Ia tiba tengah hari."),
        ("en-id", "He arrived at noon.", "Ia tiba pukul 12.00."),
        ("en-id", "The meeting lasts from 7 to 9 p.m.", "Rapat berlangsung pukul 19.00-21.00."),
        ("en-id", "In the 1990s prices rose.", "Pada dekade 90-an harga naik."),
        ("en-id", "In the early '90s prices rose.", "Pada awal 1990-an harga naik."),
        ("en-id", "The 19th century church burned.", "Gereja abad ke-19 itu terbakar."),
        ("en-id", "In the third quarter of 2024 sales fell.", "Pada kuartal III 2024 penjualan turun."),
        ("en-id", "In Q3 2024 sales fell.", "Pada kuartal ketiga 2024 penjualan turun."),
        ("en-id", "The law took effect on January 1, 2020.", "Undang-undang itu berlaku sejak 1 Januari 2020."),
        ("en-id", "The law took effect on Jan. 1.", "Undang-undang itu berlaku sejak 1/1."),
        ("en-id", "He was born on 5/7/1990.", "Ia lahir pada 5 Juli 1990."),
        ("en-id", "He was born in May.", "Ia lahir pada bulan Mei."),
        ("en-id", "Since March prices have risen.", "Sejak Maret harga naik."),
        ("en-id", "By mid-July the road will be open.", "Pertengahan Juli jalan akan dibuka."),
        ("en-id", "The road opened on Wednesday and closed on Friday.", "Jalan dibuka Rabu dan ditutup Jumat."),
        ("en-id", "He came two days ago.", "Ia datang dua hari lalu."),
        ("en-id", "He came last week.", "Ia datang pekan lalu."),
        ("en-id", "The 9/11 attacks shook New York.", "Serangan 11 September mengguncang New York."),
        ("en-id", "The drama will air Sunday at 10.15 pm.", "Drama itu tayang Minggu pukul 22.15."),
        ("en-id", "The first of May is a holiday.", "1 Mei adalah hari libur."),
        ("en-id", "The quake hit at 5:04:30 p.m.", "Gempa terjadi pukul 17.04.30."),
        ("en-id", "From Monday to Friday it is open 24 hours.", "Buka 24 jam dari Senin sampai Jumat."),
        ("en-id", "Between June and August rain falls.", "Antara Juni dan Agustus hujan turun."),
        ("id-en", "Upacara 17 Agustus digelar pukul 07.00 WIB.", "The August 17 ceremony began at 7 a.m."),
        (
            "id-en",
            "Rapat digelar Selasa (5/3) malam pukul 19.30 WITA.",
            "The meeting was held on Tuesday, March 5, at 7:30 p.m.",
        ),
        ("id-en", "Ia tiba setengah tujuh pagi.", "He arrived at half past six in the morning."),
        ("id-en", "Sejak 1990-an ia menulis.", "He has written since the nineties."),
        ("id-en", "Tanggal 28 Oktober diperingati.", "October 28 is celebrated."),
        ("id-en", "Ahad sore hujan turun.", "It rained on Sunday afternoon."),
        ("id-en", "Pada Jum'at itu pasar tutup.", "The market closed that Friday."),
        ("en-de", "The train leaves at 5:30 p.m.", "Der Zug fährt um halb sechs."),
        ("en-de", "The train leaves at 5:30 p.m.", "Der Zug fährt um 17.30 Uhr."),
        ("en-de", "In the nineties he lived here.", "In den neunziger Jahren lebte er hier."),
        ("en-de", "He came on the fifth of May.", "Er kam am fünften Mai."),
        ("en-de", "He came on Saturday.", "Er kam am Sonnabend."),
        ("en-nl", "The train leaves at 5:30 p.m.", "De trein vertrekt om half zes."),
        ("en-nl", "It began on Tuesday, 5 March.", "Het begon op dinsdag 5 maart."),
        ("en-fr", "It begins at 3 p.m.", "Cela commence à quinze heures."),
        ("en-fr", "It begins at 3:30 p.m.", "Cela commence à 15h30."),
        ("en-fr", "The 1st of May is a holiday.", "Le 1er mai est férié."),
        ("en-fr", "The first of May is a holiday.", "Le premier mai est férié."),
        ("en-es", "At 2pm the van left.", "A las dos de la tarde salió la furgoneta."),
        ("en-es", "In the sixties they sang.", "En los años sesenta cantaban."),
        ("en-pt", "At 2pm the van left.", "Às duas da tarde a carrinha saiu."),
        ("en-pt", "It opened on Friday.", "Abriu na sexta-feira."),
        ("en-it", "At three in the afternoon it rained.", "Alle tre del pomeriggio pioveva."),
        ("en-it", "He died on 3 March 1998.", "È morto il 3 marzo 1998."),
        ("en-tr", "The session begins at 7 p.m.", "Oturum akşam saat yedide başlıyor."),
        ("en-tr", "He came on Friday.", "Cuma günü geldi."),
        ("en-ms", "The session begins at 5:30 p.m.", "Sesi bermula pukul lima setengah petang."),
        ("en-ms", "He came in August.", "Dia datang pada Ogos."),
        ("de-en", "Um Viertel vor acht begann es.", "It began at quarter to eight."),
        ("de-en", "Im Mai 2019 und seit Juni.", "In May 2019 and since June."),
        ("fr-en", "Dans les années quatre-vingt il chantait.", "He sang in the eighties."),
        ("es-en", "El primero de enero llegó.", "He came on January 1."),
        ("pt-en", "Ao meio-dia saiu.", "He left at noon."),
        ("it-en", "A mezzanotte partì.", "He left at midnight."),
        ("nl-en", "Om kwart over negen begon het.", "It began at 9:15."),
        ("tr-en", "Temmuz ayında başladı.", "It began in July."),
    ],
)
def test_what_is_told_alike_is_silent(languages: str, original: str, relay: str) -> None:
    assert codes(languages, original, relay) == set()


@pytest.mark.parametrize(
    ("languages", "original", "relay", "code"),
    [
        ("en-id", "The court will meet at half past five.", "Pengadilan akan bersidang pukul setengah lima.", "FT003"),
        (
            "en-id",
            "The shop opens at 9 a.m. and closes at 8 p.m.",
            "Toko buka pukul 09.00 dan tutup pukul 19.00.",
            "FT003",
        ),
        ("en-id", "The blast came at 2100 GMT on Friday.", "Ledakan terjadi Sabtu pukul 04.00 WIB.", "FT002"),
        ("en-id", "He arrived at noon.", "Ia tiba tengah malam.", "FT003"),
        ("en-id", "The meeting lasts from 7 to 9 p.m.", "Rapat berlangsung pukul 19.00 hingga 22.00.", "FT003"),
        ("en-id", "In the 1990s prices rose.", "Pada tahun 1980-an harga naik.", "FT001"),
        ("en-id", "The 19th century church burned.", "Gereja abad ke-18 itu terbakar.", "F"),
        ("en-id", "In the third quarter of 2024 sales fell.", "Pada kuartal kedua 2024 penjualan turun.", "F"),
        (
            "en-id",
            "The law took effect on January 1, 2020.",
            "Undang-undang itu berlaku sejak 1 Januari 2021.",
            "FT001",
        ),
        ("en-id", "He was born in May.", "Ia lahir pada bulan Maret.", "FT001"),
        ("en-id", "Since March prices have risen.", "Sejak Mei harga naik.", "FT001"),
        ("en-id", "By mid-July the road will be open.", "Pertengahan Juni jalan akan dibuka.", "FT001"),
        (
            "en-id",
            "The road opened on Wednesday and closed on Friday.",
            "Jalan dibuka Rabu dan ditutup Kamis.",
            "FT002",
        ),
        ("en-id", "He came two days ago.", "Ia datang tiga hari lalu.", "F"),
        ("en-id", "The drama will air Sunday at 10.15 pm.", "Drama itu tayang Minggu pukul 21.15.", "FT003"),
        ("en-id", "Between June and August rain falls.", "Antara Juni dan September hujan turun.", "FT001"),
        ("id-en", "Rapat digelar Selasa (5/3).", "The meeting was held on Tuesday, May 3.", "FT001"),
        ("id-en", "Ia tiba setengah tujuh pagi.", "He arrived at half past seven in the morning.", "FT003"),
        ("en-de", "The train leaves at 5:30 p.m.", "Der Zug fährt um halb fünf.", "FT003"),
        ("en-de", "He came on the fifth of May.", "Er kam am sechsten Mai.", "FT001"),
        ("en-nl", "The train leaves at 5:30 p.m.", "De trein vertrekt om half vijf.", "FT003"),
        ("en-nl", "It began on Tuesday, 5 March.", "Het begon op dinsdag 15 maart.", "FT001"),
        ("en-fr", "It begins at 3 p.m.", "Cela commence à seize heures.", "FT003"),
        ("en-es", "At 2pm the van left.", "A las tres de la tarde salió la furgoneta.", "FT003"),
        ("en-es", "In the sixties they sang.", "En los años setenta cantaban.", "FT001"),
        ("en-pt", "At 2pm the van left.", "Às 15h a carrinha saiu.", "FT003"),
        ("en-pt", "It opened on Friday.", "Abriu na quinta-feira.", "FT002"),
        ("en-it", "At three in the afternoon it rained.", "Alle quattro del pomeriggio pioveva.", "FT003"),
        ("en-it", "He died on 3 March 1998.", "È morto il 3 marzo 1989.", "FT001"),
        ("en-tr", "The session begins at 7 p.m.", "Oturum saat 20.00'de başlıyor.", "FT003"),
        ("en-tr", "He came on Friday.", "Perşembe günü geldi.", "FT002"),
        ("en-ms", "The session begins at 5:30 p.m.", "Sesi bermula pukul enam setengah petang.", "FT003"),
        ("en-ms", "He came in August.", "Dia datang pada Julai.", "FT001"),
        ("de-en", "Um Viertel vor acht begann es.", "It began at quarter past eight.", "FT003"),
        ("fr-en", "Dans les années quatre-vingt il chantait.", "He sang in the '90s.", "FT001"),
        ("pt-en", "À meia-noite saiu.", "He left at noon.", "FT003"),
        ("nl-en", "Om kwart over negen begon het.", "It began at 9:45.", "FT003"),
        ("tr-en", "Temmuz ayında başladı.", "It began in June.", "FT001"),
    ],
)
def test_what_was_changed_is_told(languages: str, original: str, relay: str, code: str) -> None:
    assert any(found.startswith(code) for found in codes(languages, original, relay))
