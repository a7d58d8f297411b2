from tests.talk.letterbox import NOTHING, Past, draft
from warta.talk import Refusal
from warta.talk.phases.too_fast import too_fast


def test_a_first_comment_is_not_too_fast():
    assert too_fast(draft(), NOTHING) is None


def test_a_conversation_is_not_too_fast():
    assert too_fast(draft(), Past(ago=[5, 30, 50, 70, 90, 120, 200])) is None


def test_ten_within_a_minute_are_enough():
    assert too_fast(draft(), Past(ago=[*range(1, 10)])) is None
    assert too_fast(draft(), Past(ago=[*range(1, 11)])) == Refusal("too_fast", {"seconds": 60})


def test_a_hundred_within_an_hour_are_enough():
    assert too_fast(draft(), Past(ago=[100 + 30 * n for n in range(100)])) == Refusal("too_fast", {"seconds": 3600})
