"""Agencies are found by any of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from warta.language.agencies import (
    AGENCIES,
    AgenciesError,
    agency_called,
    agency_in_dateline,
    agency_near,
    apart,
    load,
)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("ANTARA", "Antara"),
        ("lkbn antara", "Antara"),
        ("AP", "Associated Press"),
        ("dpa", "Deutsche Presse-Agentur"),
        (" Anadolu Agency. ", "Anadolu"),
        ("Itar-Tass", "TASS"),
        ("Télam", "Télam"),
        ("DPA", "Deutsche Presse-Agentur"),
    ],
)
def test_an_agency_is_known_by_its_names(called: str, name: str) -> None:
    agency = agency_called(called)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize("called", ["Antarra", "", "Rina Sastra", "antarabangsa", "A P", "hina", "apa", "map"])
def test_no_agency_is_guessed(called: str) -> None:
    assert agency_called(called) is None


def test_the_world_is_covered() -> None:
    agencies = {agency.name: agency for _, agency in load(AGENCIES).values()}
    assert len(agencies) >= 180
    assert all(agency.city and agency.countries for agency in agencies.values())
    assert all(len(country) == 2 and country.isupper() for agency in agencies.values() for country in agency.countries)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[agency]]\nname = "Rekaan"\nother_names = []\ncountries = ["ID"]\n', "city"),
        (
            '[[agency]]\nname = "Rekaan"\nother_names = ["Antara"]\ncountries = ["ID"]\ncity = "Kota Biru"\n'
            '[[agency]]\nname = "Antara"\nother_names = []\ncountries = ["ID"]\ncity = "Jakarta"\n',
            "two agencies",
        ),
    ],
)
def test_a_wrong_list_is_refused_by_file_and_field(tmp_path: Path, content: str, said: str) -> None:
    wrong = tmp_path / "agencies.toml"
    wrong.write_text(content, encoding="utf-8")
    with pytest.raises(AgenciesError, match=rf"^agencies\.toml: .*{said}"):
        load(wrong)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Anatoly", "Anadolu"),
        ("Kantor Berita Anatoly", "Anadolu"),
        ("Antarra", "Antara"),
        ("Xinhau", "Xinhua"),
        ("Interfaks", "Interfax"),
        ("Agence France Press", "Agence France-Presse"),
    ],
)
def test_a_name_near_that_of_an_agency_was_meant_for_it(written: str, meant: str) -> None:
    agency = agency_near(written)
    assert agency is not None
    assert agency.name == meant


@pytest.mark.parametrize(
    "written", ["Antara", "Anadolu", "Kompas", "Andini", "Media Indonesia", "Kontan", "Analisa", "AP", "", "Sabha"]
)
def test_other_sources_are_let_be(written: str) -> None:
    assert agency_near(written) is None


def test_some_short_forms_count_in_a_dateline_alone() -> None:
    agency = agency_in_dateline("AA")
    assert agency is not None
    assert agency.name == "Anadolu"
    assert agency_called("AA") is None


@pytest.mark.parametrize(
    ("first", "second", "far"),
    [
        ("antara", "antara", 0),
        ("antara", "antarra", 1),
        ("xinhua", "xinhau", 1),
        ("anatoly", "anadolu", 2),
        ("a", "bcd", 3),
    ],
)
def test_how_far_two_words_are_apart(first: str, second: str, far: int) -> None:
    assert apart(first, second, 2) == apart(second, first, 2) == far
