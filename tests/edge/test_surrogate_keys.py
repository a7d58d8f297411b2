"""A CDN knows a page by the keys under which it is told of its changes."""

from __future__ import annotations

import pytest

from tests.edge.reader import STORY, ask, pressed
from warta.edge.app import Edge
from warta.press.reach import EVERYTHING, keys_of
from warta.press.stored import Change, Page


@pytest.fixture
def keyed(store):
    return Edge(pressed(store), behind=None, media=None, keyed=True)


@pytest.mark.parametrize("path", ["/", STORY, "/nowhere/"])
def test_every_page_says_its_keys_and_that_of_all_pages(keyed, store, path):
    said = ask(keyed, path)["surrogate-key"].split(" ")
    with store.snapshot() as snapshot:
        page = snapshot.page(path) or snapshot.page("/404/")
    assert said == [EVERYTHING, *keys_of(page)]


def test_nothing_is_said_where_no_cdn_asks_for_it(edge):
    assert ask(edge, STORY)["surrogate-key"] is None


def test_a_page_that_is_made_of_other_things_is_another_though_it_reads_the_same(keyed, store):
    before = ask(keyed, STORY)
    with store.snapshot() as snapshot:
        page = snapshot.page(STORY)
        body = snapshot.fragment("story/1/body")
    other = Page(
        page.status, page.content_type, tuple("story/99/body" if key == "story/1/body" else key for key in page.keys)
    )
    store.commit(Change(fragments={"story/99/body": body}, pages={STORY: other}))
    after = ask(keyed, STORY)
    assert after.body == before.body
    assert "story/99" in after["surrogate-key"].split(" ")
    assert after["etag"] != before["etag"]
