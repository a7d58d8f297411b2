"""The fragment store: what readers get, in LMDB, one transaction an edition.

LMDB is copy-on-write with one writer and readers that never wait: a snapshot taken before a commit keeps
showing the old edition, one taken after it the new one, in this process and in any other. Nothing else of
LMDB is relied upon, so that another store with a ``snapshot`` and an ``edition`` could stand here.

Everything is there twice over: two *generations*, of which one is read. A rebuild fills the other one piece by piece,
in as little memory as one piece takes, and in its last transaction readers are sent there.

The stored form is a contract: docs/contracts/fragments.md.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice, takewhile
from pathlib import Path
from typing import Literal, cast

import lmdb

from warta.press.source import Facts, Listing
from warta.press.stored import (
    BURIAL,
    BURIED,
    EDITION,
    FACTS,
    FRAGMENT,
    PAGE,
    PLACE,
    WRITTEN,
    Burial,
    Change,
    Damaged,
    Edition,
    Fragment,
    Hole,
    Leaf,
    Page,
    Place,
    Run,
    Weave,
    Written,
    burials,
    encode,
    id_in,
    moment,
    moment_in,
    order_prefix,
    orders,
)

FORMAT = 2
"""The version of the stored form. A store of another version is pressed anew, never read."""

_MAP_BYTES = 256 << 30  # address space, not memory or disk
_LONGEST_WALK = 100_000
"""Fragments that a page may name, runs followed. More means that a run is part of itself."""
_EDITIONS_TOLD = 1000
"""Of how many editions it is kept what they wrote."""
_MOST_TOLD = 10_000
"""An edition that writes more entries says that it wrote everything."""

Kind = Literal["fragments", "pages", "folders", "facts", "order"]
KINDS: tuple[Kind, ...] = ("fragments", "pages", "folders", "facts", "order")
_GENERATIONS = (b"a", b"b")

MEND = "Run `warta press rebuild`: it makes the store anew from the newsroom's database."


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""

    @property
    def why(self) -> str:
        """The message without what to do, for who does it already."""
        return str(self).removesuffix(MEND).strip()


class StoreFull(StoreError):  # noqa: N818
    """There is no room on its disk."""


class StoreNotReady(StoreError):  # noqa: N818
    """It cannot be opened as yet: who waits for it is to be told so."""


class Snapshot:
    """One edition, as of the moment it was opened. Valid inside ``Store.snapshot`` only."""

    def __init__(self, store: Store, transaction: lmdb.Transaction, generation: bytes | None = None) -> None:
        self._store = store
        self._transaction = transaction
        self._meta = store._meta
        chosen = generation or transaction.get(b"generation", db=store._meta) or _GENERATIONS[0]
        self._dbs = store._generations[bytes(chosen)]
        self._read: dict[str, Fragment | None] = {}

    @property
    def edition(self) -> Edition | None:
        """The newest edition; None where nothing was pressed yet."""
        return None if (found := self.mark) is None else EDITION.read("edition", found)

    @property
    def mark(self) -> bytes | None:
        """What ``Store.mark`` says of this edition."""
        return cast("bytes | None", self._transaction.get(b"edition", db=self._meta))

    def written_since(self, edition: Edition) -> Written | None:
        """What was written after an edition, up to this one. None where that is not known: it is of another store, or
        too long ago."""
        newest = self.edition
        known = self._written(edition.number)
        if newest is None or known is None or known.at != edition.at:
            return None
        later = [self._written(number) for number in range(edition.number + 1, newest.number + 1)]
        if None in later or any(each.everything for each in later if each is not None):
            return Written(newest.at, everything=True)
        names: list[set[str]] = [set(), set(), set()]
        for each in later:
            if each is not None:
                for found, more in zip(names, (each.fragments, each.pages, each.folders), strict=True):
                    found.update(more)
        fragments, pages, folders = (tuple(sorted(each)) for each in names)
        return Written(newest.at, False, fragments, pages, folders)

    def _written(self, number: int) -> Written | None:
        key = _written_key(number)
        found = self._transaction.get(key, db=self._meta)
        return None if found is None else WRITTEN.read(f"what edition {number} wrote", bytes(found))

    def page(self, path: str) -> Page | None:
        """What stands at a reader's path. Where nothing does under the path itself, the longest part of it that is
        somebody's folder says under what it is stored, or that the folder is elsewhere now."""
        if (found := self.stored_page(path)) is not None:
            return found
        step = len(path)
        while (step := path.rfind("/", 0, step)) >= 0:
            place = self.place(path[: step + 1])
            if place is not None and (found := self._below(place, path[step + 1 :])) is not None:
                return found
        return None

    def _below(self, place: Place, name: str) -> Page | None:
        if place.moved:
            # A second slash would make the way to elsewhere on this site one to another site.
            rest = (f"text:{name.lstrip('/')}",) if name else ()
            return Page(301, "", (f"{place.listing}/path", *rest))
        return self.stored_page(f"{place.listing}:{name}")

    def stored_page(self, key: str) -> Page | None:
        """What is stored under a key: ``section/3/id:nato-…/``, ``/robots.txt``."""
        found = self._get(key, "pages")
        return None if found is None else PAGE.read(f"page {key}", found)

    def place(self, path: str) -> Place | None:
        """Whose folder this is."""
        found = self._get(path, "folders")
        return None if found is None else PLACE.read(f"folder {path}", found)

    def fragment(self, key: str) -> Fragment | None:
        if key in self._read:
            return self._read[key]
        found = self._get(key, "fragments")
        fragment = self._read[key] = None if found is None else FRAGMENT.read(f"fragment {key}", found)
        return fragment

    def asked(self) -> set[str]:
        """The keys of the fragments that were asked for since this was called last, those of none among them. What was
        read of them leaves the memory: who goes through a whole site calls this now and then."""
        found = set(self._read)
        self._read.clear()
        return found

    def facts(self, id: int) -> Facts | None:
        found = self._get(str(id), "facts")
        return None if found is None else FACTS.read(f"facts {id}", found)

    def burial(self, id: int) -> Burial | None:
        """Of a story that was killed."""
        found = self._get(f"buried/{id}", "facts")
        return None if found is None else BURIAL.read(f"burial {id}", found)

    def buried(self, listings: Iterable[Listing], limit: int) -> list[int]:
        """The ids of the stories that stood in these lists and were killed, the newest first."""
        found: set[bytes] = set()
        for listing in listings:
            found.update(key[-16:] for key in islice(self._order_below(BURIED + order_prefix(listing)), limit))
        return [id_in(key) for key in sorted(found)[:limit]]

    def _order_below(self, prefix: bytes) -> Iterator[bytes]:
        cursor = self._transaction.cursor(self._dbs["order"])
        if cursor.set_range(prefix):
            keys = map(bytes, cursor.iternext(keys=True, values=False))
            yield from takewhile(lambda key: key.startswith(prefix), keys)

    def latest(self, listings: Iterable[Listing], limit: int) -> list[int]:
        """The ids of the newest stories of one listing, or of several taken as one."""
        return self.between(listings, None, None, limit)

    def between(
        self, listings: Iterable[Listing], since: datetime | None, until: datetime | None, limit: int | None = None
    ) -> list[int]:
        """The ids of stories from ``since`` on and before ``until``, newest first."""
        found: set[bytes] = set()
        for listing in listings:
            for number, key in enumerate(self._entries(listing, since, until)):
                if limit is not None and number >= limit:
                    break
                found.add(key[-16:])
        # A story that stands in two of them comes once: its entries end alike.
        return [id_in(key) for key in sorted(found)[:limit]]

    def _entries(self, listing: Listing, since: datetime | None, until: datetime | None) -> Iterator[bytes]:
        prefix = order_prefix(listing)
        start = prefix if until is None else prefix + moment(until)
        end = None if since is None else prefix + moment(since)
        cursor = self._transaction.cursor(self._dbs["order"])
        if not cursor.set_range(start):
            return
        for key in cursor.iternext(keys=True, values=False):
            key = bytes(key)
            if not key.startswith(prefix) or (end is not None and key[:-8] > end):
                return
            # What was published at ``until`` itself is not before it.
            if until is None or key[:-8] != start:
                yield key

    def moments(self, listing: Listing, since: datetime | None, until: datetime | None) -> Iterator[tuple[int, int]]:
        """Of each story in between: when, in microseconds since 1970, and its id; newest first."""
        for key in self._entries(listing, since, until):
            yield moment_in(key), id_in(key)

    def newest_before(self, listing: Listing, until: datetime | None) -> int | None:
        """When the newest story before ``until`` was published, in microseconds since 1970."""
        return next((at for at, _ in self.moments(listing, None, until)), None)

    def oldest_from(self, listing: Listing, since: datetime) -> int | None:
        """When the oldest story from ``since`` on was published, in microseconds since 1970."""
        prefix = order_prefix(listing)
        cursor = self._transaction.cursor(self._dbs["order"])
        # The first entry that is older than ``since``; the one before it is what is looked for.
        older = prefix + (int.from_bytes(moment(since), "big") + 1).to_bytes(8, "big")
        there = cursor.prev() if cursor.set_range(older) else cursor.last()
        key = bytes(cursor.key()) if there else b""
        return moment_in(key) if key.startswith(prefix) else None

    def listings_with_stories(self) -> Iterator[Listing]:
        """Every listing that shows at least one story, whatever was merged since."""
        cursor = self._transaction.cursor(self._dbs["order"])
        there = cursor.first()
        while there:
            if bytes(cursor.key()).startswith(BURIED):
                there = cursor.set_range(BURIED[:-1] + b"0")  # what comes after "/"
                continue
            kind, id, language = bytes(cursor.key()).partition(b"\0")[0].decode().split("/")
            listing = Listing(kind, int(id), language)  # type: ignore[arg-type]
            yield listing
            there = cursor.set_range(listing.key.encode() + b"\1")

    def leaves(self, page: Page, instead: Mapping[str, Fragment | None] | None = None) -> Iterator[Leaf]:
        """The leaves of a page in order, runs followed and holes filled. A key without a fragment contributes
        nothing: a card that was taken down is gone from every list at once. What stands in ``instead`` is taken
        before what is stored: a preview is the page with the draft's fragments in it.

        The hashes of what it yields, in order, say all that the bytes depend upon."""
        instead = instead or {}

        def fragment(key: str) -> Fragment | None:
            return instead[key] if key in instead else self.fragment(key)

        pending: list[str | bytes | Hole] = list(reversed(page.keys))
        walked = 0
        while pending:
            piece = pending.pop()
            walked += 1
            if walked > _LONGEST_WALK:
                raise StoreError(f"A run of fragments is part of itself, near {piece!r}. {MEND}")
            if isinstance(piece, bytes):
                yield Leaf(b"", piece)
            elif isinstance(piece, Hole):
                if piece.content is None:
                    pending.append(piece.key)
                elif fragment(piece.key) is not None:
                    yield Leaf(b"+", piece.content)
            elif piece.startswith("text:"):
                yield Leaf.of(piece.removeprefix("text:"))
            else:
                match fragment(piece):
                    case Leaf() as leaf:
                        yield leaf
                    case Run(keys=keys):
                        pending.extend(reversed(keys))
                    case Weave(hash=hash, pieces=pieces):
                        yield Leaf(hash, b"")
                        pending.extend(reversed(pieces))

    def joined(self, page: Page, instead: Mapping[str, Fragment | None] | None = None) -> bytes:
        return b"".join(leaf.content for leaf in self.leaves(page, instead))

    def text(self, key: str) -> str:
        """A fragment as text, its holes filled; empty where there is none."""
        return self.joined(Page(200, "", (key,))).decode()

    def entries(self, kind: Kind) -> Iterator[tuple[bytes, bytes]]:
        """All that an edition has of a kind, as it is stored, in the order of the keys."""
        for key, value in self._transaction.cursor(self._dbs[kind]):
            yield bytes(key), bytes(value)

    def keys(self, kind: Kind, prefix: str = "") -> Iterator[str]:
        """The keys of a kind that begin with a prefix, sorted."""
        cursor = self._transaction.cursor(self._dbs[kind])
        start = prefix.encode("utf-8", "replace")
        if len(start) <= self._store._longest_key and (cursor.set_range(start) if start else cursor.first()):
            for key in cursor.iternext(keys=True, values=False):
                if not bytes(key).startswith(start):
                    return
                yield bytes(key).decode()

    def _get(self, key: str, kind: Kind) -> bytes | None:
        name = key.encode("utf-8", "replace")
        # LMDB refuses empty and very long keys; neither can have been stored.
        if not 0 < len(name) <= self._store._longest_key:
            return None
        return cast("bytes | None", self._transaction.get(name, db=self._dbs[kind]))


