from tests.talk.letterbox import NOTHING, draft
from warta.talk import Refusal
from warta.talk.phases.too_long import too_long


def test_five_thousand_characters_are_taken():
    assert too_long(draft("é" * 5000, name="n" * 80), NOTHING) is None


def test_one_more_is_not():
    assert too_long(draft("é" * 5001), NOTHING) == Refusal("too_long", {"length": 5001, "limit": 5000})


def test_a_name_has_eighty_at_most():
    assert too_long(draft(name="n" * 81), NOTHING) == Refusal("name_too_long", {"length": 81, "limit": 80})
