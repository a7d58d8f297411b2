"""`warta press`: press the site anew, prove that it is as pressing anew would make it, or write it as files."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import typer

from warta.cli.export import export
from warta.cli.opening import HomeOption, fail, open_newsroom
from warta.press.store import StoreError, StoreFull
from warta.press.stored import Edition

app = typer.Typer(no_args_is_help=True, help="Press the site anew, check what was pressed, or write it as files.")
app.command(epilog="Example: warta press export /srv/kabar-files --home newsroom --follow")(export)


@app.command(epilog="Example: warta press rebuild --home newsroom")
def rebuild(home: HomeOption = None) -> None:
    """Make every page again from the database, in one edition, and then the index.

    Readers have what they had until all of it is made. Acts wait meanwhile.
    """
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.follow import refill
    from warta.newsroom.ledger.worker import rebuild_pages

    began = time.monotonic()
    try:
        edition = _rebuild(rebuild_pages)
    except StoreError as problem:
        fail(str(problem))
    seconds = time.monotonic() - began
    print(f"Edition {edition.number}: {edition.fragments} fragments and {edition.pages} pages, in {seconds:.1f} s.")
    began = time.monotonic()
    refill()
    print(f"The index is made anew, in {time.monotonic() - began:.1f} s.")


@app.command(epilog="Example: warta press verify --home newsroom")
def verify(home: HomeOption = None) -> None:
    """Press everything again, compare byte for byte with what readers get, and print what differs."""
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.worker import verify_everything

    try:
        differences = verify_everything()
    except StoreError as problem:
        fail(str(problem))
    for difference in differences:
        print(difference)
    if differences:
        print(f"{len(differences)} differ: `warta press rebuild` puts them right.")
        raise typer.Exit(1)
    print("What readers get is what pressing everything again makes, byte for byte.")


def _rebuild(everything: Callable[[], Edition]) -> Edition:
    """Press everything; where the store is of no use any more, into a new one. Servers go over to it by themselves."""
    from warta.newsroom.ledger.worker import rebuild_beside

    try:
        return everything()
    except StoreFull:
        raise
    except StoreError as problem:
        print(f"warta: {problem.why} It is made anew.", file=sys.stderr)
        return rebuild_beside()
