import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk import Note, Refusal
from warta.talk.phases.links import links


def many(count: int) -> str:
    return " ".join(f"https://sumber.example/{number}" for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_few_links_are_how_people_show_their_sources(count):
    assert links(draft(many(count)), NOTHING) is None


@pytest.mark.parametrize("count", [4, 20])
def test_more_are_noted(count):
    assert links(draft(many(count)), NOTHING) == Note("links", {"count": count})


@pytest.mark.parametrize("count", [21, 500])
def test_a_heap_is_refused(count):
    assert links(draft(many(count)), NOTHING) == Refusal("too_many_links", {"count": count, "limit": 20})


@pytest.mark.parametrize(
    "text", ["www.a.example", "HTTP://A.EXAMPLE", '<a href="https://a.example">x</a>', "[url=ftp://a.example]x[/url]"]
)
def test_however_they_are_written(text):
    assert links(draft(" ".join([text] * 4)), NOTHING) == Note("links", {"count": 4})


def test_what_is_no_link_is_not_counted():
    assert links(draft("a.b c://d 10:30 wwww. http:// dan/atau " * 9), NOTHING) is None


def test_a_link_in_the_name_is_noted():
    assert links(draft(name="www.murah.example"), NOTHING) == Note("link_in_name")
