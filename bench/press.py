"""How fast the press is, and how its cost grows: newsrooms of invented stories (bench/stories.py), in one run.

    python bench/press.py --cache FOLDER                        1,000 and 10,000 stories
    python bench/press.py --cache FOLDER --sizes 1000,100000    other sizes
    python bench/press.py --cache FOLDER --hugo PATH            Hugo beside it, building the same stories

FOLDER keeps the newsrooms that are made, for the next run; what is measured are copies. It is outside the repository.

1. `warta press rebuild`, the whole site from the database: stories a second and memory, beside Hugo's.
2. Each act, from its commit until every page that shows it serves it: the newsroom is served in a process of its own,
   the act goes through its door there, and another process asks for the pages over HTTP again and again. ``--apart``
   measures with edge, newsroom and worker as processes of their own, and the act in a fourth.
3. What each act wrote: fragments and pages of its edition, and of the editions that follow from it (related stories).

Machines differ and are shared: figures of one run compare with each other, those of two runs do not. The medians'
ratio of the largest size to the smallest is what the floors in bench/floors.toml stand on. Exit status 1 where one is
worse than its floor, 2 where the bench cannot run.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import hugo
import processes

from warta.press.store import Store

HERE = Path(__file__).parent
ACTS = ("publish", "correct", "comment", "rename", "menu", "kill")
"""In this order: those that need a story take one that was published before."""
PAUSE = 0.001
"""Seconds between two rounds of asking: the asking must not take the processor from what it measures."""
PATIENCE = 900.0
"""Seconds after which an act counts as never shown."""


class Cannot(Exception):  # noqa: N818
    """The bench cannot go on; the message says why."""


def main() -> int:
    options = _options()
    figures: dict = {"load_before": _load(), "sizes": {}}
    try:
        for size in options.sizes:
            figures["sizes"][size] = _measure(size, options)
            _say(f"{size:,}: {json.dumps(figures['sizes'][size])}")
    except (Cannot, OSError, subprocess.SubprocessError, http.client.HTTPException) as problem:
        print(f"bench/press: {problem}", file=sys.stderr)
        return 2
    figures["load_after"] = _load()
    print(json.dumps(figures, indent=2) if options.json else _tables(figures))
    worse = _worse_than_floors(figures)
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="where made newsrooms are kept; large")
    parser.add_argument("--sizes", default="1000,10000", help="stories, separated by commas")
    parser.add_argument("--acts", type=int, default=30, help="how many acts of each kind; 30 unless told")
    parser.add_argument("--only", help="these kinds of acts alone, separated by commas")
    parser.add_argument("--budget", type=float, default=120, help="seconds for a kind of act at a size")
    parser.add_argument("--apart", action="store_true", help="edge, newsroom and worker as processes of their own")
    parser.add_argument("--no-acts", action="store_true", help="only the whole rebuild")
    parser.add_argument("--hugo", help="the hugo command; without it there is nothing beside the rebuild")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    try:
        options.sizes = sorted({int(size) for size in options.sizes.split(",")})
    except ValueError:
        parser.error("--sizes are numbers, separated by commas")
    options.kinds = [kind for kind in ACTS if not options.only or kind in options.only.split(",")]
    if options.hugo and shutil.which(options.hugo) is None:
        parser.error(f"{options.hugo} is no command: install Hugo, or leave --hugo out")
    return options


def _measure(size: int, options: argparse.Namespace) -> dict:
    """Everything of one size, on a copy that is thrown away."""
    made = _made(options.cache, size)
    with tempfile.TemporaryDirectory(prefix=f"work-{size}-", dir=options.cache) as work:
        home = Path(work) / "home"
        _say(f"{size:,}: copying")
        shutil.copytree(made, home)
        for old in ("store", "index"):
            shutil.rmtree(home / old, ignore_errors=True)
        found = {"rebuild": _rebuild(home, size)}
        if options.hugo:
            found["hugo"] = _hugo(options.hugo, Path(work) / "hugo", size, made)
        if not options.no_acts:
            found["acts"] = _acts(home, options)
    return found


def _made(cache: Path, size: int) -> Path:
    """A newsroom of so many stories, made where there is none yet."""
    home = cache / f"newsroom-{size}"
    if not home.exists():
        unfinished = cache / f"newsroom-{size}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        _say(f"{size:,}: making the newsroom")
        subprocess.run(
            [sys.executable, str(HERE / "stories.py"), "--home", str(unfinished), "--stories", str(size)],
            check=True,
            stdout=sys.stderr,
        )
        unfinished.rename(home)
    return home


# The whole site


def _rebuild(home: Path, size: int) -> dict:
    _say(f"{size:,}: rebuilding")
    used = processes.run([sys.executable, "-m", "warta", "press", "rebuild", "--home", str(home)])
    if used.status:
        raise Cannot(f"warta press rebuild failed: {used.said}")
    idle = processes.run([sys.executable, "-m", "warta", "press", "rebuild", "--help"])
    return {
        **used.row,
        "stories_per_second": round(size / used.seconds, 1),
        "stories_per_cpu_second": round(size / used.cpu_seconds, 1),
        "starting_seconds": round(idle.seconds, 1),
        "store_mib": round(_size(home / "store") / 2**20),
        "index_mib": round(_size(home / "index") / 2**20),
    }


def _hugo(command: str, folder: Path, size: int, made: Path) -> dict:
    _say(f"{size:,}: Hugo")
    newest = datetime.fromtimestamp(made.stat().st_mtime, UTC)
    hugo.write_site(folder, size, newest, _style())
    used = processes.run([command, "--quiet", "--source", str(folder)])
    if used.status:
        raise Cannot(f"hugo failed: {used.said[-2000:]}")
    built = folder / "public"
    pages = sum(1 for _ in built.rglob("*.html"))
    return {
        **used.row,
        "stories_per_second": round(size / used.seconds, 1),
        "stories_per_cpu_second": round(size / used.cpu_seconds, 1),
        "pages": pages,
        "site_mib": round(_size(built) / 2**20),
    }


def _style() -> str:
    """As much style in Hugo's pages as the press puts into its own."""
    from importlib.resources import files

    return "".join(
        file.read_text("utf-8")
        for file in files("warta.press").joinpath("style").iterdir()
        if file.name.endswith(".css")
    )


