"""Kills a newsroom under load, again and again, and counts what was lost.

    python bench/crash.py                 200 rounds
    python bench/crash.py --rounds 20     fewer

Each round one process is killed (SIGKILL) at a random instant: the edge, the newsroom, the worker, or an editor in the
middle of an act. Meanwhile editors do acts through the doors and note each one outside
once it is committed, and readers fetch pages without a pause. It counts:

- **acts lost**: noted acts that have no receipt after the worker caught up;
- **torn pages**: answers that are cut short though they came to an end, or do not end as such a page does; or that
  show a story in two versions at once; or in an older version than an answer that came before it, so that an edition
  would be half; or other bytes under the same ETag;
- **errors**: answers with a status of 500 or more (503 before the first edition is one too);
- **differences**: what `warta press verify` finds, every twentieth round, when editors are killed too, and at the end.

An answer that the kill itself cut off is none of these: the reader's connection breaks, and the reader sees that.
Exit status 1 where anything is not 0.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(rb"uji(\d+)v(\d+)z")
ENDS = {"text/html": b"</html>", "application/rss+xml": b"</rss>"}
"""How a whole page of a type ends."""
LISTS = ("/", "/rss.xml")
VERIFIED_EVERY = 20
"""Rounds."""
PATIENCE = 120.0
"""Seconds that a process may take to answer. A bound, not a measure."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--stories", type=int, default=300, help="how many the newsroom has at the start")
    parser.add_argument("--editors", type=int, default=2)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--home", type=Path, help="where the newsroom is made; a folder that is thrown away unless told"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="warta-crash-") as folder:
        home = options.home or Path(folder) / "home"
        make(home, options.stories)
        found = rounds(
            home,
            options.rounds,
            editors=options.editors,
            readers=options.readers,
            seed=options.seed,
            say=lambda line: print(line, flush=True),
        )
    print(found.report())
    return 0 if found.is_clean else 1


def make(home: Path, stories: int) -> None:
    """A newsroom with invented stories, pressed."""
    run([sys.executable, str(HERE / "stories.py"), "--home", str(home), "--stories", str(stories)])
    run([sys.executable, "-m", "warta", "press", "rebuild", "--home", str(home)])


