"""Starting the processes that a bench looks at, and what they use: time, memory, and of the machine."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks at what processes use."""


@dataclass
class Used:
    """What a command took. Memory in MiB, at its highest, of all its processes together."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Processor time, which suffers less than the clock from whatever else the machine does."""
    resident: float = 0.0
    own: float = 0.0
    """Of that, what is no file's: the pages of a store that is mapped into memory are the system's to take back."""
    status: int = 0
    said: str = ""

    @property
    def row(self) -> dict[str, float]:
        times = {"seconds": round(self.seconds, 1), "cpu_seconds": round(self.cpu_seconds, 1)}
        return {**times, "resident_mib": round(self.resident), "own_mib": round(self.own)}


def run(command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Used:
    """Run a command to its end. What it prints is kept, and printed where it fails."""
    used = Used()
    began, spent = time.monotonic(), _of_children()
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    with watched(process.pid, used):
        used.said = process.communicate()[0]
    used.seconds = time.monotonic() - began
    used.cpu_seconds = _of_children() - spent
    used.status = process.returncode
    return used


@contextmanager
def watched(pid: int, used: Used) -> Iterator[None]:
    """Note the memory of a process and all below it while the block runs."""
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(EVERY):
            resident = own = 0
            for each in family(pid):
                whole, mine = _memory(each)
                resident, own = resident + whole, own + mine
            used.resident, used.own = max(used.resident, resident / 1024), max(used.own, own / 1024)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


def family(pid: int) -> Iterator[int]:
    """A process and those that it started, and theirs."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def _of_children() -> float:
    """Processor time of all processes that we started, and they, and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> tuple[int, int]:
    """Resident and own memory in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    found = {
        name: int(rest.split()[0])
        for name, _, rest in (line.partition(":") for line in lines)
        if "Rss" in name or name == "VmRSS"
    }
    return found.get("VmRSS", 0), found.get("RssAnon", 0)
