"""Vital signs: a small server of its own, for whoever watches over a process.

``/healthz`` says that the process lives, ``/readyz`` that it can do its work and how far it is, ``/metrics`` what it
counted. It runs in a thread, so that it can say that the rest does not answer; it is not meant for readers.
"""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from warta.edge.metrics import CONTENT_TYPE, Metric, exposition, process_metrics

log = logging.getLogger("warta.edge")

_PATIENCE = 10  # seconds for a watcher to say what it wants

Value = str | int | float | bool | None


class NotReadyError(Exception):
    """The process cannot do its work just now; the message says why."""


Check = Callable[[], Mapping[str, Value]]
"""Says how far a part of the process is, or raises NotReadyError."""


class Vitals:
    """What there is to say about a process. ``alive`` must answer at once; checks and metrics may read the store or the
    database, in a thread of their own."""

    def __init__(
        self,
        alive: Callable[[], bool],
        checks: Sequence[Check] = (),
        metrics: Sequence[Callable[[], Iterable[Metric]]] = (),
    ) -> None:
        self._alive = alive
        self._checks = checks
        self._metrics = (*metrics, process_metrics)

    def say(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body for an address."""
        match path:
            case "/healthz":
                alive = self._alive()
                return 200 if alive else 503, "text/plain; charset=utf-8", b"alive\n" if alive else b"does not answer\n"
            case "/readyz":
                facts, problems = self._readiness()
                ready = not problems
                said = {"ready": ready, **facts, **({} if ready else {"problems": problems})}
                return 200 if ready else 503, "application/json", json.dumps(said).encode() + b"\n"
            case "/metrics":
                return 200, CONTENT_TYPE, exposition(self._measured())
        return 404, "text/plain; charset=utf-8", b"There are /healthz, /readyz and /metrics.\n"

    def _readiness(self) -> tuple[dict[str, Value], list[str]]:
        facts: dict[str, Value] = {}
        problems = [] if self._alive() else ["does not answer"]
        for check in self._checks:
            try:
                facts |= check()
            except NotReadyError as problem:
                problems.append(str(problem))
        return facts, problems

    def _measured(self) -> Iterable[Metric]:
        for measured in self._metrics:
            try:
                yield from measured()
            except NotReadyError:
                continue  # what cannot be known now is left out; /readyz says why


class VitalsServer:
    """Answers at a bound socket until it is closed."""

    def __init__(self, bound: socket.socket, vitals: Vitals) -> None:
        self._server = _Server(bound, vitals)
        self._thread = threading.Thread(target=self._server.serve_forever, name="vitals", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """May be called more than once, from any thread."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, bound: socket.socket, vitals: Vitals) -> None:
        super().__init__(bound.getsockname()[:2], _Handler, bind_and_activate=False)
        self.socket.close()
        bound.setblocking(False)  # another process may listen at it too, and be quicker
        self.socket = bound
        self.vitals = vitals
        self.server_activate()

    def handle_error(self, request: Any, client_address: Any) -> None:
        log.warning("A question about this process could not be answered.", exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    timeout = _PATIENCE
    server: _Server

    def do_GET(self) -> None:
        status, content_type, body = self.server.vitals.say(self.path.partition("?")[0])
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815

    def version_string(self) -> str:
        return "Warta"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: who watches asks every few seconds."""
