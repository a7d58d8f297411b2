import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk import Refusal
from warta.talk.phases.honeypot import honeypot


def test_a_filled_field_that_people_do_not_see_is_refused():
    assert honeypot(draft(website="http://murah.example"), NOTHING) == Refusal("honeypot")


@pytest.mark.parametrize("website", ["", " ", "\n\t"])
def test_an_empty_one_says_nothing(website):
    assert honeypot(draft(website=website), NOTHING) is None
