"""The access log: a line of JSON for each answer, gathered and written a few times a second.

docs/serving.md says what stands in a line. A line is made where the answer is sent; writing it is left to a thread, so
that a slow disk makes no reader wait. Where the disk does not keep up lines are dropped, and the log says how many.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from warta.edge.front import Front

_PAUSE = 0.2  # seconds between two writes
_MOST = 100_000  # lines that may wait
_LONGEST = 2048  # bytes of anything that a reader wrote

_encode = msgspec.json.Encoder().encode


class AccessLog:
    """Appends to a file, or to standard output where there is none. OSError where the file cannot be opened."""

    def __init__(self, file: Path | None, front: Front) -> None:
        self.front = front
        self._file: BinaryIO = sys.stdout.buffer if file is None else file.open("ab")
        self._lines: deque[bytes] = deque()
        self._dropped = 0
        self._stop = threading.Event()
        self._writer = threading.Thread(target=self._write, name="access log", daemon=True)
        self._writer.start()

    def note(
        self,
        *,
        id: bytes,
        peer: str,
        method: str,
        target: bytes,
        version: str,
        fields: dict[bytes, bytes],
        status: int,
        body_bytes: int,
        seconds: float,
        kind: str,
    ) -> None:
        """Keep a line about an answer. ``target`` is what was asked for, as it was asked; ``seconds`` went by until all
        of it was handed to the connection."""
        if len(self._lines) >= _MOST:
            self._dropped += 1
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "id": _text(id),
            "from": self.front.sender(peer, fields.get(b"x-forwarded-for", b"")),
            "method": method,
            "target": _text(target),
            "http": version,
            "host": _text(fields.get(b"host", b"")),
            "status": status,
            "bytes": body_bytes,
            "ms": round(seconds * 1000, 3),
            "kind": kind,
            "referrer": _text(fields.get(b"referer", b"")),
            "agent": _text(fields.get(b"user-agent", b"")),
        }
        self._lines.append(_encode(line))

    def close(self) -> None:
        """Write what waits."""
        self._stop.set()
        self._writer.join()
        if self._file is not sys.stdout.buffer:
            self._file.close()

    def _write(self) -> None:
        while True:
            last = self._stop.wait(_PAUSE)
            lines = [self._lines.popleft() for _ in range(len(self._lines))]
            if self._dropped:
                lines.append(
                    _encode({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "dropped": self._dropped})
                )
                self._dropped = 0
            if lines:
                try:
                    self._file.write(b"\n".join(lines) + b"\n")
                    self._file.flush()
                except OSError:  # a full disk must not keep pages from readers
                    self._dropped += len(lines)
            if last:
                return


def _text(said: bytes) -> str:
    return said[:_LONGEST].decode("latin-1")
