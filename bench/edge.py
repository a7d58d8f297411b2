"""How fast the edge answers, beside nginx serving the same bytes with gzip_static, in the same run.

    python bench/edge.py                        an invented article of 25 KB
    python bench/edge.py --home FOLDER          the newest article on the front page of a newsroom, of `warta demo` say
    python bench/edge.py --home FOLDER --path /x/         another page of it
    python bench/edge.py --store FOLDER --path /x/        a page of a fragment store
    python bench/edge.py --url http://127.0.0.1:8000/x/   a newsroom that is being served; start it with
                                                          `taskset -c 0 warta serve` for a fair comparison

--home and --store read a copy of the fragment store and serve it by themselves: the newsroom may be running or not.

Server and nginx have core 0, in turns, wrk has core 1. Machines differ and are shared, so only ratios mean
anything: each round measures all of them, and the median of the rounds counts. The ratio is taken twice: of requests
a second, which is what a reader's crowd meets and which suffers from whatever else runs on the machine, and of
requests a second of the server's own processor time, which hardly does and on which the floors stand. "asgi" is the
same edge without the short way (docs/decisions/0008), and "bare" an ASGI application on the same HTTP server that
sends the same ready messages and does nothing else. Exit status 1 where a figure is below its floor in
bench/floors.toml, 2 where the bench cannot run.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import lmdb
from edge_article import PATH, article

from warta.press.store import Store, StoreError
from warta.press.stored import Run

HERE = Path(__file__).parent
SERVER_CORE, CLIENT_CORE = 0, 1
SECONDS = 1
"""How long wrk loads one server at a time; it counts in whole seconds."""

NGINX = """
{user}
worker_processes 1;
worker_cpu_affinity 01;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  gzip_static on;
  gzip_vary on;
  default_type text/html;
  charset utf-8;
  server_tokens off;
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  {headers}
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
  server {{ listen 127.0.0.1:{cached_port}; root {folder}/www; open_file_cache max=100; }}
}}
"""


@dataclass
class Target:
    """A server that is measured: its name, where the article stands, and the processes that serve it."""

    name: str
    url: str
    pids: tuple[int, ...] = ()

    def get(self, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        where = urlsplit(self.url)
        connection = http.client.HTTPConnection(where.hostname or "", where.port or 80, timeout=10)
        try:
            # http.client asks for identity unless told otherwise.
            connection.putrequest(method, where.path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            reply = connection.getresponse()
            return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
        finally:
            connection.close()


@dataclass
class Round:
    rate: float
    cpu_rate: float | None
    """Requests a second of the server's processor time; None where the server is not ours to look at."""
    p50: float
    """Milliseconds, as the p99."""
    p99: float


_CANNOT = (StoreError, lmdb.Error, http.client.HTTPException, subprocess.SubprocessError)


def main() -> int:
    options = _options()
    missing = [tool for tool in ("nginx", "wrk") if shutil.which(tool) is None]
    if missing:
        return _cannot(f"not installed: {' and '.join(missing)}; try apt-get install {' '.join(missing)}")
    if not {SERVER_CORE, CLIENT_CORE} <= os.sched_getaffinity(0):
        return _cannot("two cores are needed, one for the server and one for wrk")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="warta-bench-")))
        folder.chmod(0o755)  # nginx's worker may be another user
        try:
            targets = _start(options, folder, stack)
            figures = _measure(targets, options.rounds)
        except (*_CANNOT, OSError, RuntimeError) as problem:
            return _cannot(str(problem))
    print(json.dumps(figures, indent=2) if options.json else _table(figures))
    below = _below_floors(figures)
    for line in below:
        print(line, file=sys.stderr)
    return 1 if below else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="the folder of a newsroom (WARTA_HOME)")
    parser.add_argument("--store", type=Path, help="a fragment store")
    parser.add_argument("--path", help="the article's path in --home or --store")
    parser.add_argument("--url", help="an article of a newsroom that is being served, at 127.0.0.1")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured; 5 unless told")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if sum(each is not None for each in (options.home, options.store, options.url)) > 1:
        parser.error("give one of --home, --store and --url, or none of them")
    if bool(options.path) and not (options.home or options.store):
        parser.error("--path needs --home or --store")
    if options.path and not options.path.startswith("/"):
        parser.error("--path begins with a slash")
    if options.store and not options.path:
        parser.error("--store needs --path; --home finds an article by itself")
    if options.url and not _is_ours(options.url):
        parser.error(
            f"{options.url} is not an address such as http://127.0.0.1:8000/x/: the bench loads what it measures"
        )
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return options


