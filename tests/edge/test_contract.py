"""docs/contracts/fragments.md is enough to read a store without Warta, and says all that there is in one."""

from __future__ import annotations

import re
import zlib
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
    """The store of a small paper: stories with and without an author, corrected, revised, moved, taken down, killed."""
    paper = Paper()
    for id in range(1, 12):
        paper.publish(id, author=None if id == 3 else 0, tags=(0,), text=f"Isi cerita {id}.", agency=0)
    paper.related[1] = (2, 3)
    paper.publish(4, slug="pindah")
    paper.unpublish(5)
    paper.kill(6, "Bukan ini orangnya.")
    paper.correct(2, "Bukan dua, tiga.")
    paper.comment(1, "Bagus.")
    paper.pin([7])
    paper.tagline = "Kabar dari laut"
    paper.things["author", 1].role = "wartawan"
    paper.things["agency", 1].url = "https://kantor.example"
    paper.rename("section", 1, "Mancanegara", "mancanegara")
    store = Store(tmp_path / "store")
    Press(store, paper).press_everything()
    store.close()
    return tmp_path / "store"


def _read_as_documented(folder):
    """Everything in a store, with LMDB, MessagePack and a CRC-32 only."""
    environment = lmdb.open(str(folder), readonly=True, max_dbs=16)

    def database(name):
        db = environment.open_db(name.encode(), create=False)
        with environment.begin() as transaction:
            return {bytes(key): bytes(value) for key, value in transaction.cursor(db)}

    def value(stored):
        assert zlib.crc32(stored[4:]).to_bytes(4, "big") == stored[:4]
        return msgspec.msgpack.decode(stored[4:])

    meta = database("meta")
    assert meta[b"format"] == str(FORMAT).encode()
    generation = meta.get(b"generation", b"a").decode()
    found = {
        kind: {key.decode(): value(stored) for key, stored in database(f"{generation}/{kind}").items()}
        for kind in ("fragments", "pages", "folders", "facts")
    }
    found["order"] = database(f"{generation}/order")
    found["edition"] = value(meta[b"edition"])
    environment.close()
    return found


def _page_as_documented(stored, path):
    """The status and keys of the page at a path."""
    pages, folders = stored["pages"], stored["folders"]
    if path in pages:
        status, _, keys = pages[path]
        return status, keys
    cuts = [at + 1 for at in range(len(path) - 1, -1, -1) if path[at] == "/"]
    for cut in cuts:
        if path[:cut] not in folders:
            continue
        listing, moved = folders[path[:cut]]
        if moved:
            return 301, [f"{listing}/path", f"text:{path[cut:]}"]
        if f"{listing}:{path[cut:]}" in pages:
            status, _, keys = pages[f"{listing}:{path[cut:]}"]
            return status, keys
    return None


def _composed_as_documented(stored, keys):
    fragments = stored["fragments"]

    def contents(key):
        if key.startswith("text:"):
            yield key.removeprefix("text:").encode()
            return
        match fragments.get(key):
            case [0, _, content]:
                yield content
            case [1, inner]:
                for each in inner:
                    yield from contents(each)
            case [2, _, pieces]:
                for piece in pieces:
                    match piece:
                        case bytes():
                            yield piece
                        case [hole, None]:
                            yield from contents(hole)
                        case [hole, content] if hole in fragments:
                            yield content

    return b"".join(part for key in keys for part in contents(key))


def _paths(stored):
    """Every path that something stands at: that of a page by itself, or below each folder of its listing."""
    for key in stored["pages"]:
        if key.startswith("/"):
            yield key
            continue
        listing, _, name = key.partition(":")
        for path, (owner, _moved) in stored["folders"].items():
            if owner == listing:
                yield path + name


def test_composing_by_the_contract_gives_what_the_edge_sends(folder):
    stored = _read_as_documented(folder)
    edge = Edge(Store(folder, readonly=True), behind=None, media=None)
    statuses = set()
    for path in _paths(stored):
        status, keys = _page_as_documented(stored, path)
        composed = _composed_as_documented(stored, keys)
        if path in ("/cari/", "/en/search/"):
            continue  # whose results the edge fills in
        reply = ask(edge, path)
        assert reply.status == status, path
        if status == 301:
            assert reply["location"] == composed.decode(), path
        else:
            assert reply.body == composed, path
        statuses.add(status)
    assert statuses == {200, 301, 404, 410}


def test_hashes_the_order_and_the_edition_are_as_documented(folder):
    stored = _read_as_documented(folder)
    leaves = [value for value in stored["fragments"].values() if value[0] == 0]
    assert leaves
    for _, hash, content in leaves:
        assert hash == blake2b(content, digest_size=12).digest()
    assert set(stored["edition"]) == {"number", "at", "fragments", "pages"}
    assert stored["edition"]["number"] == 1
    last = 2**63 - 1
    front = [key for key in sorted(stored["order"]) if key.startswith(b"front/90/id\0")]
    ids = [last - int.from_bytes(key[-8:], "big") for key in front]
    moments = [last - int.from_bytes(key[-16:-8], "big") for key in front]
    assert moments == sorted(moments, reverse=True)
    assert set(ids) == {int(id) for id in stored["facts"] if id.isdecimal()}


def _documented_keys():
    """The rows of the table of keys: a pattern for the key, and whether it is a text or a run."""
    table = CONTRACT.read_text("utf-8").partition("## Fragment keys")[2].partition("\n## ")[0]
    language = r"[a-z]{2,3}(?:-\w+)*"
    parts = {
        "<id>": r"\d+",
        "<language>": language,
        "<listing>": rf"(?:front|section|author|tag|corrected)/\d+/{language}",
        "<named>": rf"(?:(?:section|author|tag)/\d+/{language}|agency/\d+)",
        "<month>": r"\d{4}-\d\d",
        "<day>": r"\d{4}-\d\d-\d\d",
    }
    for keys, kind in re.findall(r"^\| (`.+?`) \| (text|run) \|", table, re.MULTILINE):
        for key in re.findall(r"`([^`]+)`", keys):
            pattern = re.escape(key)
            for name, expression in parts.items():
                pattern = pattern.replace(re.escape(name), expression)
            yield key, re.compile(pattern), {"text": (0, 2), "run": (1,)}[kind]


SELDOM = {
    "site/image/<language>",
    "site/logo/<language>",
    "site/rss-image/<language>",
    "site/hub/<language>",
    "site/hub-json/<language>",
    "machines/security",
}
"""Keys that this paper has no use for: it has no logo and no hub."""


def test_every_fragment_is_in_the_contract_and_every_key_of_the_contract_is_in_use(folder):
    rows, used = list(_documented_keys()), set()
    for key, value in _read_as_documented(folder)["fragments"].items():
        fitting = [(name, kinds) for name, pattern, kinds in rows if pattern.fullmatch(key)]
        if len(fitting) == 2:  # a listing's path, where it is something named
            fitting = [each for each in fitting if each[0].startswith("<named>")]
            if key.startswith(("front", "corrected")):
                fitting = [("<listing>/path", (0, 2))]
        assert len(fitting) == 1, f"{key} has {len(fitting)} rows in {CONTRACT.name}"
        assert value[0] in fitting[0][1], f"{key} is not what {CONTRACT.name} says"
        used.add(fitting[0][0])
    assert {name for name, *_ in rows} - used == SELDOM
