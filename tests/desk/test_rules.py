"""Every rule of the desk, held to its cases in cases/<family>/<fault>.md."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.desk.written_cases import CASES, Case, cases_of
from warta.desk.check import check
from warta.desk.discovery import RULES, FoundRule, text_rules
from warta.desk.mend import mended
from warta.desk.selection import Selection

FEWEST = 3
SECTIONS = ("What it reports", "Why", "Example", "Instead")
FAMILIES = {
    "quotations": "Q", "attribution": "A", "datelines": "D", "time": "T", "numbers": "N", "units": "U", "names": "P",
    "leftovers": "B", "grammar": "G", "residue": "X", "style": "S",
}  # fmt: skip

DISCOVERED = text_rules()
BY_NAME = {found.rule.name: found for found in DISCOVERED.rules}
FILES = sorted(path for path in CASES.glob("*/*.md") if path.parent.name in FAMILIES)


@cache
def cases() -> list[Case]:
    return [case for path in FILES for case in cases_of(path)]


def _cases_path(found: FoundRule) -> Path:
    return CASES / found.family / f"{found.rule.name}.md"


def test_every_rule_can_be_loaded():
    assert DISCOVERED.broken == ()
    assert DISCOVERED.rules


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.label)
def test_a_rule_finds_what_is_marked_and_nothing_else(case: Case):
    found = BY_NAME[case.rule]
    checked = check(
        case.text,
        case.language,
        case.published,
        today=case.today,
        selection=Selection(select=(found.rule.code,)),
    )
    failed = [problem.message for problem in checked.problems if found.rule.code in problem.message]
    assert failed == []
    assert [case.text[each.start : each.end] for each in checked.findings] == [case.text[a:b] for a, b in case.spans]
    assert [(each.start, each.end) for each in checked.findings] == list(case.spans)
    for finding in checked.findings:
        assert finding.message.strip()
    if case.fixed is not None:
        assert mended(case.text, checked.findings, unsure=True)[0] == case.fixed
    again, left = mended(case.text, checked.findings, unsure=True)
    if left:  # what a fix made is not reported again
        once_more = check(
            again, case.language, case.published, today=case.today, selection=Selection(select=(found.rule.code,))
        )
        assert [each.fix for each in once_more.findings if each.fix] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_belong_to_a_rule_of_their_family(path: Path):
    assert path.stem in BY_NAME
    assert BY_NAME[path.stem].family == path.parent.name


@pytest.mark.parametrize("found", DISCOVERED.rules, ids=lambda found: found.rule.code)
def test_a_rule_is_tried_in_its_languages_where_it_fires_and_where_it_must_not(found: FoundRule):
    assert _cases_path(found).exists(), f"{found.rule.name} has no cases"
    own = cases_of(_cases_path(found))
    kinds = Counter(case.kind for case in own)
    assert min(kinds["fires"], kinds["silent"]) >= FEWEST, kinds
    wanted = set(found.rule.languages or ("id", "en")) & {"id", "en"}
    for kind in ("fires", "silent"):
        tried = {(case.language or "").split("-")[0] for case in own if case.kind == kind}
        assert wanted <= tried, f"{found.rule.name}: a case that is {kind} in each of {sorted(wanted)}"


@pytest.mark.parametrize("found", DISCOVERED.rules, ids=lambda found: found.rule.code)
def test_a_rule_has_its_page(found: FoundRule):
    assert re.fullmatch(r"\S.*[.]", found.fault), "the first line says the fault in one sentence"
    headings = re.findall(r"^#+ (.+?)\s*$", found.page, re.MULTILINE)
    assert headings == list(SECTIONS)


def test_codes_and_names_are_each_given_once_and_say_the_family_and_the_file():
    codes = Counter(found.rule.code for found in DISCOVERED.rules)
    names = Counter(found.rule.name for found in DISCOVERED.rules)
    assert [code for code, count in codes.items() if count > 1] == []
    assert [name for name, count in names.items() if count > 1] == []
    for found in DISCOVERED.rules:
        assert re.fullmatch(rf"{FAMILIES[found.family]}\d{{3}}", found.rule.code), found.rule
        assert (RULES / found.family / f"{found.rule.name.replace('-', '_')}.py").exists(), found.rule