def _is_ours(url: str) -> bool:
    try:
        where = urlsplit(url)
        return where.scheme == "http" and where.hostname == "127.0.0.1" and (where.port or 80) > 0 and where.path != ""
    except ValueError:
        return False


def _start(options: argparse.Namespace, folder: Path, stack: ExitStack) -> list[Target]:
    """The edge, then those it is measured beside; all of them answer with the same bytes in gzip."""
    if options.url:
        targets = [Target("edge", options.url, _serving(urlsplit(options.url).port or 80))]
        if not targets[0].pids:
            print("bench/edge: the process that serves --url cannot be seen; no ratio by CPU", file=sys.stderr)
        elif any(os.sched_getaffinity(pid) != {SERVER_CORE} for pid in targets[0].pids):
            print(
                f"bench/edge: --url is not bound to core {SERVER_CORE}; only the ratio by CPU is fair", file=sys.stderr
            )
    else:
        store, path = _page(options, folder)
        targets = [_serve_store(how, store, path, stack) for how in ("edge", "asgi", "bare")]
    edge = targets[0]
    try:
        status, headers, body = edge.get()
        _, zipped_headers, zipped = edge.get(Accept_Encoding="gzip")
    except OSError as problem:
        raise RuntimeError(
            f"{edge.url} cannot be read ({problem.strerror or problem}): is it being served?"
        ) from problem
    if status != 200:
        elsewhere = f" and points to {headers['location']}" if "location" in headers else ""
        raise RuntimeError(f"{edge.url} answers {status}{elsewhere}: give the address of an article")
    encoded = zipped_headers.get("content-encoding")
    if encoded != "gzip" or gzip.decompress(zipped) != body or "etag" not in zipped_headers:
        raise RuntimeError(f"{edge.url} does not answer with the same page in gzip: is it served by Warta?")
    return [*targets, *_nginx(folder, urlsplit(edge.url).path, headers, body, zipped, stack)]


def _page(options: argparse.Namespace, folder: Path) -> tuple[Path, str]:
    """The store to serve, and where the article stands in it."""
    if not (options.home or options.store):
        return _invented(folder), PATH
    original = options.store or options.home / "store"
    if not (original / "data.mdb").is_file():
        raise RuntimeError(f"there is no fragment store in {original}: make one with `warta demo --home FOLDER`")
    # A copy: the newsroom goes on writing, and each round must measure the same bytes.
    (folder / "store").mkdir()
    with lmdb.open(os.fspath(original), readonly=True, max_dbs=16) as newsroom:
        newsroom.copy(os.fspath(folder / "store"))
    if options.path:
        return folder / "store", options.path
    copied = Store(folder / "store", readonly=True)
    try:
        return folder / "store", _newest_article(copied)
    finally:
        copied.close()


def _newest_article(store: Store) -> str:
    """The path of the first story whose card stands on the front page."""
    with store.snapshot() as snapshot:
        front = snapshot.page("/")
        for key in front.keys if front else ():
            run = snapshot.fragment(key)
            for card in run.keys if isinstance(run, Run) else ():
                story = re.fullmatch(r"story/(\d+)/card", card)
                if story and (path := snapshot.text(f"story/{story[1]}/path")):
                    return path
    raise RuntimeError(f"no story stands on the front page of {store.folder}: name a page with --path")


def _serving(port: int) -> tuple[int, ...]:
    """The processes that listen at a port of 127.0.0.1, as far as this user may see them."""
    fields = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {f"socket:[{each[9]}]" for each in fields if each[3] == "0A" and int(each[1].split(":")[1], 16) == port}
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) in sockets:
                found.add(int(link.parts[2]))
        except OSError:
            continue  # it ended, or is not ours to look at
    return tuple(sorted(found))


def _invented(folder: Path) -> Path:
    store = Store(folder / "store")
    store.commit(article())
    store.close()
    return folder / "store"


def _nginx(
    folder: Path, path: str, headers: dict[str, str], body: bytes, zipped: bytes, stack: ExitStack
) -> Iterator[Target]:
    """nginx as it comes, and nginx that keeps files open, with the same page and the same headers of its own."""
    file = folder / "www" / path.strip("/") / "index.html"
    file.parent.mkdir(parents=True)
    (folder / "t").mkdir()
    file.write_bytes(body)
    gz = file.with_name("index.html.gz")
    gz.write_bytes(zipped)
    for each in (file, gz):
        os.utime(each, (1_700_000_000, 1_700_000_000))
    same = ("cache-control", "content-security-policy", "x-content-type-options", "referrer-policy")
    port, cached_port = _free_port(), _free_port()
    (folder / "nginx.conf").write_text(
        NGINX.format(
            folder=folder,
            port=port,
            cached_port=cached_port,
            user="user root;" if os.geteuid() == 0 else "",
            headers=" ".join(f'add_header {name} "{headers[name]}";' for name in same if name in headers),
        )
    )
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
    nginx = _serve("nginx", command, port, path, stack)
    nginx.pids += _children(nginx.pids[0])
    cached = Target("nginx, open_file_cache", f"http://127.0.0.1:{cached_port}{path}", nginx.pids)
    for target in (nginx, cached):
        status, _, got = target.get(Accept_Encoding="gzip")
        if (status, got) != (200, zipped):
            raise RuntimeError(f"nginx answers {status} and not with the bytes of the edge")
        yield target


