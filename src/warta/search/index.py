"""The index of stories, on tantivy, in a folder: what is put in and taken out.

What is asked of it is in ``find.py`` and ``related.py``. The writer of tantivy holds the folder exclusively. It is
opened for one batch at a time, and a process that finds the folder held waits for a bounded time. Readers never wait;
each question is asked of the newest commit.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import tantivy

from warta.search import find, related
from warta.search.document import Document, Name
from warta.search.find import Found
from warta.search.languages import indexed_languages
from warta.search.problems import IndexBusy, IndexUnusable, SearchError, unusable
from warta.search.query import Asked
from warta.search.related import Match
from warta.search.schema import name_entry, open_index, schema, story_entry
from warta.search.segments import delete, holding, rewrite, segments, to_fold, will_be_merged
from warta.story import primary

__all__ = ["Document", "Index", "IndexBusy", "IndexUnusable", "Match", "SearchError"]

FORMAT = 2
"""The version of the stored form. An index of another version is made anew, never read."""

_STAMP = "warta.json"
_HEAP_BYTES = 80_000_000
"""The writer's memory before it spills a segment, taken as needed: some eighteen thousand stories. Larger segments
would make a purge take longer, smaller ones would have to be merged."""
_BUSY_PAUSE = 0.05  # seconds between two attempts to get the writer

_T = TypeVar("_T")


class _Stamp(msgspec.Struct):
    """What the stored form depends upon besides tantivy's own version, which tantivy checks."""

    format: int
    languages: list[tuple[str, str]]

    @classmethod
    def current(cls) -> _Stamp:
        return cls(FORMAT, [(language.tag, language.cut) for language in indexed_languages().values()])


