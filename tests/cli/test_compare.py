"""What an editor and a program get from `warta compare`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from warta.cli import app

ORIGINAL = (
    "The ferry Sinar Laut sank off Palu on Monday with 212 people on board.\n\n"
    "Rescuers pulled 180 survivors out of the water, said Rina Sulastri of the harbour office.\n"
)
RELAY = (
    "Feri Sinar Laut tenggelam di lepas pantai Palu pada Senin dengan 212 orang di dalamnya.\n\n"
    "Penyelamat mengangkat 108 orang selamat dari air, kata Rina Sulastri dari kantor pelabuhan.\n"
)
FAITHFUL = RELAY.replace("108", "180")


@pytest.fixture
def files(tmp_path):
    for name, text in (("en", ORIGINAL), ("id", RELAY), ("faithful", FAITHFUL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def warta(*arguments, **how):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], **how)


def test_a_changed_number_is_reported_with_its_place_in_both_texts(files):
    done = warta(files / "en.txt", files / "id.txt", "--languages", "en-id", "--format", "json")
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert {"lineage", "original_language", "relay_language", "findings", "alignment"} <= said.keys()
    assert (said["original_language"], said["relay_language"]) == ("en", "id")
    assert said["lineage"].keys() == {"verdict", "score"}
    (finding,) = [each for each in said["findings"] if each["code"] == "FN001"]
    assert finding.keys() == {"code", "name", "severity", "message", "original", "relay"}
    assert (finding["name"], finding["severity"]) == ("number-changed", "error")
    assert ORIGINAL[finding["original"]["start"] : finding["original"]["end"]] == "180" == finding["original"]["text"]
    assert RELAY[finding["relay"]["start"] : finding["relay"]["end"]] == "108" == finding["relay"]["text"]
    assert [len(link["relay"]) for link in said["alignment"]] == [1, 1]


def test_a_faithful_relay_is_said_to_be_one(files):
    done = warta(files / "en.txt", files / "faithful.txt", "--languages", "en-id", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert done.exit_code == 0


def test_the_report_names_the_rule_and_what_was_changed(files):
    done = warta(files / "en.txt", files / "id.txt", "--languages", "en-id")
    assert done.exit_code == 1
    assert "FN001" in done.stdout
    assert "108" in done.stdout


def test_one_text_may_come_from_the_standard_input(files):
    done = warta(files / "en.txt", "-", "--languages", "en-id", "--format", "json", input=RELAY)
    assert "FN001" in done.stdout
    assert warta("-", "-").exit_code == 2


def test_pairs_are_answered_row_by_row_and_a_bad_row_does_not_stop_the_rest(tmp_path):
    rows = [
        b"It has 12 rooms.\tAda 21 kamar di situ.\n",
        b"no tab here\n",
        b"\xff\xfe\tx\n",
        b"a\tb\tc\n",
        b"It has 12 rooms.\tAda dua belas kamar di situ.\r\n",
        b"\t\n",
    ]
    (tmp_path / "pairs.tsv").write_bytes(b"".join(rows))
    done = warta("--pairs", tmp_path / "pairs.tsv", "--languages", "en-id", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["pair"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [sorted(line.keys() - {"pair"}) for line in lines] == [
        ["findings"], ["error"], ["error"], ["error"], ["findings"], ["findings"],
    ]  # fmt: skip
    assert [each["code"] for each in lines[0]["findings"]] == ["FN001"]
    assert lines[4]["findings"] == lines[5]["findings"] == []
    assert done.exit_code == 1


def test_many_pairs_keep_their_order(tmp_path):
    rows = [f"It has {n} rooms.\tAda {n + n % 2} kamar di situ.\n" for n in range(3, 1203)]
    (tmp_path / "pairs.tsv").write_text("".join(rows), encoding="utf-8")
    done = warta("--pairs", tmp_path / "pairs.tsv", "--languages", "en-id")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["pair"] for line in lines] == list(range(1, 1201))
    assert [bool(line["findings"]) for line in lines] == [n % 2 == 1 for n in range(3, 1203)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{f}/en.txt"], "two files"),
        (["{f}/en.txt", "{f}/none.txt"], "cannot be opened"),
        (["{f}/en.txt", "{f}/id.txt", "--languages", "english"], "does not name two languages"),
        (["{f}/en.txt", "{f}/id.txt", "--published", "July"], "is not a date"),
        (["{f}/en.txt", "{f}/id.txt", "--format", "jsonl"], "Write json"),
        (["--pairs", "{f}/en.txt"], "--languages en-id"),
        (["{f}/en.txt", "--pairs", "{f}/en.txt", "--languages", "en-id"], "no other file"),
        (["--pairs", "{f}/none.tsv", "--languages", "en-id"], "cannot be opened"),
        (["--pairs", "{f}", "--languages", "en-id"], "cannot be"),
    ],
)
def test_wrong_use_is_one_clear_message(files, arguments, said):
    done = warta(*(each.format(f=files) for each in arguments), terminal_width=200)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("odd", [b"", b"\x00\x01\x02", b"\xff" * 50, "نص عربي 12".encode(), b"x" * 200_000])
def test_odd_input_gets_an_answer_or_a_clear_line(files, odd):
    (files / "odd.txt").write_bytes(odd)
    done = warta(files / "en.txt", files / "odd.txt", "--format", "json")
    assert done.exit_code in (0, 1, 2)
    assert done.exception is None or isinstance(done.exception, SystemExit)
