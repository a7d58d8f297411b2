"""A language pack is checked when it is loaded, and what is wrong with it is said by file and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from warta.language.packs import PACKS, PackError, load, pack_of, packs


def test_indonesian_and_english_are_there() -> None:
    assert {"id", "en"} <= set(packs())


@pytest.mark.parametrize(("tag", "language"), [("id", "id"), ("en-GB", "en"), ("EN", "en"), ("id-ID", "id")])
def test_a_pack_serves_all_regions_of_its_language(tag: str, language: str) -> None:
    pack = pack_of(tag)
    assert pack is not None
    assert pack.language == language


@pytest.mark.parametrize("tag", ["", "xx", "nl-BE"])
def test_a_language_without_a_pack_has_none(tag: str) -> None:
    assert pack_of(tag) is None


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('order = "day-month"', 'order = "day-first"', "calendar.order"),
        ('decimal = ","', "decimal = 5", "numbers.decimal"),
        ('name = "Bahasa Indonesia"', 'nama = "Bahasa Indonesia"', "nama"),
        ('["Senin"], ', "", "weekdays"),
        ('["Mei"], ', "", "months"),
        ("speaker_after_cue = true", "", "speaker_after_cue"),
        ("[numbers]", "[numbers", "id.toml"),
    ],
)
def test_a_wrong_pack_is_refused_by_file_and_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    good = (PACKS / "id.toml").read_text(encoding="utf-8")
    assert old in good
    wrong = tmp_path / "id.toml"
    wrong.write_text(good.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError, match=r"^id\.toml: .*") as refusal:
        load(wrong)
    assert field in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_no_word_speaks_both_for_and_against_a_language() -> None:
    for pack in packs().values():
        assert not pack.detection.own_words & pack.detection.neighbour_words
        assert not pack.detection.function_words & pack.detection.neighbour_words
