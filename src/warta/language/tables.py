"""The tables of data files (TOML), kept in the form in which they are read fastest.

TOML is for people and takes long to read: a hundred small files take as long as all the rest of a start. So, as Python
does with its own files, what was read of a file of Warta's is kept in ``__pycache__`` beside it, with the time and size
of the file that it came from; where it cannot be kept, the TOML is read each time.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import Any

import msgspec

_ROOT = Path(__file__).parents[1]
"""What lies elsewhere is somebody else's, and nothing is written beside it."""
_KEPT_AS = f".{sys.implementation.cache_tag}-1.msgpack"
_STAMP = struct.Struct("<qq")


def decoded(path: Path) -> dict[str, Any]:
    """The table in a TOML file. Raises OSError, and what msgspec raises where it is no TOML."""
    if not path.is_relative_to(_ROOT):
        return _from_toml(path)
    status = path.stat()
    stamp = _STAMP.pack(status.st_mtime_ns, status.st_size)
    kept = path.parent / "__pycache__" / f"{path.name}{_KEPT_AS}"
    try:
        data = kept.read_bytes()
        if data[: len(stamp)] == stamp:
            table: dict[str, Any] = msgspec.msgpack.decode(data[len(stamp) :])
            return table
    except (OSError, msgspec.DecodeError):
        pass  # there is none yet, or it is damaged: it is made anew
    table = _from_toml(path)
    if not sys.dont_write_bytecode:
        _keep(kept, stamp, table)
    return table


def _from_toml(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = msgspec.toml.decode(path.read_bytes())
    return table


def _keep(kept: Path, stamp: bytes, table: dict[str, Any]) -> None:
    """Write the table down, if it can be: it must come back as it was, and the folder may be closed to us."""
    new = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        data = msgspec.msgpack.encode(table)
        if msgspec.msgpack.decode(data) != table:
            return
        kept.parent.mkdir(exist_ok=True)
        new.write_bytes(stamp + data)
        os.replace(new, kept)
    except (OSError, OverflowError, TypeError, ValueError):
        new.unlink(missing_ok=True)
