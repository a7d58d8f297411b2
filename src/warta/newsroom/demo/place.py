"""The folder that a demo is made in: what it is now, whose it is, and whether it was finished."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
import shutil
from pathlib import Path

import msgspec

STATE, LOCK, PASSWORD = "demo.json", "demo.lock", "demo-password"
MADE_HERE = (
    "newsroom.sqlite3", "newsroom.sqlite3-wal", "newsroom.sqlite3-shm", "newsroom.sqlite3-journal",
    "store", "index", "media", "press.lock", "pressed-with", "secret", "address", PASSWORD,
)  # fmt: skip
"""What making a demo leaves in its folder; of one that was not finished, nothing else is taken away."""


class NotUsable(Exception):  # noqa: N818
    """The folder cannot be used for the demo. The message says why and what to do."""


class State(msgspec.Struct):
    finished: bool = False
    address: str = ""
    """Where it is served, or was last."""


class Place:
    """A folder, claimed for this process until it ends. Raises NotUsable where it cannot be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = State()
        there = self._entries()
        self.unfinished = False
        if STATE in there:
            self.state = self._read()
            self.unfinished = not self.state.finished
        elif "secret" in there:
            raise NotUsable(
                f"{folder} is a newsroom of its own, not a demo: serve it with `warta serve --home {folder}`, "
                "or choose another folder with --home"
            )
        elif there - {LOCK}:
            raise NotUsable(f"{folder} is not empty and holds no newsroom: choose a new folder with --home")
        self._claim()

    def _entries(self) -> set[str]:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return {entry.name for entry in self.folder.iterdir()}
        except FileExistsError:
            raise NotUsable(f"{self.folder} is a file: choose a new folder with --home") from None
        except OSError as problem:
            raise NotUsable(self._why(problem)) from problem

    def _read(self) -> State:
        try:
            return msgspec.json.decode((self.folder / STATE).read_bytes(), type=State)
        except OSError as problem:
            raise NotUsable(self._why(problem)) from problem
        except msgspec.DecodeError as problem:
            raise NotUsable(
                f"{self.folder / STATE} is damaged: remove the folder to make the demo anew, "
                "or choose another with --home"
            ) from problem

    def _claim(self) -> None:
        try:
            self._lock = (self.folder / LOCK).open("w")
            # Of this process alone: `flock` would be held by every process that it forks as well.
            fcntl.lockf(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as problem:
            if problem.errno not in (errno.EAGAIN, errno.EACCES) or not os.access(self.folder, os.W_OK):
                raise NotUsable(self._why(problem)) from problem
            where = f" at {self.state.address}/" if self.state.finished else ""
            raise NotUsable(
                f"the demo in {self.folder} is running already{where}: use that one, "
                "or choose another folder with --home"
            ) from None
        except OSError as problem:
            raise NotUsable(self._why(problem)) from problem
        if not os.access(self.folder, os.W_OK):
            raise NotUsable(f"the folder {self.folder} cannot be written: choose another one with --home")

    def release(self) -> None:
        """Let another process use the folder, which it can also once this one has ended."""
        self._lock.close()

    def _why(self, problem: OSError) -> str:
        return f"the folder {self.folder} cannot be used ({problem.strerror}): choose another one with --home"

    def start(self) -> None:
        """Write down that a demo is being made here, and clear what one that was not finished left."""
        self.save(State())
        for name in MADE_HERE:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def save(self, state: State) -> None:
        """Keep the state; after a crash there is the old one or the new one."""
        new = self.folder / f"{STATE}.new"
        new.write_bytes(msgspec.json.encode(state))
        new.replace(self.folder / STATE)
        self.state = state

    def password(self) -> str:
        """The password of all who can sign in: made once, readable by the owner alone."""
        path = self.folder / PASSWORD
        with contextlib.suppress(FileNotFoundError):
            return path.read_text().strip()
        password = secrets.token_urlsafe(9)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(password + "\n")
        return password
