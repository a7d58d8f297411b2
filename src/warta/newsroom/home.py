"""The newsroom's folder and what is in it."""

from __future__ import annotations

import os
import secrets
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warta.newsroom.environment import Environment, EnvironmentProblem
from warta.press.store import Store
from warta.search.index import Index

ORIGINALS = "images/originals"
"""The folder of the pictures as they were uploaded, below that of the media."""
USUAL_ADDRESS = "http://127.0.0.1:8000"


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
    def killed(self) -> Path:
        """The pictures of killed stories, by story; never served."""
        return self.folder / "killed"

    @property
    def lock(self) -> Path:
        """The file that the press holds while it works."""
        return self.folder / "press.lock"

    @property
    def bell(self) -> Path:
        """The file that is touched when an act was committed."""
        return self.folder / "press.bell"

    @property
    def pressed_with(self) -> Path:
        """The file that says which version of the press made all pages."""
        return self.folder / "pressed-with"

    @property
    def secret(self) -> Path:
        """The file with the secret key, unless the environment has it."""
        return self.folder / "secret"

    @property
    def served_at(self) -> Path:
        """The file with the address at which the newsroom was served last."""
        return self.folder / "address"

    def address(self) -> str:
        """The site's address where the environment names none: the one at which it was served last."""
        try:
            return self.served_at.read_text().strip()
        except FileNotFoundError:
            return USUAL_ADDRESS

    def secret_key(self) -> str:
        """The key that signs sessions; made once, readable by the owner alone."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self.secret.exists():
                self._make_secret()
            return self.secret.read_text(encoding="ascii").strip()
        except OSError as problem:
            raise EnvironmentProblem(
                f"WARTA_HOME is {self.folder}, which cannot be used ({problem.strerror}); name a folder of your own."
            ) from problem

    def _make_secret(self) -> None:
        """Written aside and then put in its place, so that no process ever finds half a key; of two processes
        that start at once, the first one's stays."""
        number, name = tempfile.mkstemp(dir=self.folder, prefix=".secret-")
        with os.fdopen(number, "w") as file:
            file.write(secrets.token_urlsafe(50) + "\n")
        try:
            os.link(name, self.secret)
        except FileExistsError:
            pass
        finally:
            os.unlink(name)


@cache
def home() -> Home:
    """The folder that WARTA_HOME names."""
    return Home(Environment().folder("WARTA_HOME"))


@cache
def store() -> Store:
    """The fragment store of this process; LMDB wants it opened once."""
    return Store(home().store, waits=True)


@cache
def index() -> Index:
    """The full-text index of this process."""
    return Index(home().index)