def _serve_store(how: str, store: Path, path: str, stack: ExitStack) -> Target:
    port = _free_port()
    command = [sys.executable, str(HERE / "edge_server.py"), how, str(store), str(port), path]
    return _serve(how, command, port, path, stack)


def _serve(name: str, command: list[str], port: int, path: str, stack: ExitStack) -> Target:
    """Start a server on its core and wait until it answers; it ends with the stack."""
    process = stack.enter_context(_running(command))
    target = Target(name, f"http://127.0.0.1:{port}{path}", (process.pid,))
    for _ in range(100):
        try:
            target.get()
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"{name} stopped with status {process.returncode}") from None
            time.sleep(0.1)
        else:
            return target
    raise RuntimeError(f"{name} does not answer at {target.url}")


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(["taskset", "-c", str(SERVER_CORE), *command])
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _measure(targets: list[Target], rounds: int) -> dict[str, object]:
    """Everything that is printed. Each figure of each target is taken once a round, in turns."""
    tags = {target.name: target.get(Accept_Encoding="gzip")[1]["etag"] for target in targets}
    pages: dict[str, list[Round]] = {target.name: [] for target in targets}
    known: dict[str, list[Round]] = {target.name: [] for target in targets if target.name != "bare"}
    for target in targets:
        _wrk(target)  # the first requests find everything cold
    for _ in range(rounds):
        for target in targets:
            pages[target.name].append(_wrk(target))
        for target in targets:
            if target.name in known:
                known[target.name].append(_wrk(target, f"If-None-Match: {tags[target.name]}"))
    edge = targets[0]
    return {
        "article": {name: _summary(found) for name, found in pages.items()},
        "ratio": _ratios(pages, "rate"),
        "cpu_ratio": _ratios(pages, "cpu_rate"),
        "own_cpu_ratio": _ratios(pages, "cpu_rate", "asgi").get("bare") if "asgi" in pages else None,
        "not_modified": {name: _summary(found) for name, found in known.items()},
        "not_modified_ratio": _ratios(known, "rate"),
        "not_modified_cpu_ratio": _ratios(known, "cpu_rate"),
        "head_cpu_ratio": _head_ratio(targets),
        "load": [round(each, 1) for each in os.getloadavg()],
        "resident_mib": {target.name: _resident(target) for target in targets if target.pids},
        "wire_bytes": {coding: _wire_bytes(edge, coding) for coding in ("identity", "gzip", "zstd", "br")},
    }


