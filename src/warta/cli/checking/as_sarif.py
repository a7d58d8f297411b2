"""The report as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import warta
from warta.cli.checking.places import Places
from warta.cli.checking.run import Report
from warta.desk.discovery import FoundRule
from warta.desk.finding import Finding, said

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(reports: Iterable[Report], rules: Sequence[FoundRule], translate: Callable[[str], str]) -> dict[str, Any]:
    index = {found.rule.code: number for number, found in enumerate(rules)}
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    complete = True
    for report in reports:
        places = Places(report.text)
        location = {"uri": _uri(report.path)}
        results += [_result(finding, report.text, places, location, index, translate) for finding in report.findings]
        for each in report.suppressed:
            result = _result(each.finding, report.text, places, location, index, translate)
            results.append(result | {"suppressions": [{"kind": "inSource", "justification": each.reason}]})
        said_of_file = [("note", problem) for problem in report.problems]
        if report.error:
            complete = False
            said_of_file.append(("error", report.error))
        notes += [
            {
                "level": level,
                "message": {"text": words},
                "locations": [{"physicalLocation": {"artifactLocation": location}}],
            }
            for level, words in said_of_file
        ]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "warta check",
                        "version": warta.__version__,
                        "rules": [_rule(found) for found in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": complete, "toolExecutionNotifications": notes}],
                "results": results,
            }
        ],
    }


def _rule(found: FoundRule) -> dict[str, Any]:
    rule = found.rule
    _, _, page = found.page.partition("\n")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": found.fault},
        "fullDescription": {"text": found.fault},
        "help": {"text": found.page, "markdown": page.strip() or found.fault},
        "defaultConfiguration": {"enabled": rule.by_default, "level": _LEVELS[rule.severity]},
    }


def _result(
    finding: Finding,
    text: str,
    places: Places,
    location: dict[str, Any],
    index: dict[str, int],
    translate: Callable[[str], str],
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": said(finding, translate)},
        "locations": [
            {"physicalLocation": {"artifactLocation": location, "region": _region(finding.start, finding.end, places)}}
        ],
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if fix := finding.fix:
        replacement = {"deletedRegion": _region(fix.start, fix.end, places), "insertedContent": {"text": fix.text}}
        result["fixes"] = [
            {
                "description": {"text": f"Write “{fix.text}”." if fix.text else "Take it away."},
                "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
            }
        ]
    return result


def _region(start: int, end: int, places: Places) -> dict[str, int]:
    line, column = places.of(start)
    last, behind = places.of(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": start,
        "charLength": end - start,
    }


def _uri(path: str) -> str:
    """A path as a URI: relative where it was typed so, with / whatever the system writes."""
    typed = Path(path)
    return typed.as_uri() if typed.is_absolute() else quote(typed.as_posix().encode("utf-8", "surrogateescape"))
