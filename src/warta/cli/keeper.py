"""The keeper: what the first process of a `warta serve` becomes when another one has taken over.

It holds the sockets for the next one, starts that on SIGHUP, hands on that all is to stop, and ends as the process that
serves ends. `keeper.py PID SOCKETS ARGUMENTS…`, made by ``warta.cli.succession`` only.
"""

from __future__ import annotations

import os
import signal
import sys

from warta.cli.succession import KEEPERS_SIGNALS, LEAVE, start_successor, wait_until_ready

_ENDING = frozenset((signal.SIGTERM, signal.SIGINT))


class Keeper:
    def __init__(self, serving: int, sockets: tuple[int, ...], arguments: list[str]) -> None:
        self._serving = serving
        self._leaving: set[int] = set()
        self._sockets = sockets
        self._arguments = arguments
        self._status: int | None = None
        """How the process that served ended."""

    def keep(self) -> int:
        """Returns the status to end with, once nothing is left to keep."""
        while True:
            self._reap()
            if self._status is not None and not self._leaving:
                return self._status
            told = signal.sigwait(KEEPERS_SIGNALS)
            if told == signal.SIGHUP and self._status is None:
                self._renew()
            elif told in _ENDING:
                for pid in self._leaving | ({self._serving} if self._status is None else set()):
                    os.kill(pid, signal.SIGTERM)

    def _renew(self) -> None:
        process, said = start_successor(self._arguments, self._sockets)
        if wait_until_ready(said, lambda: bool(_ENDING & signal.sigpending())):
            os.kill(self._serving, LEAVE)
            self._leaving.add(self._serving)
            self._serving = process.pid
        else:
            process.terminate()
            process.wait()
            print("warta: the new process did not come to answer; the old one goes on", file=sys.stderr)
        process.returncode = 0  # reaped here, by number

    def _reap(self) -> None:
        while True:
            try:
                pid, ended = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self._leaving.discard(pid)
            if pid == self._serving:
                code = os.waitstatus_to_exitcode(ended)
                self._status = code if code >= 0 else 128 - code


def main() -> int:
    serving, sockets, *arguments = sys.argv[1:]
    signal.pthread_sigmask(signal.SIG_BLOCK, KEEPERS_SIGNALS)
    return Keeper(int(serving), tuple(map(int, sockets.split(","))), arguments).keep()


if __name__ == "__main__":
    sys.exit(main())