def _wrk(target: Target, *headers: str) -> Round:
    command = ["taskset", "-c", str(CLIENT_CORE), "wrk", "-t1", "-c32", f"-d{SECONDS}s", "--latency"]
    for header in ("Accept-Encoding: gzip", *headers):
        command += ["-H", header]
    before = _cpu_seconds(target)
    said = subprocess.run([*command, target.url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{target.name} did not answer all requests:\n{said}")
    spent = _cpu_seconds(target) - before
    return Round(
        cpu_rate=int(_found(r"(\d+) requests in", said)) / spent if spent else None,
        rate=float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        p50=_milliseconds(_found(r"\n\s+50%\s+(\S+)", said)),
        p99=_milliseconds(_found(r"\n\s+99%\s+(\S+)", said)),
    )


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise RuntimeError(f"wrk said something else than expected:\n{text}")
    return match[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def _summary(rounds: list[Round]) -> dict[str, float]:
    return {
        "requests_per_second": round(median(found.rate for found in rounds)),
        "p50_ms": round(median(found.p50 for found in rounds), 2),
        "p99_ms": round(median(found.p99 for found in rounds), 2),
    }


def _ratios(measured: dict[str, list[Round]], of: str, whose: str = "edge") -> dict[str, float]:
    """The edge over each of the others: the median of the rounds' ratios, not the ratio of medians."""
    ratios = {}
    for name, found in measured.items():
        pairs = [(getattr(mine, of), getattr(its, of)) for mine, its in zip(measured[whose], found, strict=True)]
        if name != whose and all(mine and its for mine, its in pairs):
            ratios[name] = round(median(mine / its for mine, its in pairs), 3)
    return ratios


def _head_ratio(targets: list[Target]) -> float | None:
    """HEAD, nginx's processor time a request over the edge's. wrk cannot send HEAD, and a client in Python cannot
    keep nginx busy, so that time is what can be compared."""
    by_name = {target.name: target for target in targets}
    if not by_name["edge"].pids:
        return None
    return round(_head_seconds(by_name["nginx"]) / _head_seconds(by_name["edge"]), 3)


def _head_seconds(target: Target, requests: int = 20_000, connections: int = 32) -> float:
    where = urlsplit(target.url)
    ask = _request("HEAD", where.path, "gzip")
    open_now = [socket.create_connection((where.hostname or "", where.port or 80)) for _ in range(connections)]
    ready = select.epoll()
    by_number = {each.fileno(): each for each in open_now}
    before = _cpu_seconds(target)
    for each in open_now:
        ready.register(each, select.EPOLLIN)
        each.sendall(ask)
    answered = 0
    while answered < requests:
        for number, _ in ready.poll(10):
            reply = by_number[number].recv(65536)
            if not (reply.startswith(b"HTTP/1.1 200") and reply.endswith(b"\r\n\r\n")):
                raise RuntimeError(f"{target.name} answers HEAD with {reply[:80]!r}")
            answered += 1
            by_number[number].sendall(ask)
    spent = _cpu_seconds(target) - before
    ready.close()
    for each in open_now:
        each.close()
    return spent


def _request(method: str, path: str, coding: str, more: str = "") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {coding}\r\n{more}\r\n".encode()


def _cpu_seconds(target: Target) -> float:
    ticks = 0
    for pid in target.pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> tuple[int, ...]:
    return tuple(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def _resident(target: Target) -> float:
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in target.pids)
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def _wire_bytes(target: Target, coding: str) -> int:
    """Bytes of the whole answer, status line and headers included."""
    where = urlsplit(target.url)
    with socket.create_connection((where.hostname or "", where.port or 80), timeout=10) as connection:
        connection.sendall(_request("GET", where.path, coding, "Connection: close\r\n"))
        total = 0
        while piece := connection.recv(65536):
            total += len(piece)
    return total


def _table(figures: dict) -> str:
    lines = [f"{'':33}{'requests/s':>12}{'edge is':>9}{'by CPU':>9}{'p50 ms':>9}{'p99 ms':>9}{'MiB':>8}"]
    for title, part, prefix in (("article", "article", ""), ("304", "not_modified", "not_modified_")):
        for name, found in figures[part].items():
            ratio, cpu = (
                f"{figures[f'{prefix}{kind}'][name]:.2f} ×" if name in figures[f"{prefix}{kind}"] else ""
                for kind in ("ratio", "cpu_ratio")
            )
            memory = figures["resident_mib"].get(name, "") if part == "article" else ""
            lines.append(
                f"{f'{title}: {name}':33}{found['requests_per_second']:>12,}{ratio:>9}{cpu:>9}"
                f"{found['p50_ms']:>9}{found['p99_ms']:>9}{memory:>8}"
            )
    if figures["head_cpu_ratio"] is not None:
        lines.append(f"{'HEAD: nginx':33}{'':21}{figures['head_cpu_ratio']:>7.2f} ×")
    sizes = ", ".join(f"{coding} {size:,}" for coding, size in figures["wire_bytes"].items())
    lines.append(f"bytes over the wire, headers included: {sizes}")
    lines.append(f"load of the machine over 1, 5 and 15 minutes: {', '.join(map(str, figures['load']))}")
    return "\n".join(lines)


def _below_floors(figures: dict) -> list[str]:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    found = {
        "edge_article_ratio": figures["cpu_ratio"].get("nginx", figures["ratio"]["nginx"]),
        "edge_not_modified_ratio": figures["not_modified_cpu_ratio"].get(
            "nginx", figures["not_modified_ratio"]["nginx"]
        ),
        "edge_own_ratio": figures["own_cpu_ratio"],
    }
    below = [
        f"{name} is {value}, below its floor of {floors[name]} (bench/floors.toml)"
        for name, value in found.items()
        if value is not None and value < floors[name]
    ]
    if (size := figures["wire_bytes"]["gzip"]) > floors["edge_article_gzip_bytes"]:
        below.append(
            f"the article takes {size} bytes in gzip, above {floors['edge_article_gzip_bytes']} (bench/floors.toml)"
        )
    return below


def _cannot(why: str) -> int:
    print(f"bench/edge: {why}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
