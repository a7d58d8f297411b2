"""Every test once, and those of the database once more on PostgreSQL: `make test`.

Up to three lanes run side by side: the tests that need no database, and those that do, on SQLite and, where a server is
found (tests/postgres.py), on PostgreSQL. What the other lanes say is printed when the first is done.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from typing import IO

from tests.postgres import NoServer, server

PYTEST = (sys.executable, "-m", "pytest")
NOTHING_COLLECTED = 5
NICE = shutil.which("nice")


def main(arguments: list[str]) -> int:
    with ExitStack() as stack:
        try:
            address, without = stack.enter_context(server()), ""
        except NoServer as problem:
            address, without = "", str(problem)
        print(f"PostgreSQL: {without or 'a server was found; the tests of the database run on it too'}", flush=True)
        runs = [("SQLite", {})] + ([("PostgreSQL", {"DATABASE_URL": address})] if address else [])
        failed: list[str] = []

        def database(name: str, environment: dict[str, str], said: IO[bytes]) -> None:
            if not _passes(["--database=only", *arguments], environment, stdout=said, stderr=subprocess.STDOUT):
                failed.append(f"the tests of the database on {name}")

        lanes = []
        for name, environment in runs:
            said = stack.enter_context(tempfile.TemporaryFile())
            lanes.append((threading.Thread(target=database, args=(name, environment, said)), said))
        for lane, _ in lanes:
            lane.start()
        passed = _passes(["--database=without", *arguments], {})
        for lane, said in lanes:
            lane.join()
            said.seek(0)
            sys.stdout.flush()
            sys.stdout.buffer.write(said.read())
    if not passed:
        failed.append("the tests that need no database")
    print(f"PostgreSQL: {f'not tested: {without}' if without else 'tested'}")
    print(f"Failed: {'; '.join(failed)}" if failed else "All passed.")
    return 1 if failed else 0


def _passes(arguments: list[str], environment: dict[str, str], **how: object) -> bool:
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # The lane without a database is the longest: the others step back a little, so that all end at about the same time.
    command = PYTEST if "--database=without" in arguments or not NICE else (NICE, "-n", "1", *PYTEST)
    done = subprocess.run([*command, *arguments], env=inherited | environment, check=False, **how)  # type: ignore[call-overload]
    return done.returncode in (0, NOTHING_COLLECTED)


if __name__ == "__main__":
    # A machine that is told to stop the tests says SIGTERM: the server must be stopped then, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(sys.argv[1:]))
