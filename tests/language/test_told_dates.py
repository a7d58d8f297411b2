"""Dates as copy tells them in ten languages: in words, by decade, from publication.

A date without a value is written with its month and its day: "5-" is May, of whatever year.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.dates import dates
from warta.language.packs import pack_of, packs
from warta.language.reading import WrittenDate
from warta.language.times import times

PUBLISHED = date(2024, 7, 5)  # a Friday


def told(text: str, language: str) -> list[str]:
    pack = pack_of(language)
    assert pack is not None
    found = dates(text, pack, 0, len(text), published=PUBLISHED, today=PUBLISHED)
    assert [text[day.start : day.end] for day in found] == [day.text for day in found]
    return [_shown(day) for day in found]


def _shown(day: WrittenDate) -> str:
    if day.kind == "relative" and day.relation:
        return day.relation
    return day.value or f"{day.month or ''}-{day.day or ''}"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("id", "Upacara digelar tanggal tujuh belas Agustus di balai.", "2024-08-17"),
        ("id", "Upacara digelar pada tanggal lima Juli 2024.", "2024-07-05"),
        ("id", "Hujan turun pada Mei dan bulan Maret.", "5- 3-"),
        ("id", "Sejak awal Juni hingga akhir Mei harga naik.", "6- 5-"),
        ("id", "Pertengahan Juli harga naik.", "7-"),
        ("id", "Panen dimulai Agustus mendatang.", "8-"),
        ("id", "Musik tahun 1990-an dan dekade 90-an.", "199 199"),
        ("id", "Gaya tahun 80-an populer lagi.", "198"),
        ("id", "Pada 15Maret 2020 pasar tutup.", "2020-03-15"),
        ("id", "Kemarin lusa dan dua hari yang lalu.", "day-2 day-2"),
        ("id", "Senin lalu, Selasa depan, Rabu ini.", "2024-07-01 2024-07-09 2024-07-03"),
        ("id", "Pada 2024-07-05 dan 5/7/2024 dan 5-7-2024.", "2024-07-05 2024-07-05 2024-07-05"),
        ("id", "Pada kuartal III 2024 ekonomi tumbuh.", "2024"),
        ("id", "Sejak Januari-Maret 2024 harga naik.", "1- 2024-03"),
        ("id", "Rapat pada 5 s.d. 7 Juli 2024.", "2024-07-05 2024-07-07"),
        ("id", "Rapat pada 30 Juni-2 Juli 2024.", "2024-06-30 2024-07-02"),
        ("id", "Rapat 30 Juni hingga 2 Juli.", "2024-06-30 2024-07-02"),
        ("id", "Minggu pagi (7/7) warga bersepeda.", "2024-07-07"),
        ("id", "Bulan lalu, tahun depan, pekan ini.", "month-1 year+1 week+0"),
        ("ms", "Perhimpunan pada lima Julai.", "2024-07-05"),
        ("ms", "Kejadian pada 5 haribulan Julai.", "2024-07-05"),
        ("ms", "Muzik tahun 90-an digemari.", "199"),
        ("ms", "Pada Mac dan sejak Ogos.", "3- 8-"),
        ("en", "It opened on the fifth of May.", "2024-05-05"),
        ("en", "It opened on May the fifth.", "2024-05-05"),
        ("en", "It opened on August the third, 2023.", "2023-08-03"),
        ("en", "The Fourth of July parade was long.", "2024-07-04"),
        ("en", "They met on the twenty-first of June 2020.", "2020-06-21"),
        ("en", "In May she may march in March.", "5- 3-"),
        ("en", "Since March, until mid-July, by end of June.", "3- 7- 6-"),
        ("en", "Late May rain, early June sun.", "5- 6-"),
        ("en", "Music of the 1990s and the '80s.", "199 198"),
        ("en", "The eighties were loud.", "198"),
        ("en", "In the early 90s they moved.", "199"),
        ("en", "On Friday, 5 July, they met.", "2024-07-05"),
        ("en", "Two days ago, last Friday, next Tuesday.", "day-2 2024-06-28 2024-07-09"),
        ("en", "Three weeks ago and a fortnight ago.", "week-3 week-2"),
        ("en", "Wednesday morning and Thursday night.", "2024-07-03 2024-07-04"),
        ("en", "In the third quarter of 2024.", "2024"),
        ("en", "On 2024-07-05T12:00 it ran.", "2024-07-05"),
        ("en", "From June 30 to July 2, 2024.", "2024-06-30 2024-07-02"),
        ("en", "Between 5 and 7 July.", "2024-07-05 2024-07-07"),
        ("en", "By the end of 2023-24.", "2023 2024"),
        ("en", "Sept. 5 and Oct 6.", "2024-09-05 2024-10-06"),
        ("de", "Am fünften Mai begann es.", "2024-05-05"),
        ("de", "Am ersten Juli 2024 begann es.", "2024-07-01"),
        ("de", "In den neunziger Jahren war es so.", "199"),
        ("de", "In den 90er Jahren war es so.", "199"),
        ("de", "Anfang Juni, Mitte Mai, Ende August.", "6- 5- 8-"),
        ("de", "Seit März und im Oktober.", "3- 10-"),
        ("de", "Vor drei Wochen und nächste Woche.", "week-3 week+1"),
        ("nl", "Op vijf mei begon het.", "2024-05-05"),
        ("nl", "Op de vijfde mei begon het.", "2024-05-05"),
        ("nl", "In de jaren negentig en de jaren 80.", "199 198"),
        ("nl", "Begin juni, eind mei.", "6- 5-"),
        ("nl", "Twee weken geleden.", "week-2"),
        ("es", "El cinco de mayo empezó.", "2024-05-05"),
        ("es", "El primero de enero de 2023 empezó.", "2023-01-01"),
        ("es", "En los años noventa y los años 80.", "199 198"),
        ("es", "En la década de los ochenta.", "198"),
        ("es", "Desde marzo, a principios de mayo.", "3- 5-"),
        ("es", "El próximo viernes y el pasado lunes.", "2024-07-12 2024-07-01"),
        ("es", "Anteayer y hace tres semanas.", "day-2 week-3"),
        ("es", "Cada uno de marzo.", "3-"),
        ("pt", "No dia cinco de maio começou.", "2024-05-05"),
        ("pt", "Em primeiro de janeiro de 2023 começou.", "2023-01-01"),
        ("pt", "Nos anos noventa e nos anos 80.", "199 198"),
        ("pt", "Desde março, em meados de maio.", "3- 5-"),
        ("pt", "Anteontem e há três semanas.", "day-2 week-3"),
        ("fr", "Le cinq mai a commencé.", "2024-05-05"),
        ("fr", "Le premier janvier 2023 a commencé.", "2023-01-01"),
        ("fr", "Le quatorze juillet a été fêté.", "2024-07-14"),
        ("fr", "Dans les années quatre-vingt-dix et les années 80.", "199 198"),
        ("fr", "Depuis mars, début mai, fin juin.", "3- 5- 6-"),
        ("fr", "Il y a trois semaines et la semaine prochaine.", "week-3 week+1"),
        ("it", "Il cinque maggio è iniziato.", "2024-05-05"),
        ("it", "Il primo gennaio 2023 è iniziato.", "2023-01-01"),
        ("it", "Negli anni novanta e negli anni '80.", "199 198"),
        ("it", "Da marzo, a inizio maggio.", "3- 5-"),
        ("it", "Tre settimane fa e la settimana prossima.", "week-3 week+1"),
        ("tr", "Beş Temmuz günü başladı.", "2024-07-05"),
        ("tr", "1990'larda ve 80'li yıllarda.", "199 198"),
        ("tr", "Mart ayında ve Mayıs ayında.", "3- 5-"),
        ("tr", "Üç hafta önce ve gelecek hafta.", "week-3 week+1"),
        ("tr", "Temmuz'da başladı, 5 Temmuz'da bitti.", "7- 2024-07-05"),
        ("tr", "Cuma günü ve Pazar günü.", "2024-07-05 2024-06-30"),
    ],
)
def test_a_date_is_read(language: str, text: str, days: str) -> None:
    assert " ".join(told(text, language)) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Lelaki berusia 90-an tahun itu hadir."),
        ("id", "Suhu mencapai 30-an derajat."),
        ("id", "Menteri Mei Lin hadir."),
        ("id", "Lima Mei Lin hadir di tanggal lima."),
        ("id", "Abad ke-19 berakhir."),
        ("en", "The first of many came in second."),
        ("en", "She is in her nineties."),
        ("en", "Temperatures were in the 90s."),
        ("en", "April Hadi and June Arsa sang."),
        ("en", "August Wilson wrote it."),
        ("en", "March on, said May."),
        ("es", "Por la mañana llegó."),
        ("id", "Tim Maret Rekaan menang."),
        ("id", "Seratus tahun lalu desa itu sepi."),
        ("en", "A woman in her eighties sang."),
        ("id", "Lelaki berusia 60-an itu pulang."),
        ("es", "Tiene 80 años y 90 vacas."),
    ],
)
def test_what_is_no_date_is_left_alone(language: str, text: str) -> None:
    assert told(text, language) == []


_PIECES = [
    "May the", "fifth", "of", "May", "3", "\u0301", "Mei", "tanggal", "lima", "puluh", "treinta", "y", "uno",
    "de", "mayo", "premier", "mai", "l’", "primo", "maggio", "Temmuz", "pukul", "setengah", "jam", "6",
    "kurang", "at", "half", "past", "seven", "p.m.", "9/11", "from", "7", "to", "9", "years", "90", "-an",
    "'80s", "the eighties", "años", "noventa", "WIB", "17.30", "İ", "malam", "Minggu", "1990", "\n\n", "(",
    ".", "\ud800",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.sampled_from(["", " "]), st.sampled_from(list(packs())))
def test_whatever_the_words_spans_are_pieces_of_the_text_in_order(pieces: list[str], gap: str, language: str) -> None:
    text = gap.join(pieces)
    pack = pack_of(language)
    assert pack is not None
    for found in (
        dates(text, pack, 0, len(text), published=PUBLISHED, today=PUBLISHED),
        list(times(text, pack, 0, len(text))),
    ):
        last = 0
        for each in found:
            assert last <= each.start < each.end
            assert text[each.start : each.end] == each.text
            last = each.end