def _size(folder: Path) -> int:
    """Bytes on the disk; a store's file may have holes."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


# Acts


def _acts(home: Path, options: argparse.Namespace) -> dict:
    with ExitStack() as stack:
        port = _free_port()
        newsroom = stack.enter_context(_newsroom(home, port, apart=options.apart))
        reader = stack.enter_context(_reader(port))
        store = Store(home / "store", readonly=True)
        stack.callback(store.close)
        newsroom.ask({"quiet": True})
        if "publish" not in options.kinds:
            _act(newsroom, reader, store, "publish", "uji-awal")
        found = {}
        for kind in options.kinds:
            _say(f"{home.parent.name}: {kind}")
            found[kind] = _summary(list(_repeated(newsroom, reader, store, kind, options)))
    return found


def _repeated(
    newsroom: _Newsroom, reader: _Reader, store: Store, kind: str, options: argparse.Namespace
) -> Iterator[dict]:
    began = time.monotonic()
    for number in range(options.acts):
        yield _act(newsroom, reader, store, kind, f"uji{kind}{number:03}")
        if time.monotonic() - began > options.budget:
            return


def _act(newsroom: _Newsroom, reader: _Reader, store: Store, kind: str, token: str) -> dict:
    """Do one act and wait until all pages have it, and then until nothing follows from it any more."""
    pending = {path: (mark, shown) for path, mark, shown in newsroom.ask({"prepare": kind, "token": token})["watch"]}
    newsroom.ask({"quiet": True})
    before = _edition(store)
    newsroom.tell({"go": True})
    seen: dict[str, float] = {}
    editions: dict[int, tuple[int, int]] = {}
    committed = None
    deadline = time.monotonic() + PATIENCE
    while pending:
        for path, (mark, shown) in list(pending.items()):
            if (mark.encode() in reader.get(path)) is shown:
                seen[path] = time.monotonic()
                del pending[path]
        _note(store, editions, before)
        if committed is None and newsroom.answered():
            committed = newsroom.hear()["committed"]
        if time.monotonic() > deadline:
            raise Cannot(f"{kind}: after {PATIENCE:.0f} s {', '.join(pending)} did not show it")
        time.sleep(PAUSE)
    committed = committed or newsroom.hear()["committed"]
    newsroom.tell({"quiet": True})
    while not newsroom.answered():
        _note(store, editions, before)
        time.sleep(PAUSE)
    newsroom.hear()
    _note(store, editions, before)
    return {
        "ms": max(0.0, max(seen.values()) - committed) * 1000,
        "fragments": sum(fragments for fragments, _ in editions.values()),
        "pages": sum(pages for _, pages in editions.values()),
        "editions": len(editions),
    }


def _edition(store: Store) -> int:
    with store.snapshot() as snapshot:
        return snapshot.edition.number if snapshot.edition else 0


def _note(store: Store, editions: dict[int, tuple[int, int]], before: int) -> None:
    """Keep what an edition says that it wrote: the store only has it of the newest."""
    with store.snapshot() as snapshot:
        edition = snapshot.edition
    if edition is not None and edition.number > before:
        editions[edition.number] = (edition.fragments, edition.pages)


def _summary(acts: list[dict]) -> dict:
    times = sorted(act["ms"] for act in acts)
    return {
        "acts": len(acts),
        "median_ms": round(median(times), 1),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 1),
        "fragments": round(median(act["fragments"] for act in acts)),
        "most_fragments": max(act["fragments"] for act in acts),
        "pages": round(median(act["pages"] for act in acts)),
        "most_pages": max(act["pages"] for act in acts),
        "editions": round(median(act["editions"] for act in acts)),
    }


class _Newsroom:
    """The process that does the acts: a line in, a line out."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, what: dict) -> dict:
        self.tell(what)
        return self.hear()

    def tell(self, what: dict) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def answered(self) -> bool:
        """Whether there is a line to hear. One is asked for at a time, so nothing waits in a buffer of ours."""
        import select

        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def hear(self) -> dict:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Cannot(f"the newsroom's process ended with status {self._process.wait()}")
        return json.loads(line)


