"""The fragment store: what readers get, in LMDB, one transaction an edition.

LMDB is copy-on-write with one writer and readers that never wait: a snapshot taken before a commit keeps
showing the old edition, one taken after it the new one, in this process and in any other. Nothing else of
LMDB is relied upon, so that another store with a ``snapshot`` and a ``commit`` could stand here.

The stored form is a contract: docs/contracts/fragments.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import cast

import lmdb
import msgspec

from warta.press.source import Facts

FORMAT = 1
"""The version of the stored form. A store of another version is pressed anew, never read."""

_HASH_BYTES = 12
_MAP_BYTES = 64 << 30  # address space, not memory or disk
_LONGEST_WALK = 100_000
"""Fragments that a page may name, runs followed. More means that a run is part of itself."""


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


class Leaf(msgspec.Struct, frozen=True, array_like=True, tag=0):
    """Bytes of a page, with their hash."""

    hash: bytes
    content: bytes

    @classmethod
    def of(cls, text: str | bytes) -> Leaf:
        content = text.encode() if isinstance(text, str) else text
        return cls(blake2b(content, digest_size=_HASH_BYTES).digest(), content)


class Run(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """An ordered list of fragment keys."""

    keys: tuple[str, ...]


Fragment = Leaf | Run


class Page(msgspec.Struct, frozen=True, array_like=True):
    """What stands at a path: a status, a content type, and the fragments to join, or where to go instead."""

    status: int
    content_type: str
    keys: tuple[str, ...]
    location: str = ""


class Edition(msgspec.Struct, frozen=True):
    """A receipt of the store: the number of an edition, when it was committed and what it wrote."""

    number: int
    at: datetime
    fragments: int = 0
    pages: int = 0


class Change(msgspec.Struct):
    """What an edition is going to write; a value of None takes the entry out."""

    fragments: dict[str, Fragment | None] = msgspec.field(default_factory=dict)
    pages: dict[str, Page | None] = msgspec.field(default_factory=dict)
    facts: dict[int, Facts | None] = msgspec.field(default_factory=dict)
    listings: dict[str, str | None] = msgspec.field(default_factory=dict)
    """The path of each listing's page, by the listing's key."""


_encode = msgspec.msgpack.Encoder().encode
_fragment = msgspec.msgpack.Decoder(Leaf | Run).decode
_page = msgspec.msgpack.Decoder(Page).decode
_facts = msgspec.msgpack.Decoder(Facts).decode
_path = msgspec.msgpack.Decoder(str).decode
_edition = msgspec.msgpack.Decoder(Edition).decode


class Snapshot:
    """One edition, as of the moment it was opened. Valid inside ``Store.snapshot`` only."""

    def __init__(self, store: Store, transaction: lmdb.Transaction) -> None:
        self._store = store
        self._transaction = transaction

    @property
    def edition(self) -> Edition | None:
        """The newest edition; None where nothing was pressed yet."""
        return None if (found := self.mark) is None else _edition(found)

    @property
    def mark(self) -> bytes | None:
        """What ``Store.mark`` says of this edition."""
        return cast("bytes | None", self._transaction.get(b"edition", db=self._store._meta))

    def page(self, path: str) -> Page | None:
        found = self._get(path, self._store._pages)
        return None if found is None else _page(found)

    def fragment(self, key: str) -> Fragment | None:
        found = self._get(key, self._store._fragments)
        return None if found is None else _fragment(found)

    def facts(self, id: int) -> Facts | None:
        found = self._transaction.get(str(id).encode(), db=self._store._facts)
        return None if found is None else _facts(found)

    def listing_path(self, key: str) -> str | None:
        found = self._get(key, self._store._listings)
        return None if found is None else _path(found)

    def leaves(self, page: Page, instead: Mapping[str, Fragment | None] | None = None) -> Iterator[Leaf]:
        """The leaves of a page in order, runs followed. A key without a fragment contributes nothing: a card
        that was taken down is gone from every list at once. What stands in ``instead`` is taken before what is
        stored: a preview is the page with the draft's fragments in it."""
        instead = instead or {}
        pending = list(reversed(page.keys))
        walked = 0
        while pending:
            key = pending.pop()
            walked += 1
            if walked > _LONGEST_WALK:
                raise StoreError(f"The fragment {key} is part of itself: run `warta press rebuild`.")
            match instead[key] if key in instead else self.fragment(key):
                case Leaf() as leaf:
                    yield leaf
                case Run(keys=keys):
                    pending.extend(reversed(keys))

    def entries(self) -> Iterator[tuple[str, str, object]]:
        """All that an edition consists of, as (kind, key, value), in the order of the store."""
        for kind, db, decode in (
            ("fragment", self._store._fragments, _fragment),
            ("page", self._store._pages, _page),
            ("facts", self._store._facts, _facts),
            ("listing", self._store._listings, _path),
        ):
            for key, value in self._transaction.cursor(db):
                yield kind, bytes(key).decode(), decode(value)

    def _get(self, key: str, db: lmdb._Database) -> bytes | None:
        name = key.encode("utf-8", "replace")
        # LMDB refuses empty and very long keys; neither can have been stored.
        if not 0 < len(name) <= self._store._longest_key:
            return None
        return cast("bytes | None", self._transaction.get(name, db=db))


