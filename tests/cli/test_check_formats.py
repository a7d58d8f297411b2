"""What `warta check` writes for other programs: SARIF for code scanning, workflow commands for pull requests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from warta.cli import app

STORY = """\
---
ignore: [joined-words: the sign says so]
---
Harga obat naik di Kota Biru

KOTA BIRU - Warga dirumah membeli obat di apotik 100%, kata petugas yang yang datang; Toko Laut &amp; Ikan tutup.
"""

runner = CliRunner()


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cerita baru, 1.txt"
    path.write_bytes(STORY.encode())
    monkeypatch.chdir(tmp_path)
    return Path(path.name)


def sarif(*words: object) -> Any:
    return json.loads(runner.invoke(app, ["check", *map(str, words), "--language", "id", "--format", "sarif"]).stdout)


# Of the schema of SARIF 2.1.0: the objects that are written, their properties, * where one is required, and what each
# holds. The schema forbids properties that it does not name.
SCHEMA: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "*version": ["2.1.0"], "*runs": ["run..."]},
    "run": {"*tool": "tool", "columnKind": ["utf16CodeUnits", "unicodeCodePoints"], "invocations": ["invocation..."],
            "results": ["result..."], "language": ["en", "id"], "newlineSequences": [["\r\n", "\n", "\r"]]},
    "tool": {"*driver": "driver"},
    "driver": {"*name": str, "version": str, "semanticVersion": str, "rules": ["rule..."]},
    "rule": {"*id": str, "name": str, "shortDescription": "text", "fullDescription": "text", "help": "text",
             "defaultConfiguration": "configuration"},
    "text": {"*text": str, "markdown": str},
    "configuration": {"enabled": bool, "level": ["none", "note", "warning", "error"]},
    "invocation": {"*executionSuccessful": bool, "toolExecutionNotifications": ["notification..."]},
    "notification": {"*message": "text", "level": ["none", "note", "warning", "error"], "locations": ["location..."]},
    "result": {"*message": "text", "ruleId": str, "ruleIndex": int, "level": ["none", "note", "warning", "error"],
               "locations": ["location..."], "fixes": ["fix..."], "suppressions": ["suppression..."],
               "partialFingerprints": "fingerprints"},
    "fingerprints": {"*finding/v1": str},
    "location": {"physicalLocation": "place"},
    "place": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int, "charOffset": int,
               "charLength": int},
    "fix": {"description": "text", "*artifactChanges": ["change..."]},
    "change": {"*artifactLocation": "artifact", "*replacements": ["replacement..."]},
    "replacement": {"*deletedRegion": "region", "insertedContent": "content"},
    "content": {"text": str},
    "suppression": {"*kind": ["inSource", "external"], "status": ["accepted", "underReview", "rejected"],
                    "justification": str},
}  # fmt: skip


def _follows(value: Any, kind: Any, where: str) -> None:
    if isinstance(kind, type):
        assert isinstance(value, kind), where
    elif isinstance(kind, list) and str(kind[0]).endswith("..."):
        assert isinstance(value, list), where
        for number, each in enumerate(value):
            _follows(each, kind[0].removesuffix("..."), f"{where}[{number}]")
    elif isinstance(kind, list):
        assert value in kind, where
    else:
        allowed = {name.removeprefix("*"): each for name, each in SCHEMA[kind].items()}
        assert value.keys() <= allowed.keys(), where
        assert {name.removeprefix("*") for name in SCHEMA[kind] if name.startswith("*")} <= value.keys(), where
        for name, each in value.items():
            _follows(each, allowed[name], f"{where}.{name}")


def test_sarif_follows_the_schema(story: Path):
    log = sarif(story, "tidak-ada.txt")
    _follows(log, "log", "log")
    results = log["runs"][0]["results"]
    assert any("fixes" in each for each in results)
    assert any("suppressions" in each for each in results)
    assert all(
        change["replacements"] for each in results for fix in each.get("fixes", []) for change in fix["artifactChanges"]
    )


def test_sarif_knows_a_finding_again_when_lines_are_put_above_it(story: Path):
    def prints() -> list[str]:
        return [each["partialFingerprints"]["finding/v1"] for each in sarif(story)["runs"][0]["results"]]

    before = prints()
    assert len(set(before)) == len(before)
    story.write_text(STORY.replace("Harga obat naik", "Harga obat naik lagi\n\nHarga obat naik"))
    assert set(before) <= set(prints())


def test_sarif_doubles_braces_and_makes_no_link_of_what_was_found(story: Path):
    story.write_text("Kabar\n\nHarga {{ judul }} naik di [kota](https://kota.example/), kata petugas pelabuhan itu.\n")
    said = [each["message"]["text"] for each in sarif(story)["runs"][0]["results"] if each["ruleId"] == "B004"]
    assert said[0].startswith("“{{{{ judul }}}}” is a place")
    assert said[1].startswith("“\\[kota\\](https://kota.example/)” is Markdown")


def test_sarif_names_a_house_s_own_rules(story: Path):
    pack = '[[rules]]\ncode = "S901"\nname = "house-words"\n[[rules.groups]]\nsays = "So."\nwords = "petugas = staf"\n'
    Path("gaya.toml").write_text(pack)
    Path("warta.toml").write_text('[check]\nstyles = ["gaya.toml"]\n')
    run = sarif(story)["runs"][0]
    own = next(each for each in run["results"] if each["ruleId"] == "S901")
    assert run["tool"]["driver"]["rules"][own["ruleIndex"]]["name"] == "house-words"


def test_sarif_names_rules_places_and_fixes_by_code_points(story: Path):
    run = sarif(story)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    spelled = next(each for each in run["results"] if each["ruleId"] == "S001")
    assert rules[spelled["ruleIndex"]]["id"] == "S001"
    assert "## Instead" in rules[spelled["ruleIndex"]]["help"]["text"]
    at = STORY.index("apotik")
    region = {"startLine": 6, "startColumn": at - STORY.index("KOTA") + 1, "endLine": 6,
              "endColumn": at - STORY.index("KOTA") + 7, "charOffset": at, "charLength": 6}  # fmt: skip
    place = spelled["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "cerita%20baru%2C%201.txt"}, "region": region}
    assert spelled["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "apotek"}}
    ]


def test_sarif_keeps_what_was_let_stand_with_its_reason_and_what_could_not_be_read(story: Path):
    run = sarif(story, "tidak-ada.txt")["runs"][0]
    let_stand = [each for each in run["results"] if "suppressions" in each]
    assert [(each["ruleId"], each["suppressions"]) for each in let_stand] == [
        ("S002", [{"kind": "inSource", "status": "accepted", "justification": "the sign says so"}])
    ]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "cannot be opened" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_github_shows_findings_beside_their_lines(story: Path):
    result = runner.invoke(app, ["check", str(story), "tidak-ada.txt", "--language", "id", "--format", "github"])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    at = STORY.index("apotik") - STORY.index("KOTA") + 1
    assert (
        f"::warning file=cerita baru%2C 1.txt,line=6,endLine=6,col={at},endColumn={at + 6},title=S001 nonstandard-word"
        "::The standard spelling of “apotik” is “apotek”."
    ) in lines
    assert any(line.startswith("::error file=tidak-ada.txt,title=warta check::cannot be opened") for line in lines)
    assert all(line.startswith("::") for line in lines)


def test_github_is_given_no_order_by_the_copy_or_by_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    path = Path("100%,a:b\n::error::x.txt")
    path.write_text("Kabar\n\nWarga 100% yang yang datang.\n\n::set-output name=a::b {{ 50%\n}} yang yang pergi.\n")
    Path(b"rusak\xff.txt".decode("utf-8", "surrogateescape")).write_text("Kabar\n\nWarga yang yang datang.\n")
    result = runner.invoke(app, ["check", ".", "--language", "id", "--format", "github"])
    lines = result.stdout.splitlines()
    assert {line.partition(" ")[0] for line in lines} == {"::warning"}
    assert lines[0].startswith("::warning file=100%25%2Ca%3Ab%0A%3A%3Aerror%3A%3Ax.txt,line=3,endLine=3,col=12,")
    assert len(lines) == 3
