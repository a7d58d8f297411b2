"""Every rule of compare, held to its cases in cases/compare/<fault>.md."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tests.desk.written_pairs import FILES, TODAY, PairCase, pairs_of
from warta.desk.compare import compare
from warta.desk.discovery import FoundRule, pair_rules
from warta.desk.selection import Selection

FEWEST = 3
SECTIONS = ("What it reports", "Why", "Example", "Instead")
FAMILIES = {
    "numbers": "FN", "units": "FU", "time": "FT", "names": "FP", "quotations": "FQ", "attribution": "FA", "facts": "FX",
}  # fmt: skip

DISCOVERED = pair_rules()
BY_NAME = {found.rule.name: found for found in DISCOVERED.rules}


@cache
def cases() -> list[PairCase]:
    return [case for path in FILES for case in pairs_of(path)]


def test_every_rule_of_compare_can_be_loaded():
    assert DISCOVERED.broken == ()
    assert {found.family for found in DISCOVERED.rules} >= {"numbers", "units", "time", "names"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.label)
def test_a_rule_finds_what_is_marked_and_nothing_else(case: PairCase):
    rule = BY_NAME[case.rule].rule
    found = compare(
        case.original,
        case.relay,
        original_language=case.languages[0],
        relay_language=case.languages[1],
        published=case.published,
        today=TODAY,
        selection=Selection(select=(rule.code,)),
    ).differences
    places = tuple(
        (
            (each.original.start, each.original.end) if each.original else None,
            (each.relay.start, each.relay.end) if each.relay else None,
        )
        for each in found
    )
    assert places == case.marked, [each.message for each in found]
    for each in found:
        assert each.severity == (case.severity or rule.severity)
        assert each.message.strip()
        assert each.original is None or case.original[each.original.start : each.original.end] == each.original.text
        assert each.relay is None or case.relay[each.relay.start : each.relay.end] == each.relay.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_belong_to_a_rule(path):
    assert path.stem in BY_NAME


@pytest.mark.parametrize("found", DISCOVERED.rules, ids=lambda found: found.rule.code)
def test_a_rule_is_tried_where_it_fires_and_where_it_must_not(found: FoundRule):
    kinds = Counter(case.kind for case in cases() if case.rule == found.rule.name)
    assert kinds["fires"] >= FEWEST, found.rule.name
    assert kinds["silent"] >= FEWEST, found.rule.name


@pytest.mark.parametrize("found", DISCOVERED.rules, ids=lambda found: found.rule.code)
def test_a_rule_has_its_page(found: FoundRule):
    assert found.rule.code.startswith(FAMILIES[found.family])
    assert found.fault.endswith(".")
    headings = [line.removeprefix("## ") for line in found.page.splitlines() if line.startswith("## ")]
    assert headings == list(SECTIONS)
