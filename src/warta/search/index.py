"""The index of stories, on tantivy, in a folder: what is put in, and which stories are near another.

The writer of tantivy holds the folder exclusively. It is opened for one batch at a time, and a process that finds
the folder held waits for a bounded time. Readers never wait; each question is asked of the newest commit.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
import tantivy

from warta.search.languages import IndexedLanguage, indexed_language, indexed_languages
from warta.search.subject import Passage, subject
from warta.story import primary

FORMAT = 1
"""The version of the stored form. An index of another version is made anew, never read."""

_STAMP = "warta.json"
_HEAP_BYTES = 64_000_000  # the writer's memory before it spills a segment; a small batch never fills it
_BUSY_PAUSE = 0.05  # seconds between two attempts to get the writer

_HEADLINE_BOOST = 3.0
_SECTION_BOOST = 0.1
_SPARE_MATCHES = 100
_SAME_SCORE = 3  # significant digits; closer than that is a tie

_T = TypeVar("_T")


class SearchError(Exception):
    """The index cannot be used now; the message says why and what to do."""


class IndexBusy(SearchError):  # noqa: N818
    """Another process was writing to the index for the whole time that we were willing to wait."""


class IndexUnusable(SearchError):  # noqa: N818
    """The index is missing, damaged, or of another version. It holds nothing that cannot be made again."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What the index knows of a story. ``published`` carries a zone; ``section`` and ``tags`` are names."""

    id: int
    language: str
    headline: str
    text: str
    published: datetime
    tags: tuple[str, ...] = ()
    section: str = ""


class Match(msgspec.Struct, frozen=True):
    """A story near another. Scores compare within one answer only."""

    id: int
    score: float


class _Stamp(msgspec.Struct):
    """What the stored form depends upon besides tantivy's own version, which tantivy checks."""

    format: int
    languages: list[tuple[str, str]]

    @classmethod
    def current(cls) -> _Stamp:
        return cls(FORMAT, [(language.tag, language.stemmer) for language in indexed_languages().values()])


