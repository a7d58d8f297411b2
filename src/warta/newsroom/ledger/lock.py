"""One press at a time over all processes of a newsroom."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from warta.newsroom.home import home


@contextmanager
def pressing() -> Iterator[None]:
    """Wait for the press and hold it; the system takes it back from a process that dies."""
    with home().lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
