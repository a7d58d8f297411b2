"""Opening a newsroom's folder: what every verb that needs one does first."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import django
import typer
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="The newsroom's folder; $WARTA_HOME where it is not given.", show_default=False),
]
"""The option that every verb has which needs a newsroom."""


def fail(message: str) -> NoReturn:
    """Say in one line what is wrong and what to do, and end with status 1."""
    print(f"warta: {message}", file=sys.stderr)
    raise SystemExit(1)


def home_folder(home: Path | None) -> Path:
    """The folder that was asked for, or the one that WARTA_HOME names."""
    if home is None and not os.environ.get("WARTA_HOME"):
        fail("no newsroom was named: set WARTA_HOME to its folder, or give --home FOLDER")
    return (home or Path(os.environ["WARTA_HOME"])).expanduser().resolve()


def set_up_django(home: Path) -> None:
    """Point the settings at a folder, which must exist and be writable."""
    if not os.access(home, os.W_OK):
        fail(f"the folder {home} cannot be written: give this user the right to, or choose another folder")
    os.environ["WARTA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warta.newsroom.settings")
    django.setup()


def newsroom_folder(home: Path | None) -> Path:
    """The folder of a newsroom that exists."""
    folder = home_folder(home)
    if not folder.is_dir():
        fail(f"there is no folder {folder}: make a newsroom with `warta init --home {folder}`")
    if not (folder / "secret").exists() and "DATABASE_URL" not in os.environ:
        fail(f"{folder} is not a newsroom's folder: make one with `warta init --home {folder}`")
    return folder


def open_newsroom(home: Path | None = None) -> Path:
    """Set up Django for a newsroom that exists, its database brought up to this version. Returns the folder."""
    folder = newsroom_folder(home)
    set_up_django(folder)
    bring_up_to_date(folder)
    return folder


def bring_up_to_date(folder: Path) -> None:
    """Apply what the database lacks; refuse one that a newer version has changed."""
    try:
        loader = MigrationLoader(connection)
    except DatabaseError as problem:
        fail(f"the database of {folder} cannot be read ({problem}): restore it from a backup, or check DATABASE_URL")
    ahead = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.disk_migrations
    )
    if ahead:
        fail(f"the database of {folder} is from a newer version of Warta (it has {ahead[-1]}): install that version")
    if any(key not in loader.applied_migrations for key in loader.disk_migrations):
        call_command("migrate", verbosity=0, interactive=False)
