"""Presses the newsroom of the environment anew in several processes; `rebuild_apart.py kill` while one is killed,
`kill-before` and `kill-after` when the other is about to be started, and when the pool does not know of it yet."""

from __future__ import annotations

import multiprocessing
import multiprocessing.context
import os
import signal
import sys
import threading
import time

import django


def kill_one() -> None:
    while not (children := multiprocessing.active_children()):
        time.sleep(0.01)
    os.kill(children[0].pid, signal.SIGKILL)


def kill_while_another_starts(before: float, after: float) -> None:
    """Give the pool so many seconds to see it, before and after the start."""
    start = multiprocessing.context.SpawnProcess.start

    def started(process) -> None:
        children = multiprocessing.active_children()
        if children:
            multiprocessing.context.SpawnProcess.start = start  # once
            os.kill(children[0].pid, signal.SIGKILL)
            time.sleep(before)
        start(process)
        if children:
            time.sleep(after)

    multiprocessing.context.SpawnProcess.start = started


def main(how: str) -> None:
    django.setup()
    from warta.newsroom.ledger import rebuilding
    from warta.newsroom.ledger.worker import rebuild_pages, store, verify_everything
    from warta.press import press
    from warta.press.store import StoreError

    press.BATCH, rebuilding.ALONE = 4, 2
    os.sched_getaffinity = lambda pid: {0, 1}
    if how == "kill-before":
        kill_while_another_starts(1, 0)
    elif how == "kill-after":
        kill_while_another_starts(0, 1)
    elif how == "kill":
        threading.Thread(target=kill_one).start()
    before = store().edition_number()
    try:
        rebuild_pages()
        print("made")
    except StoreError as problem:
        print(problem)
    print("editions", store().edition_number() - before, "differences", len(verify_everything()))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
