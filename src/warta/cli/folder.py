"""The newsroom's folder, for verbs that may do without Django."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

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


def newsroom_folder(home: Path | None) -> Path:
    """The folder of a newsroom that exists."""
    folder = home_folder(home)
    if not folder.is_dir():
        fail(f"there is no folder {folder}: make a newsroom with `warta init --home {folder}`")
    if not (folder / "secret").exists() and "DATABASE_URL" not in os.environ:
        fail(f"{folder} is not a newsroom's folder: make one with `warta init --home {folder}`")
    return folder
