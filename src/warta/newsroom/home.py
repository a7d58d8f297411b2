"""The newsroom's folder and what is in it."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warta.newsroom.environment import Environment
from warta.press.store import Store
from warta.search.index import Index


@dataclass(frozen=True)
class Home:
    """The paths under ``WARTA_HOME``."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "newsroom.sqlite3"

    @property
    def store(self) -> Path:
        """The fragment store: what readers get."""
        return self.folder / "store"

    @property
    def index(self) -> Path:
        """The full-text index."""
        return self.folder / "index"

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def lock(self) -> Path:
        """The file that the press holds while it works."""
        return self.folder / "press.lock"

    @property
    def secret(self) -> Path:
        """The file with the secret key, unless the environment has it."""
        return self.folder / "secret"

    def secret_key(self) -> str:
        """The key that signs sessions; made once, readable by the owner alone."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            # O_EXCL: of two processes that start at once, one makes the key and the other reads it.
            file = os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self.secret.read_text().strip()
        key = secrets.token_urlsafe(50)
        with os.fdopen(file, "w") as opened:
            opened.write(key + "\n")
        return key


@cache
def home() -> Home:
    """The folder that WARTA_HOME names."""
    return Home(Environment().folder("WARTA_HOME"))


@cache
def store() -> Store:
    """The fragment store of this process; LMDB wants it opened once."""
    return Store(home().store)


@cache
def index() -> Index:
    """The full-text index of this process."""
    return Index(home().index)
