"""A PostgreSQL server for the tests: the one that DATABASE_URL names, or one of our own.

Our own is made from the machine's PostgreSQL programs in a temporary folder, listens on this machine only, and is gone
when the tests are done. It keeps nothing safe (no fsync): what it holds is thrown away.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

START = 30.0
"""Seconds that a server may take to start."""
USUAL_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoServer(Exception):  # noqa: N818
    """There is no PostgreSQL to test with. The message says why."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a database, on a server where others can be made. Raises NoServer."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise NoServer("psycopg is not installed") from None
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    with _own(_programs()) as address:
        yield address


def _programs() -> Path:
    """The folder of initdb and postgres, of the newest version where there are several."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    places = [path for pattern in USUAL_PLACES for path in Path("/").glob(pattern[1:]) if (path / "initdb").exists()]
    if not places:
        raise NoServer("no PostgreSQL programs on this machine: install them, or name a database in DATABASE_URL")
    return max(places, key=lambda path: [int(part) for part in "".join(_digits(path)).split()])


def _digits(path: Path) -> Iterator[str]:
    return (letter if letter.isdigit() else " " for letter in str(path))


@contextmanager
def _own(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="warta-postgresql-"))
    try:
        as_whom = _account(folder)
        password = secrets.token_hex(16)
        _initialise(programs, folder, password, as_whom)
        with (folder / "log").open("wb") as log, _free_port() as port:
            options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", **CARELESS}
            process = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", *(f"--{name}={options[name]}" for name in options)],
                stdout=log, stderr=subprocess.STDOUT, cwd=folder,
                start_new_session=True,  # Ctrl+C is for the tests; they stop the server when they are done
                **as_whom,
            )  # fmt: skip
            try:
                address = f"postgresql://warta:{password}@127.0.0.1:{port}/postgres"
                _wait(address, process, folder / "log")
                yield address
            finally:
                process.send_signal(signal.SIGINT)  # does not wait for connections that are still open
                try:
                    process.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account(folder: Path) -> dict:
    """How to start the programs: PostgreSQL refuses to be run by root, and is then run by another account."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, account.pw_uid, account.pw_gid)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoServer("PostgreSQL refuses to be run by root, and there is no account postgres or nobody")


def _initialise(programs: Path, folder: Path, password: str, as_whom: dict) -> None:
    secret = folder / "password"
    secret.write_text(password)
    done = subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", "warta", "-A", "scram-sha-256", f"--pwfile={secret}",
         "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True, text=True, check=False, cwd=folder, **as_whom,
    )  # fmt: skip
    if done.returncode:
        raise NoServer(f"initdb failed: {done.stderr.strip().splitlines()[-1]}")


@contextmanager
def _free_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    yield port


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    import psycopg

    until = time.monotonic() + START
    while True:
        try:
            psycopg.connect(address, connect_timeout=5).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                said = log.read_text(errors="replace").strip().splitlines() or ["nothing"]
                raise NoServer(f"PostgreSQL did not start; it said: {said[-1]}") from None
            time.sleep(0.05)
        else:
            return


@contextmanager
def new_database(address: str, like: str = "template0") -> Iterator[str]:
    """The address of an empty database on the same server, or of a copy of one, dropped afterwards with whoever is
    still in it."""
    import psycopg

    name = f"warta_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        try:
            yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
