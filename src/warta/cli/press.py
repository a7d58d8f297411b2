"""`warta press`: press the site anew, or prove that it is as pressing anew would make it."""

from __future__ import annotations

import typer

from warta.cli.opening import HomeOption, fail, open_newsroom
from warta.press.store import StoreError

app = typer.Typer(no_args_is_help=True, help="Press the site anew, or check what was pressed.")


@app.command(epilog="Example: warta press rebuild --home newsroom")
def rebuild(home: HomeOption = None) -> None:
    """Make the index and every page again from the database, in one edition."""
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.worker import rebuild_everything

    try:
        edition = rebuild_everything()
    except StoreError as problem:
        fail(_unusable(problem))
    print(
        f"Edition {edition.number}: {edition.fragments} fragments and {edition.pages} pages were not as they should be."
    )


@app.command(epilog="Example: warta press verify --home newsroom")
def verify(home: HomeOption = None) -> None:
    """Press everything again, compare byte for byte with what readers get, and print what differs."""
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.worker import verify_everything

    try:
        differences = verify_everything()
    except StoreError as problem:
        fail(_unusable(problem))
    for difference in differences:
        print(difference)
    if differences:
        print(f"{len(differences)} differ: `warta press rebuild` puts them right.")
        raise typer.Exit(1)
    print("What readers get is what pressing everything again makes, byte for byte.")


def _unusable(problem: StoreError) -> str:
    return f"{problem}. Stop the server, move that folder away, and make it anew with `warta press rebuild`"
