"""Opening a newsroom's folder: what every verb that needs one does first."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from warta.cli.folder import HomeOption, fail, home_folder, newsroom_folder
from warta.newsroom.environment import EnvironmentProblem

__all__ = ["HomeOption", "bring_up_to_date", "fail", "home_folder", "newsroom_folder", "open_newsroom", "set_up_django"]


def set_up_django(home: Path) -> None:
    """Point the settings at a folder, which must exist and be writable."""
    if not os.access(home, os.W_OK):
        fail(f"the folder {home} cannot be written: give this user the right to, or choose another folder")
    os.environ["WARTA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warta.newsroom.settings")
    try:
        django.setup()
    except EnvironmentProblem as problem:
        fail(str(problem))
    except ImproperlyConfigured as problem:
        if "psycopg" not in str(problem):
            raise
        fail("DATABASE_URL names a PostgreSQL database, which needs the extra: pip install 'warta[postgres]'")


def open_newsroom(home: Path | None = None) -> Path:
    """Set up Django for a newsroom that exists, its database brought up to this version. Returns the folder."""
    folder = newsroom_folder(home)
    set_up_django(folder)
    bring_up_to_date(folder)
    # Django must be set up before this is imported: it loads models.
    from warta.newsroom.stories.models import FrontPage

    if not FrontPage.objects.exists():
        fail(f"the database of {folder} has no newsroom in it: make one with `warta init` in a new folder")
    return folder


def bring_up_to_date(folder: Path) -> None:
    """Apply what the database lacks; refuse one that a newer version has changed."""
    try:
        loader = MigrationLoader(connection)
    except DatabaseError as problem:
        why = _first_line(problem)
        fail(f"the database of {folder} cannot be read ({why}): restore it from a backup, or check DATABASE_URL")
    ahead = sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in loader.disk_migrations
    )
    if ahead:
        fail(f"the database of {folder} is from a newer version of Warta (it has {ahead[-1]}): install that version")
    if any(key not in loader.applied_migrations for key in loader.disk_migrations):
        call_command("migrate", verbosity=0, interactive=False)


def _first_line(problem: Exception) -> str:
    """PostgreSQL adds questions and hints."""
    return str(problem).partition("\n")[0]
