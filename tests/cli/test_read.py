"""`warta read` at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warta.cli import app

STORY = """\
Harga beras turun di Kota Biru

3 min read

KOTA BIRU (ANTARA) - Wali Kota Biru pada Jumat (5/7) mengatakan harga beras turun 12 persen karena panen raya.

“Panen raya sudah dimulai di tiga kecamatan,” kata Rina Sastra kepada pers.

Sumber: Kabar Rekaan
"""

runner = CliRunner()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "cerita.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_has_the_keys_of_the_contract_and_true_spans(story: Path) -> None:
    result = runner.invoke(app, ["read", str(story), "--published", "2024-07-06", "--format", "json"])
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert list(said) == [
        "language", "headline", "words", "reading_minutes", "dateline", "credits", "quotes", "numbers", "dates",
        "names", "furniture", "times", "sentences", "lone_marks",
    ]  # fmt: skip
    assert said["headline"] == "Harga beras turun di Kota Biru"
    assert (said["language"], said["reading_minutes"]) == ("id", 1)
    assert list(said["dateline"]) == ["place", "agency", "date", "text", "start", "end"]
    assert said["dateline"]["date"] == "2024-07-05"
    assert said["credits"] == [
        {"agency": "", "as_written": "Kabar Rekaan", "start": STORY.index("Kabar"), "end": len(STORY) - 1}
    ]
    [report, quote] = said["quotes"]
    assert (report["kind"], report["text"]) == ("indirect", "harga beras turun 12 persen karena panen raya")
    assert list(quote) == ["kind", "text", "start", "end", "speaker", "cue", "who", "manner"]
    assert (quote["speaker"]["text"], quote["cue"]["text"]) == ("Rina Sastra", "kata")
    for entry in [
        said["dateline"],
        quote,
        quote["speaker"],
        *said["numbers"],
        *said["dates"],
        *said["names"],
        *said["furniture"],
    ]:
        assert STORY[entry["start"] : entry["end"]] == entry["text"]


def test_the_report_for_people_is_plain_when_piped(story: Path) -> None:
    result = runner.invoke(app, ["read", str(story), "--published", "2024-07-06"])
    assert result.exit_code == 0
    for said in (
        "Harga beras turun di Kota Biru",
        "Bahasa Indonesia",
        "KOTA BIRU · Antara · 2024-07-05",
        "Kabar Rekaan",
        "3 min read",
    ):
        assert said in result.stdout
    assert "\x1b" not in result.stdout


def test_the_report_sends_no_commands_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(STORY.replace("Rekaan", "\x9b31mRekaan\u202e"), encoding="utf-8")
    shown = runner.invoke(app, ["read", str(path)]).stdout
    assert "31mRekaan" in shown
    assert "\x9b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"x" * 5_000_001, "5 MB"),
        (b"Satu kalimat saja yang panjang", "headline"),
    ],
)
def test_a_file_that_holds_no_story_is_one_line_on_the_error_stream(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    result = runner.invoke(app, ["read", str(path)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_said_plainly(tmp_path: Path, name: str) -> None:
    result = runner.invoke(app, ["read", str(tmp_path / name)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "wrong", [["--published", "5/7"], ["--language", "klingon!"], ["--format", "xml"], ["--nonsense"]]
)
def test_wrong_use_is_status_2(story: Path, wrong: list[str]) -> None:
    assert runner.invoke(app, ["read", str(story), *wrong]).exit_code == 2


def test_the_standard_input_can_be_read() -> None:
    result = runner.invoke(app, ["read", "-", "--format", "json"], input=STORY)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["language"] == "id"


def test_a_language_without_a_pack_is_said(story: Path) -> None:
    result = runner.invoke(app, ["read", str(story), "--language", "fi", "--format", "json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["numbers"] == []
    assert "no language pack for fi" in result.stderr


def test_help_has_an_example() -> None:
    result = runner.invoke(app, ["read", "--help"])
    assert result.exit_code == 0
    assert "Example" in result.stdout


def test_it_starts_without_django(story: Path) -> None:
    code = "import sys; sys.argv[1:] = ['read', sys.argv[1], '--format', 'json']\nimport warta.cli\n"
    code += "try:\n    warta.cli.main()\nexcept SystemExit:\n    pass\nsys.exit('django' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, str(story)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
