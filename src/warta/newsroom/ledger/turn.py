"""Taking turns over all processes of a newsroom, for what is done beside the press.

The press has a lock of its own (``lock.py``). What may take long must not hold that one: it takes a turn here, and
whoever cannot wait for it comes back later.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from warta.newsroom.home import home

INDEX = "index"
"""Who writes into the index: what follows an edition, what purges a killed story."""


@contextmanager
def turn(name: str, *, wait: bool = True) -> Iterator[bool]:
    """Hold a turn; the system takes it back from a process that dies. Yields False, where it is not to be waited for,
    while somebody else has it. A process that holds it must not ask for it again."""
    with (home().folder / f"{name}.turn").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
