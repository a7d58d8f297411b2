"""Damages a fragment store, again and again, and counts what readers get of it.

    python bench/damage.py --home FOLDER                  200 damages of each kind, on copies of a newsroom's store
    python bench/damage.py --home FOLDER --times 20       fewer

The kinds: *cut* takes off the end of the file at a random place, *cut while read* does so while a process has it
open and has answered from it, *flip* turns one random bit anywhere in the part that is in use, and *head* one of the
first two pages, on which the store's own bookkeeping stands. After each, the edge opens the store and is asked for
every page. It counts what came of it:

- **whole**: all pages as before: the damage is where nothing that readers get stands;
- **said**: the rest is answered with the maintenance page (503), or the store says that it cannot be used: readers are
  told, and `warta press rebuild` mends it;
- **wrong**: an answer with other bytes than before, though nothing said so;
- **crash**: the process died (a signal), or hung.

Exit status 1 where anything is wrong or crashed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lmdb

from warta.edge.app import Edge
from warta.press.store import Store, StoreError

SECONDS = 60
"""After which a process that reads a damaged store counts as hanging."""
HREF = re.compile(rb'(?:href|src)="(/[^"#?]*)"')
Pages = dict[str, tuple[int, bytes]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True, help="a newsroom that was pressed; it is not changed")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="warta-damage-") as work:
        pages = readable(options.home / "store", Path(work))
        print(f"{len(pages)} pages")
        for kind in KINDS:
            found = damages(options.home / "store", Path(work), kind, options.times, options.seed, pages)
            bad += sum(count for what, count in found.items() if what.startswith(("wrong", "crash")))
            print(f"{kind:15} {', '.join(f'{what} {count}' for what, count in sorted(found.items()))}", flush=True)
    return 1 if bad else 0


def readable(store: Path, work: Path) -> Pages:
    """Every page that links lead to from the front page, as the undamaged store has it."""
    folder = _copy(store, work)
    opened = Store(folder, readonly=True)
    try:
        edge = Edge(opened, behind=None, media=None)
        pages: Pages = {}
        ahead = ["/", "/en/", "/rss.xml", "/nothing-is-here/"]
        while ahead:
            path = ahead.pop()
            if path not in pages and not path.startswith(("/newsroom", "/static", "/talk", "/media")):
                pages[path] = status, body = asyncio.run(_get(edge, path))
                if status == 200:
                    ahead += [each.decode() for each in HREF.findall(body)]
    finally:
        opened.close()
        shutil.rmtree(folder)
    return pages


def damages(store: Path, work: Path, kind: str, times: int, seed: int, pages: Pages) -> Counter[str]:
    chance = random.Random(f"{kind} {seed}")
    found: Counter[str] = Counter()
    for _ in range(times):
        folder = _copy(store, work)
        found[KINDS[kind](folder / "data.mdb", chance, pages)] += 1
        shutil.rmtree(folder)
    return found


def _copy(store: Path, work: Path) -> Path:
    folder = work / "store"
    folder.mkdir()
    shutil.copyfile(store / "data.mdb", folder / "data.mdb")
    return folder


# The kinds of damage


def cut(file: Path, chance: random.Random, pages: Pages) -> str:
    os.truncate(file, chance.randrange(file.stat().st_size))
    return _in_a_process(lambda: _read(file.parent, pages))


def cut_while_read(file: Path, chance: random.Random, pages: Pages) -> str:
    place = chance.randrange(file.stat().st_size)

    def read() -> str:
        return _read(file.parent, pages, before=lambda: os.truncate(file, place))

    return _in_a_process(read)


def flip(file: Path, chance: random.Random, pages: Pages) -> str:
    return _flip(file, chance.randrange(_in_use(file)), chance, pages)


def head(file: Path, chance: random.Random, pages: Pages) -> str:
    return _flip(file, chance.randrange(2 * 4096), chance, pages)


KINDS: dict[str, Callable[[Path, random.Random, Pages], str]] = {
    "cut": cut,
    "cut while read": cut_while_read,
    "flip": flip,
    "head": head,
}


def _flip(file: Path, place: int, chance: random.Random, pages: Pages) -> str:
    with file.open("r+b") as opened:
        opened.seek(place)
        (byte,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes([byte ^ 1 << chance.randrange(8)]))
    return _in_a_process(lambda: _read(file.parent, pages))


def _in_use(file: Path) -> int:
    with lmdb.open(os.fspath(file.parent), readonly=True, lock=False) as environment:
        return min(file.stat().st_size, (environment.info()["last_pgno"] + 1) * environment.stat()["psize"])


# Reading what is left


def _read(folder: Path, pages: Pages, before: Callable[[], None] | None = None) -> str:
    try:
        store = Store(folder, readonly=True)
    except StoreError:
        return "said, at the start"
    edge = Edge(store, behind=None, media=None)
    if before is not None:
        for path in pages:  # what it keeps in memory must not lead it astray
            asyncio.run(_get(edge, path))
        before()
    told = 0
    for path, was in pages.items():
        answer = asyncio.run(_get(edge, path))
        if answer[0] == 503:
            told += 1
        elif answer != was:
            return f"wrong ({answer[0]} in place of {was[0]})"
    return "said" if told else "whole"


async def _get(edge: Edge, path: str) -> tuple[int, bytes]:
    said: list[dict] = []

    async def send(message: dict) -> None:
        said.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    await edge(scope, None, send)  # type: ignore[arg-type]
    return said[0]["status"], b"".join(message.get("body", b"") for message in said[1:])


def _in_a_process(read: Callable[[], str]) -> str:
    """What a function says in a process of its own, or how that process died."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        os.dup2(sys.stderr.fileno(), 2)
        signal.alarm(SECONDS)
        try:
            said = read()
        except BaseException as problem:
            said = f"crash ({type(problem).__name__}: {problem})"
        os.write(into, said.encode()[:200])
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        said = answer.read().decode()
    _, status = os.waitpid(child, 0)
    return f"crash ({signal.Signals(os.WTERMSIG(status)).name})" if os.WIFSIGNALED(status) else said


if __name__ == "__main__":
    sys.exit(main())
