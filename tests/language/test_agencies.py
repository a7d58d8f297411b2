"""Agencies are found by any of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from warta.language.agencies import AGENCIES, AgenciesError, agency_called, load


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
    assert len(agencies) >= 90
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
