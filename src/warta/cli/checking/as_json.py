"""The report as JSON. Its keys are a contract: they are added, never renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from warta.cli.checking.places import Places
from warta.cli.checking.run import Report
from warta.desk.finding import Finding, said


def as_json(reports: Iterable[Report], translate: Callable[[str], str]) -> dict[str, Any]:
    return {"files": [_file(report, translate) for report in reports]}


def _file(report: Report, translate: Callable[[str], str]) -> dict[str, Any]:
    places = Places(report.text)
    entry: dict[str, Any] = {
        "path": report.path,
        "language": report.language,
        "findings": [_finding(finding, report.text, places, translate) for finding in report.findings],
        "suppressed": [
            _finding(each.finding, report.text, places, translate) | {"reason": each.reason}
            for each in report.suppressed
        ],
        "problems": list(report.problems),
    }
    if report.error:
        entry["error"] = report.error
    if report.mended:
        entry["mended"] = [
            {"code": finding.code, "name": finding.name, "message": said(finding, translate)}
            for finding in report.mended
        ]
    return entry


def _finding(finding: Finding, text: str, places: Places, translate: Callable[[str], str]) -> dict[str, Any]:
    line, column = places.of(finding.start)
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": said(finding, translate),
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "excerpt": text[finding.start : finding.end],
        "fix": {"start": fix.start, "end": fix.end, "text": fix.text, "sure": fix.sure} if fix else None,
    }
