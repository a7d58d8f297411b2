"""What goes with each report as it comes: what was mended is written or shown, and what else is to be known is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from warta.cli.checking.run import Asked, Report
from warta.cli.checking.sources import STANDARD_INPUT
from warta.cli.shown import shown
from warta.cli.wording import Wording, wording

_LONG = 50
"""Files of which it is told how many are done, where the report comes only at the end and somebody looks on."""


def counted(checked: Iterable[Report], count: int, asked: Asked) -> Iterator[Report]:
    """The reports, while somebody who waits for all of them is told how far it is."""
    say = wording(asked.lang)
    is_told = count >= _LONG and sys.stderr.isatty()
    for number, report in enumerate(checked, 1):
        if is_told:
            said = say("{number} of {count} files checked", number=f"{number:,}", count=f"{count:,}")
            print(f"\r{said}", end="\n" if number == count else "", file=sys.stderr)
        yield report


def followed(checked: Iterable[Report], asked: Asked, *, for_people: bool, quiet: bool) -> Iterator[Report]:
    """The reports. ``for_people`` says that they are not told what the report itself has not."""
    say = wording(asked.lang)
    for report in checked:
        path = shown(report.path)
        if report.again is not None and asked.diff:
            sys.stdout.writelines(_diff(report))
        elif report.again is not None and not report.error:
            report = _written(report, say)
        elif asked.fix and report.path == STANDARD_INPUT and for_people and not asked.diff and not report.error:
            print_bytes(report.text.encode("utf-8", "surrogateescape"))
        if report.mended and not report.error and not asked.diff and not quiet:
            codes = ", ".join(sorted({finding.code for finding in report.mended}))
            said = say("{count} put right ({codes}).", count=len(report.mended), codes=codes)
            print(f"{path}: {said}", file=sys.stderr)
        for problem in report.problems if for_people and not quiet else ():
            print(f"{path}: {shown(problem)}", file=sys.stderr)
        if report.error:
            print(f"{path}: {shown(report.error)}", file=sys.stderr)
        yield report


def _written(report: Report, say: Wording) -> Report:
    from warta.cli.checking.writing import replace

    assert report.again is not None
    if report.path == STANDARD_INPUT:
        print_bytes(report.again)
        return report
    path = Path(report.path)
    try:
        if path.read_bytes() != report.was:
            said = say("was changed meanwhile, and was left as it is. Check it again.")
            return msgspec.structs.replace(report, error=said)
        replace(path, report.again)
    except OSError as error:
        reason = say.line((error.strerror or "unknown").lower())
        said = say("cannot be written ({reason}). Nothing in it was changed.", reason=reason)
        return msgspec.structs.replace(report, error=said)
    return report


def print_bytes(data: bytes) -> None:
    """Write on the standard output behind what stands there already."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _diff(report: Report) -> Iterator[str]:
    import difflib

    path = shown(report.path)
    before, after = report.before.splitlines(keepends=True), report.text.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
