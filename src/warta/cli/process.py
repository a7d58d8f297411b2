"""A process of a newsroom: what it does, how it is watched, and how it ends or is succeeded by another."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from warta.cli.serving import Server, server_config
from warta.cli.succession import Inherited, Succession
from warta.edge.app import Edge
from warta.edge.metrics import Metric
from warta.edge.vitals import Check, NotReadyError, Value, Vitals, VitalsServer

_BEAT = 0.5  # seconds between two looks at whether a worker alone is to stop


@dataclass(frozen=True)
class Process:
    """What a process does: answers at a socket (``application``), works until told to stop (``work``), or both."""

    application: Edge | None = None
    work: Callable[[threading.Event], None] | None = None
    checks: Sequence[Check] = ()
    metrics: Sequence[Callable[[], Iterable[Metric]]] = ()

    def run(
        self,
        public: socket.socket | None,
        watched: socket.socket | None,
        *,
        given: Inherited | None = None,
        reloads: bool = False,
        on_ready: Callable[[], object] | None = None,
    ) -> None:
        """Run until told to stop, and finish what was begun. ``watched`` is the socket of the vital signs."""
        running = _Running(self, public, watched, given, reloads, on_ready)
        try:
            running.run()
        finally:
            if self.application is not None and self.application.log is not None:
                self.application.log.close()
        running.end()


class _Running:
    def __init__(
        self,
        process: Process,
        public: socket.socket | None,
        watched: socket.socket | None,
        given: Inherited | None,
        reloads: bool,
        on_ready: Callable[[], object] | None,
    ) -> None:
        self._public = public
        self._reloads = reloads
        self._on_ready = on_ready
        self._stop = threading.Event()
        self._told_to_stop = False
        self._succession = Succession((public, watched), given, self._leave)
        self._server = None
        if process.application is not None:
            self._server = Server(server_config(process.application), self._ready, self._succession.orphaned)
        self._worker = None
        if process.work is not None:
            self._worker = threading.Thread(target=process.work, args=(self._stop,), name="ledger", daemon=True)
        vitals = Vitals(self._alive, (self._check, *process.checks), process.metrics)
        self._vitals = None if watched is None else VitalsServer(watched, vitals)

    def run(self) -> None:
        if self._reloads:
            self._succession.begin()
        if self._worker is not None:
            self._worker.start()
        try:
            if self._server is not None and self._public is not None:
                self._server.run(sockets=[self._public])
                self._told_to_stop = self._server.told_to_stop
            else:
                self._wait()
        finally:
            self._stop.set()
            if self._worker is not None:
                # A press that is cut is done again by the next one; a server need not wait for it for long.
                self._worker.join(None if self._server is None else 10)
            if self._vitals is not None:
                self._vitals.close()

    def end(self) -> None:
        """Where another process took over this one does not come back from here: it keeps that one."""
        self._succession.end(told_to_stop=self._told_to_stop)

    def _wait(self) -> None:
        """Until told to stop. A second signal does not wait for the work to be finished."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        self._ready()
        while not self._stop.wait(_BEAT):
            if self._succession.orphaned():
                return

    def _told(self, number: int, _frame: object) -> None:
        self._told_to_stop = True
        self._stop.set()
        signal.signal(number, signal.SIG_DFL)

    def _ready(self) -> None:
        self._succession.ready()
        if self._on_ready is not None:
            self._on_ready()

    def _leave(self) -> None:
        """Another process does all this now."""
        self._stop.set()
        if self._vitals is not None:
            self._vitals.close()
        if self._server is not None:
            self._server.leave()

    def _alive(self) -> bool:
        worker = self._worker is None or self._worker.is_alive() or self._stop.is_set()
        return worker and (self._server is None or self._server.alive())

    def _check(self) -> dict[str, Value]:
        if self._stop.is_set() or (self._server is not None and (self._server.should_exit or not self._server.started)):
            raise NotReadyError("is starting or stopping")
        return {}
