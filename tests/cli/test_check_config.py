"""`warta.toml`: how a house checks its copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warta.cli import app
from warta.cli.checking import config

STORY = "Kabar dari Kota Biru\n\nWarga membeli obat di apotik, kata petugas yang yang datang pada Jumat (5/7).\n"

runner = CliRunner()


@pytest.fixture(autouse=True)
def forgotten():
    config._nearest.cache_clear()
    config._loaded.cache_clear()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "arsip" / "lama").mkdir(parents=True)
    for name in ("baru.txt", "arsip/lama/tua.txt"):
        (tmp_path / name).write_text(STORY)
    return tmp_path


def codes(house: Path, *words: str) -> dict[str, list[str]]:
    result = runner.invoke(app, ["check", str(house), "--format", "json", *words])
    assert result.exit_code in (0, 1), result.output
    return {
        Path(each["path"]).name: [finding["code"] for finding in each["findings"]]
        for each in json.loads(result.stdout)["files"]
    }


def test_the_nearest_configuration_upwards_holds(house: Path):
    (house / "warta.toml").write_text('[check]\nlanguage = "id"\nignore = ["S001"]\n')
    assert codes(house) == {"baru.txt": ["G003"], "tua.txt": ["G003"]}
    (house / "arsip" / "warta.toml").write_text('[check]\nlanguage = "id"\nselect = ["S001"]\n')
    config._nearest.cache_clear()
    assert codes(house) == {"baru.txt": ["G003"], "tua.txt": ["S001"]}


def test_what_is_typed_comes_before_the_configuration_and_ignores_are_added(house: Path):
    (house / "warta.toml").write_text('[check]\nlanguage = "id"\nselect = ["S"]\nignore = ["X"]\n')
    assert codes(house, "--select", "G") == {"baru.txt": ["G003"], "tua.txt": ["G003"]}
    assert codes(house, "--ignore", "S001") == {"baru.txt": [], "tua.txt": []}


def test_a_configuration_can_be_named(house: Path, tmp_path_factory):
    other = tmp_path_factory.mktemp("lain") / "desk.toml"
    other.write_text('[check]\nlanguage = "id"\nselect = ["G003"]\n')
    assert codes(house, "--config", str(other)) == {"baru.txt": ["G003"], "tua.txt": ["G003"]}


def test_a_path_may_have_rules_of_its_own(house: Path):
    (house / "warta.toml").write_text(
        '[check]\nlanguage = "id"\n[check.per-path]\n"arsip/*" = { ignore = ["S"] }\n"*.txt" = { ignore = ["G"] }\n'
    )
    assert codes(house) == {"baru.txt": ["S001"], "tua.txt": []}


def test_the_front_matter_may_say_the_day_and_the_language(house: Path):
    (house / "baru.txt").write_text(f"---\ntanggal: 2024-07-05 10:00\nbahasa: id\n---\n{STORY}")
    (house / "warta.toml").write_text('[check]\npublished-from = "tanggal"\nlanguage-from = "bahasa"\n')
    assert codes(house)["baru.txt"] == ["S001", "G003"]
    (house / "baru.txt").write_text(f"---\ntanggal: kemarin\n---\n{STORY}")
    result = runner.invoke(app, ["check", str(house / "baru.txt")])
    assert result.exit_code == 1
    assert "'tanggal' is 'kemarin', which is no date. Write it as 2024-07-05." in result.stderr


def test_a_house_has_its_own_style(house: Path):
    (house / "gaya.toml").write_text(
        'language = "id"\n[[rules]]\ncode = "S901"\nname = "house-words"\n[[rules.groups]]\n'
        "says = \"We write “{instead}”.\"\nwords = '''\nwarga = penduduk\n'''\n"
    )
    (house / "warta.toml").write_text('[check]\nlanguage = "id"\nstyles = ["gaya.toml"]\nselect = ["S901"]\n')
    assert codes(house) == {"baru.txt": ["S901"], "tua.txt": ["S901"]}
    assert codes(house, "--select", "house-words")["baru.txt"] == ["S901"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[check", "warta.toml"),
        ("[check]\nselekt = []", "selekt"),
        ('[check]\nselect = "S"', '[check] select is a list of words: write select = ["…", "…"].'),
        ("[check]\nlanguage = 5", '[check] language is a word: write language = "…".'),
        ('check = "S"', "check is a table: write [check]."),
        ('[check.per-path]\n"a/*" = "S"', "[check.per-path"),
        ('[check]\nselect = ["no-such-fault"]', "'no-such-fault' is no rule"),
        ('[check.per-path]\n"a/*" = { ignore = ["Z"] }', "'Z' is no rule"),
        ('[chek]\nselect = ["S"]', "it has no table [chek]; [check] is nearest."),
        ("[Check]\nselect = []", "it has no table [Check]; [check] is nearest."),
        ('ignore = ["S"]', "ignore belongs under [check]."),
        ('[check]\npublished_from = "date"', "[check] has no key published_from; published-from is nearest."),
        ("[check]\nzzz = 1", "[check] has no key zzz, only select, ignore, language,"),
        (
            '[check.per-path]\n"a/*" = { ignores = ["S"] }',
            '[check.per-path."a/*"] has no key ignores; ignore is nearest.',
        ),
        ('[check]\nselect = ["unbalanced-quotes"]', "'unbalanced-quotes' is no rule; unbalanced-quote is nearest."),
        ('[check]\nstyles = ["tidak-ada.toml"]', "tidak-ada.toml: cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_line_and_status_2(house: Path, written: str, says: str):
    (house / "warta.toml").write_text(written)
    result = runner.invoke(app, ["check", str(house)])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_other_tables_of_the_file_are_left_to_others(house: Path):
    (house / "warta.toml").write_text('[site]\nname = "Kabar"\n[check]\nlanguage = "id"\n')
    assert codes(house)["baru.txt"] == ["S001", "G003"]
