"""An export: the site as plain files, written whole, or brought from one edition to the next.

A whole export goes into a folder of its own, the *release*, beside the one that readers have; then the link ``current``
leads there, and the old one is deleted. Following changes the files of the release in place, each as a whole, what goes
before what comes. Whatever is interrupted, the next whole export puts right: it shares files with the release before
only where that was finished.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from warta.edge import notices
from warta.edge.compose import compose
from warta.edge.export import nginx
from warta.edge.export.addresses import Standing, all_addresses, changed_addresses, folders, standing
from warta.edge.export.book import FORMAT, LONGEST, Book, Entry, Pages, State, uses_of
from warta.edge.export.files import TREES, Pictures, file_of, files_below, remove_page, write_page
from warta.press.store import Snapshot, Store
from warta.press.stored import Edition, Page, Written

CURRENT, RELEASES, EDITION, LOCK = "current", "releases", "edition.json", ".warta-export"
_BATCH = 256
"""Addresses that are composed at a time, and then written at once."""


class ExportError(Exception):
    """The export cannot be made; the message says why and what to do."""


class Report(msgspec.Struct):
    """What was done."""

    edition: int = 0
    at: str = ""
    whole: bool = True
    pages: int = 0
    """Addresses that were looked at."""
    written: int = 0
    removed: int = 0
    redirects: int = 0
    pictures: int = 0
    """Pictures that the export has, after a whole one; that came or went, after a followed edition."""
    left_out: list[str] = msgspec.field(default_factory=list)
    """Addresses that no file can stand for."""
    nginx_changed: bool = False
    """Whether nginx must be told to reload."""
    seconds: float = 0.0


class Export:
    """The export in a folder. One process at a time; use it as a context.

    ``codings`` are those in which each page is kept beside its plain file. ``media`` is the newsroom's folder of
    pictures, of whose folders in ``guarded`` nothing is taken.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        *,
        media: Path,
        guarded: tuple[str, ...] = (),
        codings: Sequence[str] = ("gzip",),
        progress: Callable[[int], None] = lambda pages: None,
    ) -> None:
        self.folder = folder
        self._store = store
        self._codings = tuple(codings)
        self._pictures = Pictures(media, guarded)
        self._progress = progress
        self._book: Book | None = None
        self._awaited: set[str] = set()
        """Pictures that pages show and that are not in the media yet."""

    def __enter__(self) -> Export:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            names = set(os.listdir(self.folder))
            if names and not names & {EDITION, LOCK}:
                raise ExportError(
                    f"the folder {self.folder} is not empty and was not made by `warta press export`: name an empty one"
                )
            self._lock: BinaryIO = (self.folder / LOCK).open("ab")
        except OSError as problem:
            raise self._refused(problem) from problem
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            self._lock.close()
            raise ExportError(f"another process writes the export in {self.folder}: stop that one first") from problem
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="export")
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        if self._book is not None:
            self._book.close()
        self._lock.close()

    @property
    def release(self) -> Path | None:
        """The release that readers have."""
        try:
            return self.folder / os.readlink(self.folder / CURRENT)
        except OSError:
            return None

    # The whole site.

    def whole(self) -> Report:
        """Write the whole site as the newest edition has it, and let readers have it at once."""
        began = time.monotonic()
        # What goes wrong with the files must not look as if it had gone wrong with the store.
        with self._store.snapshot() as snapshot, self._refusing():
            if snapshot.edition is None:
                raise ExportError("nothing was pressed yet: run `warta press rebuild` first")
            report = self._whole(snapshot, snapshot.edition)
        with self._refusing():
            self._sweep()
        report.seconds = round(time.monotonic() - began, 3)
        return report

    def _whole(self, snapshot: Snapshot, edition: Edition) -> Report:
        report = Report(edition.number, edition.at.isoformat())
        before = self._finished()
        before_files = None if before is None else {path.name: path.read_bytes() for path in _nginx_files(before)}
        release = self._new_release(edition)
        book = Book(release / "book")
        try:
            addresses = all_addresses(snapshot, folders(snapshot))
            self._bring(snapshot, book, release, addresses, edition, report, before)
            (release / "away").mkdir(exist_ok=True)
            (release / "away/newsroom.txt").write_bytes(notices.READERS_ONLY.body)
            self._for_nginx(snapshot, book, release, report)
            report.nginx_changed = before_files != {path.name: path.read_bytes() for path in _nginx_files(release)}
            report.pictures = sum(1 for _ in files_below(release / "media"))
            book.keep_state(State(edition, self._codings, whole=True))
            os.sync()
            self._switch(release, edition, report)
        except BaseException:
            book.close()
            if self.release != release:
                shutil.rmtree(release, ignore_errors=True)
            raise
        if self._book is not None:
            self._book.close()
        self._book = book
        return report

    def _finished(self) -> Path | None:
        """The release that readers have, where its files are known to be whole and of the codings that are wanted."""
        release = self.release
        if release is None or not (release / "book/data.mdb").exists():
            return None
        if self._book is not None:
            state = self._book.state
        else:
            try:
                book = Book(release / "book")
                try:
                    state = book.state
                finally:
                    book.close()
            except Exception:  # whatever is wrong with it, it is not needed
                return None
        fits = state is not None and state.whole and state.format == FORMAT and state.codings == self._codings
        return release if fits else None

    def _new_release(self, edition: Edition) -> Path:
        for number in range(1_000_000):
            release = self.folder / RELEASES / f"{edition.number}-{number}"
            if release != self.release:
                shutil.rmtree(release, ignore_errors=True)
                release.mkdir(parents=True)
                return release
        raise AssertionError("unreachable")

    def _switch(self, release: Path, edition: Edition, report: Report) -> None:
        half = self.folder / f".{CURRENT}.half"
        half.unlink(missing_ok=True)
        half.symlink_to(release.relative_to(self.folder), target_is_directory=True)
        os.replace(half, self.folder / CURRENT)
        self._say(edition)

    def _say(self, edition: Edition) -> None:
        """For people and other programs; nothing here reads it."""
        half = self.folder / f".{EDITION}.half"
        said = {"format": FORMAT, "edition": edition.number, "at": edition.at.isoformat(), "codings": self._codings}
        half.write_text(json.dumps(said) + "\n", encoding="utf-8")
        os.replace(half, self.folder / EDITION)

    def _sweep(self) -> None:
        """Delete every release but that of readers: what was killed is in none of them."""
        release = self.release
        for other in (self.folder / RELEASES).iterdir():
            if other != release:
                shutil.rmtree(other)

    # What an edition changed.

    def follow(self) -> Report | None:
        """Bring the files to the newest edition; None where they have it. It is a whole export where the last one, or
        what followed it, was not finished."""
        if self._book is None:
            self._take_up()
        release = self.release
        if self._book is None or release is None or not release.is_dir():
            return self.whole()
        state = self._book.state
        with self._store.snapshot() as snapshot, self._refusing():
            edition = snapshot.edition
            if edition is None or (state is not None and state.whole and edition == state.edition):
                self._late_pictures(release)
                return None
            written = snapshot.written_since(state.edition) if state is not None and state.whole else None
            if written is not None and not written.everything:
                return self._follow(snapshot, self._book, release, edition, written)
        return self.whole()

    def _follow(self, snapshot: Snapshot, book: Book, release: Path, edition: Edition, written: Written) -> Report:
        began = time.monotonic()
        report = Report(edition.number, edition.at.isoformat(), whole=False)
        with book.reading() as pages:
            using = {each for key in written.fragments for each in pages.using(key)}
            below = {each for folder in written.folders for each in pages.below(folder)}
        moved = changed_addresses(snapshot, written, folders(snapshot)) | below
        book.keep_state(State(edition, self._codings, whole=False))
        # What may have left its address comes first, so that it is gone before anything else is done.
        addresses = [*sorted(moved), *sorted(using - moved)]
        self._bring(snapshot, book, release, addresses, edition, report, None)
        self._for_nginx(snapshot, book, release, report)
        os.sync()
        book.keep_state(State(edition, self._codings, whole=True))
        self._say(edition)
        report.seconds = round(time.monotonic() - began, 3)
        return report

    def _take_up(self) -> None:
        """Go on with the release that readers have, where it was finished."""
        release = self._finished()
        if release is not None:
            self._sweep()
            self._book = Book(release / "book")
            with self._book.reading() as pages:
                self._awaited = set(pages.pictures())

    def _late_pictures(self, release: Path) -> None:
        self._awaited = {name for name in self._awaited if not self._pictures.put(name, release)}

    # Both.

    def _bring(
        self,
        snapshot: Snapshot,
        book: Book,
        release: Path,
        addresses: Iterable[str],
        edition: Edition,
        report: Report,
        before: Path | None,
    ) -> None:
        """Let the files of these addresses be as the edition has them."""
        at = int(edition.at.timestamp())
        for batch in _batches(addresses):
            with book.writing() as pages:
                jobs = self._looked_at(snapshot, pages, release, batch, report)
                written = [
                    self._threads.submit(
                        write_page, release / file, now, self._codings, at, None if before is None else before / file
                    )
                    for file, now in jobs.items()
                ]
                wait(written)  # all of them, before what was begun is thrown away
                report.written += sum(each.result() for each in written)
            self._progress(report.pages)

    def _looked_at(
        self, snapshot: Snapshot, pages: Pages, release: Path, batch: list[str], report: Report
    ) -> dict[Path, Standing]:
        """Keep in the book what stands at these addresses now, take away what does not any more, and return what is to
        be written."""
        jobs: dict[Path, Standing] = {}
        shown: set[str] = set()
        for address in batch:
            was, now = pages.get(address), standing(snapshot, address)
            if was is None and now is None:
                continue
            report.pages += 1
            file = None if now is None or now.redirects else file_of(address, now.status)
            kind = "" if file is None or now is None else nginx.kind_of(address, now.content_type)
            fits = file is not None or (now is not None and now.redirects)
            if now is not None and (not fits or max(len(address.encode()), len(kind.encode())) > LONGEST):
                report.left_out.append(address)
                now = file = None
            old = None if was is None or was.location else file_of(address, was.status)
            if old is not None and old != file:
                remove_page(release / old, release / old.parts[0])
                report.removed += 1
            if was is not None:
                shown.update(was.pictures)
            if now is None:
                pages.drop(address)
                continue
            entry = Entry(
                number=0 if was is None else was.number,
                status=now.status,
                kind=kind,
                version=now.version(),
                location=now.body.decode() if now.redirects else "",
                pictures=() if now.redirects else self._pictures.named_in(now.body),
                uses=uses_of(now.asked),
            )
            shown.update(entry.pictures)
            if entry != was:
                pages.put(address, entry)
            if file is not None and (was is None or old != file or was.version != entry.version):
                jobs[file] = now
        for name in sorted(shown):
            self._show(name, pages, release, report)
        return jobs

    def _show(self, name: str, pages: Pages, release: Path, report: Report) -> None:
        """A picture is there while any page shows it."""
        there = (release / "media" / name).exists()
        if not pages.shows(name):
            self._awaited.discard(name)
            self._pictures.remove(name, release)
            report.pictures += there
        elif not self._pictures.put(name, release):
            self._awaited.add(name)
        else:
            report.pictures += not there

    def _for_nginx(self, snapshot: Snapshot, book: Book, release: Path, report: Report) -> None:
        with book.reading() as pages:
            redirects = list(pages.redirects())
            kinds = pages.kinds()
        report.redirects = len(redirects)
        missing = sorted(
            f"/{path.parent.relative_to(release / TREES[404]).as_posix()}/"
            for path in files_below(release / TREES[404])
            if path.name == "index.html" and path.parent.name == "404"
        )
        policy = compose(snapshot, Page(200, "text/html", ())).policy.decode()
        report.nginx_changed = nginx.write(
            release / "nginx", redirects=redirects, kinds=kinds, policy=policy, missing=missing
        )

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise self._refused(problem) from problem

    def _refused(self, problem: OSError) -> ExportError:
        why = problem.strerror or str(problem)
        return ExportError(
            f"the export in {self.folder} cannot be written ({why}): make room on its disk, or give this user the "
            "right to write there; readers of it keep what they have"
        )


def _nginx_files(release: Path) -> list[Path]:
    return sorted((release / "nginx").glob("*.conf"))


def _batches(addresses: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(addresses)
    while batch := list(dict.fromkeys(islice(remaining, _BATCH))):
        yield batch
