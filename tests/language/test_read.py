"""What `read` finds in a whole text, and the law of its spans."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language import Reading, read
from warta.language.packs import packs

RELAY = """\
Harga beras turun di Kota Biru

Waktu baca: 1 menit

Oleh Rina Sastra

KOTA BIRU (ANTARA) - Wali Kota Biru pada Jumat (5/7) mengatakan harga beras turun 12,5 persen menjadi Rp 14.000.

“Panen raya sudah dimulai di tiga kecamatan,” kata Kolonel Bimo Arga di pasar.

Baca juga: Harga cabai naik

Menurut dia, harga itu bertahan sejak tahun 2021 karena gudang penuh.

Sumber: Kabar Rekaan

Anda mungkin juga suka
Harga gula tetap

Belum ada komentar
"""


def test_a_relay_is_read_whole() -> None:
    reading = read(RELAY, published=date(2024, 7, 6))
    assert reading.language == "id"
    assert reading.headline is not None
    assert reading.headline.text == "Harga beras turun di Kota Biru"
    assert reading.byline == "Rina Sastra"
    assert reading.dateline is not None
    assert (reading.dateline.place, reading.dateline.agency) == ("KOTA BIRU", "Antara")
    assert reading.dateline.date == date(2024, 7, 5)
    assert [span.text.split()[0] for span in reading.body] == ["Wali", "“Panen", "Menurut"]
    assert [(credit.agency, credit.as_written) for credit in reading.credits] == [("", "Kabar Rekaan")]
    assert [(quote.kind, quote.speaker and quote.speaker.text) for quote in reading.quotes] == [
        ("indirect", "Wali Kota Biru"),
        ("direct", "Kolonel Bimo Arga"),
        ("indirect", "dia"),
    ]
    assert [(number.value, number.unit) for number in reading.numbers] == [(12.5, "%"), (14_000, "IDR"), (3, "")]
    assert [(day.value, day.weekday) for day in reading.dates] == [("2024-07-05", "friday"), ("2021", None)]
    assert ("Bimo Arga", "person") in {(name.text, name.kind) for name in reading.names}
    assert [piece.text for piece in reading.furniture] == [
        "Waktu baca: 1 menit",
        "Baca juga: Harga cabai naik",
        "Anda mungkin juga suka",
        "Harga gula tetap",
        "Belum ada komentar",
    ]
    assert reading.reading_minutes == 1


def test_an_unknown_language_still_has_a_headline_and_a_dateline() -> None:
    text = "Hinta laski\n\nHELSINKI (STT) – Riisin hinta laski tällä viikolla, sanoi kaupunki.\n\nSource: STT\n"
    reading = read(text)
    assert reading.language == ""
    assert reading.dateline is not None
    assert (reading.dateline.place, reading.dateline.agency) == ("HELSINKI", "STT")
    assert [credit.agency for credit in reading.credits] == ["STT"]
    assert reading.quotes == reading.numbers == reading.dates == reading.names == ()


def test_a_text_says_the_same_with_any_line_end() -> None:
    plain = read(RELAY, published=date(2024, 7, 6))
    windows = read(RELAY.replace("\n", "\r\n"), published=date(2024, 7, 6))
    assert [span.text for span in windows.body] == [span.text for span in plain.body]
    assert [piece.text for piece in windows.apart] == [piece.text for piece in plain.apart]


def every_place(reading: Reading) -> list[tuple[str, int, int]]:
    spans = [reading.headline, reading.dateline, *reading.body, *reading.apart, *reading.quotes, *reading.numbers]
    spans += [*reading.dates, *reading.names, *reading.furniture]
    spans += [each for quote in reading.quotes for each in (quote.speaker, quote.cue)]
    places = [(span.text, span.start, span.end) for span in spans if span is not None]
    return places + [(credit.as_written, credit.start, credit.end) for credit in reading.credits]


PIECES = [
    *RELAY.splitlines(),
    *(line for pack in packs().values() for line in (*pack.furniture.lines, *pack.furniture.endings)),
    "LONDON, July 5 (Reuters) - The mayor said on Friday, July 5, that rice fell 3%.",
    "``It will fall,'' Sastra said.",
    "”Turun,” ujarnya.",
    "Source: Reuters, AP and Rekaan",
    "(Rina/ANTARA)",
    "— AFP",
    "Sumber: 𝐀ntara 🗞",
    "Jumat (5/7) pukul 17.30 Rp 2,5 triliun",
    "",
    "   ",
]
COPY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=14).map("\n".join)


@given(
    st.one_of(COPY, COPY.map(lambda text: text.replace("\n", "\r\n")), st.text(max_size=300)),
    st.sampled_from([None, "id", "en", "xx"]),
)
def test_every_span_is_a_piece_of_the_text(text: str, language: str | None) -> None:
    reading = read(text, language, today=date(2026, 11, 23))
    for words, start, end in every_place(reading):
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == words


@given(COPY)
def test_what_is_apart_is_not_in_the_body_and_nothing_is_lost(text: str) -> None:
    """Headline, body and what is apart cover every letter and digit of the text, each once."""
    reading = read(text, "id", today=date(2026, 11, 23))
    spans = [*reading.body, *reading.apart, *([reading.headline] if reading.headline else [])]
    covered = sorted((span.start, span.end) for span in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(covered))
    within = {place for start, end in covered for place in range(start, end)}
    assert [place for place, letter in enumerate(text) if letter.isalnum() and place not in within] == []


@pytest.mark.parametrize("text", ["", "\n", "“", "(", "Sumber:", "\ufeff", "5/7", "(ANTARA)", "- AP", "🗞"])
def test_a_scrap_is_read_without_complaint(text: str) -> None:
    assert read(text).language == ""
