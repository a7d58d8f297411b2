"""The cases of a rule of compare as they are written in cases/compare/<fault>.md: an original and its relay.

# number-changed
## fires: original=en relay=id
The flood killed [[12]] people.
---
Banjir itu menewaskan [[21]] orang.
## silent: original=en relay=id
…

Two marks that belong together are one finding; a finding that only one side shows is marked there alone, as
``[[…]]`` too, and said by ``only=original`` or ``only=relay``. ``severity=info`` is for one that is worth a look.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from tests.desk.written_cases import CASES, unmarked

FILES = sorted((CASES / "compare").glob("*.md"))
TODAY = date(2025, 1, 15)

_HEADING = re.compile(r"^## (fires|silent):[ \t]*(.*)$", re.MULTILINE)
_KEYS = {"original", "relay", "published", "severity", "only"}


class PairCase(msgspec.Struct, frozen=True):
    rule: str
    kind: Literal["fires", "silent"]
    line: int
    """Of its heading, from 1."""
    original: str
    relay: str
    marked: tuple[tuple[tuple[int, int] | None, tuple[int, int] | None], ...]
    """For each finding where it stands in the original and in the relay."""
    languages: tuple[str, str]
    published: date | None
    severity: str | None

    @property
    def label(self) -> str:
        return f"{self.rule}:{self.line}"


def pairs_of(path: Path) -> list[PairCase]:
    """The cases in a file. Raises ValueError, with file and line, where it is not written as it should be."""
    whole = path.read_text(encoding="utf-8")
    if not whole.startswith(f"# {path.stem}\n"):
        raise ValueError(f"{path.name}: does not begin with '# {path.stem}'")
    found = []
    headings = list(_HEADING.finditer(whole))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        line = whole.count("\n", 0, heading.start()) + 1
        where = f"{path.name}:{line}"
        keys = dict(entry.split("=", 1) for entry in heading[2].split())
        if unknown := keys.keys() - _KEYS:
            raise ValueError(f"{where}: no key of a case is called {min(unknown)!r}")
        body = whole[heading.end() : following.start() if following else len(whole)].strip("\n")
        texts = re.split(r"^---$", body, flags=re.MULTILINE)
        if len(texts) != 2:
            raise ValueError(f"{where}: the original and the relay are divided by one line of ---")
        (original, ours), (relay, theirs) = (unmarked(text.strip("\n")) for text in texts)
        if keys.get("only") == "original":
            marked = tuple((place, None) for place in ours)
        elif keys.get("only") == "relay":
            marked = tuple((None, place) for place in theirs)
        elif len(ours) == len(theirs):
            marked = tuple(zip(ours, theirs, strict=True))
        else:
            raise ValueError(f"{where}: {len(ours)} marks in the original, {len(theirs)} in the relay")
        if bool(marked) != (heading[1] == "fires"):
            raise ValueError(f"{where}: a case that fires has marks [[…]], one that is silent has none")
        found.append(
            PairCase(
                rule=path.stem,
                kind=heading[1],
                line=line,
                original=original,
                relay=relay,
                marked=marked,
                languages=(keys["original"], keys["relay"]),
                published=date.fromisoformat(keys["published"]) if "published" in keys else None,
                severity=keys.get("severity"),
            )
        )
    return found