class Writing(Snapshot):
    """An edition that is being made: what was put in is read back, by nobody else until it is done."""

    fragments = pages = 0
    """How many entries were written or taken out so far."""
    _receipt: Edition | None = None
    _everything = False
    """Whether it is made anew, and not out of the one before."""

    def __init__(self, store: Store, transaction: lmdb.Transaction, generation: bytes | None = None) -> None:
        super().__init__(store, transaction, generation)
        self._names: dict[Kind, set[str]] = {"fragments": set(), "pages": set(), "folders": set()}

    @property
    def receipt(self) -> Edition:
        """What was committed. There is none before."""
        if self._receipt is None:
            raise StoreError("This edition is not committed.")
        return self._receipt

    def stand(self, id: int, facts: Facts | None) -> None:
        """Keep where a story stands, and let its listings show it there and nowhere else."""
        before = self.facts(id)
        if before == facts:
            return
        was = set() if before is None else orders(before)
        now = set() if facts is None else orders(facts)
        for key in was - now:
            self._transaction.delete(key, db=self._dbs["order"])
        for key in now - was:
            self._transaction.put(key, b"", db=self._dbs["order"])
        self._write("facts", {str(id): facts})

    def bury(self, id: int, burial: Burial | None) -> set[Listing]:
        """Keep that a story was killed, or is not any more; the lists whose feeds that changes."""
        before = self.burial(id)
        if before == burial:
            return set()
        was, now = burials(id, before), burials(id, burial)
        for key in was - now:
            self._transaction.delete(key, db=self._dbs["order"])
        for key in now - was:
            self._transaction.put(key, b"", db=self._dbs["order"])
        self._write("facts", {f"buried/{id}": burial})
        return {listing for each in (before, burial) if each is not None for listing in each.listings}

    def put(self, change: Change) -> None:
        """Write what is not stored as it should be already."""
        self.fragments += self._write("fragments", change.fragments)
        self.pages += self._write("pages", change.pages) + self._write("folders", change.folders)
        self._read.clear()

    def put_stored(self, entries: Iterable[tuple[Kind, list[tuple[bytes, bytes]]]]) -> None:
        """Write entries in the form in which they are stored: made elsewhere, of a store that is being filled."""
        self._everything = True
        for kind, pairs in entries:
            with self._transaction.cursor(self._dbs[kind]) as cursor:
                cursor.putmulti(pairs)
            if kind == "fragments":
                self.fragments += len(pairs)
            elif kind in ("pages", "folders"):
                self.pages += len(pairs)

    def _write(self, kind: Kind, entries: Mapping[str, object]) -> int:
        written = 0
        db, transaction = self._dbs[kind], self._transaction
        for key, value in entries.items():
            name = key.encode()
            if value is None:
                changed = transaction.delete(name, db=db)
            elif changed := transaction.get(name, db=db) != (encoded := encode(value)):
                transaction.put(name, encoded, db=db)
            if changed:
                written += 1
                if kind in self._names:
                    self._names[kind].add(key)
        return written

    def _sign(self, now: datetime | None) -> Edition:
        before = self.edition
        number = 1 if before is None else before.number + 1
        edition = Edition(number, now or datetime.now(UTC), self.fragments, self.pages)
        self._transaction.put(b"edition", encode(edition), db=self._meta)
        self._transaction.put(_written_key(number), encode(self._told(edition.at)), db=self._meta)
        self._transaction.delete(_written_key(number - _EDITIONS_TOLD), db=self._meta)
        return edition

    def _told(self, at: datetime) -> Written:
        if self._everything or sum(map(len, self._names.values())) > _MOST_TOLD:
            return Written(at, everything=True)
        fragments, pages, folders = (tuple(sorted(self._names[kind])) for kind in ("fragments", "pages", "folders"))
        return Written(at, False, fragments, pages, folders)


