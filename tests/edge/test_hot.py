"""The memory for hot pages is bounded, and never makes an answer untrue."""

from __future__ import annotations

import random

from tests.edge.reader import STORY, ask, page_of, pressed
from warta.edge import answer
from warta.edge.answer import Answer
from warta.edge.app import Edge
from warta.edge.hot import HotPages
from warta.press.stored import Change, Leaf


def _sized(size: int) -> Answer:
    return Answer(200, (), b"x" * size)


def test_those_asked_for_longest_ago_make_room():
    hot = HotPages(3 * _sized(1000).size)
    for name in ("a", "b", "c"):
        hot.put((name, "br"), _sized(1000))
    assert hot.get(("a", "br"))
    hot.put(("d", "br"), _sized(1000))
    assert [name for name in "abcd" if hot.get((name, "br"))] == ["a", "c", "d"]


def test_the_bound_holds_whatever_is_put_in():
    hot, chance = HotPages(100_000), random.Random(7)
    for _ in range(2000):
        key = (str(chance.randrange(60)), "br")
        if chance.random() < 0.2:
            hot.drop(key)
        else:
            hot.put(key, _sized(chance.choice([0, 10, 5_000, 60_000, 200_000])))
        assert 0 <= hot.bytes <= hot.most_bytes
        assert hot.bytes == sum(found.size for found in hot._answers.values())


def test_an_answer_larger_than_the_memory_is_sent_and_not_kept(store):
    edge = Edge(pressed(store), behind=None, media=None, hot_bytes=100)
    assert ask(edge, STORY).status == ask(edge, STORY).status == 200
    assert len(edge._hot) == 0


def test_reading_the_whole_site_stays_within_the_bound(store):
    pages = {f"/cerita/{number}/": page_of(f"story/{number}") for number in range(200)}
    leaves = {f"story/{number}": Leaf.of(f"<p>Cerita {number}.</p>" * 200) for number in range(200)}
    store.commit(Change(fragments=leaves, pages=pages))
    edge = Edge(store, behind=None, media=None, hot_bytes=200_000)
    for path in pages:
        for coding in ("identity", "br", "gzip"):
            assert ask(edge, path, accept_encoding=coding).status == 200
            assert edge._hot.bytes <= 200_000
    assert len(edge._hot) > 10


def test_addresses_that_nobody_has_do_not_fill_the_memory(edge):
    for number in range(50):
        assert ask(edge, f"/tidak-ada/{number}/").status == 404
        assert ask(edge, f"/en/nothing/{number}/").status == 404
    assert len(edge._hot) == 2


def test_queries_do_not_split_the_memory(edge):
    bodies = {ask(edge, STORY, query=f"utm_source={number}").body for number in range(50)}
    assert (len(bodies), len(edge._hot)) == (1, 1)


def test_a_page_is_compressed_once_per_version_and_coding(edge, store, monkeypatch):
    made = []

    def counted(composition, coding, dictionaries=None, make=answer.page):
        made.append(coding)
        return make(composition, coding, dictionaries)

    monkeypatch.setattr(answer, "page", counted)
    for _ in range(3):
        for coding in ("br", "gzip"):
            ask(edge, STORY, accept_encoding=coding)
    assert made == ["br", "gzip"]
    # An edition that changes other things leaves the bytes as they are.
    store.commit(Change(fragments={"front/en": Leaf.of("<h1>New front</h1>")}))
    ask(edge, STORY, accept_encoding="br")
    assert made == ["br", "gzip"]
    store.commit(Change(fragments={"story/1/card": Leaf.of("<a>lain</a>")}))
    ask(edge, STORY, accept_encoding="br")
    assert made == ["br", "gzip", "br"]


def test_a_layer_around_the_edge_cannot_change_what_others_get(edge):
    async def careless(scope, receive, send):
        async def add(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"set-cookie", b"a=b")]
                message["status"] = 500
            else:
                message["body"] = b"lain"
            await send(message)

        await edge(scope, receive, add)

    before = ask(edge, STORY)
    scope_of_another = ask(_unlengthed(careless), STORY)
    assert scope_of_another.body == b"lain"
    assert ask(edge, STORY) == before


def _unlengthed(app):
    """The app without its announced length, which the careless layer above makes wrong."""

    async def wrapped(scope, receive, send):
        async def strip(message):
            if message["type"] == "http.response.start":
                message["headers"] = [header for header in message["headers"] if header[0] != b"content-length"]
            await send(message)

        await app(scope, receive, strip)

    return wrapped
