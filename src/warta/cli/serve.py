"""`warta serve`: answers readers, editors, and the ledger, in one process or in several."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from warta.cli.folder import HomeOption, fail, home_folder, newsroom_folder
from warta.cli.process import Process
from warta.cli.serving import server_config
from warta.cli.succession import OPTION, Inherited
from warta.edge.access_log import AccessLog
from warta.edge.app import Edge
from warta.edge.dictionary import are_of_use
from warta.edge.front import Front
from warta.edge.standing import store_check, store_metrics
from warta.newsroom.environment import Environment, EnvironmentProblem
from warta.newsroom.home import ORIGINALS, Home
from warta.press.store import Store, StoreError
from warta.search.index import Index

__all__ = ["app", "claim", "listen", "press_for_address", "run_server", "server_config", "take_address"]

app = typer.Typer()


class Part(StrEnum):
    """What of a newsroom a process may do alone."""

    EDGE = "edge"
    NEWSROOM = "newsroom"
    WORKER = "worker"


@app.command(epilog="Example: warta serve --home newsroom --port 8000")
def serve(
    home: HomeOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 for all of this machine's.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    only: Annotated[
        Part | None,
        typer.Option(
            help="Only this part: edge answers readers and knows no database, newsroom answers editors and takes "
            "comments, worker presses. All three where it is not given.",
            show_default=False,
        ),
    ] = None,
    metrics_port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, help="Answer /healthz, /readyz and /metrics at this port, too.", show_default=False
        ),
    ] = None,
    metrics_host: Annotated[str, typer.Option(help="The address for that; not one that readers reach.")] = "127.0.0.1",
    access_log: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Append a line of JSON for each answer to a file; - prints them.", show_default=False
        ),
    ] = None,
    inherited: Annotated[str, typer.Option(OPTION, hidden=True)] = "",
) -> None:
    """Serve a newsroom: the site, and the newsroom itself under /newsroom/. SIGHUP reloads without losing a reader."""
    given = _given(inherited)
    folder = home_folder(home) if only is Part.EDGE else newsroom_folder(home)
    if given is not None:
        public, watched = given.sockets
    else:
        # Before anything is changed for it.
        public = None if only is Part.WORKER else claim(host, port)
        watched = None if metrics_port is None else claim(metrics_host, metrics_port, "--metrics-port")
    log = None if access_log is None or only is Part.WORKER else _access_log(access_log)
    at = f"http://{_bracketed(host)}:{port}"
    match only:
        case Part.EDGE:
            process = _edge(Home(folder), takes_over=given is not None)
            said = f"Site      {at}/"
        case Part.NEWSROOM:
            _open(folder)
            process = _newsroom(worker=False)
            said = f"Newsroom  {at}/newsroom/"
        case Part.WORKER:
            _open(folder)
            process = _worker()
            said = "Pressing what the ledger has."
        case None:
            moved = take_address(folder, host, port)
            _open(folder)
            if moved:
                press_for_address()
            process = _newsroom(worker=True)
            said = f"Site      {at}/\nNewsroom  {at}/newsroom/"
    if given is not None and only in (None, Part.WORKER):
        _mend_first()
    if log is not None and process.application is not None:
        log.front = process.application.front
        process.application.log = log
    # A successor says nothing: who started the first one knows.
    process.run(public, watched, given=given, reloads=True, on_ready=lambda: given or print(said, flush=True))


def _access_log(file: str) -> AccessLog:
    try:
        return AccessLog(None if file == "-" else Path(file), Front())
    except OSError as problem:
        fail(f"the access log {file} cannot be written ({problem.strerror}): name another file with --access-log")


def _given(inherited: str) -> Inherited | None:
    try:
        return Inherited.read(inherited) if inherited else None
    except (ValueError, OSError):
        fail(f"{OPTION} is not for typing: it is how a process hands its sockets to the next one")


def _mend_first() -> None:
    """A process that is to take over has its pages before: until then readers have those of the one that serves."""
    from warta.newsroom.ledger.worker import mend_store

    try:
        mend_store()
    except StoreError as problem:
        fail(str(problem))


def _open(folder: Path) -> None:
    # Not at the top: an edge alone does without Django.
    from warta.cli.opening import open_newsroom

    open_newsroom(folder)


def _edge(home: Home, *, takes_over: bool) -> Process:
    """A process with the edge only. Nothing but the folder is asked for what it needs. One that is to take over does
    not wait for a store that it can read: readers have the pages of the one that serves."""
    if not home.folder.is_dir():
        fail(f"there is no folder {home.folder}: make a newsroom with `warta init --home {home.folder}`")
    try:
        base_url = Environment().base_url("WARTA_BASE_URL", home.address())
        keyed = Environment().switch("WARTA_SURROGATE_KEYS")
        # To be read only; one that is not there yet is made, so that it can be waited for.
        store = Store(home.store, readonly=(home.store / "data.mdb").exists(), waits=not takes_over)
    except (EnvironmentProblem, StoreError) as problem:
        fail(str(problem))
    _say_what_it_waits_for(store)
    edge = Edge(
        store,
        behind=None,
        media=home.media,
        guarded=(ORIGINALS,),  # pictures as they were uploaded are the newsroom's to show, and it is not here
        index=Index(home.index),
        dictionaries=are_of_use(base_url),
        keyed=keyed,
        front=_front(),
    )
    return Process(
        application=edge, checks=[lambda: store_check(store)], metrics=[edge.metrics, lambda: store_metrics(store)]
    )


def _say_what_it_waits_for(store: Store) -> None:
    try:
        store.edition_number()
    except StoreError as problem:
        print(
            f"warta: {problem.why} Readers are told to wait until `warta serve` in another process, its worker, or "
            "`warta press rebuild` has made it anew.",
            file=sys.stderr,
        )


def _front() -> Front:
    try:
        return Front(Environment().names("WARTA_TRUSTED_PROXY"))
    except ValueError as problem:
        fail(f"WARTA_TRUSTED_PROXY: {problem}. Write addresses or networks such as 10.0.0.5, 10.0.1.0/24")


def _newsroom(*, worker: bool) -> Process:
    """A process with the newsroom's doors, and the edge before them. Django must be set up."""
    # These load models.
    from warta.newsroom.asgi import application
    from warta.newsroom.home import store
    from warta.newsroom.ledger.standing import ledger_check, ledger_metrics
    from warta.newsroom.ledger.worker import work

    return Process(
        application=application,
        work=work if worker else None,
        checks=[lambda: store_check(store()), ledger_check],
        metrics=[application.metrics, lambda: store_metrics(store()), ledger_metrics],
    )


def _worker() -> Process:
    from warta.newsroom.home import store
    from warta.newsroom.ledger.standing import ledger_check, ledger_metrics
    from warta.newsroom.ledger.worker import work

    # That nothing was pressed yet is no fault of who is to press it.
    return Process(work=work, checks=[ledger_check], metrics=[lambda: store_metrics(store()), ledger_metrics])


def run_server(port: int, host: str = "127.0.0.1", on_ready: Callable[[], None] | None = None) -> None:
    """Serve the opened newsroom until it is told to stop; ``on_ready`` is called once it answers."""
    public = claim(host, port)
    _newsroom(worker=True).run(public, None, on_ready=on_ready)


def take_address(folder: Path, host: str, port: int) -> bool:
    """Let the site be at the address where it is served, unless the environment names another. To be called before
    Django is set up, which reads it. Says whether it was elsewhere before."""
    address = f"http://{_bracketed(host)}:{port}"
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


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


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


def claim(host: str, port: int, option: str = "--port") -> socket.socket:
    """A bound socket, or a line that says why there is none."""
    try:
        return listen(host, port)
    except OSError as problem:
        why = f"port {port} at {host} cannot be used ({problem.strerror or problem})"
        fail(f"{why}: choose another with {option}, or stop what uses it")
