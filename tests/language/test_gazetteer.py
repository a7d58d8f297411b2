"""What names mean is the same in every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.language.gazetteer import TABLE, entity, meaning, names_near


@pytest.mark.parametrize(
    ("meant", "names"),
    [
        (
            "place:GR/athens",
            {"id": "Athena", "en": "Athens", "es": "Atenas", "it": "Atene", "tr": "Atina", "de": "Athen"},
        ),
        ("place:EG/cairo", {"id": "Kairo", "en": "Cairo", "fr": "Le Caire", "nl": "Caïro", "ms": "Kaherah"}),
        ("country:GR", {"id": "Yunani", "en": "Greece", "de": "Griechenland", "fr": "Grèce", "tr": "Yunanistan"}),
        ("country:NL", {"id": "Belanda", "en": "Netherlands", "es": "Países Bajos", "pt": "Países Baixos"}),
        ("country:US", {"id": "AS", "en": "U.S.", "de": "Vereinigte Staaten", "nl": "VS", "tr": "ABD"}),
        ("country:RU", {"id": "Rusia", "en": "Russian", "nl": "Russische", "ms": "Rusia"}),
        ("org:UN", {"id": "PBB", "en": "UN", "fr": "ONU", "nl": "VN", "de": "Vereinte Nationen", "tr": "BM"}),
        ("org:NATO", {"id": "NATO", "es": "OTAN", "en": "NATO"}),
        ("place:ID/jawa-barat", {"id": "Jabar", "en": "West Java"}),
        ("place:ID/bandung", {"id": "Kabupaten Bandung", "en": "Bandung"}),
        ("place:CH/geneva", {"id": "Jenewa", "en": "Geneva", "de": "Genf", "es": "Ginebra", "it": "Ginevra"}),
    ],
)
def test_one_thing_by_its_names_in_many_languages(meant: str, names: dict[str, str]) -> None:
    assert {language: entity(name, language) for language, name in names.items()} == dict.fromkeys(names, meant)


@pytest.mark.parametrize(
    ("name", "language"), [("AS", "en"), ("us", "en"), ("who", "en"), ("VN", "id"), ("Warta Rekaan", "id"), ("", "id")]
)
def test_words_that_are_no_names_mean_nothing(name: str, language: str) -> None:
    assert meaning(name, language) is None


def test_a_name_is_found_however_it_is_capitalised_and_accented() -> None:
    assert entity("ATHENA") == entity("athena") == "place:GR/athens"
    assert entity("Sao Paulo") == entity("São Paulo") == entity("Sa\u0303o Paulo") != ""


def test_of_two_cities_of_a_name_the_larger_is_meant_first() -> None:
    found = meaning("London")
    assert found is not None
    assert found.entities[0] == "place:GB/london"


def test_what_is_near_a_name_is_found() -> None:
    assert [near.written for near in names_near("Athema")] == ["Athena"]
    assert "Surabaya" in [near.written for near in names_near("SURABYA")]


def test_the_table_is_in_order_without_doubles() -> None:
    lines = TABLE.read_text(encoding="utf-8").split("\n")[:-1]
    assert lines == sorted(lines)
    keys = [line.split("\t")[0] for line in lines]
    assert len(set(keys)) == len(keys) > 15_000
    assert all(2 <= line.count("\t") + 1 <= 3 or line.endswith("\tpeople") for line in lines)


@pytest.mark.parametrize(
    ("name", "language", "is_people"),
    [
        ("Swedes", "en", True),
        ("Sweden", "en", False),
        ("German", "en", True),
        ("European", "en", True),
        ("Polen", "de", False),
        ("Russische", "nl", True),
        ("Rusia", "id", False),
    ],
)
def test_what_the_people_of_a_country_are_called_is_told_from_the_country(
    name: str, language: str, is_people: bool
) -> None:
    found = meaning(name, language)
    assert found is not None
    assert found.is_people is is_people


def test_all_provinces_of_indonesia_are_known() -> None:
    assert len({entity(name) for name in ("Jawa Tengah", "Papua Pegunungan", "Papua Barat Daya", "Bali", "Kepri")}) == 5


@given(st.text(max_size=100))
def test_any_text_may_be_looked_up(name: str) -> None:
    found = meaning(name, "id")
    assert found is None or found.entity.partition(":")[0] in ("country", "region", "place", "org")
