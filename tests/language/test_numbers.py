"""Numbers in figures: a value, a unit, a kind, or silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.numbers import numbers
from warta.language.packs import pack_of
from warta.language.reading import Number


def found(text: str, language: str) -> list[Number]:
    pack = pack_of(language)
    assert pack is not None
    return list(numbers(text, pack, 0, len(text)))


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "kind"),
    [
        ("id", "1.000", 1000, "", "count"),
        ("id", "0,25", 0.25, "", "count"),
        ("id", "1.234.567,5", 1234567.5, "", "count"),
        ("id", "9,2 juta", 9_200_000, "", "count"),
        ("id", "25 persen", 25, "%", "percent"),
        ("id", "0,25 persen", 0.25, "%", "percent"),
        ("id", "12,5%", 12.5, "%", "percent"),
        ("id", "Rp 482,5 triliun", 482_500_000_000_000, "IDR", "money"),
        ("id", "Rp200.000", 200_000, "IDR", "money"),
        ("id", "5 juta dolar AS", 5_000_000, "USD", "money"),
        ("id", "US$ 3 miliar", 3_000_000_000, "USD", "money"),
        ("en", "1,000", 1000, "", "count"),
        ("en", "0.25", 0.25, "", "count"),
        ("en", "12 per cent", 12, "%", "percent"),
        ("en", "$5 million", 5_000_000, "USD", "money"),
        ("en", "3 billion euros", 3_000_000_000, "EUR", "money"),
    ],
)
def test_a_number_with_what_it_counts(language: str, text: str, value: float, unit: str, kind: str) -> None:
    [number] = found(f"kira-kira {text} pasar", language)
    assert (number.text, number.value, number.unit, number.kind) == (text, value, unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        "pukul 17.30",
        "5/7",
        "versi 1.2.3",
        "1,5,7",
        "#12",
        "pemilu 2024",
        "12:30",
        "satu hal lagi",
    ],
)
def test_figures_that_can_be_read_in_two_ways_are_left_alone(text: str) -> None:
    assert found(text, "id") == []


@given(st.one_of(st.integers(0, 1899), st.integers(2100, 10**12)), st.sampled_from([("id", "."), ("en", ",")]))
def test_a_grouped_number_is_read_back(value: int, written: tuple[str, str]) -> None:
    language, grouping = written
    figure = f"{value:,}".replace(",", grouping)
    [number] = found(f"x {figure} y", language)
    assert number.value == value
