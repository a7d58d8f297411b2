"""What `warta --help` shows: every verb under a heading, with an example of its own and a place in the manual."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import warta.cli
from warta.cli import GROUPS, HEADINGS, app

ROOT = Path(__file__).parents[2]
MANUAL = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def commands() -> dict[str, object]:
    """Every command and command below a command, as it is typed."""
    top = typer.main.get_command(app)
    found = {}
    for verb in HEADINGS:
        command = top.get_command(None, verb)
        below = getattr(command, "commands", None)
        found |= {f"{verb} {name}": each for name, each in below.items()} if below else {verb: command}
    return found


def test_help_shows_every_verb_under_its_heading():
    said = CliRunner().invoke(app, ["--help"], terminal_width=120).stdout
    headings = [said.index(f"─ {heading} ─") for heading in GROUPS]
    assert headings == sorted(headings)
    verbs = [re.search(rf"^│ {verb} ", said, re.MULTILINE) for verb in HEADINGS]
    assert None not in verbs


def test_every_verb_is_a_module_and_every_module_with_an_app_is_a_verb():
    modules = {path.stem for path in Path(warta.cli.__file__).parent.glob("*.py") if "\napp = " in path.read_text()}
    assert modules - {"__init__"} == HEADINGS.keys()


@pytest.mark.parametrize("typed", commands())
def test_every_command_has_an_example_and_a_place_in_the_manual(typed):
    command = commands()[typed]
    said = f"{command.help or ''}\n{command.epilog or ''}"
    assert re.search(rf"Example: (\[bold\])?warta {typed}\b", said), said
    assert re.search(rf"\bwarta {typed}\b", MANUAL)


@pytest.mark.parametrize("heading", ["A story", "Names", "Talk", "The site"])
def test_whatever_is_an_act_says_why_and_by_whom(heading):
    acts = {typed: command for typed, command in commands().items() if HEADINGS[typed.partition(" ")[0]] == heading}
    assert acts
    for typed, command in acts.items():
        options = {name for parameter in command.params for name in parameter.opts}
        assert {"--reason", "--by", "--format", "--home"} <= options, typed


def completed(words: str, at: int) -> list[str]:
    environment = os.environ | {"_WARTA_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    code = "import sys; sys.argv = ['warta']; import warta.cli\ntry:\n    warta.cli.main()\nfinally:\n"
    code += "    print(*{'django', 'rich.console'} & set(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert ran.stderr.split() == []
    return ran.stdout.split()


def test_the_shell_completes_verbs_and_options_without_loading_a_newsroom():
    assert completed("warta che", 1) == ["check"]
    assert completed("warta ", 1) == list(HEADINGS)
    assert "--unsure" in completed("warta check --u", 2)
    assert completed("warta check --format s", 3) == ["sarif"]
