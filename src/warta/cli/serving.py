"""A server that stops when it is told to, and says whether it lives."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType

import uvicorn

from warta.edge.app import Edge
from warta.edge.protocol import ReaderProtocol, protocol

FINISHING = 30
"""Seconds that requests may take to be finished once the server was told to stop."""

_LEAVING = 15
"""Seconds that idle connections may stay open while another process takes over: longer than the server keeps them
anyway, so that only those are cut which never asked for anything."""
_SILENT = 10
"""Seconds without a turn of the event loop after which the server counts as dead."""


def server_config(application: Edge) -> uvicorn.Config:
    """How the server serves readers: pages that are in memory in the short way, the rest as usual."""
    return uvicorn.Config(
        application,
        loop="uvloop",
        http=protocol(application),
        log_level="warning",
        access_log=False,
        server_header=False,
        # Who is believed of X-Forwarded-For is a setting of ours, WARTA_TRUSTED_PROXY.
        proxy_headers=False,
        timeout_graceful_shutdown=FINISHING,
    )


class Server(uvicorn.Server):
    """Tells ``on_ready`` once it answers, and asks ``on_beat`` ten times a second whether it is to stop."""

    def __init__(
        self,
        config: uvicorn.Config,
        on_ready: Callable[[], None] | None = None,
        on_beat: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._on_beat = on_beat
        self._beat = time.monotonic()
        self._leaving = False
        self.told_to_stop = False
        """Whether a signal told it to, and not only another process that took over."""

    def alive(self) -> bool:
        return time.monotonic() - self._beat < _SILENT

    def leave(self) -> None:
        """Stop because another process answers at the same socket now. May be called from any thread."""
        self._leaving = True
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._on_ready is not None:
            self._on_ready()

    async def on_tick(self, counter: int) -> bool:
        self._beat = time.monotonic()
        told = self._on_beat is not None and self._on_beat()
        return await super().on_tick(counter) or told

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # Not raised again when all is done, as uvicorn does: to stop when told to is success, not death by a signal.
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        self.should_exit = self.told_to_stop = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._leaving:
            await self._let_readers_go(sockets or [])
        await super().shutdown(sockets)

    async def _let_readers_go(self, sockets: list[socket.socket]) -> None:
        """Take no new connections, and end each that is open with its next answer or when it has been idle for as
        long as it may be. None is cut while its reader may just be asking."""
        for server in self.servers:
            server.close()
        for bound in sockets:
            bound.close()
        protocols = self.config.http_protocol_class
        if issubclass(protocols, ReaderProtocol):
            protocols.leaving = True
            until = time.monotonic() + _LEAVING
            while self.server_state.connections and not self.told_to_stop and time.monotonic() < until:
                self._beat = time.monotonic()
                await asyncio.sleep(0.1)
