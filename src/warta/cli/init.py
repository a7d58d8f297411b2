"""`warta init`: an empty newsroom in a new folder."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import typer

from warta.cli.opening import HomeOption, bring_up_to_date, fail, home_folder, set_up_django

app = typer.Typer()


@app.command(epilog="Example: warta init --home newsroom --name 'Warta Laut' --language id --language en")
def init(
    home: HomeOption = None,
    name: Annotated[str, typer.Option(help="The newsroom's name.")] = "Warta",
    language: Annotated[
        list[str] | None,
        typer.Option(help="A language of the site, id or en; the first one given is the main one.", show_default="id"),
    ] = None,
    time_zone: Annotated[str, typer.Option(help="The newsroom's time zone.")] = "Asia/Jakarta",
    user: Annotated[str, typer.Option(help="The first user, who may do everything.")] = "editor",
) -> None:
    """Make an empty newsroom: a front page in each language, its groups, and a first user."""
    languages = language or ["id"]
    folder = home_folder(home)
    if folder.exists() and not folder.is_dir():
        fail(f"{folder} is a file: choose a new folder")
    if folder.exists() and any(folder.iterdir()):
        fail(f"{folder} is not empty: choose a new folder, or serve what is in it with `warta serve --home {folder}`")
    if time_zone not in available_timezones():
        fail(f"{time_zone} is no time zone: name one such as Asia/Jakarta or Europe/London")
    make_folder(folder)
    try:
        set_up_django(folder)
        _check(languages, folder)
        bring_up_to_date(folder)
    except SystemExit:
        if folder.exists():
            _empty(folder)  # as it was, so that it can be tried again
        raise
    # Django must be set up before these are imported: they load models.
    from django.contrib.auth import get_user_model

    from warta.newsroom.ledger.worker import rebuild_everything
    from warta.newsroom.stories.founding import found
    from warta.newsroom.stories.models import FrontPage
    from warta.newsroom.wire.founding import found_desk

    if FrontPage.objects.exists():
        _empty(folder)
        fail(
            "the database that DATABASE_URL names has a newsroom already: name another database, or serve that newsroom"
        )
    found_desk(found(name, languages=languages, time_zone=time_zone))
    password = secrets.token_urlsafe(9)
    get_user_model().objects.create_superuser(user, password=password)
    rebuild_everything()
    print(f"The newsroom {name} is in {folder}.\nSign in as {user} with the password {password}")
    print(f"Serve it with: warta serve --home {folder}\nThen make its sections first: every story stands in one.")


def _check(languages: list[str], folder: Path) -> None:
    from warta.newsroom.stories.founding import UnsupportedLanguage, check_languages

    try:
        check_languages(languages)
    except UnsupportedLanguage as problem:
        shutil.rmtree(folder)  # it was empty, so that it can be tried again
        fail(str(problem))


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def make_folder(folder: Path) -> None:
    """Make the folder, or say plainly why it cannot be made."""
    try:
        # Its owner's alone: the database holds sessions and hashes of passwords.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        fail(f"the folder {folder} cannot be made ({problem.strerror}): choose another one")
