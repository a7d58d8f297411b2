"""What wakes the worker: an act was committed. In this process by an event, in the others by a file that is touched."""

import threading
import time

from warta.newsroom.home import home

LOOK = 0.02
"""Seconds between two looks at the file. A look costs a microsecond; a publishing editor waits for half of it."""

rung = threading.Event()


def ring() -> None:
    """Wake the worker, in whichever process it is."""
    rung.set()
    home().bell.touch()


def wait(seconds: float, stop: threading.Event) -> None:
    """Wait until somebody rings, but no longer than this."""
    until = time.monotonic() + seconds
    last = _last_ring()
    while not stop.is_set() and time.monotonic() < until:
        if rung.wait(LOOK) or _last_ring() != last:
            break
    rung.clear()


def _last_ring() -> int:
    try:
        return home().bell.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
