"""The cases of a rule as they are written in cases/<family>/<fault>.md: a text, and marks around what is to be found.

# doubled-word
## fires: language=en published=2024-07-05
She said [[the the]] boat was late.
## fixed
She said the boat was late.
## silent: language=en
She had had enough.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

CASES = Path(__file__).with_name("cases")
TODAY = date(2025, 1, 15)
"""The day on which a case is checked that does not say another: ``today=2024-07-06``."""

_HEADING = re.compile(r"^## (fires|silent|fixed):?[ \t]*(.*)$", re.MULTILINE)
_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


class Case(msgspec.Struct, frozen=True):
    """A text that a rule is tried on."""

    rule: str
    kind: Literal["fires", "silent"]
    line: int
    """Of its heading, from 1."""
    marked: str
    text: str
    spans: tuple[tuple[int, int], ...]
    language: str | None
    published: date | None
    today: date
    fixed: str | None

    @property
    def label(self) -> str:
        return f"{self.rule}:{self.line}"


def cases_of(path: Path) -> list[Case]:
    """The cases in a file. Raises ValueError, with file and line, where it is not written as it should be."""
    whole = path.read_text(encoding="utf-8")
    title, _, _ = whole.partition("\n")
    if title != f"# {path.stem}":
        raise ValueError(f"{path.name}: begins with {title!r}, not with '# {path.stem}'")
    found: list[Case] = []
    headings = list(_HEADING.finditer(whole))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        body = whole[heading.end() : following.start() if following else len(whole)].strip("\n")
        line = whole.count("\n", 0, heading.start()) + 1
        where = f"{path.name}:{line}"
        if heading[1] == "fixed":
            if not found or found[-1].kind != "fires" or found[-1].fixed is not None:
                raise ValueError(f"{where}: '## fixed' must follow a case that fires")
            found[-1] = msgspec.structs.replace(found[-1], fixed=body)
            continue
        keys = dict(entry.split("=", 1) for entry in heading[2].split())
        if unknown := keys.keys() - {"language", "published", "today"}:
            raise ValueError(f"{where}: no key of a case is called {min(unknown)!r}")
        text, spans = unmarked(body)
        if bool(spans) != (heading[1] == "fires"):
            raise ValueError(f"{where}: a case that fires has marks [[…]], one that is silent has none")
        found.append(
            Case(
                rule=path.stem,
                kind=heading[1],  # type: ignore[arg-type]
                line=line,
                marked=body,
                text=text,
                spans=spans,
                language=keys.get("language"),
                published=date.fromisoformat(keys["published"]) if "published" in keys else None,
                today=date.fromisoformat(keys["today"]) if "today" in keys else TODAY,
                fixed=None,
            )
        )
    return found


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without the marks, and what stood between them."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        pieces += (marked[at : mark.start()], mark[1])
        start = length + mark.start() - at
        length = start + len(mark[1])
        spans.append((start, length))
        at = mark.end()
    return "".join((*pieces, marked[at:])), tuple(spans)
