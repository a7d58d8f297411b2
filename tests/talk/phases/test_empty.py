import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk import Refusal
from warta.talk.phases.empty import empty

BLANK = ["", " ", "\n\n", "\u3000", "\u2800\u2800", "\u3164", "\u200d", "\u0301"]


@pytest.mark.parametrize("text", BLANK)
def test_nothing_to_be_seen_is_no_comment(text):
    assert empty(draft(text), NOTHING) == Refusal("no_text")


@pytest.mark.parametrize("name", BLANK)
def test_nor_a_name(name):
    assert empty(draft(name=name), NOTHING) == Refusal("no_name")


@pytest.mark.parametrize("text", ["?", "👍", "5", "好", "\U0001fae8"])
def test_one_visible_character_is_a_comment(text):
    assert empty(draft(text, name=text), NOTHING) is None
