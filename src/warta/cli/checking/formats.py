"""The ways of reporting: each takes the reports as they come, prints, and returns the exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from warta.cli.checking.as_text import Writer, summary
from warta.cli.checking.config import config_for
from warta.cli.checking.following import print_bytes
from warta.cli.checking.run import Asked, Report
from warta.cli.checking.sources import STANDARD_INPUT
from warta.cli.wording import wording
from warta.desk.catalogue import translator
from warta.desk.discovery import FoundRule, text_rules
from warta.desk.finding import Finding


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def as_text(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    say = wording(asked.lang)
    status = files = 0
    found: list[Finding] = []
    stream = _stream(asked)
    for report in checked:
        # The standard output is for the difference, or for the mended text.
        stream = sys.stderr if asked.fix and report.path == STANDARD_INPUT else stream
        writer = Writer(translator(asked.lang), say, colour=_in_colour(stream), width=_width(stream))
        for line in writer.lines(report):
            print(line, file=stream)
        status |= _status(report)
        files += 0 if report.error and not report.text else 1
        found += report.findings
    if files and not quiet:
        print(summary(found, files, say, fixing=asked.fix, unsure=asked.unsure), file=stream)
    return status


def as_counts(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    """How often each rule found something, the most frequent first."""
    status, counted = _counts(checked)
    say = wording(asked.lang)
    stream = _stream(asked)
    wide = max((len(str(each.count)) for each in counted), default=0)
    for each in counted:
        fixes = f"  ({say('{count} by --fix', count=each.fixable)})" if each.fixable else ""
        print(f"{each.count:>{wide}}  {each.code:<5}  {say(each.severity):<13}  {each.name}{fixes}", file=stream)
    if not counted and not quiet:
        print(say("Nothing found."), file=stream)
    return status


def as_json(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    from warta.cli.checking.as_json import as_json as made

    kept = list(checked)
    _print_json(made(kept, translator(asked.lang)))
    return max(map(_status, kept), default=0)


def as_json_counts(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    status, counted = _counts(checked)
    _print_json({"statistics": [msgspec.structs.asdict(each) for each in counted]})
    return status


def as_sarif(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    from warta.cli.checking.as_sarif import as_sarif as made

    kept = list(checked)
    houses = [config_for(None if each.path == STANDARD_INPUT else Path(each.path), asked.config).more for each in kept]
    more = {found.rule.code: found for rules in houses for found in rules}
    rules: list[FoundRule] = [*text_rules().rules, *(more[code] for code in sorted(more))]
    _print_json(made(kept, rules, translator(asked.lang), wording(asked.lang), asked.lang))
    return max(map(_status, kept), default=0)


def as_github(checked: Iterable[Report], asked: Asked, *, quiet: bool = False) -> int:
    from warta.cli.checking.as_github import as_github as made

    status = 0
    for report in checked:
        for line in made(report, translator(asked.lang)):
            print_bytes(line.encode("utf-8", "replace") + b"\n")
        status |= _status(report)
    return status


Written = Callable[..., int]
FORMATS: dict[Format, Written] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.SARIF: as_sarif,
    Format.GITHUB: as_github,
}
STATISTICS: dict[Format, Written] = {Format.TEXT: as_counts, Format.JSON: as_json_counts}
"""The formats that can say how often instead of where."""


def _status(report: Report) -> int:
    """1 where something is to be done about a file: an error, a warning, or what --diff would change."""
    would_change = report.again is not None and report.shows_only
    return int(bool(report.error) or would_change or any(finding.severity != "info" for finding in report.findings))


def _stream(asked: Asked) -> Any:
    return sys.stderr if asked.diff else sys.stdout


class _Count(msgspec.Struct, frozen=True):
    """How often a rule found something."""

    code: str
    name: str
    severity: str
    count: int
    fixable: int
    """How many of these --fix puts right."""


def _counts(checked: Iterable[Report]) -> tuple[int, list[_Count]]:
    """The status, and how often what was found, the most frequent first."""
    status = 0
    counts: Counter[tuple[str, str, str]] = Counter()
    fixable: Counter[tuple[str, str, str]] = Counter()
    for report in checked:
        status |= _status(report)
        for finding in report.findings:
            key = finding.code, finding.name, finding.severity
            counts[key] += 1
            fixable[key] += bool(finding.fix and finding.fix.sure)
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return status, [_Count(*key, counts[key], fixable[key]) for key in ordered]


def _in_colour(stream: Any) -> bool:
    """As the world has agreed: NO_COLOR and FORCE_COLOR before what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _width(stream: Any) -> int | None:
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return None


def _print_json(said: Any) -> None:
    import json

    # Half a character, as a file's name may hold one, can be escaped and cannot be encoded.
    words = json.dumps(said, ensure_ascii=False, indent=2)
    print_bytes(words.encode("utf-8", "backslashreplace") + b"\n")
