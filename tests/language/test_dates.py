"""Dates as copy writes them; a year is known or it is not guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.dates import WEEKDAYS, dates
from warta.language.packs import pack_of
from warta.language.reading import WrittenDate

TODAY = date(2026, 11, 23)


def found(text: str, language: str, published: date | None = None) -> list[WrittenDate]:
    pack = pack_of(language)
    assert pack is not None
    return dates(text, pack, 0, len(text), published=published, today=TODAY)


@pytest.mark.parametrize(
    ("language", "text", "value", "weekday"),
    [
        ("id", "Jumat (5/7)", "2024-07-05", "friday"),
        ("id", "Jumat (5/7/2024)", "2024-07-05", "friday"),
        ("id", "Senin (13/04/2020)", "2020-04-13", "monday"),
        ("id", "Jum’at, 5 Juli 2024", "2024-07-05", "friday"),
        ("id", "Minggu (7/7/24)", "2024-07-07", "sunday"),
        ("id", "Jumat (5 Juli 2024)", "2024-07-05", "friday"),
        ("id", "JUMAT (5/7/2024)", "2024-07-05", "friday"),
        ("en", "Friday (July 5)", "2024-07-05", "friday"),
        ("id", "Senin (17/8/98)", "1998-08-17", "monday"),
        ("id", "17 Agustus 1945", "1945-08-17", None),
        ("id", "29 Februari", None, None),  # no year, no weekday: not certain
        ("id", "Juli 2024", "2024-07", None),
        ("id", "tahun 2014", "2014", None),
        ("id", "5/7/2024", "2024-07-05", None),
        ("en", "Friday, July 5, 2024", "2024-07-05", "friday"),
        ("en", "Friday, July 5", "2024-07-05", "friday"),
        ("en", "July 5th, 2024", "2024-07-05", None),
        ("en", "5 July 2024", "2024-07-05", None),
        ("en", "Nov. 5, 2024", "2024-11-05", None),
        ("en", "since 2014", "2014", None),
        ("en", "Friday (5/7/2024)", "2024-07-05", "friday"),  # 7 May 2024 was a Tuesday
        ("en", "Tuesday (5/7/2024)", "2024-05-07", "tuesday"),
        ("en", "5/7/2024", None, None),  # London and New York read it differently
        ("en", "25/7/2024", "2024-07-25", None),
    ],
)
def test_a_date_without_a_day_of_publication(language: str, text: str, value: str | None, weekday: str | None) -> None:
    [day] = found(f"pada {text} di pasar" if language == "id" else f"on {text} at noon", language)
    text = text.removeprefix("tahun ").removeprefix("since ")
    assert (day.text, day.value, day.weekday) == (text, value, weekday)


PUBLISHED = date(2024, 7, 5)  # a Friday


@pytest.mark.parametrize(
    ("language", "text", "written", "value", "weekday"),
    [
        ("de", "am Freitag, den 5. Juli 2024, im Saal", "Freitag, den 5. Juli 2024", "2024-07-05", "friday"),
        ("de", "am Freitag (5.7.) im Saal", "Freitag (5.7.)", "2024-07-05", "friday"),
        ("de", "am 05.07.2024 im Saal", "05.07.2024", "2024-07-05", None),
        ("es", "el viernes 5 de julio de 2024 en la sala", "viernes 5 de julio de 2024", "2024-07-05", "friday"),
        ("pt", "na sexta-feira (5) na sala", "sexta-feira (5)", "2024-07-05", "friday"),
        ("pt", "em 1º de maio de 2024 na sala", "1º de maio de 2024", "2024-05-01", None),
        ("fr", "le vendredi 5 juillet 2024 dans la salle", "vendredi 5 juillet 2024", "2024-07-05", "friday"),
        ("fr", "le 1er mai dans la salle", "1er mai", "2024-05-01", None),
        ("it", "venerdì 5 luglio 2024 in sala", "venerdì 5 luglio 2024", "2024-07-05", "friday"),
        ("nl", "op vrijdag 5 juli in de zaal", "vrijdag 5 juli", "2024-07-05", "friday"),
        ("tr", "salonda 5 Temmuz 2024 Cuma günü", "5 Temmuz 2024 Cuma", "2024-07-05", "friday"),
        ("ms", "pada Jumaat (5 Julai) di dewan", "Jumaat (5 Julai)", "2024-07-05", "friday"),
        ("en", "on the 5th of July 2024 in the hall", "5th of July 2024", "2024-07-05", None),
        ("en", "on 2024-07-05 in the hall", "2024-07-05", "2024-07-05", None),
        ("id", "pada Jumat malam (5/7) di balai", "Jumat malam (5/7)", "2024-07-05", "friday"),
    ],
)
def test_a_date_in_every_language(language: str, text: str, written: str, value: str, weekday: str | None) -> None:
    [day] = found(text, language, PUBLISHED)
    assert (day.text, day.value, day.weekday, day.kind) == (written, value, weekday, "date")
    assert (day.month, day.day) == (None if "(5)" in written else int(value[5:7]), int(value[8:]))


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("id", "pada Jumat malam", "weekday", "2024-07-05"),
        ("id", "pada Kamis", "weekday", "2024-07-04"),
        ("id", "akan bertemu pada Senin", "weekday", "2024-07-08"),
        ("id", "pada Jumat lalu", "relative", "2024-06-28"),
        ("id", "pada Senin mendatang", "relative", "2024-07-08"),
        ("en", "on Thursday", "weekday", "2024-07-04"),
        ("en", "will meet on Monday", "weekday", "2024-07-08"),
        ("en", "last Friday", "relative", "2024-06-28"),
        ("en", "next Friday", "relative", "2024-07-12"),
        ("de", "am Freitagabend", "weekday", "2024-07-05"),
        ("es", "el pasado jueves", "relative", "2024-07-04"),
        ("fr", "jeudi dernier", "relative", "2024-07-04"),
        ("it", "giovedì scorso", "relative", "2024-07-04"),
        ("nl", "op donderdagochtend", "weekday", "2024-07-04"),
        ("pt", "na quinta-feira passada", "relative", "2024-07-04"),
        ("tr", "geçen Perşembe", "relative", "2024-07-04"),
        ("ms", "Khamis lalu", "relative", "2024-07-04"),
    ],
)
def test_a_bare_weekday_is_the_last_one_unless_it_is_to_come(language: str, text: str, kind: str, value: str) -> None:
    [day] = found(text, language, PUBLISHED)
    assert (day.kind, day.value) == (kind, value)
    assert found(text, language)[0].value is None


@pytest.mark.parametrize(
    ("language", "text", "relation", "value"),
    [
        ("id", "kemarin", "day-1", "2024-07-04"),
        ("id", "hari ini", "day+0", "2024-07-05"),
        ("id", "lusa", "day+2", "2024-07-07"),
        ("id", "dua hari lalu", "day-2", "2024-07-03"),
        ("id", "pekan lalu", "week-1", None),
        ("id", "bulan depan", "month+1", "2024-08"),
        ("id", "tahun lalu", "year-1", "2023"),
        ("ms", "semalam", "day-1", "2024-07-04"),
        ("en", "yesterday", "day-1", "2024-07-04"),
        ("en", "two days ago", "day-2", "2024-07-03"),
        ("en", "next week", "week+1", None),
        ("en", "last year", "year-1", "2023"),
        ("de", "vor zwei Tagen", "day-2", "2024-07-03"),
        ("es", "hace dos días", "day-2", "2024-07-03"),
        ("pt", "há dois dias", "day-2", "2024-07-03"),
        ("fr", "il y a deux jours", "day-2", "2024-07-03"),
        ("it", "due giorni fa", "day-2", "2024-07-03"),
        ("nl", "twee dagen geleden", "day-2", "2024-07-03"),
        ("tr", "iki gün önce", "day-2", "2024-07-03"),
    ],
)
def test_a_relative_day_says_how_far_it_is_in_every_language(
    language: str, text: str, relation: str, value: str | None
) -> None:
    [day] = found(f"… {text}, …", language, PUBLISHED)
    assert (day.text, day.kind, day.relation, day.value) == (text, "relative", relation, value)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("id", "sejak 2014 hingga 2022", ["2014", "2022"]),
        ("id", "masa jabatan 2019-2024", ["2019", "2024"]),
        ("id", "musim 2019/20", ["2019", "2020"]),
        ("id", "pada 1990-an", ["199"]),
        ("id", "Pemilu 2024 (2019)", ["2024", "2019"]),
        ("en", "in the 1990s and in 2022", ["199", "2022"]),
        ("en", "the 2008 state budget", ["2008"]),
        ("en", "July 5-7, 2024", ["2024-07-05", "2024-07-07"]),
        ("id", "5-7 Juli 2024", ["2024-07-05", "2024-07-07"]),
        ("de", "5. bis 7. Juli 2024", ["2024-07-05", "2024-07-07"]),
        ("de", "seit 2014, in den 1990er Jahren", ["2014", "199"]),
        ("es", "en 2022, en la década de 1990", ["2022", "199"]),
        ("fr", "en 2022, dans les années 1990", ["2022", "199"]),
        ("it", "nel 2022, negli anni 1990", ["2022", "199"]),
        ("nl", "in 2022, in de jaren 1990", ["2022", "199"]),
        ("pt", "em 2022, na década de 1990", ["2022", "199"]),
        ("tr", "2022'de, 1990'larda, 2014 yılında", ["2022", "199", "2014"]),
        ("ms", "pada 2022, sejak 2014", ["2022", "2014"]),
    ],
)
def test_years_decades_and_spans(language: str, text: str, values: list[str]) -> None:
    assert [day.value for day in found(text, language)] == values


def test_a_week_is_no_sunday() -> None:
    assert [(day.text, day.weekday) for day in found("Minggu lalu hujan. Pada Minggu ia pulang minggu ini.", "id")] == [
        ("Minggu lalu", None),
        ("Minggu", "sunday"),
        ("minggu ini", None),
    ]


def test_a_month_alone_needs_its_capital_and_where_it_is_a_name_a_word_before_it() -> None:
    assert [day.month for day in found("In May, May Arden may march. In September it rained.", "en")] == [5, 9]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "abad ke-20"),
        ("id", "tujuh tahun terakhir"),
        ("id", "beberapa tahun lalu"),
        ("id", "tiga puluh lima tahun lalu"),
        ("en", "Thirty-five years ago"),
        ("id", "sebanyak 2014 ekor"),
        ("en", "the Sunday Times"),
        ("en", "in recent weeks, over the last weeks"),
        ("en", "about 2014 people"),
        ("en", "This dress is 5/7 silk"),
        ("pt", "na segunda fase"),
        ("es", "a las 17 personas"),
    ],
)
def test_what_only_looks_like_one_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_bracket_around_weekday_and_day_is_not_taken_in_half() -> None:
    assert [day.text for day in found("di pasar (Jumat, 5/7/2024) itu", "id")] == ["Jumat, 5/7/2024"]


def test_a_day_without_a_year_is_the_one_near_publication() -> None:
    [new_year, old_year] = found("antara 2 Januari dan 30 Desember", "id", published=date(2024, 12, 31))
    assert (new_year.value, old_year.value) == ("2025-01-02", "2024-12-30")


def test_a_weekday_that_is_not_true_is_reported_as_it_stands() -> None:
    [day] = found("pada Kamis (5/7)", "id", published=date(2024, 7, 6))
    assert (day.value, day.weekday) == ("2024-07-05", "thursday")  # it was a Friday: a desk can see that


@pytest.mark.parametrize(
    "text",
    [
        "skor 3/2",
        "halaman 12/40/7",
        "32 Juli 2024",
        "Senin (31/2)",
        "Jumat (5/13)",
        "versi 1.5.7",
        "Mei",
        "Mei Lin",
        "2014 orang",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert found(text, "id") == []


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2049, 12, 31)),
    st.integers(-170, 170),
    st.sampled_from(["id", "en"]),
)
def test_a_day_near_publication_is_read_back(day: date, distance: int, language: str) -> None:
    pack = pack_of(language)
    assert pack is not None
    weekday = pack.calendar.weekdays[day.weekday()][0]
    month = pack.calendar.months[day.month - 1][0]
    [read] = found(f"{weekday}, {day.day} {month}", language, published=day + timedelta(days=distance))
    assert (read.value, read.weekday) == (day.isoformat(), WEEKDAYS[day.weekday()])


@given(st.dates(min_value=date(2021, 11, 24), max_value=TODAY))
def test_a_weekday_settles_the_year_for_five_years_back(day: date) -> None:
    pack = pack_of("id")
    assert pack is not None
    [read] = found(f"{pack.calendar.weekdays[day.weekday()][0]} ({day.day}/{day.month})", "id")
    assert read.value == day.isoformat()
