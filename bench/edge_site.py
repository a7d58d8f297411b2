"""How fast the edge answers for a whole site, beside nginx serving the same bytes as files, in the same run.

    python bench/edge_site.py --pages 10000      a site of invented articles
    python bench/edge_site.py --home FOLDER      the stories of a newsroom, of bench/press.py say

- hot: every request another of some pages, all of them in memory before;
- cold: every request another of all pages, and none is in memory: each is composed and compressed;
- 404: every request another address where nothing is;
- while pressing: as hot, while another process commits ten editions a second, each changing one of the pages.

nginx has the pages ready in gzip, and its files in the system's memory. What bench/edge.py says of ratios holds here.
Memory is what is no file's: the store, too, is a file in the system's memory, which it takes back when it needs to.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import edge as bench
import lmdb
from edge_article import PATH, article

from warta.press.store import Store, StoreError
from warta.press.stored import Change, Fragment, Leaf, Page, Weave, digest

HERE = Path(__file__).parent
A_SECOND = 10
"""Editions that are committed while the edge is measured under pressing."""

NEXT = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="the folder of a newsroom")
    parser.add_argument("--pages", type=int, default=10_000, help="how many pages; 10,000 unless told")
    parser.add_argument("--hot", type=int, default=2_000, help="how many of them are hot; 2,000 unless told")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; 3 unless told")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    missing = [tool for tool in ("nginx", "wrk") if shutil.which(tool) is None]
    if missing:
        print(f"bench/edge_site: not installed: {' and '.join(missing)}", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="warta-bench-")))
        folder.chmod(0o755)
        try:
            figures = _measure(options, folder, stack)
        except (StoreError, lmdb.Error, OSError, RuntimeError, http.client.HTTPException) as problem:
            print(f"bench/edge_site: {problem}", file=sys.stderr)
            return 2
    print(json.dumps(figures, indent=2) if options.json else _table(figures))
    return 0


def _measure(options: argparse.Namespace, folder: Path, stack: ExitStack) -> dict:
    paths = _copied(options, folder) if options.home else _invented(options.pages, folder / "store")
    edge, cold = (bench._serve_store(how, folder / "store", paths[0], stack) for how in ("edge", "cold"))
    nginx = _nginx(folder, edge, paths, stack)
    random.Random(1).shuffle(paths)
    hot, there, nowhere = folder / "hot", folder / "there", folder / "nowhere"
    hot.write_text("".join(f"{quote(path)}\n" for path in paths[: options.hot]))
    there.write_text("".join(f"{quote(path)}\n" for path in paths))
    nowhere.write_text("".join(f"/tidak-ada/{number}/\n" for number in range(len(paths))))
    found: dict[str, dict[str, list[bench.Round]]] = {name: {} for name in ("hot", "cold", "404", "while pressing")}
    for _ in range(options.rounds):
        for kind, target, name, script in (
            ("hot", edge, "edge", hot),
            ("hot", nginx, "nginx", hot),
            ("cold", cold, "edge", there),
            ("cold", nginx, "nginx", there),
            ("404", edge, "edge", nowhere),
            ("404", nginx, "nginx", nowhere),
        ):
            found[kind].setdefault(name, []).append(_load(target, script, folder))
        with _Pressing(folder / "store"):
            found["while pressing"].setdefault("edge", []).append(_load(edge, hot, folder))
        found["while pressing"].setdefault("nginx", []).append(_load(nginx, hot, folder))
    return {
        "pages": len(paths),
        "hot_pages": min(options.hot, len(paths)),
        **{
            kind: {
                **{name: bench._summary(rounds) for name, rounds in by_name.items()},
                "ratio": bench._ratios(by_name, "rate")["nginx"],
                "cpu_ratio": bench._ratios(by_name, "cpu_rate").get("nginx"),
            }
            for kind, by_name in found.items()
        },
        "mib": {"edge": _anonymous(edge), "nginx": _anonymous(nginx)},
        "load": [round(each, 1) for each in os.getloadavg()],
    }


def _invented(pages: int, folder: Path) -> list[str]:
    """A site of articles that differ in their story alone."""
    one = article()
    body, page = one.fragments["story/1/body"], one.pages[PATH]
    store = Store(folder)
    missing = Page(404, page.content_type, tuple(key for key in page.keys if not key.startswith("story/1/")))
    store.commit(one)
    store.commit(Change(pages={"/404/": missing}))
    paths = [f"/ekonomi/cerita-{number}/" for number in range(pages)]
    with store.edition() as writing:
        for number, path in enumerate(paths):
            key = f"story/{number + 10}/body"
            mine = Leaf.of(body.content.replace(b"<h1>", b"<h1>%d: " % number))
            keys = tuple(key if each == "story/1/body" else each for each in page.keys)
            writing.put(Change(fragments={key: mine}, pages={path: Page(page.status, page.content_type, keys)}))
    store.close()
    return paths


def _copied(options: argparse.Namespace, folder: Path) -> list[str]:
    """A copy of a newsroom's store, and the paths of its stories."""
    (folder / "store").mkdir()
    with lmdb.open(os.fspath(options.home / "store"), readonly=True, max_dbs=16) as newsroom:
        newsroom.copy(os.fspath(folder / "store"))
    store = Store(folder / "store", readonly=True)
    try:
        with store.snapshot() as snapshot:
            paths = []
            for key, _ in snapshot.entries("facts"):
                path = snapshot.text(f"story/{key.decode()}/path") if key.isdigit() else ""
                if path:
                    paths.append(path)
                if len(paths) == options.pages:
                    break
    finally:
        store.close()
    if not paths:
        raise RuntimeError(f"no story stands in {options.home}")
    return paths


