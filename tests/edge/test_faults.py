"""A store that cannot be read is said so in one line; the reader gets no traceback, and the log says what to do."""

from __future__ import annotations

import logging

import msgspec
import pytest

from tests.edge.reader import STORY, ask, pressed
from warta.edge.app import Edge
from warta.press.store import Store
from warta.press.stored import Change, Leaf, Run


def _spoil(store: Store, db: str, key: str, value: bytes) -> None:
    """Write past the store, as a broken disk would."""
    with store._environment.begin(write=True) as transaction:
        transaction.put(key.encode(), value, db=store._environment.open_db(f"a/{db}".encode(), txn=transaction))


@pytest.mark.parametrize(
    ("db", "key", "value"),
    [
        ("pages", STORY, b"\xc1 not a page"),
        ("pages", STORY, b""),
        ("pages", STORY, msgspec.msgpack.encode([200, "text/html"])),
        ("fragments", "story/1/body", b"\xff"),
        ("fragments", "story/1/body", msgspec.msgpack.encode([7, b"", b""])),
        ("fragments", "story/1/related", msgspec.msgpack.encode([1, [5]])),
        ("fragments", "site/policy", b"\x00"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_503_and_a_line_in_the_log(store, caplog, db, key, value):
    edge = Edge(pressed(store), behind=None, media=None)
    _spoil(store, db, key, value)
    with caplog.at_level(logging.ERROR, "warta.edge"):
        reply = ask(edge, STORY, accept_encoding="br")
    assert (reply.status, reply["retry-after"], reply["cache-control"]) == (503, "5", "no-store")
    assert "Traceback" not in reply.text
    assert STORY in caplog.text
    assert "warta press rebuild" in caplog.text


def test_what_can_still_be_read_is_read(store):
    edge = Edge(pressed(store), behind=None, media=None)
    _spoil(store, "fragments", "story/1/body", b"\xff")
    assert ask(edge, STORY).status == 503
    assert ask(edge, "/en/").status == 200


def test_a_run_that_is_part_of_itself_does_not_hold_the_edge(edge, store):
    store.commit(Change(fragments={"story/1/related": Run(("story/1/card", "story/1/related"))}))
    assert ask(edge, STORY).status == 503
    store.commit(Change(fragments={"story/1/related": Run(("more",)), "more": Run(("story/1/related",))}))
    assert ask(edge, STORY).status == 503


def test_a_store_that_was_closed_is_a_503(tmp_path):
    store = pressed(Store(tmp_path / "store"))
    edge = Edge(store, behind=None, media=None)
    assert ask(edge, STORY).status == 200
    store.close()
    assert ask(edge, STORY).status == 503


def test_it_mends_itself_with_the_next_edition(edge, store):
    _spoil(store, "fragments", "story/1/body", b"\xff")
    assert ask(edge, STORY).status == 503
    store.commit(Change(fragments={"story/1/body": Leaf.of("<h1>Pulih</h1>")}))
    assert "Pulih" in ask(edge, STORY).text


def test_damage_is_said_once_in_one_line_however_many_readers_meet_it(store, caplog):
    edge = Edge(pressed(store), behind=None, media=None)
    _spoil(store, "fragments", "story/1/body", b"\xff")
    with caplog.at_level(logging.INFO, "warta.edge"):
        for _ in range(3):
            assert ask(edge, STORY).status == 503
            assert ask(edge, "/en/").status == 200
        (line,) = caplog.records
        assert line.exc_info is None
        assert "\n" not in line.getMessage()
        assert "warta press rebuild" in line.getMessage()
        store.commit(Change(fragments={"story/1/body": Leaf.of("<h1>Pulih</h1>")}))
        assert ask(edge, STORY).status == 200
        _spoil(store, "fragments", "story/1/body", b"\xff")
        store.commit(Change(fragments={"story/1/card": Leaf.of("lain")}))
        assert ask(edge, STORY).status == 503
    assert len(caplog.records) == 2


def test_a_store_that_is_damaged_altogether_is_said_once_for_all_its_pages(tmp_path, caplog):
    store = pressed(Store(tmp_path / "store"))
    edge = Edge(store, behind=None, media=None, dictionaries=True)
    store.close()
    for path in (STORY, "/en/", "/cari/", "/search/", "/rss.xml", "/tidak-ada/"):
        assert ask(edge, path).status == 503
    (line,) = caplog.records
    assert line.exc_info is None
