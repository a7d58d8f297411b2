"""The index of a folder of texts, kept from one question to the next.

A file is read again only where its size or its time has changed. Nothing is ever written into the folder itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from warta.desk.lineage.index import Entry, Index
from warta.desk.lineage.vectors import Encoder

Read = Callable[[Path], list[tuple[str, str, str]]]
"""The texts of a file, each with what tells it from the file's others and its language; none where it holds none."""


def files_of(folder: Path) -> Iterator[Path]:
    """The files under a folder, in order; what is hidden, and what a link leads to, is left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def index_of(
    folder: Path,
    read: Read,
    *,
    cache: Path | None = None,
    encoder: Encoder | None = None,
    each: Callable[[Path], None] = lambda path: None,
) -> Index:
    """The index of the texts under ``folder``. With ``cache``, a folder, it is kept there and mended from there.

    With an encoder it keeps what the texts mean as well. ``each`` is told of every file. Raises OSError where the
    folder or the cache cannot be used.
    """
    kept_at = cache / f"{blake2b(os.fsencode(folder.resolve()), digest_size=16).hexdigest()}.lineage" if cache else None
    kept = Index.read(kept_at.read_bytes()) if kept_at and kept_at.exists() else None
    known: dict[tuple[str, str], list[Entry]] = {}
    for entry in kept.entries if kept else ():
        if entry.vector or not encoder or not entry.tokens:
            known.setdefault((_file(entry.name), entry.stamp), []).append(entry)
    entries: list[Entry] = []
    for path in files_of(folder):
        each(path)
        name, stamp = _name_of(path.relative_to(folder)), _stamp(path)
        entries += known.get((name, stamp)) or _entries(name, stamp, read(path), encoder)
    if kept is not None and entries == list(kept.entries):
        return kept
    index = Index(entries)
    if kept_at:
        _write(kept_at, index.written())
    return index


_PART = "\0"
"""Between a file and the text in it, inside the name of an entry: no file has it in its name."""


def place_of(name: str) -> tuple[str, str]:
    """The file of a match, under the folder, and which text in it, or the empty string where it holds only one."""
    file, _, part = name.partition(_PART)
    return file.encode("latin-1").decode("utf-8", "surrogateescape"), part


def _name_of(path: Path) -> str:
    """A file's name, byte for letter: it may be no UTF-8, and is kept in a form that must be."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("latin-1")


def _file(name: str) -> str:
    return name.partition(_PART)[0]


def _entries(name: str, stamp: str, texts: Iterable[tuple[str, str, str]], encoder: Encoder | None) -> list[Entry]:
    texts = list(texts)
    made = [
        Entry.of(f"{name}{_PART}{part}" if len(texts) > 1 else name, text, language or None, stamp, encoder)
        for part, text, language in texts
    ]
    return made or [Entry(name, stamp, "", b"", b"")]


def _stamp(path: Path) -> str:
    about = path.stat()
    return f"{about.st_size}:{about.st_mtime_ns}"


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a process that reads meanwhile finds the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