class Index:
    """An index in a folder. One may be shared by threads and opened by any number of processes.

    Nothing is touched before the first question. Every method but ``replace`` raises ``IndexUnusable`` where the
    folder holds no index that this Warta can read; ``replace`` mends that. ``patience`` is how many seconds a write
    waits for another process's before it raises ``IndexBusy``.
    """

    def __init__(self, folder: Path, *, patience: float = 10.0) -> None:
        self.folder = folder
        self._patience = patience
        self._schema = _schema()
        self._opened: tantivy.Index | None = None
        self._opening = threading.Lock()

    def put(self, documents: Iterable[Document]) -> None:
        """Add documents, each in place of what the index had under its id. All of them or, on an error, none."""
        self.update(put=documents)

    def remove(self, ids: Iterable[int]) -> None:
        """Take stories out; ids that the index does not have are no error."""
        self.update(remove=ids)

    def update(self, *, put: Iterable[Document] = (), remove: Iterable[int] = ()) -> None:
        """Take some stories out and put others in, in one commit. Of two documents with one id the last counts."""
        with self._writer() as writer:
            for id in remove:
                self._delete(writer, id)
            for document in put:
                self._delete(writer, document.id)
                writer.add_document(self._stored(document))

    def replace(self, documents: Iterable[Document]) -> None:
        """Everything in the index becomes these documents, whatever is in the folder now. Until the last is in,
        readers of a usable index are answered from the old one."""
        self._opened = None  # looked at afresh, lest damage since it was opened go unseen
        try:
            self._reading(self._searcher)
        except IndexUnusable:
            self._replace_folder(documents)
            return
        with self._writer() as writer:
            writer.delete_all_documents()
            for document in documents:
                self._delete(writer, document.id)
                writer.add_document(self._stored(document))

    def _replace_folder(self, documents: Iterable[Document]) -> None:
        fresh = self.folder.with_name(f"{self.folder.name}.new")
        _make(fresh)
        Index(fresh, patience=self._patience).update(put=documents)
        _clear(self.folder)
        fresh.rename(self.folder)
        self._opened = None

    def ids(self) -> set[int]:
        """Every story in the index."""
        return self._reading(self._all_ids)

    def related(self, id: int, limit: int, *, exclude: Collection[int] = ()) -> list[Match]:
        """Stories about the same thing in the same language, nearest first, the newer first where two are equally
        near; never the story itself nor an excluded one. Fewer than ``limit`` where no more have anything in common
        with it; empty where the index does not know the story."""
        return self._reading(lambda: self._related(id, limit, frozenset(exclude)))

    def _all_ids(self) -> set[int]:
        searcher = self._searcher()
        if searcher.num_docs == 0:
            return set()
        hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
        return {int(id) for id in searcher.fast_field_values("id", [place for _, place in hits]) if id is not None}

    def _related(self, id: int, limit: int, exclude: frozenset[int]) -> list[Match]:
        searcher = self._searcher()
        found = searcher.search(tantivy.Query.term_query(self._schema, "id", id), 1, count=False).hits
        if not found or limit < 1:
            return []
        story = searcher.doc(found[0][1])
        query = self._likeness(searcher, story)
        # More than are asked for, so that the newest of a tie is among them.
        hits = searcher.search(query, limit + len(exclude) + _SPARE_MATCHES, count=False).hits
        places = [place for _, place in hits]
        ids = searcher.fast_field_values("id", places) if places else []
        published = searcher.fast_field_values("published", places) if places else []
        matches = [
            (float(f"{score:.{_SAME_SCORE}g}"), int(when or 0), int(other or 0))
            for (score, _), when, other in zip(hits, published, ids, strict=True)
            if other not in exclude
        ]
        return [Match(other, score) for score, _, other in sorted(matches, reverse=True)[:limit]]

    def _likeness(self, searcher: tantivy.Searcher, story: tantivy.Document) -> tantivy.Query:
        """Asks for stories that share the words which this one is about.

        tantivy's own more-like-this is not used for two reasons: it cannot weight the headline, and it takes its
        words from a hash map, so that words of equal weight at its limit change from one process to the next.
        """
        language = indexed_language(str(story.get_first("language")))
        words = subject(
            [
                Passage(str(story.get_first(language.headline_field)), weight=3.0),
                *(Passage(str(tag), weight=2.0) for tag in story.get_all("tags")),
                Passage(str(story.get_first(language.text_field)), weight=1.0),
            ],
            language,
            documents=searcher.num_docs,
            document_frequency=lambda word: searcher.doc_freq(language.text_field, word),
        )
        shared: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for word in words:
            in_text = tantivy.Query.term_query(self._schema, language.text_field, word.term, "freq")
            in_headline = tantivy.Query.term_query(self._schema, language.headline_field, word.term, "freq")
            shared.append((tantivy.Occur.Should, tantivy.Query.boost_query(in_text, word.weight)))
            shared.append((tantivy.Occur.Should, tantivy.Query.boost_query(in_headline, word.weight * _HEADLINE_BOOST)))
        if section := story.get_first("section"):
            same_section = tantivy.Query.term_query(self._schema, "section", section)
            shared.append((tantivy.Occur.Should, tantivy.Query.const_score_query(same_section, _SECTION_BOOST)))
        same_language = tantivy.Query.term_query(self._schema, "language", story.get_first("language"))
        itself = tantivy.Query.term_query(self._schema, "id", story.get_first("id"))
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.const_score_query(same_language, 0.0)),
                (tantivy.Occur.Must, tantivy.Query.boolean_query(shared)),
                (tantivy.Occur.MustNot, itself),
            ]
        )

    def _stored(self, document: Document) -> tantivy.Document:
        language = indexed_language(document.language)
        fields = {
            "id": document.id,
            "language": primary(document.language),
            "section": document.section,
            "tags": list(document.tags),
            "published": int(document.published.timestamp()),
            language.headline_field: document.headline,
            # A headline's words count as words of the text: that is where the frequency of a word is looked up.
            language.text_field: "\n".join([document.headline, *document.tags, document.text]),
        }
        return tantivy.Document.from_dict(fields, self._schema)

    def _delete(self, writer: tantivy.IndexWriter, id: int) -> None:
        # By query: the binding's delete by term does not find unsigned numbers.
        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "id", id))

    def _searcher(self) -> tantivy.Searcher:
        index = self._tantivy()
        index.reload()
        return index.searcher()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """The folder's one writer. What it was given is committed at the end, or dropped on an error."""
        writer = self._obtain_writer()
        try:
            yield writer
        except BaseException:
            writer.rollback()
            raise
        else:
            self._reading(writer.commit)
        finally:
            # Gives the folder free for the next writer, once small segments are merged into larger ones.
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
                    raise self._unusable(str(problem)) from problem
                if time.monotonic() >= give_up:
                    raise IndexBusy(
                        f"The index in {self.folder} has been written to by another process for {self._patience:g} "
                        "seconds. Try again, or see whether an earlier Warta still runs."
                    ) from problem
                time.sleep(_BUSY_PAUSE)

    def _tantivy(self) -> tantivy.Index:
        if self._opened is None:
            with self._opening:
                self._check_stamp()
                self._opened = self._reading(self._open)
        return self._opened

    def _open(self) -> tantivy.Index:
        index = tantivy.Index.open(str(self.folder))
        for language in indexed_languages().values():
            index.register_tokenizer(language.tokenizer, language.analyzer())
        index.config_reader("manual")
        return index

    def _check_stamp(self) -> None:
        path = self.folder / _STAMP
        try:
            stamp = msgspec.json.decode(path.read_bytes(), type=_Stamp)
        except FileNotFoundError as problem:
            raise self._unusable("there is no index") from problem
        except (OSError, msgspec.MsgspecError) as problem:
            raise self._unusable(str(problem)) from problem
        if stamp.format != FORMAT:
            raise self._unusable(f"it has version {stamp.format}, and this Warta reads version {FORMAT}")
        if stamp != _Stamp.current():
            raise self._unusable("its languages are cut in another way than this Warta does")

    def _reading(self, act: Callable[[], _T]) -> _T:
        """Does something with tantivy, whose one kind of error for damage is ValueError."""
        try:
            return act()
        except (ValueError, OSError) as problem:
            self._opened = None
            raise self._unusable(str(problem)) from problem

    def _unusable(self, why: str) -> IndexUnusable:
        reason = " ".join(why.split())
        if len(reason) > 200:
            reason = f"{reason[:200]}…"
        return IndexUnusable(f"The index in {self.folder} cannot be used: {reason}. Run `warta press rebuild`.")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_integer_field("published", fast=True)
    builder.add_text_field("language", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("section", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tags", stored=True, tokenizer_name="raw", index_option="basic")
    for language in indexed_languages().values():
        _add_language(builder, language)
    return builder.build()


def _add_language(builder: tantivy.SchemaBuilder, language: IndexedLanguage) -> None:
    for field in (language.headline_field, language.text_field):
        builder.add_text_field(field, stored=True, tokenizer_name=language.tokenizer, index_option="position")


def _make(folder: Path) -> None:
    """An empty index. The stamp is written last: a folder without one was not finished."""
    _clear(folder)
    try:
        folder.mkdir(parents=True)
        tantivy.Index(_schema(), path=str(folder), reuse=False)
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
