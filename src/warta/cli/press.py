"""`warta press`: press the site anew, or prove that it is as pressing anew would make it."""

from __future__ import annotations

import typer

from warta.cli.opening import HomeOption, open_newsroom

app = typer.Typer(no_args_is_help=True, help="Press the site anew, or check what was pressed.")


@app.command(epilog="Example: warta press rebuild --home newsroom")
def rebuild(home: HomeOption = None) -> None:
    """Make the index and every page again from the database, in one edition."""
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.worker import rebuild_everything

    edition = rebuild_everything()
    print(
        f"Edition {edition.number}: {edition.fragments} fragments and {edition.pages} pages were not as they should be."
    )


@app.command(epilog="Example: warta press verify --home newsroom")
def verify(home: HomeOption = None) -> None:
    """Press everything again, compare byte for byte with what readers get, and print what differs."""
    open_newsroom(home)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.ledger.worker import verify_everything

    differences = verify_everything()
    for difference in differences:
        print(difference)
    if differences:
        print(f"{len(differences)} differ: `warta press rebuild` puts them right.")
        raise typer.Exit(1)
    print("What readers get is what pressing everything again makes, byte for byte.")
