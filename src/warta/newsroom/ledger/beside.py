"""What is done beside the press: each step in a thread of its own, so that nothing slow keeps an act from readers."""

import logging
import threading
from collections.abc import Callable, Iterable

from django.db import close_old_connections, connections

log = logging.getLogger("warta.ledger")

Step = Callable[[], object]
"""Does some of what waits, and says whether there was anything."""

IDLE = 0.5
"""Seconds between two looks at what waits."""
AFTER_TROUBLE = 5.0
"""Seconds until a step that failed is done again."""


def start(steps: Iterable[Step], stop: threading.Event) -> list[threading.Thread]:
    """Do each of these again and again until told to stop."""
    threads = [threading.Thread(target=_again, args=(step, stop), name=step.__name__, daemon=True) for step in steps]
    for thread in threads:
        thread.start()
    return threads


def _again(step: Step, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            close_old_connections()
            pause = IDLE
            try:
                pause = 0.0 if step() else IDLE
            except Exception:
                # What waits keeps its row: nothing is lost by a step that was not done.
                log.exception("What follows an edition could not be done (%s); trying again.", step.__name__)
                pause = AFTER_TROUBLE
            stop.wait(pause)
    finally:
        connections.close_all()