def _nginx(folder: Path, edge: bench.Target, paths: list[str], stack: ExitStack) -> bench.Target:
    """nginx with the same bytes: each page as the edge sends it in gzip."""
    connection = http.client.HTTPConnection("127.0.0.1", int(edge.url.split(":")[2].split("/")[0]), timeout=30)
    headers: dict[str, str] = {}
    for path in paths:
        connection.request("GET", quote(path), headers={"Accept-Encoding": "gzip"})
        reply = connection.getresponse()
        body = reply.read()
        headers = {name.lower(): value for name, value in reply.getheaders()}
        if reply.status != 200 or headers.get("content-encoding") != "gzip":
            raise RuntimeError(f"{path} is answered with {reply.status}, {headers.get('content-encoding')}")
        file = folder / "www" / path.strip("/") / "index.html.gz"
        file.parent.mkdir(parents=True)
        file.write_bytes(body)
        file.with_suffix("").touch()  # nginx looks for it, and sends the other
    connection.close()
    (folder / "t").mkdir()
    same = ("cache-control", "content-security-policy", "x-content-type-options", "referrer-policy")
    port, cached_port = bench._free_port(), bench._free_port()
    (folder / "nginx.conf").write_text(
        bench.NGINX.replace("gzip_static on", "gzip_static always").format(
            folder=folder,
            port=port,
            cached_port=cached_port,
            user="user root;" if os.geteuid() == 0 else "",
            headers=" ".join(f'add_header {name} "{headers[name]}";' for name in same if name in headers),
        )
    )
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
    nginx = bench._serve("nginx", command, port, paths[0], stack)
    nginx.pids += bench._children(nginx.pids[0])
    return nginx


def _load(target: bench.Target, paths: Path, folder: Path) -> bench.Round:
    script = folder / "next.lua"
    script.write_text(NEXT % paths)
    command = ["taskset", "-c", str(bench.CLIENT_CORE), "wrk", "-t1", "-c32", "-d3s", "--latency", "-s", str(script)]
    before = bench._cpu_seconds(target)
    done = subprocess.run(
        [*command, "-H", "Accept-Encoding: gzip", target.url], capture_output=True, text=True, check=True
    )
    spent = bench._cpu_seconds(target) - before
    said = done.stdout
    if "Socket errors" in said or ("Non-2xx" in said and paths.name != "nowhere"):
        raise RuntimeError(f"{target.name} did not answer all requests:\n{said}")
    return bench.Round(
        cpu_rate=int(bench._found(r"(\d+) requests in", said)) / spent if spent else None,
        rate=float(bench._found(r"Requests/sec:\s+([\d.]+)", said)),
        p50=bench._milliseconds(bench._found(r"\n\s+50%\s+(\S+)", said)),
        p99=bench._milliseconds(bench._found(r"\n\s+99%\s+(\S+)", said)),
    )


def _anonymous(target: bench.Target) -> float:
    """MiB in memory of all its processes that are no file's."""
    status = "".join(Path(f"/proc/{pid}/status").read_text() for pid in target.pids)
    return round(sum(map(int, re.findall(r"RssAnon:\s+(\d+) kB", status))) / 1024, 1)


class _Pressing:
    """Commits editions to a store, so many a second, while the block lasts; in this process, on no core of its own."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._press)
        self._problem: Exception | None = None

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._store.close()
        if self._problem is not None:
            raise self._problem

    def _press(self) -> None:
        try:
            with self._store.snapshot() as snapshot:
                keys = [key for key in snapshot.keys("fragments", "story/") if key.endswith("/body")][:100]
            for key in cycle(keys):
                if self._stop.wait(1 / A_SECOND):
                    return
                with self._store.snapshot() as snapshot:
                    body = snapshot.fragment(key)
                self._store.commit(Change(fragments={key: _another(body)}))
        except Exception as problem:
            self._problem = problem


def _another(body: Fragment | None) -> Fragment:
    """The text of a story with a space behind it."""
    match body:
        case Leaf(content=content):
            return Leaf.of(content + b" ")
        case Weave(hash=hash, pieces=pieces):
            return Weave(digest(hash), (*pieces, b" "))
    raise StoreError(f"No story has such a text: {body!r}")


def _table(figures: dict) -> str:
    site = f"{figures['pages']:,} pages, {figures['hot_pages']:,} hot"
    lines = [f"{site:<24}{'requests/s':>12}{'edge is':>9}{'by CPU':>9}{'p50 ms':>9}{'p99 ms':>9}"]
    for kind in ("hot", "cold", "404", "while pressing"):
        for name in ("edge", "nginx"):
            found = figures[kind][name]
            cpu = figures[kind]["cpu_ratio"]
            said = ("", "") if name == "edge" else (f"{figures[kind]['ratio']:.2f} ×", f"{cpu:.2f} ×" if cpu else "")
            lines.append(
                f"{f'{kind}: {name}':24}{found['requests_per_second']:>12,}{said[0]:>9}{said[1]:>9}"
                f"{found['p50_ms']:>9}{found['p99_ms']:>9}"
            )
    lines.append(f"MiB: {', '.join(f'{name} {size}' for name, size in figures['mib'].items())}")
    lines.append(f"load of the machine over 1, 5 and 15 minutes: {', '.join(map(str, figures['load']))}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
