"""Data files are read from what was kept of them, and always as they are now."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from warta.language import tables


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "_ROOT", tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    path = tmp_path / "words.toml"
    path.write_text('words = ["yang", "di"]\n', encoding="utf-8")
    return path


def _kept(path: Path) -> list[Path]:
    return list(path.parent.glob("__pycache__/*"))


def test_what_was_read_is_kept_and_read_again_without_the_toml(path: Path, monkeypatch: pytest.MonkeyPatch):
    assert tables.decoded(path) == {"words": ["yang", "di"]}
    assert len(_kept(path)) == 1
    monkeypatch.setattr(tables, "_from_toml", lambda path: pytest.fail("it was kept"))
    assert tables.decoded(path) == {"words": ["yang", "di"]}


def test_a_file_that_changed_is_read_anew(path: Path):
    tables.decoded(path)
    path.write_text('words = ["ke"]\n', encoding="utf-8")
    assert tables.decoded(path) == {"words": ["ke"]}
    status = path.stat()
    path.write_text('words = ["si"]\n', encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert tables.decoded(path) == {"words": ["si"]}


def test_what_was_kept_and_damaged_is_made_anew(path: Path):
    tables.decoded(path)
    kept = _kept(path)[0]
    for damaged in (b"", b"\x00", kept.read_bytes()[:-3], kept.read_bytes()[:16] + b"\xc1"):
        kept.write_bytes(damaged)
        assert tables.decoded(path) == {"words": ["yang", "di"]}


@pytest.mark.parametrize("written", ["day = 2024-07-05", "many = 9223372036854775808000"])
def test_what_would_not_come_back_as_it_was_is_not_kept(path: Path, written: str):
    path.write_text(written, encoding="utf-8")
    assert tables.decoded(path) == msgspec.toml.decode(written)
    assert _kept(path) == []


def test_a_closed_folder_and_somebody_elses_file_are_read_each_time(path: Path, tmp_path_factory, monkeypatch):
    other = tmp_path_factory.mktemp("lain") / "words.toml"
    other.write_text("words = []\n")
    assert tables.decoded(other) == {"words": []}
    assert _kept(other) == []

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", closed)
    assert tables.decoded(path) == {"words": ["yang", "di"]}
    assert _kept(path) == []


def test_what_is_no_toml_is_told_as_ever(path: Path):
    path.write_text("[words", encoding="utf-8")
    with pytest.raises(msgspec.DecodeError):
        tables.decoded(path)
    with pytest.raises(OSError, match="missing"):
        tables.decoded(path.with_name("missing.toml"))
