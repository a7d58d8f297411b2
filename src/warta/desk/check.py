"""Checking one text: what it says is read once, and every rule that is wanted looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from warta.desk.copy import Copy
from warta.desk.discovery import FoundRule, text_rules
from warta.desk.finding import Finding
from warta.desk.problem import Problem, of_discovery, of_failure
from warta.desk.selection import Selection, means
from warta.desk.suppressions import Suppressed, Suppression, front_matter, in_front_matter
from warta.language import Reading, read
from warta.language.detect import detect
from warta.language.packs import pack_of
from warta.story import primary

_FEWEST_WORDS_TO_CONTRADICT = 40
"""Words that a text needs before it is believed rather than whoever said its language."""

_LOOKED_AT, _LONGEST = 5, 1000
"""Paragraphs, and code points of each, by which a text is seen to be in the language that it is said to be in."""
_SHARE = 0.16

_NOT_BLANK = re.compile(r"[^\s]")


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found."""

    language: str
    """Of the text, as it was checked; empty where it is none that we know."""
    reading: Reading
    findings: tuple[Finding, ...]
    """In order of place."""
    suppressed: tuple[Suppressed, ...] = ()
    problems: tuple[Problem, ...] = ()


def check(
    text: str,
    language: str | None = None,
    published: date | None = None,
    *,
    today: date | None = None,
    selection: Selection = Selection(),  # noqa: B008  # frozen
    suppressions: Iterable[Suppression] = (),
    more: Sequence[FoundRule] = (),
) -> Checked:
    """What is wrong with a text.

    ``language``, ``published`` and ``today`` are as in ``warta.language.read``. ``suppressions`` are added to those of
    the text's front matter; ``more`` are rules beside the house's own, as those of a newsroom's style pack.
    """
    problems: list[Problem] = []
    copy_text = _without_front_matter(text)
    reading = _reading(copy_text, language, published, today, problems)
    discovered = text_rules()
    problems += of_discovery(discovered)
    copy = Copy(copy_text, reading, published)
    spoken = primary(reading.language)
    findings: list[Finding] = []
    every = (*discovered.rules, *more)
    for found in every:
        rule = found.rule
        if (rule.languages and spoken not in rule.languages) or not selection.takes(rule):
            continue
        findings += _found(found, copy, problems)
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    asked = [*_understood(in_front_matter(text), every, problems), *suppressions]
    kept, suppressed = _apart(findings, asked, text)
    return Checked(
        language=reading.language,
        reading=reading,
        findings=tuple(kept),
        suppressed=tuple(suppressed),
        problems=tuple(problems),
    )


def _without_front_matter(text: str) -> str:
    """The text with nothing but blanks where its front matter stands, so that places stay those of the whole."""
    end = front_matter(text)
    return _NOT_BLANK.sub(" ", text[:end]) + text[end:] if end else text


def _reading(
    text: str, language: str | None, published: date | None, today: date | None, problems: list[Problem]
) -> Reading:
    reading = read(text, language, published, today=today)
    if language is None:
        if not reading.language:
            problems.append(
                Problem(
                    "The language is not one that Warta knows, or the text is too short to tell:"
                    " only rules that need no language were run."
                )
            )
        return reading
    if reading.words >= _FEWEST_WORDS_TO_CONTRADICT and not _reads_like(reading, language):
        shown = detect("\n".join(span.text for span in reading.body))
        if shown and primary(shown) != primary(language):
            problems.append(
                Problem(
                    "The text is said to be in {said}, and is in {shown}: it was checked as {shown}.",
                    {"said": _name(language), "shown": _name(shown)},
                )
            )
            return read(text, shown, published, today=today)
    if pack_of(language) is None:
        problems.append(
            Problem("Warta has no words of {said}: only rules that need no language were run.", {"said": language})
        )
    return reading


def _reads_like(reading: Reading, language: str) -> bool:
    """Whether the beginning of a text holds as many of the language's small words as its prose does."""
    pack = pack_of(language)
    words = [word for span in reading.body[:_LOOKED_AT] for word in span.text[:_LONGEST].lower().split()]
    return pack is not None and sum(word in pack.detection.function_words for word in words) >= _SHARE * len(words)


def _name(language: str) -> str:
    pack = pack_of(language)
    return pack.name if pack else language


def _found(found: FoundRule, copy: Copy, problems: list[Problem]) -> list[Finding]:
    """The findings of one rule; where it fails, those it had until then, and the failure said."""
    findings: list[Finding] = []
    rule, length = found.rule, len(copy.text)
    try:
        for finding in found.find(copy):
            if not 0 <= finding.start <= finding.end <= length:
                raise ValueError(f"{finding.start} to {finding.end} is no place in the text")
            findings.append(finding)
    except Exception as error:  # a rule's fault must not hide what the others found
        problems.append(of_failure(rule, error))
    return findings


def _understood(
    asked: Iterable[Suppression], rules: Sequence[FoundRule], problems: list[Problem]
) -> Iterable[Suppression]:
    """Those of the front matter that name a rule and give a reason; of the others it is said what is missing."""
    for suppression in asked:
        if not any(means(suppression.rule, found.rule) for found in rules):
            problems.append(Problem("The front matter ignores {rule}, which is no rule.", {"rule": suppression.rule}))
        elif not suppression.reason:
            problems.append(
                Problem(
                    "The front matter ignores {rule} without a reason, so it was not ignored. Write {rule}: and why.",
                    {"rule": suppression.rule},
                )
            )
        else:
            yield suppression


def _apart(
    findings: Iterable[Finding], asked: Sequence[Suppression], text: str
) -> tuple[list[Finding], list[Suppressed]]:
    """The findings that are reported, and those that somebody lets stand."""
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        covering = next((suppression for suppression in asked if suppression.covers(finding, text)), None)
        if covering is None:
            kept.append(finding)
        else:
            suppressed.append(Suppressed(finding, covering.reason))
    return kept, suppressed