def run(command: list[str], **more) -> str:
    """Run a command that must not fail; what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    if done.returncode:
        raise AssertionError(f"{' '.join(command[2:])} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


@dataclass
class Found:
    """What happened, and what should not have."""

    kills: Counter[str] = field(default_factory=Counter)
    kills_with_work: int = 0
    """Kills at which committed acts waited for the press."""
    acts: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    """Connections that broke, or were refused."""
    marks: int = 0
    """Marks that were compared."""
    verified: int = 0
    lost: list[int] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.torn or self.errors or self.differences)

    def report(self) -> str:
        kills = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        acts = ", ".join(f"{name} {count}" for name, count in sorted(self.acts.items()))
        answers = ", ".join(f"{count:,} × {status}" for status, count in sorted(self.answers.items()))
        marks = f"{self.marks:,} marks compared"
        lines = [
            f"kills            {self.kills.total()} ({kills}); acts waited for the press at {self.kills_with_work}",
            f"acts             {self.acts.total():,} ({acts})",
            f"answers          {self.answers.total():,} ({answers}); {marks}; {self.cut:,} broke off",
            f"acts lost        {len(self.lost)}",
            f"torn pages       {len(self.torn)}",
            f"errors           {len(self.errors)}",
            f"differences      {len(self.differences)} in {self.verified} times `warta press verify`",
        ]
        problems = [*map(str, self.lost), *self.torn, *self.errors, *self.differences]
        return "\n".join([*lines, *problems[:20]])


def rounds(
    home: Path, count: int, *, editors: int, readers: int, seed: int, acts: int = 0, say=lambda line: None
) -> Found:
    """Serve, write, read and kill; then wait for the worker, and count. Before each kill editors do so many ``acts`` at
    least, however slow the machine is."""
    chance = random.Random(seed)
    found = Found()
    notes = home.with_name("notes")
    notes.mkdir(exist_ok=True)
    with Newsroom(home) as newsroom, Looking(home) as looking, Readers(newsroom.port, notes, readers, found) as reading:
        writers = [Writer(home, notes, 1 + place) for place in range(editors)]
        try:
            for number in range(1, count + 1):
                _wait_for_acts(notes, acts * number)
                time.sleep(chance.uniform(0.05, 2.5))
                waiting = looking.waiting()
                victim = chance.choice([*newsroom.processes, "editor"])
                if victim == "editor":
                    place = chance.randrange(editors)
                    writers[place].kill()
                    writers[place] = Writer(home, notes, 1 + place + editors * number)
                else:
                    newsroom.kill(victim)
                    newsroom.start(victim)
                found.kills[victim] += 1
                found.kills_with_work += bool(waiting)
                newsroom.wait()
                for writer in writers:
                    writer.check()
                reading.check()
                if number % VERIFIED_EVERY == 0:
                    say(f"round {number}: {found.answers.total():,} answers, {len(found.torn)} torn")
                    for writer in writers:
                        writer.kill()
                    _verify(home, found)
                    writers = [Writer(home, notes, place + editors * (count + number)) for place in range(editors)]
        finally:
            for writer in writers:
                writer.kill()
        looking.wait_until_pressed()
        noted = noted_acts(notes)
        found.acts.update(each["kind"] for each in noted)
        found.lost = looking.missing([each["act"] for each in noted])
        time.sleep(1)  # readers look at what the last edition brought
    _verify(home, found)
    return found


def _wait_for_acts(notes: Path, count: int) -> None:
    until = time.monotonic() + PATIENCE
    while len(noted_acts(notes)) < count and time.monotonic() < until:
        time.sleep(0.1)


def noted_acts(notes: Path) -> list[dict]:
    """All notes; the last line of a writer that was killed may be cut off, and was then not noted."""
    lines = [line for file in sorted(notes.iterdir()) for line in file.read_text("utf-8").splitlines(keepends=True)]
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _verify(home: Path, found: Found) -> None:
    """`warta press verify`, while no editor is at work: what they commit after it has pressed would differ."""
    done = subprocess.run(
        [sys.executable, "-m", "warta", "press", "verify", "--home", str(home)],
        capture_output=True,
        text=True,
        check=False,
    )
    found.verified += 1
    if done.returncode:
        found.differences += (done.stdout + done.stderr).strip().splitlines()


# The processes

PARTS = ("edge", "newsroom", "worker")


class Newsroom:
    """A served newsroom whose processes can be killed and started."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.log = home.with_name("server.log")
        self.port, self._behind = free_port(), free_port()
        self._standing: dict[str, int] = {}
        self.processes: dict[str, subprocess.Popen] = {}
        for part in PARTS:
            self.start(part)

    def start(self, part: str) -> None:
        self._standing[part] = free_port()
        command = [sys.executable, "-m", "warta", "serve", "--home", str(self._home), "--only", part]
        command += ["--metrics-port", str(self._standing[part])]
        if part != "worker":
            command += ["--port", str(self.port if part == "edge" else self._behind)]
        with self.log.open("ab") as log:
            self.processes[part] = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)

    def kill(self, part: str) -> None:
        self.processes[part].send_signal(signal.SIGKILL)
        self.processes[part].wait()

    def wait(self) -> None:
        """Until all parts are at work."""
        until = time.monotonic() + PATIENCE
        waiting = dict(self._standing)
        while waiting and time.monotonic() < until:
            for part, port in list(waiting.items()):
                process = self.processes[part]
                if process.poll() is not None:
                    raise AssertionError(f"{part} ended with {process.returncode}:\n{self.said()[-3000:]}")
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                except OSError:
                    time.sleep(0.05)
                else:
                    del waiting[part]
        if waiting:
            raise AssertionError(f"{', '.join(waiting)} did not start:\n{self.said()[-3000:]}")

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def __enter__(self) -> Newsroom:
        self.wait()
        return self

    def __exit__(self, *error: object) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Writer:
    """An editor: a process that does acts until it is killed."""

    def __init__(self, home: Path, notes: Path, seed: int) -> None:
        self._log = home.with_name("editors.log")
        command = [sys.executable, str(HERE / "crash_doors.py"), str(home), "write", str(notes / f"{seed}"), str(seed)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)

    def check(self) -> None:
        if self._process.poll() is not None:
            raise AssertionError(f"An editor's process ended:\n{self._log.read_text('utf-8')[-3000:]}")

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


