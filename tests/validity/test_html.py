"""Every page as the Nu Html Checker sees it: no error, and no warning but those that are accepted here by name."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.validity.answers import HTML, Answers

JAR = Path(__file__).parent / "nu/node_modules/vnu-jar/build/dist/vnu.jar"
ACCEPTED: dict[str, str] = {}
"""Warnings that we keep, as regular expressions, each with the reason why."""


@pytest.fixture(scope="module")
def messages(answers: Answers, tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What the checker has to say, about all pages in one run."""
    if not JAR.exists():
        pytest.skip("no Nu Html Checker: `make nu` fetches it")
    if shutil.which("java") is None:
        pytest.skip("no Java on the path: the Nu Html Checker needs it, 17 or later")
    folder = tmp_path_factory.mktemp("html")
    paths = {}
    for number, answer in enumerate(answers.of(HTML)):
        name = f"{number}.html"
        (folder / name).write_bytes(answer.body)
        paths[name] = f"{answer.path} ({answer.status})"
    done = subprocess.run(
        ["java", "-jar", JAR, "--format", "json", "--exit-zero-always", "--stdout", "--also-check-svg", folder],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = json.loads(done.stdout)["messages"]
    return [{**each, "path": paths[each.get("url", "").rpartition("/")[2]]} for each in said]


def _lines(messages: list[dict]) -> list[str]:
    return sorted({f"{each['path']}: {each['message']} {each.get('extract', '')!r}" for each in messages})


def test_no_page_has_an_error(messages: list[dict]) -> None:
    assert _lines([each for each in messages if each["type"] != "info"]) == []


def test_no_page_has_a_warning_that_was_not_thought_about(messages: list[dict]) -> None:
    warnings = [each for each in messages if each["type"] == "info"]
    assert _lines([each for each in warnings if not any(re.search(one, each["message"]) for one in ACCEPTED)]) == []


def test_every_warning_that_is_accepted_is_still_given(messages: list[dict]) -> None:
    given = [each["message"] for each in messages]
    assert [one for one in ACCEPTED if not any(re.search(one, message) for message in given)] == []
