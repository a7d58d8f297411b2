"""docs/contracts/fragments.md is enough to read a store without Warta, and says all that there is in one."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

import lmdb
import msgspec
import pytest

from tests.edge.reader import ask
from tests.press.paper import Paper
from warta.edge.app import Edge
from warta.press.press import Press
from warta.press.store import FORMAT, Store

CONTRACT = Path(__file__).parents[2] / "docs" / "contracts" / "fragments.md"


@pytest.fixture
def folder(tmp_path):
    """The store of a small paper: stories with and without an author, one that moved and one that was taken down."""
    paper = Paper()
    for id in range(1, 12):
        paper.publish(id, author=None if id == 3 else 0, tags=(0,), text=f"Isi cerita {id}.")
    paper.related[1] = (2, 3)
    paper.publish(4, slug="pindah")
    paper.unpublish(5)
    paper.comment(1, "Bagus.")
    store = Store(tmp_path / "store")
    Press(store, paper).press_everything()
    store.close()
    return tmp_path / "store"


def _read_as_documented(folder):
    """Everything in a store, with LMDB and MessagePack only."""
    environment = lmdb.open(str(folder), readonly=True, max_dbs=5)
    found = {}
    for name in ("meta", "fragments", "pages", "facts", "listings"):
        db = environment.open_db(name.encode(), create=False)
        with environment.begin() as transaction:
            found[name] = {bytes(key).decode(): bytes(value) for key, value in transaction.cursor(db)}
    environment.close()
    assert found["meta"].pop("format") == str(FORMAT).encode()
    return {name: {key: msgspec.msgpack.decode(value) for key, value in db.items()} for name, db in found.items()}


def _composed_as_documented(stored, path):
    def contents(keys):
        for key in keys:
            match stored["fragments"].get(key):
                case None:
                    continue
                case [0, _, content]:
                    yield content
                case [1, inner]:
                    yield from contents(inner)

    return b"".join(contents(stored["pages"][path][2]))


def test_composing_by_the_contract_gives_what_the_edge_sends(folder):
    stored = _read_as_documented(folder)
    edge = Edge(Store(folder, readonly=True), behind=None, media=None)
    for path, (status, content_type, _, location) in stored["pages"].items():
        reply = ask(edge, path)
        assert (reply.status, reply["location"] or "") == (status, location)
        if not location:
            assert reply["content-type"] == content_type
            assert reply.body == _composed_as_documented(stored, path)
    assert {status for status, *_ in stored["pages"].values()} == {200, 301, 404, 410}


def test_hashes_and_the_edition_are_as_documented(folder):
    stored = _read_as_documented(folder)
    leaves = [value for value in stored["fragments"].values() if value[0] == 0]
    assert leaves
    for _, hash, content in leaves:
        assert hash == blake2b(content, digest_size=12).digest()
    edition = stored["meta"]["edition"]
    assert set(edition) == {"number", "at", "fragments", "pages"}
    assert edition["number"] == 1


def _documented_keys():
    """The rows of the table of keys: a pattern for the key, and whether it is a leaf or a run."""
    table = CONTRACT.read_text("utf-8").partition("## Fragment keys")[2].partition("\n## ")[0]
    parts = {
        "<id>": r"\d+",
        "<language>": r"[a-z]{2,3}(?:-\w+)*",
        "<listing>": r"(?:front|section|author|tag)/\d+/[a-z]{2,3}(?:-\w+)*",
    }
    for keys, kind in re.findall(r"^\| (`.+?`) \| (leaf|run) \|", table, re.MULTILINE):
        for key in re.findall(r"`([^`]+)`", keys):
            pattern = re.escape(key)
            for name, expression in parts.items():
                pattern = pattern.replace(re.escape(name), expression)
            yield key, re.compile(pattern), {"leaf": 0, "run": 1}[kind]


def test_every_fragment_is_in_the_contract_and_every_key_of_the_contract_is_in_use(folder):
    rows, used = list(_documented_keys()), set()
    for key, value in _read_as_documented(folder)["fragments"].items():
        fitting = [(name, kind) for name, pattern, kind in rows if pattern.fullmatch(key)]
        assert len(fitting) == 1, f"{key} has {len(fitting)} rows in {CONTRACT.name}"
        assert value[0] == fitting[0][1], f"{key} is not what {CONTRACT.name} says"
        used.add(fitting[0][0])
    assert used == {name for name, *_ in rows}
