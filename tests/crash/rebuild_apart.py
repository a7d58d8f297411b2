"""Presses the newsroom of the environment anew in several processes; `rebuild_apart.py kill` while one is killed."""

from __future__ import annotations

import multiprocessing
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


def main(kill: bool) -> None:
    django.setup()
    from warta.newsroom.ledger import rebuilding
    from warta.newsroom.ledger.worker import rebuild_pages, store, verify_everything
    from warta.press import press
    from warta.press.store import StoreError

    press.BATCH, rebuilding.ALONE = 4, 2
    os.sched_getaffinity = lambda pid: {0, 1}
    if kill:
        threading.Thread(target=kill_one).start()
    before = store().edition_number()
    try:
        rebuild_pages()
        print("made")
    except StoreError as problem:
        print(problem)
    print("editions", store().edition_number() - before, "differences", len(verify_everything()))


if __name__ == "__main__":
    main("kill" in sys.argv)
