import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk import Note
from warta.talk.phases.markup import markup


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</p>", "<img src=x onerror=y>", "[url=x]y[/url]", "a <b>tebal</b>"]
)
def test_markup_is_noted(text):
    assert markup(draft(text), NOTHING) == Note("markup")


@pytest.mark.parametrize("text", ["5 < 6 dan 7 > 6", "<3", "[1]", "x <- y", "harga [per kg]", "<" * 5000, "<a" * 2500])
def test_what_only_looks_like_it_is_not(text):
    assert markup(draft(text), NOTHING) is None


def test_a_name_may_carry_it_too():
    assert markup(draft(name="<b>Sari</b>"), NOTHING) == Note("markup")
