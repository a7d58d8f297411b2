"""Damage is said once: every reader meets a store that cannot be read, and a log that says so each time is no help."""

from __future__ import annotations

import logging
from threading import Lock
from time import monotonic

log = logging.getLogger("warta.edge")

_AGAIN = 3600
"""Seconds after which damage that lasts is said again."""
_MOST = 1000
"""Different damages that are remembered."""


class Damage:
    """What was said of what cannot be read. May be told from any thread."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[float, str]] = {}
        self._lock = Lock()

    def met(self, path: str, problem: Exception) -> None:
        """Say in one line what is wrong and what to do, unless that was said: of this path or of another."""
        why, now = " ".join(str(problem).split()), monotonic()
        with self._lock:
            said = self._said.get(why)
            if said is not None and now - said[0] < _AGAIN:
                return
            if len(self._said) >= _MOST:
                self._said.clear()
            self._said[why] = now, path
        log.error("%s could not be answered, nor what needs the same (said once): %s", path, why)

    def mended(self, path: str) -> None:
        """What stands at a path was read: were it damaged again, that would be said again."""
        if self._said:
            with self._lock:
                self._said = {why: said for why, said in self._said.items() if said[1] != path}
