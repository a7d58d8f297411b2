"""The files of an export: pages in each coding, and pictures. No reader ever finds half a file."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from warta.edge.encoding import encode
from warta.edge.export.addresses import AWAY, Standing

SUFFIXES = {"gzip": ".gz", "br": ".br", "zstd": ".zst"}
"""What is added to a file's name for a coding."""
TREES = {200: "site", 404: "missing", 410: "gone", 503: "away"}
"""In which folder of a release the pages of a status stand: a file cannot say its status."""
MEDIA = "media"
HALF = ".half"
_LONGEST_STEP = 240
_PICTURE = re.compile(rb"/media/([^\s\"'<>()\\,;?#&]+)")


def file_of(address: str, status: int) -> Path | None:
    """Where the page of an address stands below a release; None where no file can stand for it."""
    tree = TREES.get(status)
    path = address.removeprefix(AWAY)
    *steps, name = path.split("/")[1:]
    if tree is None or not path.startswith("/") or name == "index.html" or name.endswith((*SUFFIXES.values(), HALF)):
        return None
    steps.append(name or "index.html")
    if any(each in ("", ".", "..") or "\0" in each or len(each.encode()) > _LONGEST_STEP for each in steps):
        return None
    return Path(tree, *steps)


def write_page(file: Path, standing: Standing, codings: Sequence[str], at: int, before: Path | None) -> bool:
    """Put a page into its files; says whether anything was written.

    ``at`` becomes the time of the files, unless those that are there are as new: nginx takes its ETag from time and
    length. ``before`` is the same file of the release before, to be shared where nothing changed.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    names = [(coding, f"{file.name}{SUFFIXES[coding]}") for coding in codings]
    if before is not None and _share(file, standing.body, before, [name for _, name in names]):
        return False
    for old in (file, before):
        with suppress(OSError):
            at = max(at, int(os.stat(old).st_mtime) + 1) if old is not None else at
    for coding, name in names:
        _replace(file.with_name(name), encode(standing.body, coding), at)
    # Last: while it is the old one the page counts as the old one.
    _replace(file, standing.body, at)
    return True


def _share(file: Path, body: bytes, before: Path, names: list[str]) -> bool:
    try:
        if before.read_bytes() != body:
            return False
        for name in (*names, file.name):
            os.link(before.with_name(name), file.with_name(name))
    except OSError:  # it is not there in full, or this file system has no links
        remove_page(file, upto=file.parent)
        return False
    return True


def _replace(file: Path, content: bytes, at: int) -> None:
    half = file.with_name(f".{file.name}{HALF}")
    try:
        half.write_bytes(content)
        os.utime(half, (at, at))
        os.replace(half, file)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def remove_page(file: Path, upto: Path) -> None:
    """Take a page away in all codings, and the folders that it leaves empty."""
    for suffix in ("", *SUFFIXES.values()):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    _prune(file.parent, upto)


def _prune(folder: Path, upto: Path) -> None:
    while folder != upto and folder.is_relative_to(upto):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


class Pictures:
    """The pictures that pages show, out of the newsroom's media; never what is in a guarded folder."""

    def __init__(self, media: Path, guarded: tuple[str, ...]) -> None:
        self._media = media
        self._guarded = tuple(each.casefold() for each in guarded)

    def named_in(self, body: bytes) -> tuple[str, ...]:
        """The pictures that a page names, whether or not there are such files."""
        found = {unquote(name.decode("utf-8", "replace")) for name in _PICTURE.findall(body)}
        return tuple(sorted(name for name in found if self._may_be_shown(name)))

    def _may_be_shown(self, name: str) -> bool:
        steps = name.split("/")
        if any(each in ("", ".", "..") or "\0" in each or "\\" in each for each in steps) or len(name.encode()) > 400:
            return False
        plain = name.casefold()
        return not any(plain == each or plain.startswith(f"{each}/") for each in self._guarded)

    def put(self, name: str, release: Path) -> bool:
        """Let the export have a picture; says whether it has it."""
        target, source = release / MEDIA / name, self._media / name
        if target.exists():
            return True
        with suppress(OSError):
            if not source.is_file() or not source.resolve().is_relative_to(self._media.resolve()):
                return False
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target, follow_symlinks=True)
            except OSError:  # another disk, or a file system without links
                half = target.with_name(f".{target.name}{HALF}")
                shutil.copy2(source, half)
                os.replace(half, target)
        except FileNotFoundError:
            return False  # it went dark a moment ago
        return True

    def remove(self, name: str, release: Path) -> None:
        target = release / MEDIA / name
        target.unlink(missing_ok=True)
        _prune(target.parent, release / MEDIA)


def files_below(folder: Path) -> Iterator[Path]:
    for at, _, names in os.walk(folder):
        yield from (Path(at, name) for name in names)