class Rebuilding(Writing):
    """A whole store that is being made beside the one that is read. ``keep`` ends a piece of it: what was put in so
    far leaves the memory, and the next piece begins."""

    _everything = True

    def keep(self) -> None:
        self._transaction.commit()
        self._begin()

    def _begin(self) -> None:
        self._transaction = self._store._environment.begin(write=True)
        self._read.clear()


class Store:
    """A fragment store in a folder, made where it does not exist.

    ``anew`` throws away what is there where it cannot be used: of another version, or damaged. ``waits`` opens it all
    the same: whoever asks is told StoreNotReady until another one was put in its place.
    """

    def __init__(self, folder: Path, *, readonly: bool = False, anew: bool = False, waits: bool = False) -> None:
        self.folder = folder
        self._readonly = readonly
        self._waits = waits
        self._is_open = False
        self._opening = threading.Lock()
        self._file = -1
        try:
            self._open()
        except StoreError:
            if anew:
                shutil.rmtree(folder, ignore_errors=True)
                self._open()
            elif not waits:
                raise

    def _open(self) -> None:
        folder, readonly = self.folder, self._readonly
        try:
            if not readonly:
                folder.mkdir(parents=True, exist_ok=True)
            self._environment = lmdb.open(
                os.fspath(folder), max_dbs=16, map_size=_MAP_BYTES, readonly=readonly, max_readers=512
            )
        except (lmdb.Error, OSError) as problem:
            raise StoreError(f"The fragment store in {folder} cannot be opened: {problem}. {MEND}") from problem
        self._is_open = True
        try:
            self._watch()
            self._longest_key = self._environment.max_key_size()
            self._meta = self._environment.open_db(b"meta", create=not readonly)
            self._check_format()
            self._generations = {
                generation: {
                    kind: self._environment.open_db(generation + b"/" + kind.encode(), create=not readonly)
                    for kind in KINDS
                }
                for generation in _GENERATIONS
            }
        except (lmdb.Error, OSError) as problem:
            self.close()
            raise self._unreadable(problem) from problem
        except StoreError:
            self.close()
            raise

    def _check_format(self) -> None:
        with self._environment.begin() as transaction:
            found = transaction.get(b"format", db=self._meta)
        if found is None and not self._readonly:
            with self._environment.begin(write=True) as transaction:
                transaction.put(b"format", str(FORMAT).encode(), db=self._meta)
        elif found is not None and bytes(found) != str(FORMAT).encode():
            raise StoreError(
                f"The fragment store in {self.folder} has version {bytes(found).decode('ascii', 'replace')}; this "
                f"Warta reads version {FORMAT}. {MEND}"
            )

    def _watch(self) -> None:
        """Keep an eye on the file: of its own, for LMDB does not look at it again."""
        if self._file >= 0:
            os.close(self._file)
        self._file = os.open(self.folder / "data.mdb", os.O_RDONLY | os.O_CLOEXEC)
        self._length = (self._environment.info()["last_pgno"] + 1) * self._environment.stat()["psize"]
        self._check_file()

    def _check_file(self) -> None:
        """Refuse a file that was cut short: the system kills whoever reads behind its end. Go over to one that was
        made anew by another process. Costs half a microsecond."""
        if not self._is_open and self._waits:
            self._open_at_last()
        found = os.fstat(self._file)
        if found.st_nlink == 0 and (self.folder / "data.mdb").exists():
            # The old one stays open for those who still read in it, until the last of them is done.
            self._open()
        elif found.st_size < self._length:
            raise StoreError(f"The fragment store in {self.folder} was cut short. {MEND}")
        else:
            self._length = found.st_size  # it never becomes smaller by itself

    def _open_at_last(self) -> None:
        with self._opening:
            if not self._is_open:
                try:
                    self._open()
                except StoreError as problem:
                    raise StoreNotReady(str(problem)) from problem

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """A consistent view of the newest edition. StoreError where what is read in it cannot be understood."""
        try:
            self._check_file()
            with self._environment.begin() as transaction:
                yield Snapshot(self, transaction)
        except (lmdb.Error, Damaged, OSError) as problem:
            raise self._unreadable(problem) from problem

    def mark(self) -> bytes | None:
        """A value that every edition changes; None before the first. Cheap enough to ask at every request: half
        a microsecond, a quarter of ``edition_number``."""
        try:
            self._check_file()
            with self._environment.begin() as transaction:
                return transaction.get(b"edition", db=self._meta)
        except (lmdb.Error, OSError) as problem:
            raise self._unreadable(problem) from problem

    def _unreadable(self, problem: Exception) -> StoreError:
        return StoreError(f"The fragment store in {self.folder} cannot be read ({problem}). {MEND}")

    def edition_number(self) -> int:
        """The number of the newest edition, 0 before the first."""
        with self.snapshot() as snapshot:
            edition = snapshot.edition
        return 0 if edition is None else edition.number

    @contextmanager
    def edition(self, now: datetime | None = None) -> Iterator[Writing]:
        """Write an edition: all that is put in or, after an error or a crash at any instant, none of it. It has its
        receipt once the block has ended."""
        try:
            self._check_file()
            with self._environment.begin(write=True) as transaction:
                writing = Writing(self, transaction)
                yield writing
                edition = writing._sign(now)
        except (lmdb.Error, Damaged) as problem:
            raise self._unwritable(problem) from problem
        writing._receipt = edition

    def commit(self, change: Change, *, now: datetime | None = None) -> Edition:
        """An edition of nothing but this change."""
        with self.edition(now) as writing:
            writing.put(change)
        return writing.receipt

    @contextmanager
    def rebuild(self, now: datetime | None = None) -> Iterator[Rebuilding]:
        """Make the whole store anew beside what readers have; they have it when the block has ended. After an error
        or a crash they keep what they have."""
        try:
            self._check_file()
            with self._environment.begin() as transaction:
                read = bytes(transaction.get(b"generation", db=self._meta) or _GENERATIONS[0])
            fresh = next(each for each in _GENERATIONS if each != read)
            self._empty(fresh)
            building = Rebuilding(self, self._environment.begin(write=True), fresh)
            try:
                yield building
                building._transaction.put(b"generation", fresh, db=self._meta)
                edition = building._sign(now)
            except BaseException:
                building._transaction.abort()
                raise
            building._transaction.commit()
            self._empty(read)
        except (lmdb.Error, Damaged) as problem:
            raise self._unwritable(problem) from problem
        building._receipt = edition

    def _empty(self, generation: bytes) -> None:
        with self._environment.begin(write=True) as transaction:
            for db in self._generations[generation].values():
                transaction.drop(db, delete=False)

    def _unwritable(self, problem: Exception) -> StoreError:
        if isinstance(problem, lmdb.DiskError | lmdb.MapFullError) or "No space" in str(problem):
            return StoreFull(f"The fragment store in {self.folder} cannot grow ({problem}): make room on its disk.")
        return self._unreadable(problem)

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._environment.close()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def put_in_place(fresh: Path, folder: Path) -> None:
    """Let readers have a store that was made beside theirs and is closed. Who reads in the old one goes over to it."""
    old = folder.with_name(f"{folder.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _written_key(number: int) -> bytes:
    return b"written/" + number.to_bytes(8, "big", signed=True)


def stored_entries(change: Change, facts: Iterable[Facts]) -> list[tuple[Kind, list[tuple[bytes, bytes]]]]:
    """What ``put_stored`` takes: a change that takes nothing out, and where its stories stand, sorted by key."""
    facts = list(facts)
    kinds: dict[Kind, Mapping[str, object]] = {
        "fragments": change.fragments,
        "pages": change.pages,
        "folders": change.folders,
        "facts": {str(each.id): each for each in facts},
    }
    stored = [
        (kind, sorted((key.encode(), encode(value)) for key, value in entries.items() if value is not None))
        for kind, entries in kinds.items()
    ]
    return [*stored, ("order", sorted((key, b"") for each in facts for key in orders(each)))]