class Index:
    """An index in a folder. One may be shared by threads and opened by any number of processes.

    Nothing is touched before the first question. Every method but ``replace`` raises ``IndexUnusable`` where the
    folder holds no index that this Warta can read; ``replace`` mends that. ``patience`` is how many seconds a write
    waits for another process's before it raises ``IndexBusy``.
    """

    def __init__(self, folder: Path, *, patience: float = 10.0) -> None:
        self.folder = folder
        self._patience = patience
        self._opened: tantivy.Index | None = None
        self._seen: tuple[int, int, int] | None = None
        self._opening = threading.Lock()

    # What is in it.

    def put(self, documents: Iterable[Document]) -> None:
        """Add documents, each in place of what the index had under its id. All of them or, on an error, none."""
        self.update(put=documents)

    def remove(self, ids: Iterable[int]) -> None:
        """Take stories out; ids that the index does not have are no error. No question finds them any more; their
        bytes are in its files until ``purge``."""
        self.update(remove=ids)

    def update(
        self,
        *,
        put: Iterable[Document] = (),
        remove: Iterable[int] = (),
        names: Iterable[Name] = (),
        forget: Iterable[str] = (),
    ) -> None:
        """Take some stories out and put others in, in one commit. Of two documents with one id the last counts.

        ``names`` says what sections, authors and tags are called from now on, and ``forget`` the keys of names
        (``author/3/id``) that nothing has any more. Names that come with a document need not be said here.
        """

        def act(writer: tantivy.IndexWriter) -> None:
            # Before anything else: a story that changes is not to be written again as it was.
            self._fold(writer)
            delete(writer, ids=list(remove), keys=list(forget))
            self._add(writer, put, names)

        self._write(act)

    def replace(self, documents: Iterable[Document], names: Iterable[Name] = ()) -> None:
        """Everything in the index becomes these documents, whatever is in the folder now. Until the last is in,
        readers of a usable index are answered from the old one."""
        self._opened = None  # looked at afresh, lest damage since it was opened go unseen
        try:
            self._reading(self._searcher)
        except IndexUnusable:
            self._replace_folder(documents, names)
            return

        def act(writer: tantivy.IndexWriter) -> None:
            writer.delete_all_documents()
            self._add(writer, documents, names, empty=True)

        self._write(act, merge=True)

    def _replace_folder(self, documents: Iterable[Document], names: Iterable[Name]) -> None:
        fresh = self.folder.with_name(f"{self.folder.name}.new")
        _make(fresh)
        Index(fresh, patience=self._patience)._write(
            lambda writer: self._add(writer, documents, names, empty=True), merge=True
        )
        _clear(self.folder)
        fresh.rename(self.folder)
        self._opened = None

    def purge(self, ids: Collection[int] | None = None) -> None:
        """Leave no byte in the folder's files of stories that were taken out, nor of what they said before they were
        changed: of these stories, or of all. What shares a file with them is written once more, so it takes seconds
        where there are many stories. A story that is still in the index stays there as it is."""

        def act(writer: tantivy.IndexWriter) -> None:
            searcher = self._searcher()
            dirty = [each for each in segments(self.folder) if each.deleted]
            rewrite(writer, searcher, dirty if ids is None else holding(searcher, dirty, ids))

        self._write(act)

    def ids(self) -> set[int]:
        """Every story in the index."""
        return self._reading(self._all_ids)

    # What is asked of it.

    def search(self, asked: Asked) -> Found:
        """The stories that a reader asks for, and what to say of them. Whatever is asked costs a bounded time."""
        return self._reading(lambda: find.find(self._searcher(), asked))

    def newest(self, language: str, sections: Sequence[int] = (), limit: int = 5) -> list[int]:
        """The newest stories in a language, of some sections or of all."""
        return self._reading(lambda: find.newest(self._searcher(), language, sections, limit))

    def related(self, id: int, limit: int, *, exclude: Collection[int] = (), explain: bool = False) -> list[Match]:
        """Stories about the same thing in the same language, nearest first, the newer first where two are equally
        near; never the story itself nor an excluded one. Fewer than ``limit`` where no more have anything in common
        with it; empty where the index does not know the story. With ``explain`` each says why it was chosen."""
        return self._reading(lambda: related.related(self._searcher(), id, limit, frozenset(exclude), explain))

    def related_to_text(self, document: Document, limit: int, *, explain: bool = False) -> list[Match]:
        """The same for a story that need not be in the index, such as a draft."""
        return self._reading(lambda: related.near(self._searcher(), document, limit, frozenset(), explain))

    def _all_ids(self) -> set[int]:
        searcher = self._searcher()
        if searcher.num_docs == 0:
            return set()
        hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
        return {int(id) for id in searcher.fast_field_values("id", [place for _, place in hits]) if id is not None}

    # Writing.

    def _add(
        self,
        writer: tantivy.IndexWriter,
        documents: Iterable[Document],
        names: Iterable[Name],
        *,
        empty: bool = False,
    ) -> None:
        """``empty``: nothing is there yet that would have to be taken out first."""
        called: dict[str, Name] = {}
        added: set[int] = set()
        for document in documents:
            if not empty or document.id in added:
                delete(writer, ids=[document.id])
            added.add(document.id)
            writer.add_document(story_entry(document))
            language = primary(document.language)
            for each in document.named:
                name = Name(language, each)
                called[name.key] = name
        for name in names:
            called[name.key] = name
        if not empty:
            delete(writer, keys=list(called))
        for name in called.values():
            writer.add_document(name_entry(name))

    def _fold(self, writer: tantivy.IndexWriter) -> None:
        chosen = to_fold(segments(self.folder))
        if chosen:
            rewrite(writer, self._searcher(), chosen)

    def _write(self, act: Callable[[tantivy.IndexWriter], None], *, merge: bool = False) -> None:
        """Let something be done with the folder's one writer. What it was given is committed, or dropped on an error.
        With ``merge``, and where it has cause, tantivy merges segments first; otherwise the folder is free at once."""
        writer = self._obtain_writer()
        try:
            act(writer)
            self._reading(writer.commit)
        except BaseException:
            writer.rollback()
            writer.wait_merging_threads()  # gives the folder free, whoever keeps the error
            raise
        if merge or will_be_merged(self._reading(lambda: segments(self.folder))):
            self._reading(writer.wait_merging_threads)

    def _obtain_writer(self) -> tantivy.IndexWriter:
        index = self._tantivy()
        give_up = time.monotonic() + self._patience
        while True:
            try:
                return index.writer(_HEAP_BYTES, 1)
            except ValueError as problem:
                if "LockBusy" not in str(problem):
                    self._opened = None
                    raise unusable(self.folder, str(problem)) from problem
                if time.monotonic() >= give_up:
                    raise IndexBusy(
                        f"The index in {self.folder} has been written to by another process for {self._patience:g} "
                        "seconds. Try again, or see whether an earlier Warta still runs."
                    ) from problem
                time.sleep(_BUSY_PAUSE)

    # Reading.

    def _searcher(self) -> tantivy.Searcher:
        index = self._tantivy()
        stat = (self.folder / "meta.json").stat()
        seen = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if seen != self._seen:
            index.reload()
            self._seen = seen
        return index.searcher()

    def _tantivy(self) -> tantivy.Index:
        opened = self._opened
        if opened is None:
            with self._opening:
                self._check_stamp()
                self._seen = None
                opened = self._opened = self._reading(lambda: open_index(str(self.folder)))
        return opened

    def _check_stamp(self) -> None:
        path = self.folder / _STAMP
        try:
            stamp = msgspec.json.decode(path.read_bytes(), type=_Stamp)
        except FileNotFoundError as problem:
            raise unusable(self.folder, "there is no index") from problem
        except (OSError, msgspec.MsgspecError) as problem:
            raise unusable(self.folder, str(problem)) from problem
        if stamp.format != FORMAT:
            raise unusable(self.folder, f"it has version {stamp.format}, and this Warta reads version {FORMAT}")
        if stamp != _Stamp.current():
            raise unusable(self.folder, "its languages are cut in another way than this Warta does")

    def _reading(self, act: Callable[[], _T]) -> _T:
        """Does something with tantivy, whose one kind of error for damage is ValueError."""
        try:
            return act()
        except (ValueError, OSError, msgspec.MsgspecError) as problem:
            self._opened = None
            raise unusable(self.folder, str(problem)) from problem


def _make(folder: Path) -> None:
    """An empty index. The stamp is written last: a folder without one was not finished."""
    _clear(folder)
    try:
        folder.mkdir(parents=True)
        tantivy.Index(schema(), path=str(folder), reuse=False)
        (folder / _STAMP).write_bytes(msgspec.json.encode(_Stamp.current()))
    except (OSError, ValueError) as problem:
        raise SearchError(f"No index can be made in {folder}: {problem}") from problem


def _clear(folder: Path) -> None:
    """Take away an index that is of no use. A folder of something else is never taken away."""
    if not folder.exists():
        return
    try:
        names = {path.name for path in folder.iterdir()}
        if names and not names & {_STAMP, "meta.json", ".managed.json", ".tantivy-writer.lock"}:
            raise SearchError(f"{folder} holds something that is not an index. Move it away, or set another folder.")
        shutil.rmtree(folder)
    except OSError as problem:
        raise SearchError(f"The old index in {folder} cannot be taken away: {problem}") from problem
