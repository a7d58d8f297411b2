"""From what is typed after `warta check` to texts: files, folders, patterns, the standard input."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Sequence
from glob import glob
from pathlib import Path

import msgspec

from warta.cli.checking.pages import Page, is_page, page_of
from warta.cli.opened import standard_input
from warta.wire.decode import decode
from warta.wire.detect import detect
from warta.wire.item import Unreadable

STANDARD_INPUT = "-"
LARGEST = 20_000_000
"""Bytes. Nothing that is larger was written to be read."""
SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""What is looked for in a folder; a file that is named itself may be called anything. Pages are not: templates are
pages too."""

_FRAGMENT = re.compile(rb"\s*<(?!\?xml|!doctype|html|rss|feed|nitf|newsitem|newsml)", re.IGNORECASE)


class Received(msgspec.Struct, frozen=True):
    """A text as it was decoded, and what it takes to write it again."""

    text: str
    encoding: str
    problems: tuple[str, ...]
    data: bytes
    page: Page | None = None
    """The copy in it, where it is a web page."""

    def encoded(self, text: str) -> bytes:
        """Another text in the encoding of this one, byte order mark and all. Raises UnicodeEncodeError."""
        return text.encode(self.encoding)


def paths_of(typed: Sequence[str]) -> Iterator[str]:
    """The files meant, each once, in the order in which they were typed; within a folder by name."""
    seen: set[str] = set()
    for word in typed:
        for path in _meant(word):
            if path not in seen:
                seen.add(path)
                yield path


def _meant(word: str) -> Iterator[str]:
    path = Path(word)
    if word in ("", STANDARD_INPUT) or os.path.isfile(path):  # Path.is_file raises where a folder may not be entered
        yield word
    elif os.path.isdir(path):
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.suffix.lower() in SUFFIXES and not hidden and file.is_file():
                yield str(file)
    elif any(sign in word for sign in "*?["):
        yield from sorted(found for found in glob(word, recursive=True) if os.path.isfile(found)) or [word]
    else:
        yield word  # that there is none is said when it is opened


def received(path: str) -> Received:
    """The text in a file. Raises Unreadable, with one line that says what is wrong and what to do."""
    data = _bytes(path)
    if len(data) > LARGEST:
        raise Unreadable(f"the file is larger than the limit of {LARGEST / 1e6:.0f} MB. Check the story alone.")
    if not data.strip():
        raise Unreadable("the file is empty. Check a story's text.")
    try:
        detect(data)
    except Unreadable:
        # A page is read; a stray tag before the copy is a finding.
        if b"\x00" in data or not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
            raise
        text, problems = decode(data)
        if not is_page(path, text) and not _FRAGMENT.match(data[:100]):
            raise
    else:
        text, problems = decode(data)
    page = page_of(text) if is_page(path, text) else None
    if not (page.text if page else text).strip():
        raise Unreadable(
            "no copy stands in this page. Check a story's text." if page else "the file is empty. Check a story's text."
        )
    return Received(text, _encoding(data, text), problems, data, page)


def _bytes(path: str) -> bytes:
    if not path:  # an empty variable of a script, which must not mean the folder
        raise Unreadable("no file is named: the name is empty.")
    if path == STANDARD_INPUT:
        return standard_input().read(LARGEST + 1)
    try:
        with Path(path).open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character in it
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Unreadable(f"cannot be opened ({reason}). Look at its name and its rights.") from None


def _encoding(data: bytes, text: str) -> str:
    """By what name Python writes the text as these bytes."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return name
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    try:
        return "utf-8" if text.encode() == data else "windows-1252"
    except UnicodeEncodeError:
        return "utf-8"
