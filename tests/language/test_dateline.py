"""Datelines by the conventions of many agencies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.dateline import dateline
from warta.language.packs import pack_of
from warta.language.reading import Span, WrittenDateline

PUBLISHED = date(2024, 7, 6)  # a Saturday


def written(text: str, language: str, *, published: date | None = PUBLISHED) -> WrittenDateline | None:
    return dateline(text, Span.of(text, 0, len(text)), pack_of(language), published=published, today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "place", "agency", "ends"),
    [
        ("Kota Biru (Antara) – Wali kota berkata", "Kota Biru", "Antara", "–"),
        ("JAKARTA (ANTARA) - Wali kota", "JAKARTA", "Antara", "-"),
        ("JAKARTA, KOMPAS — Wali kota", "JAKARTA", "KOMPAS", "—"),
        ("LOMBOK UTARA, KOMPAS – Wali kota", "LOMBOK UTARA", "KOMPAS", "–"),
        ("Jakarta, Beritasatu.com – Wali kota", "Jakarta", "Beritasatu.com", "–"),
        ("Jakarta, CNN Indonesia -- Wali kota", "Jakarta", "CNN Indonesia", "--"),
        ("TEMPO.CO, Jakarta - Wali kota", "Jakarta", "TEMPO.CO", "-"),
        ("KOMPAS.com - Wali kota", "", "KOMPAS.com", "-"),
        ("SURABAYA - Wali kota", "SURABAYA", "", "-"),
        ("SURABAYA—Wali kota", "SURABAYA", "", "—"),
        ("Surabaya - Wali kota", "Surabaya", "", "-"),
        ("Kuala Lumpur – Wali kota", "Kuala Lumpur", "", "–"),
        ("ANKARA (AA) - Wali kota", "ANKARA", "Anadolu", "-"),
        ("KOTA BIRU (NUSA) – Wali kota", "KOTA BIRU", "NUSA", "–"),
        ("Ankara (Anadolu Agency) – Wali kota", "Ankara", "Anadolu", "–"),
        ("Kota Biru (Kabar Rekaan) – Wali kota", "Kota Biru", "Kabar Rekaan", "–"),
        ("WASHINGTON (AP) _ The mayor", "WASHINGTON", "Associated Press", "_"),
        ("CAIRO, Ill. (AP) — The mayor", "CAIRO, Ill.", "Associated Press", "—"),
        ("NEWPORT NEWS, Va. - The mayor", "NEWPORT NEWS, Va.", "", "-"),
        ("RIO DE JANEIRO (Reuters) - The mayor", "RIO DE JANEIRO", "Reuters", "-"),
        ("Berlin (dpa/xyz) - The mayor", "Berlin", "Deutsche Presse-Agentur", "-"),
        ("WASHINGTON/MOSCOW (Reuters) - The mayor", "WASHINGTON/MOSCOW", "Reuters", "-"),
        ("jpnn.com, JAKARTA - Wali kota", "JAKARTA", "jpnn.com", "-"),
        ("jpnn.com - JAKARTA - Wali kota", "JAKARTA", "jpnn.com", "-"),
        ("SEMARANG, suaramerdeka.com – Wali kota", "SEMARANG", "suaramerdeka.com", "–"),
        ("SURYA.co.id | SURABAYA - Wali kota", "SURABAYA", "SURYA.co.id", "-"),
        ("SURABAYA (Suara Karya): Wali kota", "SURABAYA", "Suara Karya", ":"),
        ("KBRN, Jakarta: Wali kota", "Jakarta", "KBRN", ":"),
        ("Padang, Harian Rekaan — Wali kota", "Padang", "Harian Rekaan", "—"),
        ("Liputan6.com, Jakarta Wali kota", "Jakarta", "Liputan6.com", "Jakarta"),
        ("Harianjogja.com, BANTUL-Wali kota", "BANTUL", "Harianjogja.com", "-"),
        ("Jakarta (Kabar Rekaan) --- Wali kota", "Jakarta", "Kabar Rekaan", "---"),
        ("NEW DELHI, PTI: The mayor", "NEW DELHI", "Press Trust of India", ":"),
        ("(AP) — The mayor", "", "Associated Press", "—"),
        ("(CNN)The mayor", "", "CNN", ")"),
        ("NEW YORK--(BUSINESS WIRE)--The mayor", "NEW YORK", "BUSINESS WIRE", "--"),
        ("TEHRAN (FNA)- The mayor", "TEHRAN", "FNA", "-"),
        (
            "KUALA LUMPUR: The mayor of the town said on Monday that the ferries would run again.",
            "KUALA LUMPUR",
            "",
            ":",
        ),
    ],
)
def test_place_and_agency(text: str, place: str, agency: str, ends: str) -> None:
    found = written(text, "id" if "Wali" in text else "en")
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert found.text.endswith(ends)
    assert text[found.end :].lstrip().startswith(("Wali", "The"))


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("LONDON, July 5 (Reuters) - The mayor", "LONDON", "Reuters", date(2024, 7, 5)),
        ("Accra, July 5, GNA – The mayor", "Accra", "Ghana News Agency", date(2024, 7, 5)),
        ("Kathmandu, July 5 (RSS): The mayor", "Kathmandu", "RSS", date(2024, 7, 5)),
        ("LONDON, Dec 31 (Reuters) - The mayor", "LONDON", "Reuters", date(2024, 12, 31)),
        ("NEW YORK, July 5, 2023 (AFP) - The mayor", "NEW YORK", "Agence France-Presse", date(2023, 7, 5)),
        ("New Delhi, Jul 5 (PTI) The mayor", "New Delhi", "Press Trust of India", date(2024, 7, 5)),
        ("MOSCOW, July 5. /TASS/. The mayor", "MOSCOW", "TASS", date(2024, 7, 5)),
        ("(ANSA) - ROME, JUL 5 - The mayor", "ROME", "ANSA", date(2024, 7, 5)),
        ("July 5 (UPI) -- The mayor", "", "United Press International", date(2024, 7, 5)),
        ("SEOUL, Friday (Yonhap) -- The mayor", "SEOUL", "Yonhap", date(2024, 7, 5)),
        ("Jakarta, 5 Juli 2024 (ANTARA) – Wali kota", "Jakarta", "Antara", date(2024, 7, 5)),
        ("BEIJING, July 5 (Xinhua) -- Wali kota", "BEIJING", "Xinhua", date(2024, 7, 5)),  # relayed as it stood
    ],
)
def test_a_date_in_the_dateline(text: str, place: str, agency: str, day: date) -> None:
    found = written(text, "id" if "Wali" in text else "en")
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, day)


LEAD = "Kota Biru (Antara) – Wali kota Rina Sastra pada {} mengatakan harga beras turun."


def test_the_day_in_the_lead_dates_the_story() -> None:
    assert written(LEAD.format("Jumat (5/7)"), "id").date == date(2024, 7, 5)  # type: ignore[union-attr]


def test_without_a_publication_day_the_weekday_settles_the_year() -> None:
    found = written(LEAD.format("Jumat (5/7)"), "id", published=None)
    assert found is not None
    assert found.date == date(2024, 7, 5)  # the only Friday 5 July of the five years before November 2026


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trap(published: date) -> None:
    for text in ("SEOUL, Wednesday (Yonhap) -- The mayor", "SEOUL, Feb 29 (Yonhap) -- The mayor"):
        assert written(text, "en", published=published) is not None


@pytest.mark.parametrize("untrue", ["Kamis (5/7)", "Senin (8/7)", "Jumat (31/2)", "Jumat"])
def test_a_day_that_is_untrue_or_still_to_come_does_not_date_the_story(untrue: str) -> None:
    found = written(LEAD.format(untrue), "id")
    assert found is not None
    assert found.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Rina Sastra (kiri) - begitulah ia dikenal",
        "Rina berkata - dan ia benar - harga turun",
        "NATO - yang berpusat di Brussel - setuju",
        "Wali kota Rina Sastra mengatakan (ANTARA) sudah benar",
        "“Harga turun,” kata Rina - sekali lagi",
        "ILO / NIA / REK / NAD)",
        "The minister – who left early – said no",
        "In 2024 (ANTARA) - rice was dear",
        "(lihat tabel) - harga beras",
        "Jakarta - Surabaya ditempuh dalam empat jam",
        "Indonesia - Malaysia bertemu di final",
        "UNICEF - Badan itu menolak",
        "Kota Biru - Wali kota menolak",
        "JAKARTA: Hujan ringan, 24-32 derajat",
        "TRUMP: We are going to win so much that you will be tired of winning, believe me.",
        "ANALYSIS - Why the ferry was late, again and again, for most of last winter",
        "Menteri Rina (PKB). Dia tidak hadir dalam rapat itu",
        "Presiden Rusia (AP): Kami siap berunding kapan saja",
        "(AP Photo/Rina Sastra)The harbour at dawn",
        "Booking.com, Agoda dan Traveloka menutup layanan pesan kamar",
        "",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    assert written(text, "id") is None


@given(st.text(alphabet='AB ab,.-–—_()/[]5“"\n', max_size=150))
def test_a_dateline_is_where_it_says_it_is(text: str) -> None:
    found = written(text, "en")
    if found is not None:
        assert text[found.start : found.end] == found.text != ""