class Store:
    """A fragment store in a folder, made where it does not exist."""

    def __init__(self, folder: Path, *, readonly: bool = False) -> None:
        self.folder = folder
        try:
            if not readonly:
                folder.mkdir(parents=True, exist_ok=True)
            self._environment = lmdb.open(
                os.fspath(folder), max_dbs=5, map_size=_MAP_BYTES, readonly=readonly, max_readers=512
            )
        except (lmdb.Error, OSError) as problem:
            raise StoreError(f"The fragment store in {folder} cannot be opened: {problem}") from problem
        self._longest_key = self._environment.max_key_size()
        opened = {
            name: self._environment.open_db(name.encode(), create=not readonly)
            for name in ("meta", "fragments", "pages", "facts", "listings")
        }
        self._meta, self._fragments, self._pages, self._facts, self._listings = opened.values()
        self._check_format(readonly)

    def _check_format(self, readonly: bool) -> None:
        with self._environment.begin() as transaction:
            found = transaction.get(b"format", db=self._meta)
        if found is None and not readonly:
            with self._environment.begin(write=True) as transaction:
                transaction.put(b"format", str(FORMAT).encode(), db=self._meta)
        elif found is not None and int(found) != FORMAT:
            raise StoreError(
                f"The fragment store in {self.folder} has version {int(found)}; this Warta reads version {FORMAT}: "
                "move the folder away and run `warta press rebuild`."
            )

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """A consistent view of the newest edition. StoreError where what is read in it cannot be understood."""
        try:
            with self._environment.begin() as transaction:
                yield Snapshot(self, transaction)
        except (lmdb.Error, msgspec.DecodeError) as problem:
            raise self._unreadable(problem) from problem

    def mark(self) -> bytes | None:
        """A value that every edition changes; None before the first. Cheap enough to ask at every request: half
        a microsecond, a quarter of ``edition_number``."""
        try:
            with self._environment.begin() as transaction:
                return transaction.get(b"edition", db=self._meta)
        except lmdb.Error as problem:
            raise self._unreadable(problem) from problem

    def _unreadable(self, problem: Exception) -> StoreError:
        return StoreError(f"The fragment store in {self.folder} cannot be read ({problem}): run `warta press rebuild`.")

    def edition_number(self) -> int:
        """The number of the newest edition, 0 before the first."""
        with self.snapshot() as snapshot:
            edition = snapshot.edition
        return 0 if edition is None else edition.number

    def commit(self, change: Change, *, whole: bool = False, now: datetime | None = None) -> Edition:
        """Write an edition: all of the change or, after a crash at any instant, none of it.

        What is already stored as it should be is not written again. With ``whole`` the change is the entire
        store, and whatever it does not name is taken out.
        """
        with self._environment.begin(write=True) as transaction:
            before = Snapshot(self, transaction).edition
            fragments = self._write(transaction, self._fragments, change.fragments, whole)
            pages = self._write(transaction, self._pages, change.pages, whole)
            self._write(transaction, self._facts, {str(id): facts for id, facts in change.facts.items()}, whole)
            self._write(transaction, self._listings, change.listings, whole)
            edition = Edition(
                number=1 if before is None else before.number + 1,
                at=now or datetime.now(UTC),
                fragments=fragments,
                pages=pages,
            )
            transaction.put(b"edition", _encode(edition), db=self._meta)
        return edition

    def _write(
        self, transaction: lmdb.Transaction, db: lmdb._Database, entries: Mapping[str, object], whole: bool
    ) -> int:
        written = 0
        if whole:
            stale = [bytes(key) for key, _ in transaction.cursor(db) if bytes(key).decode() not in entries]
            for name in stale:
                written += transaction.delete(name, db=db)
        for key, value in entries.items():
            name = key.encode()
            if value is None:
                written += transaction.delete(name, db=db)
            elif transaction.get(name, db=db) != (encoded := _encode(value)):
                transaction.put(name, encoded, db=db)
                written += 1
        return written

    def close(self) -> None:
        self._environment.close()