class Looking:
    """Asks the ledger, by a process of its own."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, str(HERE / "crash_doors.py"), str(home), "look"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def _ask(self, what: dict):
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def waiting(self) -> int:
        return self._ask({"waiting": True})

    def missing(self, acts: list[int]) -> list[int]:
        """Those of the acts that have no receipt."""
        return [id for at in range(0, len(acts), 500) for id in self._ask({"missing": acts[at : at + 500]})]

    def wait_until_pressed(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.waiting() and time.monotonic() < until:
            time.sleep(0.2)

    def __enter__(self) -> Looking:
        self._process.stdout.readline()
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()  # its input ends, and so does it


# The readers


class Readers:
    """Threads that fetch lists and stories without a pause, and look at every answer."""

    def __init__(self, port: int, notes: Path, count: int, found: Found) -> None:
        self._port, self._notes, self._found = port, notes, found
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._newest: dict[bytes, int] = {}
        self._tags: dict[tuple[str, str], bytes] = {}
        self._problem: BaseException | None = None
        self._threads = [threading.Thread(target=self._read, args=(seed,), daemon=True) for seed in range(count)]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def check(self) -> None:
        if self._problem is not None:
            raise self._problem

    def _read(self, seed: int) -> None:
        try:
            chance = random.Random(seed)
            while not self._stop.is_set():
                for _ in range(20):
                    self._fetch(chance.choice((*LISTS, *self._paths(chance))))
        except BaseException as problem:  # it is told to whoever waits for the rounds
            self._problem = problem

    def _paths(self, chance: random.Random) -> list[str]:
        """Some stories that editors wrote lately."""
        files = sorted(self._notes.iterdir(), key=lambda file: file.stat().st_mtime)[-2:]
        found = [path for file in files for path in re.findall(r'"path": "([^"]+)"', _tail(file))]
        return chance.sample(found, min(4, len(found)))

    def _fetch(self, path: str) -> None:
        with self._lock:
            least = dict(self._newest)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            with self._lock:
                self._found.cut += 1
            time.sleep(0.01)
            return
        finally:
            connection.close()
        with self._lock:
            self._look_at(path, answer, body, least)

    def _look_at(self, path: str, answer: http.client.HTTPResponse, body: bytes, least: dict[bytes, int]) -> None:
        found, status = self._found, answer.status
        found.answers[status] += 1
        if status >= 500:
            found.errors.append(f"{status} at {path}: {body[:200]!r}")
            return
        end = ENDS.get(answer.headers.get_content_type())
        if end and not body.rstrip().endswith(end):
            found.torn.append(f"{path} ends with {body[-60:]!r}")
        tag = answer.headers.get("etag")
        if tag and self._tags.setdefault((path, tag), _hash(body)) != _hash(body):
            found.torn.append(f"{path} has other bytes under the ETag {tag}")
        shown: dict[bytes, set[int]] = {}
        for key, version in MARK.findall(body):
            shown.setdefault(key, set()).add(int(version))
            found.marks += 1
        for key, versions in shown.items():
            if len(versions) > 1:
                found.torn.append(f"{path} shows story {key.decode()} in the versions {sorted(versions)}")
            if max(versions) < least.get(key, 0):
                found.torn.append(f"{path} shows version {max(versions)} of {key.decode()} after {least[key]} was seen")
            self._newest[key] = max(self._newest.get(key, 0), *versions)


def _tail(file: Path) -> str:
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - 4000))
        return opened.read().decode("utf-8", "replace")


def _hash(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=12).digest()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of a size of its own (`8m`) at the folder. OSError where this user may not mount one."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(f"no disk can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main())
