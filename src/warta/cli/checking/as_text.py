"""The report for people: where, what, and the line with a caret under the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from warta.cli.checking.places import Places
from warta.cli.checking.run import Report
from warta.cli.shown import shown
from warta.cli.wording import Wording
from warta.desk.finding import Finding, Fix, said

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "dim": "2", "bold": "1"}
_LONGEST = 200
"""Code points of a line that are shown where the width of the terminal is not known."""


class Writer:
    """Writes reports, in colour or plain, in lines no longer than the terminal is wide."""

    def __init__(self, translate: Callable[[str], str], say: Wording, *, colour: bool, width: int | None) -> None:
        self._translate = translate
        self._say = say
        self._colour = colour
        self._width = width or _LONGEST

    def lines(self, report: Report) -> Iterator[str]:
        """What is said of one file."""
        places = Places(report.text)
        path = shown(report.path)
        for finding in report.findings:
            line, column = places.of(finding.start)
            where = self._styled(f"{path}:{line}:{column}:", "bold")
            label = self._styled(f"{self._say(finding.severity)} {finding.code}", finding.severity)
            yield f"{where} {label} {finding.name}: {shown(said(finding, self._translate))}"
            yield from self._excerpt(finding, report.text, places, line)
            yield ""

    def _excerpt(self, finding: Finding, text: str, places: Places, line: int) -> Iterator[str]:
        """The line, cut around the words that are meant, and a caret under each of these."""
        start, end = places.line(line)
        first, last = min(finding.start, end), min(max(finding.end, finding.start), end)
        gutter = f"{line:>5} | "
        room = max(self._width - len(gutter), 20)
        left, right = _window(start, end, first, last, room)
        before, words, after = text[left:first], text[first : min(last, right)], text[min(last, right) : right]
        opening, closing = "…" if left > start else "", "…" if right < end else ""
        yield self._styled(gutter, "dim") + f"{opening}{shown(before)}{shown(words)}{shown(after)}{closing}"
        carets = "^" * max(_columns(shown(words)), 1)
        blank = " " * (len(opening) + _columns(shown(before)))
        yield self._styled("      | ", "dim") + blank + self._styled(carets, finding.severity)
        if finding.fix and finding.fix.text:
            yield self._styled("      | ", "dim") + self._styled(
                blank + self._mended(finding, finding.fix, places), "dim"
            )

    def _mended(self, finding: Finding, fix: Fix, places: Places) -> str:
        """What to write; and where, if that is not under the carets."""
        words = shown(fix.text)
        if not finding.start <= fix.start <= finding.end:
            line, column = places.of(fix.start)
            words = self._say("{text} at {line}:{column}", text=words, line=line, column=column)
        return words if fix.sure else f"{words}  {self._say('(most likely)')}"

    def _styled(self, words: str, style: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{words}\x1b[0m" if self._colour else words


def _window(start: int, end: int, first: int, last: int, room: int) -> tuple[int, int]:
    """The part of a line that is shown, of at most ``room`` code points, with the words near its middle."""
    if end - start <= room:
        return start, end
    room -= 2  # for the dots
    around = max(room - (last - first), room // 3)
    left = max(start, min(first - around // 2, end - room))
    return left, min(end, left + room)


def _columns(words: str) -> int:
    """How many columns words take: none for a combining mark, two for a wide sign."""
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in words
    )


def summary(findings: Sequence[Finding], files: int, say: Wording, *, fixing: bool, unsure: bool) -> str:
    """The last line of the report."""
    among = say("{count} file" if files == 1 else "{count} files", count=files)
    if not findings:
        return say("Nothing found in {among}.", among=among)
    count = {name: sum(each.severity == name for each in findings) for name in ("error", "warning", "info")}
    counts = [say("{count} error" if count["error"] == 1 else "{count} errors", count=count["error"])]
    counts += [say("{count} warning" if count["warning"] == 1 else "{count} warnings", count=count["warning"])]
    counts += [say("{count} info", count=count["info"])]
    listed = ", ".join(said for said, name in zip(counts, count, strict=True) if count[name])
    template = (
        "{count} finding in {among}: {listed}." if len(findings) == 1 else "{count} findings in {among}: {listed}."
    )
    line = say(template, count=len(findings), among=among, listed=listed)
    sure = 0 if fixing else sum(1 for each in findings if each.fix and each.fix.sure)
    likely = 0 if unsure else sum(1 for each in findings if each.fix and not each.fix.sure)
    if sure:
        line += " " + say("--fix puts {count} right.", count=sure)
    if likely:
        line += " " + say("--fix --unsure puts {count} more right, most likely.", count=likely)
    return line