@contextmanager
def _newsroom(home: Path, port: int, *, apart: bool) -> Iterator[_Newsroom]:
    """A served newsroom and the process that does its acts."""
    doors = [sys.executable, str(HERE / "press_doors.py"), str(home)]
    with ExitStack() as stack:
        if apart:
            behind = _free_port()
            for part, where in (("newsroom", behind), ("edge", port), ("worker", None)):
                listening = ["--port", str(where)] if where else []
                command = [sys.executable, "-m", "warta", "serve", "--home", str(home), "--only", part, *listening]
                stack.enter_context(_running(command))
            _wait_for(port)
        else:
            doors += ["--serve", str(port)]
        process = stack.enter_context(_running(doors, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        newsroom = _Newsroom(process)
        newsroom.hear()
        yield newsroom


@contextmanager
def _running(command: list[str], **pipes) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, **{"stdout": subprocess.DEVNULL, **pipes})
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class _Reader:
    """Asks for pages over one connection; over another where the server closed it, which it does after some seconds."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path: str) -> bytes:
        try:
            self._connection.request("GET", path)
            return self._connection.getresponse().read()
        except (http.client.RemoteDisconnected, ConnectionError):
            self._connection.close()
            self._connection.request("GET", path)
            return self._connection.getresponse().read()

    def close(self) -> None:
        self._connection.close()


@contextmanager
def _reader(port: int) -> Iterator[_Reader]:
    reader = _Reader(port)
    try:
        yield reader
    finally:
        reader.close()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise Cannot(f"nothing answers at port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# What is printed


def _tables(figures: dict) -> str:
    sizes = figures["sizes"]
    lines = _header(
        "whole site",
        "stories a second",
        "of processor time",
        "seconds",
        "peak memory, MiB",
        "of it own",
        "on disk, MiB",
    )
    for size, found in sizes.items():
        for name, who in (("rebuild", "Warta"), ("hugo", "Hugo")):
            if row := found.get(name):
                disk = row.get("store_mib") or row.get("site_mib")
                speeds = (row["stories_per_second"], row["stories_per_cpu_second"])
                used = (*speeds, row["seconds"], row["resident_mib"], row["own_mib"], disk)
                lines.append(_row(f"{who}, {size:,} stories", *(f"{each:,}" for each in used)))
    kinds = [kind for kind in ACTS if all(kind in found.get("acts", {}) for found in sizes.values())]
    if kinds:
        heads = [f"{size:,}" for size in sizes]
        lines += ["", *_header("from the act to its readers: median / p95 in ms (acts)", *heads, "ratio")]
        for kind in kinds:
            acts = [found["acts"][kind] for found in sizes.values()]
            cells = [f"{act['median_ms']:,} / {act['p95_ms']:,} ({act['acts']})" for act in acts]
            lines.append(_row(kind, *cells, f"{_ratio(figures, kind):.2f}"))
        lines += ["", *_header("fragments + pages written: median (most)", *heads)]
        lines += [_row(kind, *(_written(found["acts"][kind]) for found in sizes.values())) for kind in kinds]
    load = f"{', '.join(map(str, figures['load_before']))} before, {', '.join(map(str, figures['load_after']))} after"
    lines += ["", f"Load of the machine over 1, 5 and 15 minutes: {load}; {os.cpu_count()} processors."]
    return "\n".join(lines)


def _header(*cells: str) -> list[str]:
    return [_row(*cells), _row(*["---"] * len(cells))]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _written(act: dict) -> str:
    return f"{act['fragments']:,} + {act['pages']:,} ({act['most_fragments']:,} + {act['most_pages']:,})"


def _ratio(figures: dict, kind: str) -> float:
    """The median at the largest size over that at the smallest."""
    sizes = list(figures["sizes"].values())
    return sizes[-1]["acts"][kind]["median_ms"] / sizes[0]["acts"][kind]["median_ms"]


def _worse_than_floors(figures: dict) -> list[str]:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    sizes = list(figures["sizes"].values())
    first, last = sizes[0], sizes[-1]
    found = []  # its name, what was measured, and whether more of it is worse
    if len(sizes) > 1:
        found.append(("press_rebuild_memory_ratio", last["rebuild"]["own_mib"] / first["rebuild"]["own_mib"], True))
        if "publish" in last.get("acts", {}):
            found.append(("press_publish_ratio", _ratio(figures, "publish"), True))
    if "hugo" in last:
        speeds = [last[which]["stories_per_cpu_second"] for which in ("rebuild", "hugo")]
        found.append(("press_rebuild_to_hugo", speeds[0] / speeds[1], False))
    return [
        f"{name} is {value:.2f}, {'above' if more_is_worse else 'below'} {floors[name]} (bench/floors.toml)"
        for name, value, more_is_worse in found
        if name in floors and (value > floors[name] if more_is_worse else value < floors[name])
    ]


def _load() -> list[float]:
    return [round(each, 2) for each in os.getloadavg()]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
