"""Metrics: what a process counts of itself, written as Prometheus reads it (text format 0.0.4).

Counting is adding to a number: it must cost next to nothing where a page is answered. All else is asked for only when
somebody reads the metrics.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Kind = Literal["page", "media", "redirect", "notice", "dictionary", "newsroom"]
"""What an answer is: ``notice`` is what the edge says by itself, ``newsroom`` whatever was handed on."""

Labels = tuple[tuple[str, str], ...]

_IN_HELP = str.maketrans({"\\": r"\\", "\n": r"\n"})
_IN_LABEL = str.maketrans({"\\": r"\\", "\n": r"\n", '"': r"\""})
_STARTED = time.time()


class Metric(NamedTuple):
    """A metric and its value for each set of labels. One whose name ends in ``_total`` is a counter, others gauges."""

    name: str
    about: str
    values: Mapping[Labels, float]


def metric(name: str, about: str, value: float) -> Metric:
    """A metric without labels."""
    return Metric(name, about, {(): value})


def exposition(metrics: Iterable[Metric]) -> bytes:
    """Metrics as Prometheus reads them."""
    lines = []
    for name, about, values in metrics:
        lines.append(f"# HELP {name} {about.translate(_IN_HELP)}\n")
        lines.append(f"# TYPE {name} {'counter' if name.endswith('_total') else 'gauge'}\n")
        for labels, value in values.items():
            said = ",".join(f'{label}="{text.translate(_IN_LABEL)}"' for label, text in labels)
            lines.append(f"{name}{'{' + said + '}' if said else ''} {_number(value)}\n")
    return "".join(lines).encode()


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


class Tally:
    """What an edge has answered since it was started."""

    __slots__ = ("answers", "body_bytes", "composed", "hot")

    def __init__(self) -> None:
        self.answers: Counter[tuple[Kind, int]] = Counter()
        """Answers by kind and status; those in ``hot`` are not among them."""
        self.hot: dict[int, int] = dict.fromkeys((200, 304, 404, 410), 0)
        """Pages that stood in memory as the newest edition has them, by status. A plain dictionary: it is added to
        while a reader waits."""
        self.body_bytes = 0
        self.composed = 0
        """Pages that were composed and compressed."""

    def count(self, kind: Kind, status: int, body_bytes: int) -> None:
        self.answers[kind, status] += 1
        self.body_bytes += body_bytes

    def metrics(self) -> list[Metric]:
        # Copies: another thread may be counting.
        hot = self.hot.copy()
        answers: Counter[Labels] = Counter()
        for (kind, status), number in [*self.answers.copy().items(), *((("page", s), n) for s, n in hot.items())]:
            if number:
                answers[("kind", kind), ("status", f"{status // 100}xx")] += number
        return [
            Metric("warta_answers_total", "Answers by kind and class of status.", answers),
            metric("warta_hot_total", "Pages answered from memory, ready to send.", sum(hot.values())),
            metric("warta_composed_total", "Pages composed and compressed.", self.composed),
            metric("warta_body_bytes_total", "Bytes of bodies sent, as they were encoded.", self.body_bytes),
        ]


def process_metrics() -> list[Metric]:
    """What this process takes of the machine, under the names that Prometheus gives that."""
    used = os.times()
    found = [
        metric("process_cpu_seconds_total", "Processor time, user and system.", used.user + used.system),
        metric("process_start_time_seconds", "When the process started, as a Unix time.", _STARTED),
    ]
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):  # only Linux says it there
        return found
    memory = pages * os.sysconf("SC_PAGE_SIZE")
    return [*found, metric("process_resident_memory_bytes", "Memory that the process occupies.", memory)]
