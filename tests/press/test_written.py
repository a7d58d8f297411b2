"""Whoever keeps a copy of the site is told which entries the editions since wrote."""

from __future__ import annotations

import pytest

from warta.press import store as stores
from warta.press.store import Store
from warta.press.stored import Change, Edition, Leaf, Page, Place, Written


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store")
    yield store
    store.close()


def leaf(key: str, text: str = "Isi.") -> Change:
    return Change(fragments={key: Leaf.of(text)})


def since(store: Store, edition: Edition) -> Written | None:
    with store.snapshot() as snapshot:
        return snapshot.written_since(edition)


def test_what_several_editions_wrote_is_told_together(store):
    first = store.commit(leaf("a"))
    store.commit(Change({"b": Leaf.of("B"), "a": Leaf.of("Isi.")}, {"/b/": Page(200, "text/html", ("b",))}))
    last = store.commit(Change({"b": None, "c": None}, folders={"/b/": Place("tag/1/id")}))
    assert since(store, first) == Written(last.at, fragments=("b",), pages=("/b/",), folders=("/b/",))
    assert since(store, last) == Written(last.at)


def test_a_rebuild_wrote_everything(store):
    first = store.commit(leaf("a"))
    with store.rebuild() as building:
        building.put(leaf("a"))
    store.commit(leaf("b"))
    assert since(store, first).everything
    assert not since(store, building.receipt).everything


def test_more_than_is_worth_telling_is_everything(store, monkeypatch):
    monkeypatch.setattr(stores, "_MOST_TOLD", 3)
    first = store.commit(leaf("a"))
    few = store.commit(Change({key: Leaf.of(key) for key in "bcd"}))
    assert since(store, first).fragments == ("b", "c", "d")
    store.commit(Change({key: Leaf.of(key) for key in "efgh"}))
    assert since(store, few) == Written(since(store, few).at, everything=True)


def test_what_is_too_long_ago_is_not_known(store, monkeypatch):
    monkeypatch.setattr(stores, "_EDITIONS_TOLD", 3)
    editions = [store.commit(leaf("a", f"{number}")) for number in range(5)]
    assert [since(store, each) is None for each in editions] == [True, True, False, False, False]


def test_a_number_of_a_store_that_was_made_anew_is_another_edition(store, tmp_path):
    before = Store(tmp_path / "before")
    edition = before.commit(leaf("a"))
    before.close()
    store.commit(leaf("b"))
    store.commit(leaf("c"))
    assert since(store, edition) is None


def test_what_was_asked_for_is_told_and_forgotten(store):
    store.commit(Change({"a": Leaf.of("A")}, {"/": Page(200, "text/html", ("a", "text:x", "nothing"))}))
    with store.snapshot() as snapshot:
        page = snapshot.page("/")
        assert snapshot.joined(page) == b"Ax"
        assert snapshot.asked() == {"a", "nothing"}
        assert snapshot.asked() == set()
