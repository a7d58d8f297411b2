"""`warta rule`: the rules explained at the command line."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from warta.cli import app
from warta.desk.discovery import pair_rules, text_rules

runner = CliRunner()


def run(*words: str, **more):
    return runner.invoke(app, ["rule", *words], **more)


def test_a_rule_is_explained_by_its_code_or_its_name():
    page = run("Q001").stdout
    assert page.startswith("# Q001 unbalanced-quote\n\nA quotation mark has no partner")
    assert "## Instead" in page
    assert run("unbalanced-quote").stdout == run("q001").stdout == page


def test_rules_of_compare_are_explained_too():
    assert run("FN001").stdout.startswith("# FN001 number-changed\n")


def test_without_a_rule_all_are_listed_and_with_a_family_those_of_it():
    codes = [line.split()[0] for line in run().stdout.splitlines()]
    assert codes == [found.rule.code for found in (*text_rules().rules, *pair_rules().rules)]
    assert {line[:2] for line in run("fq").stdout.splitlines()} == {"FQ"}


def test_json_has_what_a_program_needs():
    (said,) = json.loads(run("S001", "--format", "json").stdout)
    assert list(said) == [
        "code", "name", "verb", "family", "severity", "by_default", "languages", "fault", "page",
    ]  # fmt: skip
    assert (said["code"], said["verb"], said["languages"]) == ("S001", "check", ["id"])
    assert len(json.loads(run("--format", "json").stdout)) == len(run().stdout.splitlines())


def test_what_is_no_rule_is_said_with_the_nearest():
    result = run("unbalancedquote")
    assert result.exit_code == 2
    assert "unbalanced-quote is nearest" in " ".join(result.stderr.replace("│", "").split())
    said = run("unbalancedquote", "--lang", "id").stderr
    assert "yang paling mirip unbalanced-quote" in " ".join(said.replace("│", "").split())
