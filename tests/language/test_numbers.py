"""Numbers as copy writes them: a value, a unit, a kind, or silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.numbers import numbers
from warta.language.packs import pack_of, packs
from warta.language.reading import Number


def found(text: str, language: str) -> list[Number]:
    pack = pack_of(language)
    assert pack is not None
    return list(numbers(text, pack, 0, len(text)))


ONE = [
    ("id", "1.000", 1000, "", "count"),
    ("id", "0,25", 0.25, "", "count"),
    ("id", "1.234.567,5", 1234567.5, "", "count"),
    ("id", "9,2 juta", 9_200_000, "", "count"),
    ("id", "2,5jt", 2_500_000, "", "count"),
    ("id", "25 persen", 25, "%", "percent"),
    ("id", "tiga belas persen", 13, "%", "percent"),
    ("id", "0,25 persen", 0.25, "%", "percent"),
    ("id", "12,5%", 12.5, "%", "percent"),
    ("id", "1,5 poin persentase", 1.5, "%", "points"),
    ("id", "25 basis poin", 25, "basis point", "points"),
    ("id", "Rp 482,5 triliun", 482_500_000_000_000, "IDR", "money"),
    ("id", "Rp200.000", 200_000, "IDR", "money"),
    ("id", "Rp1,2 M", 1_200_000_000, "IDR", "money"),
    ("id", "5 juta dolar AS", 5_000_000, "USD", "money"),
    ("id", "US$ 3 miliar", 3_000_000_000, "USD", "money"),
    ("id", "US$1.5 miliar", 1_500_000_000, "USD", "money"),
    ("id", "lima juta rupiah", 5_000_000, "IDR", "money"),
    ("id", "250,000", 250_000, "", "count"),
    ("id", "dua setengah juta", 2_500_000, "", "count"),
    ("id", "setengah juta", 500_000, "", "count"),
    ("id", "tiga koma lima persen", 3.5, "%", "percent"),
    ("id", "duapuluh lima", 25, "", "count"),
    ("id", "dua pertiga", 2 / 3, "", "count"),
    ("id", "tiga perempatnya", 3 / 4, "", "count"),
    ("ms", "dua pertiganya", 2 / 3, "", "count"),
    ("id", "dua per tiga", 2 / 3, "", "count"),
    ("id", "ke-13", 13, "", "ordinal"),
    ("id", "ketiga", 3, "", "ordinal"),
    ("id", "keempat belas", 14, "", "ordinal"),
    ("id", "60 km/jam", 60, "kilometer-per-hour", "measure"),
    ("id", "5 meter persegi", 5, "square-meter", "measure"),
    ("id", "minus 5 derajat Celsius", -5, "celsius", "measure"),
    ("id", "45 tahun", 45, "year", "measure"),
    ("id", "sejuta", 1_000_000, "", "count"),
    ("id", "selusin", 12, "", "count"),
    ("id", "satu persen", 1, "%", "percent"),
    ("id", "satu juta", 1_000_000, "", "count"),
    ("en", "1,000", 1000, "", "count"),
    ("en", "0.25", 0.25, "", "count"),
    ("en", ".08%", 0.08, "%", "percent"),
    ("en", "12 per cent", 12, "%", "percent"),
    ("en", "thirteen per cent", 13, "%", "percent"),
    ("en", "a quarter of a percent", 0.25, "%", "percent"),
    ("en", "half a percent", 0.5, "%", "percent"),
    ("en", "1½ percent", 1.5, "%", "percent"),
    ("en", "1/2 percent", 0.5, "%", "percent"),
    ("en", "3-1/2 years", 3.5, "year", "measure"),
    ("id", "1 juta 200 ribu", 1_200_000, "", "count"),
    ("es", "1 millón 200 mil", 1_200_000, "", "count"),
    ("tr", "4 bin 500", 4500, "", "count"),
    ("tr", "üçte ikisi", 2 / 3, "", "count"),
    ("tr", "üç gün", 3, "day", "measure"),
    ("ms", "AS$95,000", 95_000, "USD", "money"),
    ("en", "6-foot-6", 6.5, "foot", "measure"),
    ("en", "6ft 6in", 6.5, "foot", "measure"),
    ("en", "five feet 3 inches", 5.25, "foot", "measure"),
    ("en", "2 1/4 percent", 2.25, "%", "percent"),
    ("en", "50 cents", 50, "cent", "measure"),
    ("id", "50 sen", 50, "cent", "measure"),
    ("id", "Rp8,2 trilun", 8_200_000_000_000, "IDR", "money"),
    ("en", "$13.6 trillon", 13_600_000_000_000, "USD", "money"),
    ("id", "2,5 miilar", 2_500_000_000, "", "count"),
    ("pt", "duas horas e meia", 2.5, "hour", "measure"),
    ("es", "dos años y medio", 2.5, "year", "measure"),
    ("fr", "deux ans et demi", 2.5, "year", "measure"),
    ("de", "2,4 Mio. Euro", 2_400_000, "EUR", "money"),
    ("en", "two percentage points", 2, "%", "points"),
    ("en", "$5 million", 5_000_000, "USD", "money"),
    ("en", "$6.5bn", 6_500_000_000, "USD", "money"),
    ("en", "£1.2m", 1_200_000, "GBP", "money"),
    ("en", "3 billion euros", 3_000_000_000, "EUR", "money"),
    ("en", "S$5", 5, "SGD", "money"),
    ("en", "EUR 3.5 million", 3_500_000, "EUR", "money"),
    ("en", "half a million dollars", 500_000, "USD", "money"),
    ("en", "20 pounds", 20, "GBP", "money"),
    ("en", "two and a half million", 2_500_000, "", "count"),
    ("en", "two thirds", 2 / 3, "", "count"),
    ("en", "a dozen", 12, "", "count"),
    ("en", "twenty-first", 21, "", "ordinal"),
    ("en", "13th", 13, "", "ordinal"),
    ("en", "45-year", 45, "year", "measure"),
    ("en", "5 square kilometres", 5, "square-kilometer", "measure"),
    ("en", "40 mph", 40, "mile-per-hour", "measure"),
    ("en", "2.5 million tonnes", 2_500_000, "tonne", "measure"),
    ("de", "1.250,5", 1250.5, "", "count"),
    ("de", "2,5 Milliarden Euro", 2_500_000_000, "EUR", "money"),
    ("de", "anderthalb Millionen", 1_500_000, "", "count"),
    ("de", "zwei Drittel", 2 / 3, "", "count"),
    ("de", "zehnjährige", 10, "year", "measure"),
    ("de", "1,5-Grad-Celsius", 1.5, "celsius", "measure"),
    ("pt", "15%", 15, "%", "percent"),
    ("de", "13 Prozentpunkte", 13, "%", "points"),
    ("fr", "1 250,5", 1250.5, "", "count"),
    ("fr", "1\u202f250", 1250, "", "count"),
    ("fr", "13 pour cent", 13, "%", "percent"),
    ("fr", "deux millions d’euros", 2_000_000, "EUR", "money"),
    ("es", "26 750 dólares", 26_750, "USD", "money"),
    ("es", "3 mil millones de euros", 3_000_000_000, "EUR", "money"),
    ("es", "treinta y dos kilómetros", 32, "kilometer", "measure"),
    ("pt", "R$ 2,5 bilhões", 2_500_000_000, "BRL", "money"),
    ("pt", "vinte e cinco por cento", 25, "%", "percent"),
    ("it", "tre milioni di euro", 3_000_000, "EUR", "money"),
    ("it", "duemilaquattrocento", 2_400, "", "count"),
    ("nl", "2,5 miljard euro", 2_500_000_000, "EUR", "money"),
    ("nl", "anderhalf miljoen", 1_500_000, "", "count"),
    ("tr", "yüzde 13", 13, "%", "percent"),
    ("tr", "%13", 13, "%", "percent"),
    ("tr", "5 milyon dolar", 5_000_000, "USD", "money"),
    ("ms", "1,250.5", 1250.5, "", "count"),
    ("ms", "RM2.5 juta", 2_500_000, "MYR", "money"),
    ("ms", "13 peratus", 13, "%", "percent"),
]


@pytest.mark.parametrize(("language", "text", "value", "unit", "kind"), ONE)
def test_a_number_with_what_it_counts(language: str, text: str, value: float, unit: str, kind: str) -> None:
    [number] = found(f"xx {text} xx", language)
    assert (number.text, number.value, number.unit, number.kind) == (text, value, unit, kind)


@pytest.mark.parametrize(("language", "text"), [("en", "about 2/3 were women"), ("id", "sekitar 2/3 perempuan")])
def test_a_rough_fraction_in_figures_is_read(language: str, text: str) -> None:
    assert [(number.text, number.value) for number in found(text, language)] == [("2/3", 2 / 3)]


def test_a_part_is_read_at_the_head_of_a_text() -> None:
    assert [number.value for number in found("A quarter of the money was lost.", "en")] == [1 / 4]


def test_a_point_that_ends_a_sentence_hides_no_unit() -> None:
    assert [number.unit for number in found("Harganya 5 juta. Dolar AS turun.", "id")] == [""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "pukul 17.30"),
        ("id", "Senin (2/3)"),
        ("de", "hunderthundert"),
        ("id", "5/7"),
        ("id", "versi 1.2.3"),
        ("id", "1,5,7"),
        ("id", "#12"),
        ("id", "pemilu 2024"),
        ("id", "2023-2024"),
        ("id", "12:30"),
        ("id", "tahun 1990-an"),
        ("id", "satu hal lagi"),
        ("id", "salah satu hari"),
        ("id", "dari Huanta ke Lima"),
        ("ms", "mendarat di Lima, Peru"),
        ("id", "setengah hati"),
        ("en", "the 1990s"),
        ("en", "one of the boats"),
        ("en", "a year, an hour"),
        ("en", "in the half of the field"),
        ("en", "year-on-year"),
        ("en", "2019–20"),
        ("en", "harbour.example/2024/15"),
        ("de", "eine Stadt, ein Hafen"),
        ("fr", "un port, une ville"),
        ("tr", "bir gün"),
    ],
)
def test_what_counts_nothing_or_may_be_two_things_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("id", "10-15 juta orang", [(10_000_000, ""), (15_000_000, "")]),
        ("id", "naik dari 15,5 menjadi 16 juta orang", [(15_500_000, ""), (16_000_000, "")]),
        ("id", "naik dari 500 menjadi 2 juta orang", [(500, ""), (2_000_000, "")]),
        ("id", "antara 10 dan 15 persen", [(10, "%"), (15, "%")]),
        ("id", "dua atau tiga juta", [(2_000_000, ""), (3_000_000, "")]),
        ("id", "Rp 1 - 15 juta", [(1_000_000, "IDR"), (15_000_000, "IDR")]),
        ("id", "41 ribu sampai 43 ribu ton", [(41_000, "tonne"), (43_000, "tonne")]),
        ("id", "Rp5 juta dan 2 persen", [(5_000_000, "IDR"), (2, "%")]),
        ("id", "melemah ke Rp9.410/9.415", [(9_410, "IDR"), (9_415, "IDR")]),
        ("id", "dari 9.300/9.305", [(9_300, ""), (9_305, "")]),
        ("id", "10~20 persen", [(10, "%"), (20, "%")]),
        ("en", "$10-15 million", [(10_000_000, "USD"), (15_000_000, "USD")]),
        ("en", "3 to 6 inches", [(3, "inch"), (6, "inch")]),
        ("en", "from 500 to 1 million", [(500, ""), (1_000_000, "")]),
        ("en", "between two hundred and five hundred", [(200, ""), (500, "")]),
        ("en", "one in five", [(1, ""), (5, "")]),
        ("en", "one or two days", [(1, "day"), (2, "day")]),
        ("id", "satu atau dua hari", [(1, "day"), (2, "day")]),
        ("id", "4 (empat) orang", [(4, "")]),
        ("en", "5'10", [(5, ""), (10, "")]),
        ("id", "satu dari tiga", [(1, ""), (3, "")]),
    ],
)
def test_the_ends_of_a_range_share_what_is_said_once(language: str, text: str, values: list[tuple[int, str]]) -> None:
    assert [(number.value, number.unit) for number in found(text, language)] == values


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("menang 3-1", "score", [3, 1]),
        ("kalah 6-4, 5-7", "score", [6, 4, 5, 7]),
        ("98-94", "score", [98, 94]),
        ("2-3 orang", "count", [2, 3]),
        ("15-20 kapal", "count", [15, 20]),
    ],
)
def test_a_score_is_no_range(text: str, kind: str, values: list[int]) -> None:
    assert [(number.kind, number.value) for number in found(text, "id")] == [(kind, value) for value in values]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("id", "Covid-19", "Covid-19"),
        ("id", "KTT G20", "G20"),
        ("id", "pesawat B-52", "B-52"),
        ("id", "UU No. 11/2020", "11/2020"),
        ("id", "hubungi 0812-3456-7890", "0812-3456-7890"),
        ("id", "0812345678", "0812345678"),
        ("id", "Km 117,800", "117,800"),
        ("en", "call +62 812-3456-7890", "+62 812-3456-7890"),
        ("en", "a 4-4-2 formation", "4-4-2"),
        ("en", "the 5G network", "5G"),
        ("id", "Persatuan 04", "04"),
        ("id", "telepon (satuan) 555-1234", "555-1234"),
    ],
)
def test_digits_that_count_nothing_are_a_code(language: str, text: str, code: str) -> None:
    assert [(number.text, number.kind, number.value) for number in found(text, language)] == [(code, "code", 0)]


@pytest.mark.parametrize(
    ("language", "text", "power"),
    [
        ("id", "belasan orang", 10),
        ("id", "puluhan ribu orang", 10_000),
        ("id", "ratusan", 100),
        ("id", "beberapa ratus", 100),
        ("id", "tiga puluhan orang", 30),
        ("en", "dozens", 10),
        ("id", "Rp18.000-an", 18_000),
        ("en", "tens of thousands", 10_000),
        ("en", "several million", 1_000_000),
        ("en", "a few hundred", 100),
        ("de", "Zehntausende Menschen", 10_000),
        ("fr", "des centaines de milliers", 100_000),
    ],
)
def test_what_the_words_leave_open_is_vague(language: str, text: str, power: int) -> None:
    assert [(number.value, number.is_vague) for number in found(text, language)] == [(power, True)]


def test_a_year_is_a_number_where_something_is_counted() -> None:
    assert [number.value for number in found("2024 orang dan 2024 persen", "id")] == [2024, 2024]


def test_pounds_are_a_weight_where_something_is_weighed() -> None:
    assert [number.unit for number in found("He lost 20 pounds.", "en")] == ["pound"]
    assert [number.unit for number in found("20 million pounds of debt", "en")] == ["GBP"]


def test_an_age_is_one_without_its_years() -> None:
    assert [(number.value, number.unit) for number in found("pada usia 45", "id")] == [(45, "year")]
    assert [(number.value, number.unit) for number in found("Rina, aged 45", "en")] == [(45, "year")]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "minus five degrees", -5),
        ("en", "plus or minus five degrees", 5),
        ("pt", "menos 15%", -15),
        ("pt", "pelo menos 15%", 15),
        ("fr", "au moins 15 %", 15),
        ("id", "plus-minus 1 persen", 1),
    ],
)
def test_a_minus_is_a_sign_only_where_it_says_so(language: str, text: str, value: int) -> None:
    assert [number.value for number in found(text, language)] == [value]


def test_kuartal_is_numbered_in_roman() -> None:
    assert [(number.value, number.kind) for number in found("kuartal III", "id")] == [(3, "ordinal")]
    assert found("Paus Benediktus XVI", "id") == []


def test_words_are_read_in_any_normal_form() -> None:
    text = "zweihundertfünf Kilometer"
    for form in ("NFC", "NFD"):
        [number] = found(normalize(form, text), "de")
        assert (number.value, number.unit) == (205, "kilometer")


@pytest.mark.parametrize("language", sorted(packs()))
def test_every_word_of_a_pack_is_read_in_any_case(language: str) -> None:
    """Also with the letters that a pattern takes for each other: "ı" for "i", "ſ" for "s"."""
    words = packs()[language].numbers
    for word in (*words.currency_words, *(name for names in words.units.values() for name in names if len(name) > 2)):
        for written in (word, word.upper(), word.replace("i", "ı"), word.replace("s", "ſ")):
            assert found(f"7 {written} xx", language)[0].value == 7
        assert found(f"7 {word} xx", language)[0].unit, word
    for word, power in words.multipliers.items():
        assert found(f"7 {word.upper()} xx", language)[0].value == 7 * power, word


@given(st.one_of(st.integers(0, 1899), st.integers(2100, 10**12)), st.sampled_from(sorted(packs())))
def test_a_grouped_number_is_read_back(value: int, language: str) -> None:
    pack = pack_of(language)
    assert pack is not None
    [number] = found(f"x {value:,} y".replace(",", pack.numbers.grouping), language)
    assert number.value == value


# fmt: off
PIECES = ["1", "12", "300", "2024", ".", ",", "-", "/", ":", " ", "%", "Rp", "US$", "juta", "million", "one", "a",
          "and", "dua", "puluh", "setengah", "of", "No.", "½", "²", "°C", "ke-", "\u202f", "\u0301", "\ud800", "\x00",
          "مرحبا", "hundert", "und", "ein", "quatre-vingt-", "yüzde", "(", ")", "\n"]
# fmt: on


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60), st.sampled_from(sorted(packs()))
)
def test_every_number_is_a_piece_of_the_text_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for number in found(text, language):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        end = number.end


def steps(text: str, language: str) -> int:
    """How many calls of Python reading the numbers takes: a measure of work that no busy machine changes."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        found(text, language)
    finally:
        sys.setprofile(None)
    return count


def lopsided() -> Iterator[str]:
    yield from (
        "1.",
        "1-",
        "1 ",
        "and two ",
        "hundred ",
        "12/",
        "a ",
        "dua puluh ",
        "1,000 to ",
        "No. ",
        "ein",
        "Rp ",
        "(",
    )


@pytest.mark.parametrize("piece", list(lopsided()))
@pytest.mark.parametrize("language", ["id", "en", "de"])
def test_work_grows_as_the_text_does(piece: str, language: str) -> None:
    short, long = steps(piece * 500, language), steps(piece * 4000, language)
    assert long <= 8 * short + 2000


@pytest.mark.parametrize("text", [f"Lot A{'1' * 200}bcd", "1a-x-" * 40_000])
def test_names_with_figures_are_read_however_long_they_are(text: str) -> None:
    """Tried in every way in which its figures can be divided, the first of these would never be read."""
    assert all(number.kind == "code" for number in found(text, "en"))
