"""The verbs about copy speak the editors' languages: no line is left out, and none loses a value."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import warta.cli
import warta.wire
from warta.cli import app
from warta.cli.wording import WORDS, Wording, wording
from warta.wire import detect

CLI = Path(warta.cli.__file__).parent
SPEAK = [
    *(CLI / f"{verb}.py" for verb in ("check", "compare", "lineage", "read", "rule", "values", "explaining", "opened")),
    *sorted((CLI / "checking").glob("*.py")),
]
WIRE = sorted(Path(warta.wire.__path__[0]).rglob("*.py"))
LANGUAGES = tomllib.loads(WORDS.read_text(encoding="utf-8"))
_SPOKEN = {"say", "_say", "ConfigError", "Misspelt"}

runner = CliRunner()


def _calls(paths: list[Path]) -> Iterator[tuple[str, ast.Call]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""), node


def _strings(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def templates() -> set[str]:
    """What the verbs say, as their code has it."""
    found: set[str] = set()
    for name, call in _calls(SPEAK):
        if name in _SPOKEN:
            at = 1 if name == "ConfigError" else 0
            said = call.args[at] if len(call.args) > at else None
            if isinstance(said, ast.Constant | ast.IfExp):
                found |= {each for each in _strings(said) if "{fault}" not in each}
    return found


def unreadable() -> set[str]:
    """Whatever may be said of a file that cannot be read, with an example for each value."""
    found: set[str] = set()
    for name, call in _calls([*SPEAK, *WIRE]):
        if name == "Unreadable" and isinstance(call.args[0], ast.Constant):
            found.add(call.args[0].value)
        elif name == "Unreadable" and isinstance(call.args[0], ast.JoinedStr):
            parts = call.args[0].values
            line = "".join(part.value if isinstance(part, ast.Constant) else "7" for part in parts)
            if re.sub(r"[7: ]", "", line):  # not only a line that was said before
                found.add(line)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_translated(language: str):
    assert sorted(templates() - LANGUAGES[language].keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_wrong_with_a_file_is_translated(language: str):
    say = wording(language)
    lines = unreadable()
    assert len(lines) > 10
    assert sorted(line for line in lines if say.line(line) == line) == []
    kinds = [f"this is {kind}, not a text. Save the story as plain text (UTF-8)." for kind in detect._MAGIC.values()]
    assert [kind for kind in detect._MAGIC.values() if kind not in LANGUAGES[language]] == []
    assert "picture" not in say.line(kinds[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_of_its_line(language: str):
    for line, translation in LANGUAGES[language].items():
        wanted, given = (set(re.findall(r"\{(\w+(?:!r)?)\}", words)) for words in (line, translation))
        assert given == wanted, line


def test_a_line_is_known_again_with_its_values():
    say = Wording({"byte {number} of {what}.": "bita {number} dari {what}.", "a picture": "gambar"})
    assert say.line("byte 12 of a picture.") == "bita 12 dari gambar."
    assert say.line("byte x of a picture.") == "byte x of a picture."
    assert say("byte {number} of {what}.", number=3, what="ini") == "bita 3 dari ini."
    assert wording("en").line("byte 12 of a picture.") == "byte 12 of a picture."


def test_what_is_wrong_is_said_in_indonesian(tmp_path: Path):
    (tmp_path / "kosong.txt").write_text("")
    (tmp_path / "warta.toml").write_text("[chek]\n")
    cases = {
        ("check", str(tmp_path / "tidak-ada.txt"), "--config", str(tmp_path / "tidak-ada.toml")): "tidak bisa dibaca",
        ("check", str(tmp_path / "kosong.txt")): "yang paling mirip [check]",
        ("read", str(tmp_path / "kosong.txt")): "berkas kosong",
        ("read", str(tmp_path / "tidak-ada.txt")): "tidak bisa dibuka (tidak ada berkas atau folder itu)",
        ("compare", str(tmp_path / "kosong.txt"), "-"): "berkas kosong",
        ("compare", "--pairs", str(tmp_path), "--languages", "en-id"): "ini folder",
        ("lineage", str(tmp_path / "kosong.txt"), "--among", str(tmp_path)): "berkas kosong",
        ("check", "-", "--published", "kemarin"): "bukan tanggal",
    }
    for words, says in cases.items():
        result = runner.invoke(app, [*words, "--lang", "id"], input="")
        assert says in " ".join(result.stderr.replace("│", " ").split()), (words, result.stderr)
        assert result.exit_code in (1, 2)


def test_a_language_that_warta_does_not_speak_is_refused_wherever_it_was_set(tmp_path: Path):
    assert runner.invoke(app, ["rule", "Q001"], env={"WARTA_LANG": "fr"}).exit_code == 2
