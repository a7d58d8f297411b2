"""`warta serve`: one process that answers readers, editors, and the ledger."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from warta.cli.opening import HomeOption, fail, newsroom_folder, open_newsroom
from warta.edge.app import Edge
from warta.edge.protocol import protocol
from warta.newsroom.home import Home

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
    folder = newsroom_folder(home)
    claim(host, port).close()  # before anything is changed for it
    moved = take_address(folder, host, port)
    open_newsroom(folder)
    if moved:
        press_for_address()
    run_server(
        port, host, on_ready=lambda: print(f"Site      http://{host}:{port}/\nNewsroom  http://{host}:{port}/newsroom/")
    )


def take_address(folder: Path, host: str, port: int) -> bool:
    """Let the site be at the address where it is served, unless the environment names another. To be called before
    Django is set up, which reads it. Says whether it was elsewhere before."""
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    if "WARTA_BASE_URL" in os.environ or host in ("0.0.0.0", "::") or not folder.is_dir():  # noqa: S104
        return False
    file = Home(folder).served_at
    if file.exists() and file.read_text().strip() == address:
        return False
    try:
        file.write_text(address + "\n")
    except OSError as problem:
        fail(f"the folder {folder} cannot be written ({problem.strerror}): give this user the right to")
    return True


def press_for_address() -> None:
    """Feeds, and what pages say of themselves to other sites, name the site's address: the worker presses them."""
    # Django must be set up before these are imported: they load models.
    from warta.newsroom.ledger.models import Act
    from warta.newsroom.ledger.record import record

    record(Act.Kind.HOUSE, reason="served at another address", changed={"subject": "address"})


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


def claim(host: str, port: int) -> socket.socket:
    """A bound socket, or a line that says why there is none."""
    try:
        return listen(host, port)
    except OSError as problem:
        why = f"port {port} at {host} cannot be used ({problem.strerror or problem})"
        fail(f"{why}: choose another with --port, or stop what uses it")


def run_server(port: int, host: str = "127.0.0.1", on_ready: Callable[[], None] | None = None) -> None:
    """Serve the opened newsroom until it is told to stop; ``on_ready`` is called once it answers."""
    bound = claim(host, port)
    # Django must be set up before these are imported: they load models.
    from warta.newsroom.asgi import application
    from warta.newsroom.ledger.worker import work

    stop = threading.Event()
    worker = threading.Thread(target=work, args=(stop,), name="ledger", daemon=True)
    worker.start()
    try:
        _Server(server_config(application), on_ready).run(sockets=[bound])
    finally:
        stop.set()
        worker.join(timeout=10)


def server_config(application: Edge) -> uvicorn.Config:
    """How the server serves the newsroom: pages that are in memory in the short way, the rest as usual."""
    return uvicorn.Config(
        application,
        loop="uvloop",
        http=protocol(application),
        log_level="warning",
        access_log=False,
        server_header=False,
        # Who is believed of X-Forwarded-For is a setting of ours, WARTA_TRUSTED_PROXY.
        proxy_headers=False,
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._on_ready is not None:
            self._on_ready()
