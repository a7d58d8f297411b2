"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from warta.cli.checking.places import Places
from warta.cli.checking.run import Report
from warta.desk.finding import said

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def as_github(report: Report, translate: Callable[[str], str]) -> Iterator[str]:
    path = _property(report.path)
    if report.error:
        yield f"::error file={path},title=warta check::{_data(report.error)}"
    for problem in report.problems:
        yield f"::notice file={path},title=warta check::{_data(problem)}"
    places = Places(report.text)
    for finding in report.findings:
        line, column = places.of(finding.start)
        last, behind = places.of(finding.end)
        # Columns may be given only where a finding stays on its line.
        columns = f",col={column},endColumn={max(behind, column)}" if last == line else ""
        title = _property(f"{finding.code} {finding.name}")
        yield (
            f"::{_LEVELS[finding.severity]} file={path},line={line},endLine={last}{columns},title={title}"
            f"::{_data(said(finding, translate))}"
        )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
