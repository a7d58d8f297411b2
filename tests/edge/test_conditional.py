"""A reader who has the page already gets the word, not the page."""

from __future__ import annotations

import pytest

from tests.edge.reader import STORY, ask
from warta.edge.conditional import already_has
from warta.press.stored import Change, Leaf


@pytest.mark.parametrize(
    ("value", "has"),
    [
        (b'"abc-br"', True),
        (b'W/"abc-br"', True),
        (b'"x", W/"y" ,"abc-br"', True),
        (b'"x","abc-br"', True),
        (b"*", True),
        (b" * ", True),
        (b'"abc"', False),
        (b'"abc-gzip"', False),
        (b"abc-br", False),
        (b'"x, abc-br"', False),
        (b'w/"nope"', False),
        (b'"*"', False),
        (b'"', False),
        (b"", False),
    ],
)
def test_tags_are_compared_weakly_one_by_one(value, has):
    assert already_has(value, b'"abc-br"') is has


def test_the_page_is_not_sent_twice(edge):
    first = ask(edge, STORY, accept_encoding="br")
    again = ask(edge, STORY, accept_encoding="br", if_none_match=first["etag"])
    assert (again.status, again.body) == (304, b"")
    for name in ("etag", "cache-control", "vary"):
        assert again[name] == first[name]
    for name in ("content-type", "content-encoding", "content-length"):
        assert again[name] is None


def test_pages_are_sent_whole_whatever_part_was_asked_for(edge):
    # A server may pass a Range over (RFC 9110, 14.2); a page is a round trip, and its coding changes its bytes.
    reply = ask(edge, STORY, range="bytes=0-9")
    assert (reply.status, reply.body) == (200, ask(edge, STORY).body)
    assert reply["accept-ranges"] is None


def test_head_may_be_conditional_too(edge):
    tag = ask(edge, STORY)["etag"]
    assert ask(edge, STORY, "HEAD", if_none_match=f'"other", W/{tag}').status == 304


def test_a_copy_in_another_coding_is_not_this_one(edge):
    tag = ask(edge, STORY, accept_encoding="gzip")["etag"]
    assert ask(edge, STORY, accept_encoding="br", if_none_match=tag).status == 200


def test_a_changed_page_is_sent_and_an_unchanged_one_is_not(edge, store):
    tags = {path: ask(edge, path)["etag"] for path in (STORY, "/en/")}
    store.commit(Change(fragments={"story/1/body": Leaf.of("<h1>Panen garam, diralat</h1>")}))
    assert "diralat" in ask(edge, STORY, if_none_match=tags[STORY]).text
    assert ask(edge, "/en/", if_none_match=tags["/en/"]).status == 304


def test_a_new_policy_makes_a_new_page_but_not_a_new_feed(edge, store):
    tags = {path: ask(edge, path)["etag"] for path in (STORY, "/rss.xml")}
    store.commit(Change(fragments={"site/policy": Leaf.of("default-src 'none'")}))
    assert ask(edge, STORY, if_none_match=tags[STORY])["content-security-policy"] == "default-src 'none'"
    assert ask(edge, "/rss.xml", if_none_match=tags["/rss.xml"]).status == 304


@pytest.mark.parametrize("path", ["/dunia/ditarik/", "/dunia/tidak-ada/", "/dunia/alamat-lama/", "/robots.txt"])
def test_a_condition_says_nothing_of_what_is_no_page(edge, path):
    assert ask(edge, path, if_none_match="*").status == ask(edge, path).status != 304
