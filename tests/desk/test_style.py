"""Style packs: those of Warta load, a house has its own, and only the story's own prose is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from warta.desk.check import check
from warta.desk.discovery import text_rules
from warta.desk.selection import Selection
from warta.desk.style import StyleError, load_pack, pack_for, rules_of

HOUSE = """\
language = "id"

[[rules]]
code = "S901"
name = "house-words"
severity = "info"

[[rules.groups]]
says = "We write “{instead}”."
words = '''
bawang goreng = brambang goreng
kapal = perahu
'''

[[rules.groups]]
says = "We never write “{found}”."
exist = ["warga masyarakat"]
severity = "error"

[[rules.groups]]
says = "Write “{instead}”."
[rules.groups.patterns]
'\\b(\\d+) org\\b' = '\\1 orang'
"""


def _findings(tmp_path: Path, text: str):
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    rules = rules_of(load_pack(path))
    return check(text, "id", selection=Selection(select=("house-words",)), more=rules).findings


def test_a_house_has_words_of_its_own(tmp_path):
    text = "Kabar\n\nWarga masyarakat membeli bawang goreng; 12 org naik kapal. Kapal itu baru."
    found = _findings(tmp_path, text)
    assert [(text[each.start : each.end], each.severity, each.fix and each.fix.text) for each in found] == [
        ("Warga masyarakat", "error", None),
        ("bawang goreng", "info", "brambang goreng"),
        ("12 org", "info", "12 orang"),
        ("kapal", "info", "perahu"),
        ("Kapal", "info", "Perahu"),
    ]
    assert found[1].message == "We write “brambang goreng”."


def test_names_quotations_and_addresses_are_left_alone(tmp_path):
    text = (
        "Kabar\n\nKapal Laut Biru milik PT Kapal Jaya. “Itu kapal kami,” kata Rina. Kirim ke kapal@laut.example atau"
        ' www.kapal.example, #kapal, dan "kapal".'
    )
    assert _findings(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('code = "S901"', "needs a code of its own"),
        ("kapal = perahu", "is not written as 'word = instead'"),
        ("bawang goreng = brambang goreng", "does not begin with a whole word of letters"),
        ("\\b(\\d+) org\\b", "house.toml: "),
        ("{instead}", "house.toml: "),
        ('name = "house-words"', "house.toml: "),
        ("severity", "house.toml: "),
    ],
)
def test_what_is_wrong_with_a_pack_is_said_with_its_file(tmp_path, wrong, says):
    instead = {
        'code = "S901"': "",
        "kapal = perahu": "kapal perahu",
        "bawang goreng = brambang goreng": "12 org = 12 orang",
        "\\b(\\d+) org\\b": "(org",
        "{instead}": "{nothing}",
        'name = "house-words"': "",
        "severity": "severities",
    }[wrong]
    path = tmp_path / "house.toml"
    path.write_text(HOUSE.replace(wrong, instead), encoding="utf-8")
    with pytest.raises(StyleError, match=says.replace("(", r"\(")):
        rules_of(load_pack(path))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_of_a_pack_has_its_file_and_no_word_is_its_own_correction(language):
    pack = pack_for(language)
    names = {found.rule.name for found in text_rules().rules if found.family == "style"}
    seen: dict[str, str] = {}
    for rule in pack.rules:
        assert rule.name in names
        for group in rule.groups:
            for line in group.words.strip().splitlines():
                word, _, instead = (part.strip() for part in line.partition(" = "))
                assert word != instead
                assert word not in seen, f"{word} is in {seen.get(word)} and in {rule.name}"
                seen[word] = rule.name


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_a_pack_puts_instead_is_right_by_the_same_pack(language):
    for rule in pack_for(language).rules:
        for group in rule.groups:
            for line in group.words.strip().splitlines():
                word, _, instead = (part.strip() for part in line.partition(" = "))
                text = f"{'Kabar' if language == 'id' else 'News'}\n\nx {instead} x, x x x."
                found = check(text, language, selection=Selection(select=("S",), ignore=("S004", "S005"))).findings
                assert [each.message for each in found if each.code == rule_code(rule.name)] == [], word


def rule_code(name: str) -> str:
    return next(found.rule.code for found in text_rules().rules if found.rule.name == name)


def test_a_pack_whose_words_to_the_editor_name_what_there_is_not_says_so(tmp_path):
    path = tmp_path / "house.toml"
    path.write_text(
        'language = "en"\n[[rules]]\ncode = "S901"\nname = "house"\nseverity = "info"\n'
        '[[rules.groups]]\nsays = "Not “{word}”."\nexist = ["grog"]\n',
        encoding="utf-8",
    )
    with pytest.raises(StyleError, match="has braces around more than found and instead"):
        load_pack(path)
