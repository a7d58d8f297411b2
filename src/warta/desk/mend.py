"""Putting right what is found wrong: what is sure, and where it is asked for what is most likely meant."""

from __future__ import annotations

from collections.abc import Iterable

from warta.desk.finding import Finding


def mended(text: str, findings: Iterable[Finding], *, unsure: bool = False) -> tuple[str, list[Finding]]:
    """The text with the sure fixes of these findings, and the findings that were put right; ``unsure`` makes those
    that are only offered as well.

    Of two fixes that touch the same words the first in the text is made; the other finding is left for the next check.
    """
    pieces: list[str] = []
    done: list[Finding] = []
    at = 0
    fixable = [(finding.fix, finding) for finding in findings if finding.fix and (unsure or finding.fix.sure)]
    for fix, finding in sorted(fixable, key=lambda entry: (entry[0].start, entry[0].end, entry[1].code)):
        if fix.start < at or (done and fix.start == fix.end == at):
            continue
        pieces += (text[at : fix.start], fix.text)
        at = fix.end
        done.append(finding)
    return "".join((*pieces, text[at:])), done
