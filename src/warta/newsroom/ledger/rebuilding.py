"""Pressing everything in several processes at once: each reads, renders and hands back batches of stories."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import active_children, get_context

import django
from django.db import connection

from warta.press.press import Batches, StoredBatch, stored_batch
from warta.press.store import StoreError

ALONE = 8
"""Batches that one process is done with before others have started."""
AHEAD = 2
"""Batches that wait, for each process, so that none is idle; they are what is in memory."""
ENDED = (
    "A process that was making pages was ended from outside, as a system does that runs out of memory. Readers have"
    " what they had. See that there is memory to spare, and try again."
)


def batches() -> Batches | None:
    """Who renders when everything is pressed; None for this process alone. What is in a transaction that is still
    open no other process can see."""
    processes = len(os.sched_getaffinity(0))
    return None if processes < 2 or connection.in_atomic_block else _Several(processes)


class _Several:
    def __init__(self, processes: int) -> None:
        self._processes = processes

    def __call__(self, batches: Iterable[Sequence[int]]) -> Iterator[StoredBatch]:
        remaining = iter(batches)
        few = list(islice(remaining, ALONE))
        more = list(islice(remaining, 1))
        if not more:
            yield from map(_batch, few)
            return
        with ProcessPoolExecutor(self._processes, get_context("spawn"), initializer=_prepare) as pool:
            try:
                yield from _in_turn(pool, chain(few, more, remaining), self._processes * AHEAD)
            except BrokenProcessPool as problem:
                # One that was being started when another ended is overlooked by the pool, which then waits for it.
                for process in active_children():
                    process.kill()
                raise StoreError(ENDED) from problem


def _in_turn(pool: ProcessPoolExecutor, batches: Iterator[Sequence[int]], ahead: int) -> Iterator[StoredBatch]:
    waiting: deque[Future[StoredBatch]] = deque()
    for ids in batches:
        try:
            waiting.append(pool.submit(_batch_apart, list(ids)))
        except OSError as problem:  # the pool has closed its pipes, and was about to start another
            raise BrokenProcessPool from problem
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _prepare() -> None:
    django.setup()
    # Left alone it looks through all there is, over and over, while a batch grows.
    gc.disable()
    gc.freeze()


def _batch_apart(ids: list[int]) -> StoredBatch:
    made = _batch(ids)
    gc.collect()
    return made


def _batch(ids: Sequence[int]) -> StoredBatch:
    # A process of the pool imports this module before it has set up Django.
    from warta.newsroom.stories.source import PublishedStories

    return stored_batch(PublishedStories(), ids)
