"""The book of an export: what stands in which file, and on which fragments it hangs.

So an edition costs what it changed: the store says which fragments it wrote, the book which files they are in. It lies
beside the files of one release, in LMDB. Keys of fragments are kept as hashes; two of one hash cost a needless look.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import lmdb
import msgspec

from warta.press.stored import Edition

FORMAT = 1
_MAP_BYTES = 64 << 30  # address space, not memory or disk
_HASH_BYTES = 8
LONGEST = 500
"""Bytes of an address that can be kept."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What the export has of an address."""

    number: int
    status: int
    kind: str
    """The pattern of its name and its content type, where its name ends in no slash."""
    version: bytes
    location: str
    pictures: tuple[str, ...]
    uses: bytes
    """The hashes of the fragments, joined."""


class State(msgspec.Struct, frozen=True):
    """How far the files are. ``whole`` is false while they are being brought from one edition to another."""

    edition: Edition
    codings: tuple[str, ...]
    whole: bool
    format: int = FORMAT


_entry = msgspec.msgpack.Decoder(Entry).decode
_state = msgspec.msgpack.Decoder(State).decode


class Book:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # Written through only where ``sync`` says so: a book that is not whole is not read again.
        self._environment = lmdb.open(str(folder), max_dbs=8, map_size=_MAP_BYTES, sync=False, metasync=False)
        open_db = self._environment.open_db
        self._meta = open_db(b"meta")
        self._addresses = open_db(b"addresses")
        self._numbers = open_db(b"numbers")
        self._uses = open_db(b"uses", dupsort=True, dupfixed=True)
        self._pictures = open_db(b"pictures", dupsort=True, dupfixed=True)
        self._redirects = open_db(b"redirects")
        self._kinds = open_db(b"kinds")

    def close(self) -> None:
        self._environment.close()

    def sync(self) -> None:
        self._environment.sync(True)

    @property
    def state(self) -> State | None:
        with self._environment.begin() as transaction:
            found = transaction.get(b"state", db=self._meta)
        return None if found is None else _state(found)

    def keep_state(self, state: State) -> None:
        with self._environment.begin(write=True) as transaction:
            transaction.put(b"state", msgspec.msgpack.encode(state), db=self._meta)
        self.sync()

    @contextmanager
    def writing(self) -> Iterator[Pages]:
        with self._environment.begin(write=True) as transaction:
            yield Pages(self, transaction)

    @contextmanager
    def reading(self) -> Iterator[Pages]:
        with self._environment.begin() as transaction:
            yield Pages(self, transaction)


class Pages:
    """The book within one transaction."""

    def __init__(self, book: Book, transaction: lmdb.Transaction) -> None:
        self._book = book
        self._transaction = transaction

    def get(self, address: str) -> Entry | None:
        found = self._transaction.get(address.encode(), db=self._book._addresses)
        return None if found is None else _entry(found)

    def put(self, address: str, entry: Entry) -> None:
        """Keep what stands at an address now. ``number`` is given here."""
        self.drop(address)
        book, transaction = self._book, self._transaction
        number = self._new_number()
        transaction.put(number, address.encode(), db=book._numbers)
        for use in _hashes(entry.uses):
            transaction.put(use, number, db=book._uses)
        for picture in entry.pictures:
            transaction.put(picture.encode(), number, db=book._pictures)
        if entry.location:
            transaction.put(address.encode(), entry.location.encode(), db=book._redirects)
        self._count(entry.kind, 1)
        entry = msgspec.structs.replace(entry, number=int.from_bytes(number, "big"))
        transaction.put(address.encode(), msgspec.msgpack.encode(entry), db=book._addresses)

    def drop(self, address: str) -> None:
        entry = self.get(address)
        if entry is None:
            return
        book, transaction = self._book, self._transaction
        number = entry.number.to_bytes(8, "big")
        for use in _hashes(entry.uses):
            transaction.delete(use, number, db=book._uses)
        for picture in entry.pictures:
            transaction.delete(picture.encode(), number, db=book._pictures)
        transaction.delete(address.encode(), db=book._redirects)
        transaction.delete(number, db=book._numbers)
        transaction.delete(address.encode(), db=book._addresses)
        self._count(entry.kind, -1)

    def using(self, fragment: str) -> Iterator[str]:
        """The addresses that hang on a fragment."""
        cursor = self._transaction.cursor(self._book._uses)
        if cursor.set_key(_hash(fragment)):
            for number in cursor.iternext_dup():
                found = self._transaction.get(bytes(number), db=self._book._numbers)
                if found is not None:
                    yield bytes(found).decode()

    def below(self, prefix: str) -> Iterator[str]:
        """The addresses that begin with a prefix."""
        cursor = self._transaction.cursor(self._book._addresses)
        if cursor.set_range(prefix.encode()):
            for key in cursor.iternext(keys=True, values=False):
                if not bytes(key).startswith(prefix.encode()):
                    return
                yield bytes(key).decode()

    def shows(self, picture: str) -> bool:
        """Whether any page shows a picture."""
        return self._transaction.get(picture.encode(), db=self._book._pictures) is not None

    def pictures(self) -> Iterator[str]:
        cursor = self._transaction.cursor(self._book._pictures)
        yield from (bytes(key).decode() for key in cursor.iternext_nodup())

    def redirects(self) -> Iterator[tuple[str, str]]:
        for address, location in self._transaction.cursor(self._book._redirects):
            yield bytes(address).decode(), bytes(location).decode()

    def kinds(self) -> list[tuple[str, str]]:
        """The patterns of names and the content types that go with them."""
        cursor = self._transaction.cursor(self._book._kinds)
        found = (bytes(key).decode().partition("\n") for key in cursor.iternext(keys=True, values=False))
        return [(pattern, content_type) for pattern, _, content_type in found]

    def _count(self, kind: str, more: int) -> None:
        if not kind:
            return
        key, db = kind.encode(), self._book._kinds
        count = int(self._transaction.get(key, b"0", db=db)) + more
        if count:
            self._transaction.put(key, b"%d" % count, db=db)
        else:
            self._transaction.delete(key, db=db)

    def _new_number(self) -> bytes:
        last = int.from_bytes(self._transaction.get(b"last", b"", db=self._book._meta), "big")
        number = (last + 1).to_bytes(8, "big")
        self._transaction.put(b"last", number, db=self._book._meta)
        return number


def uses_of(fragments: frozenset[str]) -> bytes:
    return b"".join(sorted({_hash(each) for each in fragments}))


def _hash(fragment: str) -> bytes:
    return blake2b(fragment.encode("utf-8", "replace"), digest_size=_HASH_BYTES).digest()


def _hashes(joined: bytes) -> Iterator[bytes]:
    for start in range(0, len(joined), _HASH_BYTES):
        yield joined[start : start + _HASH_BYTES]
