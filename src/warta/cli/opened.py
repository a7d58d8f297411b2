"""The file that was named, or what comes through a pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from warta.wire.item import Unreadable
from warta.wire.read import LARGEST


def bytes_of(file: str) -> bytes:
    """The bytes of a file, or as many as show that it is too large. Raises Unreadable where it cannot be read."""
    if file == "-":
        return standard_input().read(LARGEST + 1)
    try:
        with opened(file) as handle:
            return handle.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(file, error) from None


def opened(file: str) -> BinaryIO:
    """The file, to read from; ``-`` is the standard input. Raises Unreadable where it cannot be opened."""
    if file == "-":
        return standard_input()
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise _unreadable(file, error) from None


def _unreadable(file: str, error: OSError) -> Unreadable:
    return Unreadable(
        f"{file}: cannot be opened ({(error.strerror or 'unknown').lower()}). Look at its name and its rights."
    )


def standard_input() -> BinaryIO:
    """The bytes of the standard input. Raises Unreadable where whoever called has closed it."""
    if sys.stdin is None:
        raise Unreadable("the standard input is closed. Name a file.")
    return sys.stdin.buffer
