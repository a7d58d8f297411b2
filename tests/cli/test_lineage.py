"""`warta lineage` at the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warta.cli import app

runner = CliRunner()

ORIGINAL = """Bridge at Sungai Raya closed after crack is found

The 340-metre bridge over the Kapuas at Sungai Raya was closed on Monday after engineers found a crack of 12
centimetres in its fourth pillar, the head of public works, Darmawan Saputra, said.

"No lorry of more than 8 tonnes will cross before it is mended," Saputra said. The repair costs 2.6 billion rupiah.
"""
RELAY = """Jembatan Sungai Raya ditutup setelah ditemukan retakan

Jembatan sepanjang 340 meter di atas Kapuas di Sungai Raya ditutup pada Senin setelah insinyur menemukan retakan 12
sentimeter pada pilar keempat, kata Kepala Dinas Pekerjaan Umum Darmawan Saputra.

“Truk di atas 8 ton tidak boleh lewat sebelum diperbaiki,” kata Saputra. Perbaikannya menelan 2,6 miliar rupiah.
"""
OTHER = """Library in Tomohon opens on Sundays

The town library of Tomohon will open on Sundays from 9 a.m. from August on, its director Grace Mandagi said. It
lends 41,000 books and had 130 visitors a day last year.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "bridge.txt").write_text(ORIGINAL, encoding="utf-8")
    (folder / "library.txt").write_text(OTHER, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff" + bytes(20))
    return folder


@pytest.fixture
def relay(tmp_path: Path) -> Path:
    path = tmp_path / "relay.txt"
    path.write_text(RELAY, encoding="utf-8")
    return path


def test_a_story_that_lies_in_the_folder_is_not_its_own_original(folder: Path, relay: Path) -> None:
    inside = folder / "relay.txt"
    inside.write_text(RELAY, encoding="utf-8")
    for limit in ("1", "5"):
        result = runner.invoke(app, ["lineage", str(inside), "--among", str(folder), "--limit", limit])
        assert [line.split()[2] for line in result.stdout.splitlines()] == [str(folder / "bridge.txt")]
    copy = runner.invoke(app, ["lineage", str(relay), "--among", str(folder), "--lang", "id"])
    assert {line.split()[0]: line.split()[2] for line in copy.stdout.splitlines()} == {
        "terjemahan": str(folder / "bridge.txt"),
        "salinan": str(inside),
    }


def test_the_original_is_named_with_what_the_relay_is_of_it(folder: Path, relay: Path) -> None:
    result = runner.invoke(app, ["lineage", str(relay), "--among", str(folder)])
    assert result.exit_code == 0
    verdict, score, path = result.stdout.split()
    assert (verdict, path) == ("translation", str(folder / "bridge.txt"))
    assert 0.5 < float(score) <= 1
    assert "picture.jpg: this is a JPEG picture" in result.stderr


def test_json_has_the_keys_of_the_contract(folder: Path, relay: Path) -> None:
    result = runner.invoke(app, ["lineage", str(relay), "--among", str(folder), "--format", "json"])
    said = json.loads(result.stdout)
    assert said.keys() == {"path", "texts", "matches"}
    [match] = said["matches"]
    assert match.keys() == {"path", "part", "verdict", "score"}
    assert (match["path"], match["verdict"]) == (str(folder / "bridge.txt"), "translation")


def test_where_none_is_the_original_it_says_so_and_the_status_is_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Nobody has told this story yet, and nobody knows who will be the first to.")
    result = runner.invoke(app, ["lineage", str(tmp_path / "new.txt"), "--among", str(folder)])
    assert result.exit_code == 1
    assert "is its original" in result.stdout


def test_the_standard_input_can_be_asked_about(folder: Path) -> None:
    result = runner.invoke(app, ["lineage", "-", "--among", str(folder)], input=ORIGINAL)
    assert result.stdout.split()[0] == "copy"


def test_what_is_learnt_is_kept_only_where_it_is_asked_to(folder: Path, relay: Path, tmp_path: Path) -> None:
    before = sorted(folder.rglob("*"))
    cache = tmp_path / "kept"
    first = runner.invoke(app, ["lineage", str(relay), "--among", str(folder), "--cache", str(cache)])
    assert [path.suffix for path in cache.iterdir()] == [".lineage"]
    again = runner.invoke(app, ["lineage", str(relay), "--among", str(folder), "--cache", str(cache)])
    assert again.stdout == first.stdout
    assert sorted(folder.rglob("*")) == before


def test_vectors_that_are_not_installed_are_named(folder: Path, relay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warta.cli.lineage.encoder", lambda: None)
    result = runner.invoke(app, ["lineage", str(relay), "--among", str(folder), "--vectors"])
    assert result.exit_code == 2
    assert "install warta[vectors]" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lineage", "relay.txt", "--among", "nowhere"], "nowhere is no folder"),
        (["lineage", "nothing.txt", "--among", "."], "nothing.txt: cannot be opened"),
        (["lineage", "empty.txt", "--among", "."], "empty.txt: the file is empty"),
        (["lineage", "relay.txt", "--among", ".", "--cache", "relay.txt"], "cannot be used"),
    ],
)
def test_wrong_use_gets_one_clear_line(
    arguments: list[str], said: str, relay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_a_file_whose_name_is_no_utf8_is_named_and_kept_like_any_other(
    folder: Path, relay: Path, tmp_path: Path
) -> None:
    odd = os.fsdecode(b"br\xfccke \xe2\x80\x93 1.txt")
    try:
        (folder / "bridge.txt").rename(folder / odd)
    except OSError:
        pytest.skip("this file system takes no name that is not UTF-8")
    asked = ["lineage", str(relay), "--among", str(folder), "--cache", str(tmp_path / "kept"), "--format", "json"]
    first, second = runner.invoke(app, asked), runner.invoke(app, asked)
    assert first.exit_code == 0
    assert first.stdout == second.stdout
    assert [match["path"] for match in json.loads(first.stdout)["matches"]] == [str(folder / odd)]


def test_what_a_terminal_would_take_for_a_command_is_not_written_to_it(folder: Path, relay: Path) -> None:
    (folder / "bridge.txt").rename(folder / "bri\x1b[31mdge.txt")
    (folder / "picture.jpg").rename(folder / "pic\x1b[31mture.jpg")
    result = runner.invoke(app, ["lineage", str(relay), "--among", str(folder)])
    assert "bri\N{REPLACEMENT CHARACTER}[31mdge.txt" in result.stdout
    assert "pic\N{REPLACEMENT CHARACTER}[31mture.jpg" in result.stderr
    assert "\x1b[31m" not in result.output
    missing = runner.invoke(app, ["lineage", "no\x1b[31mne.txt", "--among", str(folder)])
    assert "\x1b[31m" not in missing.output
