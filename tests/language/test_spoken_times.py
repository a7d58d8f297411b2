"""Times of day in the words in which people tell them; "?" marks one that may be twelve hours later too."""

from __future__ import annotations

import pytest

from warta.language.packs import pack_of
from warta.language.times import times


def told(text: str, language: str) -> list[str]:
    pack = pack_of(language)
    assert pack is not None
    return [time.value + "?" * time.is_open for time in times(text, pack, 0, len(text))]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("id", "Rapat dimulai jam setengah enam sore di balai.", ["17:30"]),
        ("id", "Rapat dimulai setengah enam sore di balai.", ["17:30"]),
        ("id", "Mereka tiba jam setengah 6.", ["05:30?"]),
        ("id", "Mereka tiba pukul setengah delapan malam.", ["19:30"]),
        ("id", "Rapat usai jam tujuh malam.", ["19:00"]),
        ("id", "Pintu dibuka pukul sembilan pagi.", ["09:00"]),
        ("id", "Kebakaran terjadi jam 6 kurang seperempat pagi.", ["05:45"]),
        ("id", "Kebakaran terjadi pukul enam kurang seperempat.", ["05:45?"]),
        ("id", "Kereta tiba pukul dua belas lewat sepuluh menit.", ["12:10?"]),
        ("id", "Kereta tiba pukul 7 lewat 15 menit malam.", ["19:15"]),
        ("id", "Mereka bertahan sampai tengah malam dan tengah hari.", ["00:00", "12:00"]),
        ("id", "Senin malam pukul 8 mereka pulang.", ["20:00"]),
        ("id", "Rapat mulai pukul 13.00 waktu Tokyo.", ["13:00"]),
        ("id", "Rapat mulai jam 5.", ["05:00?"]),
        ("id", "Rapat mulai pukul 05.00 WITA.", ["05:00"]),
        ("ms", "Majlis bermula pukul lima setengah petang.", ["17:30"]),
        ("ms", "Majlis bermula pukul lapan malam.", ["20:00"]),
        ("ms", "Majlis bermula jam sepuluh pagi.", ["10:00"]),
        ("ms", "Majlis bermula pukul 5.30 petang.", ["17:30"]),
        ("ms", "Majlis bermula pukul sembilan suku.", ["09:15?"]),
        ("en", "The doors open at half past five.", ["05:30?"]),
        ("en", "The doors open at half past five in the afternoon.", ["17:30"]),
        ("en", "It was quarter to seven in the morning.", ["06:45"]),
        ("en", "He arrived at ten past nine.", ["09:10?"]),
        ("en", "He arrived at twenty minutes past nine.", ["09:20?"]),
        ("en", "The match starts at seven o'clock in the evening.", ["19:00"]),
        ("en", "The match starts at seven in the evening.", ["19:00"]),
        ("en", "It's six in the morning there.", ["06:00"]),
        ("en", "Seven p.m. is late.", ["19:00"]),
        ("en", "They came at eight-thirty in the morning.", ["08:30"]),
        ("en", "The office opened at 02.00 until 04.00.", ["02:00", "04:00"]),
        ("en", "They came at noon and left at midnight.", ["12:00", "00:00"]),
        ("en", "He counted to ten past midnight.", ["00:00"]),
        ("en", "They left at 1930 Paris time.", ["19:30"]),
        ("en", "They left at 5:30.", ["05:30?"]),
        ("en", "They left at 17:30.", ["17:30"]),
        ("en", "About 5 p.m. New York time he left.", ["17:00"]),
        ("de", "Die Sitzung beginnt um halb sechs.", ["05:30?"]),
        ("de", "Die Sitzung beginnt um halb sechs abends.", ["17:30"]),
        ("de", "Die Sitzung beginnt um sieben Uhr abends.", ["19:00"]),
        ("de", "Die Sitzung beginnt um siebzehn Uhr.", ["17:00"]),
        ("de", "Die Sitzung beginnt um Viertel nach acht.", ["08:15?"]),
        ("de", "Die Sitzung beginnt um viertel vor neun morgens.", ["08:45"]),
        ("de", "Sie kamen um ein Uhr nachts.", ["01:00"]),
        ("de", "Sie kamen um siebzehn Uhr dreißig.", ["17:30"]),
        ("de", "Sie kamen um Mitternacht.", ["00:00"]),
        ("de", "Sie kamen um sieben abends.", ["19:00"]),
        ("de", "Abends um 8 Uhr war Schluss.", ["20:00"]),
        ("nl", "De zitting begint om half zes.", ["05:30?"]),
        ("nl", "De zitting begint om zeven uur 's avonds.", ["19:00"]),
        ("nl", "De zitting begint om kwart voor acht.", ["07:45?"]),
        ("nl", "De zitting begint om zeven uur.", ["07:00?"]),
        ("nl", "Om 4 uur plaatselijke tijd begon het.", ["04:00?"]),
        ("es", "La sesión empieza a las tres de la tarde.", ["15:00"]),
        ("es", "La sesión empieza a la una de la tarde.", ["13:00"]),
        ("es", "La sesión empieza a las siete y media.", ["07:30?"]),
        ("es", "La sesión empieza a las siete y media de la tarde.", ["19:30"]),
        ("es", "La sesión empieza a las ocho menos cuarto.", ["07:45?"]),
        ("es", "La sesión empieza a las diez de la noche.", ["22:00"]),
        ("es", "Llegó a medianoche y salió al mediodía.", ["00:00", "12:00"]),
        ("pt", "A sessão começa às três da tarde.", ["15:00"]),
        ("pt", "A sessão começa às sete e meia da noite.", ["19:30"]),
        ("pt", "A sessão começa à uma da tarde.", ["13:00"]),
        ("pt", "A sessão vai das duas às três da tarde.", ["15:00"]),
        ("pt", "A sessão começa às quinze horas.", ["15:00"]),
        ("pt", "A sessão começou às 17h30.", ["17:30"]),
        ("pt", "Saiu ao meio-dia e meia.", ["12:30"]),
        ("pt", "A sessão começa às seis da manhã.", ["06:00"]),
        ("fr", "La séance commence à quinze heures.", ["15:00"]),
        ("fr", "La séance commence à huit heures du soir.", ["20:00"]),
        ("fr", "La séance commence à sept heures et demie.", ["07:30?"]),
        ("fr", "La séance commence à dix-neuf heures trente.", ["19:30"]),
        ("fr", "La séance commence à huit heures moins le quart.", ["07:45?"]),
        ("fr", "Il arrive à midi et part à minuit.", ["12:00", "00:00"]),
        ("fr", "La séance commence vers trois heures de l'après-midi.", ["15:00"]),
        ("it", "La seduta comincia alle tre del pomeriggio.", ["15:00"]),
        ("it", "La seduta comincia alle sette e mezza di sera.", ["19:30"]),
        ("it", "La seduta comincia all'una di notte.", ["01:00"]),
        ("it", "La seduta comincia alle otto meno un quarto.", ["07:45?"]),
        ("it", "La seduta comincia alle ore diciassette.", ["17:00"]),
        ("it", "Arriva a mezzogiorno e parte a mezzanotte.", ["12:00", "00:00"]),
        ("it", "La seduta comincia alle 17.30.", ["17:30"]),
        ("tr", "Toplantı saat yedide başlıyor.", ["07:00?"]),
        ("tr", "Toplantı akşam saat yedide başlıyor.", ["19:00"]),
        ("tr", "Toplantı saat beş buçukta başlıyor.", ["05:30?"]),
        ("tr", "Toplantı sabah saat 9'da başlıyor.", ["09:00"]),
        ("tr", "Toplantı akşam saat 7'de başlıyor.", ["19:00"]),
        ("tr", "Gece yarısı uyandı.", ["00:00"]),
    ],
)
def test_a_time_is_read(language: str, text: str, values: list[str]) -> None:
    assert told(text, language) == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Toko buka 24 jam tujuh hari seminggu."),
        ("id", "Perjalanan itu makan dua jam lima menit."),
        ("id", "Setengah lima puluh orang hadir."),
        ("id", "Mereka menginap tiga malam di setengah rumah."),
        ("id", "Gaji per jam lima dolar."),
        ("en", "Shares closed at 5.30 on Monday."),
        ("en", "He won two in the morning and three in the afternoon."),
        ("en", "Three in the evening session were hurt."),
        ("en", "The vote was five to six."),
        ("en", "It was the first time in Paris time stood still."),
        ("en", "He gave at two of the shops."),
        ("de", "Halb Europa schaut zu, halb ein Witz."),
        ("de", "Sie gewannen um zwei Tore."),
        ("nl", "De reis duurde zeven uur."),
        ("es", "Dio el premio a las dos mujeres."),
        ("es", "Dio el premio a las tres y a las cinco."),
        ("pt", "Deu o prêmio às duas mulheres."),
        ("fr", "La ville est à deux heures de route."),
        ("fr", "La ville est à 2 heures de route."),
        ("fr", "Il a dormi deux heures et demie."),
        ("it", "Ha dato il premio alle tre donne."),
        ("tr", "Toplantı iki saat on dakika sürdü."),
        ("tr", "Toplantı 17.30'da bitti."),
        ("en", "Rekaan led with 3:21 to play and 2:09 remaining."),
        ("pt", "As duas irmãs e as três primas vieram."),
    ],
)
def test_what_is_no_time_is_left_alone(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "zone"),
    [
        ("id", "Rapat mulai pukul 13.00 waktu Tokyo.", "waktu Tokyo"),
        ("id", "Rapat mulai pukul setengah enam WITA.", "WITA"),
        ("en", "They left at 1930 (Paris time).", "Paris time"),
        ("en", "About 5 p.m. New York time they left.", "New York time"),
        ("de", "Sie kamen um 17 Uhr Moskauer Zeit.", "Moskauer Zeit"),
        ("nl", "Om 4 uur plaatselijke tijd begon het.", "plaatselijke tijd"),
    ],
)
def test_the_time_of_a_place_is_a_zone(language: str, text: str, zone: str) -> None:
    pack = pack_of(language)
    assert pack is not None
    [time] = times(text, pack, 0, len(text))
    assert time.zone == zone


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Open from 7 to 9 p.m. and 8-5 p.m. today.", ["19:00", "21:00", "08:00", "17:00"]),
        ("en", "Open from 8 to 5:30 p.m. and 11-1 p.m.", ["08:00", "17:30", "11:00", "13:00"]),
        ("en", "Won 3-2 at 8 p.m. and lost 5-4.", ["20:00"]),
        ("id", "Buka pukul 7-9 malam.", ["19:00", "21:00"]),
        ("id", "Buka jam tujuh sampai jam sembilan malam.", ["19:00", "21:00"]),
        ("de", "Von 7 bis 9 Uhr abends.", ["19:00", "21:00"]),
        ("es", "De las 7 a las 9 de la noche.", ["19:00", "21:00"]),
        ("pt", "Das 7 às 9 da noite.", ["19:00", "21:00"]),
        ("fr", "De 7 à 9 heures du soir.", ["19:00", "21:00"]),
        ("it", "Dalle 7 alle 9 di sera.", ["19:00", "21:00"]),
        ("nl", "Van 7 tot 9 uur 's avonds.", ["19:00", "21:00"]),
    ],
)
def test_two_hours_share_the_part_of_the_day(language: str, text: str, values: list[str]) -> None:
    assert told(text, language) == values


def test_seconds_are_left_out_of_the_value() -> None:
    assert told("Gempa terjadi pukul 17.04.30 WIB.", "id") == ["17:04"]
    assert told("Versi 17.04.30 dirilis.", "id") == []
