"""A language pack is checked when it is loaded, and what is wrong with it is said by file and field."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from warta.language.packs import PACKS, PackError, load, pack_of, packs, story_languages


def test_indonesian_and_english_are_there() -> None:
    assert {"id", "en"} <= set(packs())


@pytest.mark.parametrize(("tag", "language"), [("id", "id"), ("en-GB", "en"), ("EN", "en"), ("id-ID", "id")])
def test_a_pack_serves_all_regions_of_its_language(tag: str, language: str) -> None:
    pack = pack_of(tag)
    assert pack is not None
    assert pack.language == language


@pytest.mark.parametrize("tag", ["", "xx", "sw-KE"])
def test_a_language_without_a_pack_has_none(tag: str) -> None:
    assert pack_of(tag) is None


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("calendar.toml", 'order = "day-month"', 'order = "day-first"', "calendar.order"),
        ("numbers.toml", 'decimal = ","', "decimal = 5", "numbers.decimal"),
        ("pack.toml", 'name = "Bahasa Indonesia"', 'nama = "Bahasa Indonesia"', "nama"),
        ("pack.toml", 'language = "id"', 'language = "in"', "the folder must be named after it"),
        ("calendar.toml", '["Senin"], ', "", "weekdays"),
        ("calendar.toml", '["Mei"],', "", "months"),
        ("quotations.toml", "speaker_after_cue = true", "", "speaker_after_cue"),
        ("numbers.toml", "percent = [", "percent = [[", "numbers.toml"),
    ],
)
def test_a_wrong_pack_is_refused_by_file_and_field(tmp_path: Path, file: str, old: str, new: str, field: str) -> None:
    wrong = tmp_path / "id"
    copytree(PACKS / "id", wrong)
    good = (wrong / file).read_text(encoding="utf-8")
    assert old in good
    (wrong / file).write_text(good.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError, match=r"^id.*: .*") as refusal:
        load(wrong)
    assert field in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_no_part_of_a_pack_is_refused(tmp_path: Path) -> None:
    copytree(PACKS / "id", tmp_path / "id")
    (tmp_path / "id" / "kalender.toml").write_text("", encoding="utf-8")
    with pytest.raises(PackError, match=r"^id/kalender\.toml: no part of a pack is called 'kalender'"):
        load(tmp_path / "id")


def test_stories_are_taken_only_in_languages_whose_furniture_and_credits_are_known() -> None:
    assert story_languages() == ["en", "id"]
    assert all(packs()[language].furniture.lines and packs()[language].credits.sources for language in ("en", "id"))


def test_no_word_speaks_both_for_and_against_a_language() -> None:
    for pack in packs().values():
        assert not pack.detection.own_words & pack.detection.neighbour_words
        assert not pack.detection.function_words & pack.detection.neighbour_words
