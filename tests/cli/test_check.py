"""`warta check` at the command line."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warta.cli import app

STORY = """\
Harga obat naik di Kota Biru

KOTA BIRU - Warga diminta membeli obat di apotik terdekat, kata petugas yang yang datang dari pelabuhan.
"""
MENDED = STORY.replace("apotik", "apotek").replace("yang yang", "yang")
CLEAN = """\
Harga obat turun di Kota Biru

KOTA BIRU - Warga membeli obat di apotek terdekat, kata petugas yang datang dari pelabuhan.
"""

runner = CliRunner()


def run(*words: object, **more: object):
    return runner.invoke(app, ["check", *map(str, words)], **more)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "cerita.txt"
    path.write_bytes(STORY.encode())
    return path


def test_the_report_shows_the_line_and_a_caret_under_the_words(story: Path):
    result = run(story, "--language", "id")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == (f"{story}:3:43: warning S001 nonstandard-word: The standard spelling of “apotik” is “apotek”.")
    shown, carets = lines[1], lines[2]
    assert shown.startswith("    3 | KOTA BIRU - Warga diminta")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "apotik"
    assert lines[-1] == "2 findings in 1 file: 2 warnings. --fix puts 2 right."
    assert "\x1b" not in result.stdout


def test_colours_come_where_they_are_asked_for(story: Path):
    assert "\x1b[1;33m" in run(story, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in run(story, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_long_line_is_cut_around_the_caret(tmp_path: Path):
    path = tmp_path / "panjang.txt"
    path.write_text("Kabar\n\n" + "Kapal itu datang. " * 40 + "Obat di apotik habis. " + "Kapal itu pergi. " * 40)
    shown, carets = run(path, "--language", "id").stdout.splitlines()[1:3]
    assert len(shown) <= 200
    assert shown.startswith("    3 | …")
    assert shown.endswith("…")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "apotik"


def test_carets_stand_under_wide_signs_and_combining_marks(tmp_path: Path):
    path = tmp_path / "lebar.txt"
    path.write_text("Kabar\n\n東京 e\u0301 \u202eyang yang pergi ke kota itu.")
    shown, carets = run(path, "--language", "id").stdout.splitlines()[1:3]
    assert "\u202e" not in shown
    # Two wide signs take four columns, a letter with its accent one, what a terminal obeys is shown as one.
    assert carets == "      | " + " " * len("1234 e ?") + "^" * len("yang yang")


def test_json_has_the_keys_of_the_contract_and_places_of_the_text(story: Path):
    result = run(story, "--language", "id", "--format", "json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert list(said) == ["files"]
    assert list(said["files"][0]) == ["path", "language", "findings", "suppressed", "problems"]
    assert (said["files"][0]["path"], said["files"][0]["language"]) == (str(story), "id")
    first = said["files"][0]["findings"][0]
    assert list(first) == [
        "code", "name", "severity", "message", "start", "end", "line", "column", "excerpt", "fix",
    ]  # fmt: skip
    at = STORY.index("apotik")
    assert first == {
        "code": "S001",
        "name": "nonstandard-word",
        "severity": "warning",
        "message": "The standard spelling of “apotik” is “apotek”.",
        "start": at,
        "end": at + 6,
        "line": 3,
        "column": at - STORY.index("KOTA BIRU") + 1,
        "excerpt": "apotik",
        "fix": {"start": at, "end": at + 6, "text": "apotek", "sure": True},
    }


def test_nothing_found_is_status_0(tmp_path: Path):
    path = tmp_path / "baik.txt"
    path.write_text(CLEAN)
    result = run(path, "--language", "id")
    assert (result.exit_code, result.stdout) == (0, "Nothing found in 1 file.\n")


def test_a_hint_alone_is_no_failure(tmp_path: Path):
    path = tmp_path / "isyarat.txt"
    path.write_text(CLEAN + "\nHarga dijaga agar supaya tidak naik.\n")
    result = run(path, "--language", "id")
    assert "info S004" in result.stdout
    assert result.exit_code == 0


def test_the_standard_input_is_a_file_called_dash():
    result = run("-", "--language", "id", "--format", "json", input=STORY)
    assert [each["code"] for each in json.loads(result.stdout)["files"][0]["findings"]] == ["S001", "G003"]
    assert json.loads(result.stdout)["files"][0]["path"] == "-"


def test_the_standard_input_is_mended_into_the_standard_output():
    result = run("-", "--language", "id", "--fix", input=STORY)
    assert result.stdout == MENDED
    assert "2 put right (G003, S001)" in result.stderr
    assert run("-", "--language", "id", "--fix", input=CLEAN).stdout == CLEAN


def test_folders_and_patterns_are_looked_through_in_order_and_each_file_once(tmp_path: Path, monkeypatch):
    for name in ("b.txt", "a.md", "dalam/c.txt", ".git/d.txt", "gambar.bin", "dalam/.e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    monkeypatch.chdir(tmp_path)
    said = json.loads(run("dalam/c.txt", ".", "*.txt", "--format", "json", "--language", "id").stdout)
    assert [Path(each["path"]).as_posix() for each in said["files"]] == ["dalam/c.txt", "a.md", "b.txt"]


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_checked(story: Path, tmp_path: Path):
    (tmp_path / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run(tmp_path / "gambar.txt", tmp_path / "tidak-ada.txt", story, "--language", "id")
    assert result.exit_code == 1
    assert "S001" in result.stdout
    assert [line.partition(": ")[2] for line in result.stderr.splitlines()] == [
        "this is a PNG picture, not a text. Save the story as plain text (UTF-8).",
        "cannot be opened (no such file or directory). Look at its name and its rights.",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"a\x00b", "binary"),
        (b"%PDF-1.7", "PDF"),
        (b"<?xml version='1.0'?>\n<nitf><p>Kabar</p></nitf>", "XML"),
        (b"<!DOCTYPE html>\n<html><nav>Beranda</nav></html>", "no copy"),
        (b'{"headline": "Kabar"}', "JSON"),
        (b"\x81\x8d\x8f\x90\x9d" * 20, "UTF-8"),
        (b"Kabar\x07 baru", "control"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_what_is_no_copy_is_said_in_one_line(tmp_path: Path, data: bytes, says: str):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    result = run(path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert json.loads(run(path, "--format", "json").stdout)["files"][0]["error"]


def test_a_stray_tag_before_the_copy_is_a_finding(tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_text(f"<p>{CLEAN}")
    assert "B004 leftover-markup" in run(path, "--language", "id").stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_fix_changes_only_what_is_wrong_and_keeps_the_encoding_and_the_line_ends(tmp_path, encoding, line_end):
    def as_file(text: str) -> bytes:
        mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
        return mark + text.replace("\n", line_end).replace("Warga", "“Café” Warga").encode(encoding)

    path = tmp_path / "cerita.txt"
    path.write_bytes(as_file(STORY))
    path.chmod(0o640)
    result = run(path, "--language", "id", "--fix")
    assert path.read_bytes() == as_file(MENDED)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert f"{path}: 2 put right (G003, S001)." in result.stderr
    assert result.exit_code == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_fix_that_the_files_encoding_cannot_hold_changes_nothing(tmp_path: Path):
    path = tmp_path / "cerita.txt"
    data = "Café di Kota Biru\n\nHarga &#9731; naik, kata petugas yang ada di sana.".encode("windows-1252")
    path.write_bytes(data)
    result = run(path, "--language", "id", "--fix")
    assert result.exit_code == 1
    assert "windows-1252 does not have. Save it as UTF-8." in result.stderr
    assert path.read_bytes() == data


def test_a_file_that_cannot_be_written_is_said_and_stays(tmp_path: Path, monkeypatch):
    path = tmp_path / "cerita.txt"
    path.write_text(STORY)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run(path, "--language", "id", "--fix")
    assert result.exit_code == 1
    assert "cannot be written (no space left on device). Nothing in it was changed." in result.stderr
    assert path.read_text() == STORY
    assert list(tmp_path.iterdir()) == [path]


LIKELY = f"{CLEAN}\nSumber: Anatoly\n"


def test_what_is_only_most_likely_meant_is_shown_and_put_in_only_where_it_is_asked_for(tmp_path: Path):
    path = tmp_path / "sumber.txt"
    path.write_text(LIKELY)
    result = run(path, "--language", "id", "--fix")
    assert "Anadolu  (most likely)" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("--fix --unsure puts 1 more right, most likely.")
    assert (result.exit_code, path.read_text()) == (1, LIKELY)
    said = json.loads(run(path, "--language", "id", "--format", "json").stdout)["files"][0]["findings"]
    assert [(each["fix"]["text"], each["fix"]["sure"]) for each in said] == [("Anadolu", False)]
    result = run(path, "--language", "id", "--fix", "--unsure")
    assert (result.exit_code, path.read_text()) == (0, LIKELY.replace("Anatoly", "Anadolu"))


def test_statistics_say_how_often_instead_of_where(story: Path):
    story.write_text(STORY + "\nObat di apotik habis.\n\nSumber: Anatoly\n")
    result = run(story, "--language", "id", "--statistics")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "2  S001   warning        nonstandard-word  (2 by --fix)",
        "1  A001   error          near-miss-agency",
        "1  G003   warning        doubled-word  (1 by --fix)",
    ]
    said = json.loads(run(story, "--language", "id", "--statistics", "--format", "json").stdout)
    assert said["statistics"][0] == {
        "code": "S001", "name": "nonstandard-word", "severity": "warning", "count": 2, "fixable": 2,
    }  # fmt: skip
    story.write_text(CLEAN)
    assert run(story, "--language", "id", "--statistics").stdout == "Nothing found.\n"


def test_quiet_says_findings_and_what_cannot_be_read_and_nothing_else(story: Path, tmp_path: Path):
    (tmp_path / "baik.txt").write_text(CLEAN)
    result = run(tmp_path / "baik.txt", tmp_path / "tidak-ada.txt", "--language", "fi", "--quiet")
    assert result.stdout == ""
    assert "cannot be opened" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "finding" not in run(story, "--language", "id", "-q").stdout.splitlines()[-1]
    assert run(story, "--language", "id", "-q", "--fix").output == ""


def test_a_link_stays_a_link(story: Path, tmp_path: Path):
    link = tmp_path / "tautan.txt"
    link.symlink_to(story)
    run(link, "--language", "id", "--fix")
    assert link.is_symlink()
    assert story.read_text() == MENDED


def test_the_difference_can_be_seen_before_it_is_made(story: Path):
    result = run(story, "--language", "id", "--fix", "--diff")
    assert result.exit_code == 1
    assert "-KOTA BIRU - Warga diminta membeli obat di apotik" in result.stdout
    assert "+KOTA BIRU - Warga diminta membeli obat di apotek" in result.stdout
    assert story.read_text() == STORY


def test_rules_are_selected_and_ignored(story: Path):
    def codes(*words: str) -> list[str]:
        said = json.loads(run(story, "--language", "id", "--format", "json", *words).stdout)
        return [each["code"] for each in said["files"][0]["findings"]]

    assert codes("--select", "G,X") == ["G003"]
    assert codes("--select", "all", "--ignore", "doubled-word") == ["S001"]
    assert codes("--ignore", "S", "--ignore", "G003") == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--select", "no-such-fault"],
        ["--ignore", "Z"],
        ["--published", "5/7"],
        ["--language", "klingon!"],
        ["--format", "xml"],
        ["--lang", "fr"],
        ["--diff"],
        ["--unsure"],
        ["--statistics", "--fix"],
        ["--statistics", "--format", "sarif"],
        ["--jobs", "0"],
        ["--explain", "no-such-fault"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_status_2(story: Path, wrong: list[str]):
    assert run(story, *wrong).exit_code == 2


def test_what_the_front_matter_lets_stand_is_in_the_json(tmp_path: Path):
    path = tmp_path / "lagu.md"
    path.write_text(f"---\nignore: [doubled-word: it is a song]\n---\n{STORY}")
    said = json.loads(run(path, "--language", "id", "--format", "json").stdout)["files"][0]
    assert [each["code"] for each in said["findings"]] == ["S001"]
    assert [(each["code"], each["reason"]) for each in said["suppressed"]] == [("G003", "it is a song")]


def test_the_rules_are_listed_and_each_has_its_page():
    listed = run("--rules").stdout
    assert "S001  nonstandard-word" in listed
    page = run("--explain", "nonstandard-word").stdout
    assert page == run("--explain", "S001").stdout
    assert "## Instead" in page


def test_messages_come_in_indonesian_too(story: Path):
    result = run(story, "--language", "id", "--lang", "id")
    assert "peringatan S001 nonstandard-word: Ejaan baku “apotik” adalah “apotek”." in result.stdout
    assert result.stdout.splitlines()[-1] == "2 temuan dalam 1 berkas: 2 peringatan. --fix membetulkan 2."
    by_environment = run(story, "--language", "id", env={"WARTA_LANG": "id"})
    assert by_environment.stdout == result.stdout
    assert "Warta tidak mengenal kata-kata bahasa fi" in run(story, "--language", "fi", "--lang", "id").stderr


def test_many_files_are_checked_in_processes_and_reported_in_order(tmp_path: Path):
    for number in range(40):
        text = STORY if number % 2 else CLEAN
        (tmp_path / f"{number:02}.txt").write_text(text)
    alone = run(tmp_path, "--language", "id", "--format", "json", "--jobs", "1")
    together = run(tmp_path, "--language", "id", "--format", "json", "--jobs", "2")
    assert together.stdout == alone.stdout
    assert [Path(each["path"]).name for each in json.loads(alone.stdout)["files"]] == sorted(os.listdir(tmp_path))


def test_two_processes_print_the_same_bytes(story: Path):
    command = [sys.executable, "-m", "warta.cli", "check", str(story), "--format", "json"]
    command = [sys.executable, "-c", "import warta.cli; warta.cli.main()", *command[3:]]
    outputs = {
        subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_it_starts_without_django_and_without_what_only_reports_need(story: Path):
    code = "import sys; sys.argv[1:] = ['check', sys.argv[1], '--language', 'id']\nimport warta.cli\n"
    code += "try:\n    warta.cli.main()\nexcept SystemExit:\n    pass\n"
    unwanted = {"django", "wagtail", "rich.console", "jinja2", "babel", "asyncio"}
    code += f"sys.exit(', '.join({unwanted} & set(sys.modules)) or 0)"
    ran = subprocess.run([sys.executable, "-c", code, str(story)], capture_output=True, text=True, check=False)
    assert ran.stderr == ""


def test_long_work_tells_how_far_it_is_where_somebody_looks_on(tmp_path: Path, monkeypatch, capsys):
    from warta.cli.checking.following import counted
    from warta.cli.checking.run import Asked, Report

    checked = [Report(path=str(number)) for number in range(60)]
    assert list(counted(checked, 60, Asked())) == checked
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    list(counted(checked, 60, Asked()))
    assert capsys.readouterr().err.endswith("\r60 of 60 files checked\n")
    list(counted(checked, 60, Asked(lang="id")))
    assert capsys.readouterr().err.endswith("\r60 dari 60 berkas diperiksa\n")


def test_an_empty_name_is_no_folder(story: Path, monkeypatch):
    monkeypatch.chdir(story.parent)
    result = run("", "--language", "id", "--fix")
    assert (result.exit_code, result.stderr) == (1, ": no file is named: the name is empty.\n")
    assert story.read_text(encoding="utf-8") == STORY


def test_a_repair_elsewhere_in_the_line_says_where(tmp_path: Path):
    path = tmp_path / "kutipan.txt"
    path.write_text("Harga akan turun\n\nDia menambahkan: Harga akan turun. Namun tidak segera, katanya lagi.”\n")
    shown = run(path, "--language", "id").stdout
    assert "“ at 3:18  (most likely)" in shown
    assert "“ di 3:18  (kemungkinan besar)" in run(path, "--language", "id", "--lang", "id").stdout


def test_a_folder_without_copy_is_said_to_have_none(tmp_path: Path):
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert result.stderr == f"{tmp_path}: no copy to read in it (.txt, .text, .md, .markdown).\n"


def test_a_file_in_a_folder_that_may_not_be_entered_is_one_line(tmp_path: Path, monkeypatch):
    closed = tmp_path / "closed" / "story.txt"

    def refuse(path, *more, **named):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    result = run(closed)
    assert result.exit_code == 1
    assert result.stderr == f"{closed}: cannot be opened (permission denied). Look at its name and its rights.\n"


def test_a_file_that_may_only_be_read_is_not_mended(story: Path, monkeypatch):
    can = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and can(path, mode))
    result = run(story, "--language", "id", "--fix")
    assert result.exit_code == 1
    assert "cannot be written (permission denied). Nothing in it was changed." in result.stderr
    assert story.read_text(encoding="utf-8") == STORY


def test_what_somebody_wrote_meanwhile_is_not_written_over(story: Path, monkeypatch):
    from warta.cli.checking import run as running

    def and_changed(text, findings, **more):
        story.write_text(CLEAN, encoding="utf-8")
        return mend(text, findings, **more)

    mend = running.mended
    monkeypatch.setattr(running, "mended", and_changed)
    result = run(story, "--language", "id", "--fix")
    assert result.exit_code == 1
    assert "was changed meanwhile, and was left as it is. Check it again." in result.stderr
    assert story.read_text(encoding="utf-8") == CLEAN
