"""Which rules are wanted: the nearer word wins."""

from __future__ import annotations

import pytest

from warta.desk.finding import Rule
from warta.desk.selection import Selection, family_of

QUOTE = Rule("Q001", "unbalanced-quote", "error")
CHANGED = Rule("FQ003", "quotation-altered", "error")
TASTE = Rule("S103", "redundant-phrase", "info", by_default=False)


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "runs"),
    [
        ((), (), QUOTE, True),
        ((), (), TASTE, False),
        ((), ("Q",), QUOTE, False),
        ((), ("unbalanced-quote",), QUOTE, False),
        (("S",), (), TASTE, True),
        (("S",), (), QUOTE, False),
        (("default", "redundant-phrase"), (), TASTE, True),
        (("default", "redundant-phrase"), (), QUOTE, True),
        (("all",), (), TASTE, True),
        (("all",), ("S",), TASTE, False),
        (("Q001",), ("Q",), QUOTE, True),
        (("Q",), ("Q001",), QUOTE, False),
        (("Q",), ("Q",), QUOTE, False),
        (("Q",), (), CHANGED, False),
        (("FQ",), (), CHANGED, True),
    ],
)
def test_the_nearer_word_wins(select, ignore, rule, runs):
    assert Selection(select, ignore).takes(rule) is runs


def test_a_word_that_means_no_rule_is_told():
    assert Selection(("Q", "default", "Z"), ("no-such-fault", "all")).unknown([QUOTE]) == ("Z", "no-such-fault")


def test_a_family_is_the_letters_of_a_code():
    assert [family_of(code) for code in ("Q001", "FN003", "")] == ["Q", "FN", ""]
