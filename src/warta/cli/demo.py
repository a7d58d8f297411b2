"""`warta demo`: a newsroom with invented stories, made and served."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from warta.cli.opening import bring_up_to_date, fail, open_newsroom, set_up_django
from warta.cli.serve import claim, listen, press_for_address, run_server, take_address
from warta.newsroom.demo.content import folder, read
from warta.newsroom.demo.pictures import draughtsmen, order
from warta.newsroom.demo.place import NotUsable, Place, State
from warta.newsroom.demo.problem import ContentProblem

app = typer.Typer()

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 8000, 100


@app.command(epilog="Example: warta demo --home demo-home --port 8080")
def demo(
    home: Annotated[
        Path | None,
        typer.Option(
            help="The demo's folder; $WARTA_HOME where it is not given, or else demo-home.", show_default=False
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="The port to serve at; 8000 or the next free one where it is not given."),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it, or only make it.")] = True,
) -> None:
    """Make a newsroom with invented stories and serve it. Started again, it goes on with the one that is there."""
    if "DATABASE_URL" in os.environ:
        fail("the demo keeps its database in its own folder: take DATABASE_URL out of the environment first")
    if port is None:
        port = _free_port()
    else:
        claim(HOST, port).close()
    try:
        place = Place((home or Path(os.environ.get("WARTA_HOME") or "demo-home")).expanduser().resolve())
    except NotUsable as problem:
        fail(str(problem))
    if place.state.finished:
        _go_on(place, port)
    else:
        _make(place, port)
    place.save(State(finished=True, address=f"http://{HOST}:{port}"))
    if not serve:
        _say(f"The demo is in {place.folder}. Serve it with: warta demo --home {place.folder}")
        return
    run_server(port, HOST, on_ready=lambda: _welcome(f"http://{HOST}:{port}", place))


def _say(line: str) -> None:
    print(line, flush=True)  # also where nobody looks on: whoever reads a pipe waits for these lines


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with contextlib.suppress(OSError):
            listen(HOST, port).close()
            break
    else:
        fail(f"no port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} is free: name one with --port")
    if port != FIRST_PORT:
        _say(f"Port {FIRST_PORT} is in use; this demo takes port {port}.")
    return port


def _make(place: Place, port: int) -> None:
    if place.unfinished:
        _say(f"The demo in {place.folder} was not finished: making it anew")
    else:
        _say(f"Making the demo in {place.folder}")
    try:
        content = read(folder())
    except ContentProblem as problem:
        fail(f"the demo's content has a mistake: {problem}")
    # The pictures are drawn by processes of their own, which start before there are threads and a database.
    artists = draughtsmen()
    # Making a newsroom makes many objects that stay; looking for garbage among them each time takes a while.
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        drawn = order(content, artists)
        place.start()
        take_address(place.folder, HOST, port)
        set_up_django(place.folder)
        bring_up_to_date(place.folder)
        _say("Database ready")
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.demo.load import NotLoaded, load

        try:
            load(content, drawn, password=place.password(), now=datetime.now(UTC), say=_say)
        except NotLoaded as problem:
            fail(f"the demo could not be made: {problem}")
    except OSError as problem:
        why = problem.strerror or problem
        fail(f"the demo could not be made in {place.folder} ({why}): put that right and start again")
    finally:
        gc.set_threshold(*usual)
        artists.shutdown(wait=False, cancel_futures=True)


def _go_on(place: Place, port: int) -> None:
    _say(f"Going on with the demo in {place.folder}")
    moved = take_address(place.folder, HOST, port)
    open_newsroom(place.folder)
    if moved:
        # Django must be set up before this is imported: it loads models.
        from warta.newsroom.ledger.worker import press_pending

        press_for_address()
        press_pending()


def _command() -> str:
    """How this command is called from here: it may be in a virtual environment that is not on the path."""
    if shutil.which("warta") == sys.argv[0] or Path(sys.argv[0]).name != "warta":
        return "warta"
    return os.path.relpath(sys.argv[0])


def _welcome(site: str, place: Place) -> None:
    # Django must be set up before this is imported: it reads the addresses.
    from django.urls import reverse

    _say(
        f"""
Site       {site}/
English    {site}/en/
Newsroom   {site}{reverse("wagtailadmin_home")}
Sign in    editor (or reporter, moderator, administrator), password {place.password()}

Three things to try:
  1. Open the wire inbox, {site}{reverse("wire:inbox")}, choose an item, and make a story of it.
  2. Write a comment under any story; then approve it in {site}{reverse("moderation:queue")}
  3. Take a story that you have as a text file from the wire to its readers, in one command:
     {_command()} wire take FILE --publish --section dunia --home {place.folder}

Ctrl+C stops it. Started again, it goes on from here."""
    )
