"""What the desk has to say of a story: the findings of its text and, where it was made from an item of the wire, what
differs from that. Both in one shape, for the panel and for the gate."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

import msgspec

from warta.desk.check import check
from warta.desk.compare import differences, pair
from warta.desk.copy import Copy
from warta.desk.finding import Difference, Finding, Fix, Severity, said
from warta.desk.problem import Problem, of_comparison
from warta.language import read
from warta.newsroom.desk.copy_of import CopyOf

log = logging.getLogger("warta.desk")

_FURNITURE = "B001"
BESIDE = 3
"""Words on either side by which a finding is known again: a lone quotation mark is not the same one elsewhere."""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, or a difference from the item."""

    mark: str
    """By which it is known again, as long as its words are the same."""
    code: str
    name: str
    severity: Severity
    said: Finding | Difference
    start: int
    end: int
    words: str
    """Of the story; empty where they are missing in it."""
    original: str | None = None
    """Of the item, where it is compared with one and these words have a counterpart there."""
    compared: bool = False
    fix: Fix | None = None

    def message(self, translate: Callable[[str], str] = str) -> str:
        return said(self.said, translate)


class Remarks(NamedTuple):
    """All of it, and the language in which the text was read."""

    language: str
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...] = ()
    """What the desk has to say of its own work: a rule that failed, a text that is in another language."""


def remarks(copy: CopyOf, original: CopyOf | None, today: date) -> Remarks:
    """What there is to say of a text. Asked again of the same text it answers at once: the form, the door and the
    receiver each ask, and it is read once."""
    against = (original.story, original.language, original.published) if original is not None else None
    return _remarks(copy.text, copy.story, copy.language, copy.published, against, today)


@lru_cache(maxsize=32)
def _remarks(
    text: str,
    story: str,
    language: str,
    published: date | None,
    against: tuple[str, str, date | None] | None,
    today: date,
) -> Remarks:
    checked = check(text, language, published, today=today)
    # What a story's front matter lets stand is no reason here: nobody can be asked for it.
    findings = [
        each
        for each in (*checked.findings, *(each.finding for each in checked.suppressed))
        # "Watch: the ship arrives" is furniture in a story, and what a video that stands beside it may well be called.
        if each.code != _FURNITURE or story[each.start : each.end] == text[each.start : each.end]
    ]
    found = [_of_finding(finding, text) for finding in sorted(findings, key=lambda each: (each.start, each.code))]
    problems = list(checked.problems)
    if against is not None:
        try:
            reading = (
                checked.reading if story == text else read(story, checked.language or None, published, today=today)
            )
            relay = Copy(story, reading, published)
            found += [_of_difference(each, text) for each in _differences(against, relay, today, problems)]
        except Exception as error:
            # As in check: the desk's own fault must not keep a story from its readers, nor hide what else it found.
            log.exception("A story could not be held against its item.")
            problems.append(of_comparison(error))
    return Remarks(checked.language, tuple(_once(found)), tuple(problems))


def _differences(
    against: tuple[str, str, date | None], relay: Copy, today: date, problems: list[Problem]
) -> Iterable[Difference]:
    original, spoken, day = against
    read_before = Copy(original, read(original, spoken or None, day, today=today), day)
    return differences(pair(read_before, relay), problems=problems)


def _once(found: list[Remark]) -> Iterator[Remark]:
    """Each by its mark once: the same words in the same company are one finding, however often they stand there."""
    seen = set()
    for remark in found:
        if remark.mark not in seen:
            seen.add(remark.mark)
            yield remark


def _of_finding(finding: Finding, text: str) -> Remark:
    words = text[finding.start : finding.end]
    return Remark(
        mark=_mark(finding.code, finding.message, words, *map(" ".join, beside(text, finding.start, finding.end))),
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        said=finding,
        start=finding.start,
        end=finding.end,
        words=words,
        fix=finding.fix,
    )


def _of_difference(difference: Difference, text: str) -> Remark:
    relay, original = difference.relay, difference.original
    words = relay.text if relay is not None else ""
    start, end = (relay.start, relay.end) if relay is not None else (0, 0)
    company = map(" ".join, beside(text, start, end)) if relay is not None else ()
    return Remark(
        mark=_mark(difference.code, difference.message, original.text if original else "", words, *company),
        code=difference.code,
        name=difference.name,
        severity=difference.severity,
        said=difference,
        start=start,
        end=end,
        words=words,
        original=original.text if original is not None else None,
        compared=True,
    )


def beside(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words before and after, no further than the line."""
    before = text[max(0, start - 80) : start].rpartition("\n")[2].split()[-BESIDE:]
    after = text[end : end + 80].partition("\n")[0].split()[:BESIDE]
    return before, after


def _mark(*parts: str) -> str:
    known = "\0".join(" ".join(part.split()) for part in parts)
    return sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:40]
