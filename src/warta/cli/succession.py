"""Reloading: on SIGHUP a new process takes the sockets over, and the old one finishes what it has begun.

The sockets stay open all the while, with everybody who waits at them, so nobody is turned away. The process that was
started first stays, as the keeper of the one that serves (``warta.cli.keeper``): its number, which whoever supervises
it knows, does not change.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

OPTION = "--inherited"
"""The option by which a successor learns who keeps it, and what it was given: a pipe to say that it answers, and the
sockets."""

_PYTHON = (sys.executable, "-P", "-m")  # never from the folder where somebody happens to be

LEAVE = signal.SIGUSR2
"""What a keeper tells a process whose successor answers."""

KEEPERS_SIGNALS = frozenset((signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGCHLD))
"""What a keeper waits for, one after the other; a process that it starts has them blocked at first."""


@dataclass(frozen=True)
class Inherited:
    """What a process was given by the one before it. A socket that there is none of is None."""

    keeper: int
    ready: int
    sockets: tuple[socket.socket | None, ...]

    @classmethod
    def read(cls, written: str) -> Inherited:
        """ValueError or OSError where it was not written by this module."""
        keeper, ready, *numbers = map(int, written.split(","))
        return cls(keeper, ready, tuple(socket.socket(fileno=number) if number >= 0 else None for number in numbers))

    def say_ready(self) -> None:
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more: `orphaned` will see that
            os.write(self.ready, b"!")
        os.close(self.ready)


def start_successor(arguments: Sequence[str], numbers: Sequence[int]) -> tuple[subprocess.Popen[bytes], int]:
    """The same command in a new process, which gets these sockets, and a pipe that it writes to once it answers."""
    said, ready = os.pipe()
    given = ",".join(map(str, (os.getpid(), ready, *numbers)))
    process = subprocess.Popen(  # noqa: S603
        [*_PYTHON, "warta", *arguments, OPTION, given],
        pass_fds=(ready, *(number for number in numbers if number >= 0)),
    )
    os.close(ready)
    return process, said


def wait_until_ready(said: int, give_up: Callable[[], bool]) -> bool:
    """Whether a successor came to answer; False where it ended before, or where waiting has no sense any more."""
    try:
        while not give_up():
            if select.select([said], [], [], 0.2)[0]:
                return bool(os.read(said, 1))
        return False
    finally:
        os.close(said)


def plain_arguments() -> list[str]:
    """The words of this command, without what it was given by a process before it."""
    words = sys.argv[1:]
    return words[: words.index(OPTION)] if OPTION in words else words


class Succession:
    """Listens for SIGHUP in a process that serves. ``leave`` is told, from any thread, to stop serving because
    another process does."""

    def __init__(
        self, sockets: Sequence[socket.socket | None], inherited: Inherited | None, leave: Callable[[], None]
    ) -> None:
        # Copies: the server closes its own.
        self._numbers = tuple(-1 if each is None else os.dup(each.fileno()) for each in sockets)
        self._inherited = inherited
        self._keeper = None if inherited is None else inherited.keeper
        self._leave = leave
        self._starting = threading.Lock()
        self._successor: subprocess.Popen[bytes] | None = None
        self._again = False
        self._in_terminal = _has_terminal()
        self._stopped = threading.Event()

    def begin(self) -> None:
        signal.signal(signal.SIGHUP, self._told_to_reload)
        if self._inherited is not None:
            signal.signal(LEAVE, lambda _number, _frame: self._leave())
            signal.pthread_sigmask(signal.SIG_UNBLOCK, KEEPERS_SIGNALS)

    def ready(self) -> None:
        """This process answers now."""
        if self._inherited is not None:
            self._inherited.say_ready()

    def orphaned(self) -> bool:
        """Whether the keeper of this process is gone: then nobody could stop it, and it must."""
        return self._keeper is not None and os.getppid() != self._keeper

    def end(self, *, told_to_stop: bool) -> None:
        """All is finished. Where a successor serves, this process becomes its keeper and does not return; one that was
        told to stop in the meantime stops it."""
        self._stopped.set()
        with self._starting:
            successor = self._successor
        if successor is None:
            for number in self._numbers:
                if number >= 0:
                    os.close(number)
            return
        if told_to_stop:
            successor.terminate()
        self._become_keeper(successor.pid)

    def _told_to_reload(self, _number: int, _frame: FrameType | None) -> None:
        if self._in_terminal and not _has_terminal():
            os.kill(os.getpid(), signal.SIGTERM)  # the window was closed
        elif self._keeper is not None:
            os.kill(self._keeper, signal.SIGHUP)
        elif self._successor is not None:
            self._again = True  # for the keeper that this process is about to be
        else:
            threading.Thread(target=self._hand_over, name="succession", daemon=True).start()

    def _hand_over(self) -> None:
        if self._successor is not None or not self._starting.acquire(blocking=False):
            return  # there already, or on the way
        try:
            process, said = start_successor(plain_arguments(), self._numbers)
            if wait_until_ready(said, self._stopped.is_set):
                self._successor = process
            else:
                process.terminate()
                process.wait()
        finally:
            self._starting.release()
        if self._successor is not None:
            self._leave()
        else:
            print("warta: the new process did not come to answer; this one goes on", file=sys.stderr)

    def _become_keeper(self, pid: int) -> NoReturn:
        for number in self._numbers:
            if number >= 0:
                os.set_inheritable(number, True)
        # From here on they wait; the keeper takes them up.
        signal.pthread_sigmask(signal.SIG_BLOCK, KEEPERS_SIGNALS)
        if self._again:
            os.kill(os.getpid(), signal.SIGHUP)
        numbers = ",".join(map(str, self._numbers))
        sys.stdout.flush()
        os.execv(sys.executable, [*_PYTHON, "warta.cli.keeper", str(pid), numbers, *plain_arguments()])  # noqa: S606


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
