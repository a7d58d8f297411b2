"""`warta serve`: one process that answers readers, editors, and the ledger."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Annotated

import typer
import uvicorn

from warta.cli.opening import HomeOption, fail, open_newsroom

app = typer.Typer()


@app.command(epilog="Example: warta serve --home newsroom --port 8000")
def serve(
    home: HomeOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 for all of this machine's.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Serve a newsroom: the site, and the newsroom itself under /newsroom/."""
    open_newsroom(home)
    run_server(
        port, host, on_ready=lambda: print(f"Site      http://{host}:{port}/\nNewsroom  http://{host}:{port}/newsroom/")
    )


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; OSError where the port is taken or not allowed."""
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


def run_server(port: int, host: str = "127.0.0.1", on_ready: Callable[[], None] | None = None) -> None:
    """Serve the opened newsroom until it is told to stop; ``on_ready`` is called once it answers."""
    try:
        bound = listen(host, port)
    except OSError as problem:
        why = f"port {port} at {host} cannot be used ({problem.strerror})"
        fail(f"{why}: choose another with --port, or stop what uses it")
    # Django must be set up before these are imported: they load models.
    from warta.newsroom.asgi import application
    from warta.newsroom.ledger.worker import work

    stop = threading.Event()
    worker = threading.Thread(target=work, args=(stop,), name="ledger", daemon=True)
    config = uvicorn.Config(
        application, loop="uvloop", http="httptools", log_level="warning", access_log=False, server_header=False
    )
    worker.start()
    try:
        _Server(config, on_ready).run(sockets=[bound])
    finally:
        stop.set()
        worker.join(timeout=10)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._on_ready is not None:
            self._on_ready()
