"""The manual's pages of the rules say what the rules say."""

from __future__ import annotations

import pytest

from tests.desk.manual import INDEX, MANUAL, pages
from warta.desk.discovery import pair_rules, text_rules

MADE = pages()


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_page_is_up_to_date(name: str):
    path = MANUAL / name
    assert path.exists(), "python -m tests.desk.manual makes it"
    assert path.read_text(encoding="utf-8") == MADE[name], "python -m tests.desk.manual makes it anew"


def test_no_page_is_left_of_a_rule_that_is_no_more():
    assert sorted(path.name for path in MANUAL.glob("*.md")) == sorted(MADE)


def test_the_index_has_every_rule():
    for found in (*text_rules().rules, *pair_rules().rules):
        assert f"| {found.rule.code} | [{found.rule.name}]({found.rule.name}.md) |" in MADE[INDEX]
