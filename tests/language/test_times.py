"""Times of day as copy writes them; figures that only look like one are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language import read
from warta.language.packs import pack_of, packs
from warta.language.reading import WrittenTime
from warta.language.times import times


def found(text: str, language: str) -> list[WrittenTime]:
    pack = pack_of(language)
    assert pack is not None
    return list(times(text, pack, 0, len(text)))


@pytest.mark.parametrize(
    ("language", "text", "written", "value", "zone"),
    [
        ("id", "mulai pukul 17.30 WIB di balai", "pukul 17.30 WIB", "17:30", "WIB"),
        ("id", "mulai jam 8 pagi di balai", "jam 8 pagi", "08:00", ""),
        ("id", "hingga jam 8 malam saja", "jam 8 malam", "20:00", ""),
        ("id", "pada pukul 11 siang itu", "pukul 11 siang", "11:00", ""),
        ("id", "pada pukul 2 siang itu", "pukul 2 siang", "14:00", ""),
        ("id", "sampai tengah malam di balai", "tengah malam", "00:00", ""),
        ("id", "pada 17:30 di balai", "17:30", "17:30", ""),
        ("ms", "pada pukul 5.30 petang di dewan", "pukul 5.30 petang", "17:30", ""),
        ("en", "at 5.30pm in the hall", "5.30pm", "17:30", ""),
        ("en", "at 5:30 p.m. ET in the hall", "5:30 p.m. ET", "17:30", "ET"),
        ("en", "at 12 a.m. in the hall", "12 a.m.", "00:00", ""),
        ("en", "at noon in the hall", "noon", "12:00", ""),
        ("en", "at 1030 GMT in the hall", "1030 GMT", "10:30", "GMT"),
        ("de", "um 17 Uhr im Saal", "17 Uhr", "17:00", ""),
        ("de", "um 17.30 Uhr im Saal", "17.30 Uhr", "17:30", ""),
        ("de", "um 8 Uhr abends im Saal", "8 Uhr abends", "20:00", ""),
        ("fr", "à 17h30 dans la salle", "17h30", "17:30", ""),
        ("fr", "à 17 heures dans la salle", "17 heures", "17:00", ""),
        ("es", "a las 5 de la tarde en la sala", "5 de la tarde", "17:00", ""),
        ("pt", "às 17h na sala", "17h", "17:00", ""),
        ("it", "alle 17.30 in sala", "17.30", "17:30", ""),
        ("nl", "om 17 uur in de zaal", "17 uur", "17:00", ""),
        ("tr", "saat 17.30'da salonda", "saat 17.30", "17:30", ""),
    ],
)
def test_a_time_is_read(language: str, text: str, written: str, value: str, zone: str) -> None:
    [time] = found(text, language)
    assert (time.text, time.value, time.zone) == (written, value, zone)
    assert text[time.start : time.end] == time.text


def test_both_ends_of_a_span_are_times() -> None:
    assert [time.value for time in found("pukul 08.00-17.00 WIB", "id")] == ["08:00", "17:00"]
    assert [time.value for time in found("pukul 19.00 hingga 21.00 WIB", "id")] == ["19:00", "21:00"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "naik 17.30 poin"),
        ("id", "selama 24 jam"),
        ("id", "dua jam 15 menit"),
        ("id", "empat hari 3 malam"),
        ("id", "menang 2:1 atas tamu"),
        ("id", "pukul 31 batang"),
        ("en", "rose 2:14:05 in all"),
        ("en", "at 5.30 ringgit"),
        ("en", "chapter 3:165"),
        ("de", "gewannen 28:25 gegen"),
        ("es", "a las 17 personas"),
        ("fr", "pendant 24 heures"),
        ("nl", "al 24 uur lang"),
    ],
)
def test_what_is_no_time_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_the_figures_of_a_time_are_no_number() -> None:
    reading = read("Judul\n\nRapat dimulai pukul 17.30 dan dihadiri 17 orang.\n", "id")
    assert [time.value for time in reading.times] == ["17:30"]
    assert [number.value for number in reading.numbers] == [17]
    assert reading.numbers[0].start > reading.times[0].end


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["id", "ms"]))
def test_a_time_in_figures_is_read_back(hour: int, minute: int, language: str) -> None:
    [time] = found(f"pukul {hour:02}.{minute:02} itu", language)
    assert time.value == f"{hour:02}:{minute:02}"


@given(
    st.lists(st.one_of(st.sampled_from(["pukul", "17.30", "5", "pm", "08:00", "-", "noon", "h"]), st.text(max_size=5))),
    st.sampled_from(list(packs())),
)
def test_spans_are_pieces_of_the_text_in_order(words: list[str], language: str) -> None:
    text, last = " ".join(words), 0
    for time in found(text, language):
        assert last <= time.start < time.end
        assert text[time.start : time.end] == time.text
        last = time.end
