"""The report as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import warta
from warta.cli.checking.places import Places
from warta.cli.checking.run import Report
from warta.cli.wording import Wording
from warta.desk.discovery import FoundRule
from warta.desk.finding import Finding, said

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "finding/v1"
_BESIDE = 3
"""Words on either side by which a finding is known again when the lines above it have changed."""


def as_sarif(
    reports: Iterable[Report],
    rules: Sequence[FoundRule],
    translate: Callable[[str], str],
    say: Wording,
    language: str = "en",
) -> dict[str, Any]:
    index = {found.rule.code: number for number, found in enumerate(rules)}
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    complete = True
    for report in reports:
        location = {"uri": _uri(report.path)}
        writer = _Writer(report, location, index, translate, say)
        results += [writer.result(finding) for finding in report.findings]
        for each in report.suppressed:
            let_stand = {"kind": "inSource", "status": "accepted", "justification": each.reason}
            results.append(writer.result(each.finding) | {"suppressions": [let_stand]})
        said_of_file = [("note", problem) for problem in report.problems]
        if report.error:
            complete = False
            said_of_file.append(("error", report.error))
        notes += [
            {
                "level": level,
                "message": _message(words),
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
                        "semanticVersion": warta.__version__,
                        "rules": [_rule(found) for found in rules],
                    }
                },
                "language": language,
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
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


class _Writer:
    """Writes the findings of one file."""

    def __init__(
        self,
        report: Report,
        location: dict[str, Any],
        index: dict[str, int],
        translate: Callable[[str], str],
        say: Wording,
    ) -> None:
        self._text = report.text
        self._places = Places(report.text)
        self._location = location
        self._index = index
        self._translate = translate
        self._say = say
        self._seen: Counter[str] = Counter()

    def result(self, finding: Finding) -> dict[str, Any]:
        region = _region(finding.start, finding.end, self._places)
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": _message(said(finding, self._translate)),
            "locations": [{"physicalLocation": {"artifactLocation": self._location, "region": region}}],
            "partialFingerprints": {_FINGERPRINT: self._fingerprint(finding)},
        }
        if finding.code in self._index:
            result["ruleIndex"] = self._index[finding.code]
        if fix := finding.fix:
            replacement = {
                "deletedRegion": _region(fix.start, fix.end, self._places),
                "insertedContent": {"text": fix.text},
            }
            described = self._say("Write “{text}”.", text=fix.text) if fix.text else self._say("Take it away.")
            if not fix.sure:
                described += " " + self._say("It is only most likely what was meant.")
            result["fixes"] = [
                {
                    "description": _message(described),
                    "artifactChanges": [{"artifactLocation": self._location, "replacements": [replacement]}],
                }
            ]
        return result

    def _fingerprint(self, finding: Finding) -> str:
        """By the rule, the words and those beside them; the same once more is told apart by its number."""
        text = self._text
        before = text[max(0, finding.start - 80) : finding.start].split()[-_BESIDE:]
        after = text[finding.end : finding.end + 80].split()[:_BESIDE]
        parts = (finding.code, text[finding.start : finding.end], *before, "", *after)
        made = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[made] += 1
        return f"{made}:{self._seen[made]}"


def _message(words: str) -> dict[str, str]:
    """A message object: in its text braces are doubled, and brackets that would be a link are none."""
    words = words.replace("{", "{{").replace("}", "}}")
    return {"text": words.replace("[", "\\[").replace("]", "\\]") if "](" in words else words}


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
