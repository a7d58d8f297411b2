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
