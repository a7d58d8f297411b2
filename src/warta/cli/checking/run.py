"""The check of one file, and of many at once: the order of the reports is that of the files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from warta.cli.checking.config import Config, config_for
from warta.cli.checking.pages import Page, page_of
from warta.cli.checking.sources import STANDARD_INPUT, Received, received
from warta.cli.wording import wording
from warta.desk.catalogue import translator
from warta.desk.check import Checked, check
from warta.desk.finding import Finding
from warta.desk.mend import mended
from warta.desk.selection import Selection
from warta.desk.suppressions import Suppressed, front_matter
from warta.wire.item import Unreadable

_FEWEST_FOR_PROCESSES = 24
"""Files below which starting further processes takes longer than the check."""
_AT_ONCE = 8
_MOST_PASSES = 10
"""How often a text is mended: a fix may bring another to light, and must come to an end."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Asked(msgspec.Struct, frozen=True):
    """What was typed, for all files."""

    published: date | None = None
    language: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    fix: bool = False
    unsure: bool = False
    """Put right what is only most likely meant, too."""
    lang: str = "en"
    """The language of the messages."""
    diff: bool = False
    """Show what would be put right, and write nothing."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said of one file."""

    path: str
    language: str = ""
    text: str = ""
    """As it was decoded; after ``--fix`` as it is now."""
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    problems: tuple[str, ...] = ()
    error: str = ""
    """Why it could not be checked."""
    mended: tuple[Finding, ...] = ()
    """What ``--fix`` put right."""
    before: str = ""
    """The text before it was mended."""
    again: bytes | None = None
    """The mended text as the file holds it, where anything was mended."""
    was: bytes = b""
    """What the file held as it was read, where anything was mended."""
    shows_only: bool = False
    """Whether it is not to be written."""


def reports(paths: Sequence[str], asked: Asked, jobs: int | None = None) -> Iterator[Report]:
    """A report for each file. ``jobs`` is the number of processes, by default that of the processors."""
    work = partial(report, asked=asked)
    count = min(jobs or os.cpu_count() or 1, len(paths))
    if count < 2 or len(paths) < (_FEWEST_FOR_PROCESSES if jobs is None else 2) or STANDARD_INPUT in paths:
        yield from map(work, paths)
        return
    yield from _in_processes(count, paths, work)


def _in_processes(count: int, paths: Sequence[str], work: partial[Report]) -> Iterator[Report]:
    # Only here: the check of one file starts without what processes need.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with ProcessPoolExecutor(count) as pool:
            for each in pool.map(work, paths, chunksize=_AT_ONCE):
                done += 1
                yield each
    except BrokenProcessPool:
        for path in paths[done:]:
            said = wording(work.keywords["asked"].lang)("a process of the check was ended. Try again with --jobs 1.")
            yield Report(path=path, error=said)


def report(path: str, asked: Asked) -> Report:
    """What is to be said of this file. Raises ConfigError."""
    say = wording(asked.lang)
    config = config_for(None if path == STANDARD_INPUT else Path(path), asked.config)
    try:
        source = received(path)
        published = asked.published or _published(source, config)
    except Unreadable as unreadable:
        return Report(path=path, error=say.line(str(unreadable)))
    checked = _checked(source.text, source.page, asked, config, published)
    text, done = source.text, []
    for _ in range(_MOST_PASSES if asked.fix else 0):
        text, now = mended(text, checked.findings, unsure=asked.unsure)
        if not now:
            break
        done += now
        checked = _checked(text, source.page and page_of(text), asked, config, published)
    error, again = "", None
    if done:
        try:
            again = _again(source, text)
        except UnicodeEncodeError as wrong:
            error = say(
                "a fix needs {letter!r}, which {encoding} does not have. Save it as UTF-8.",
                letter=wrong.object[wrong.start],
                encoding=source.encoding,
            )
    return Report(
        path=path,
        language=checked.language,
        text=text,
        findings=checked.findings,
        suppressed=checked.suppressed,
        problems=(
            *(say.line(problem) for problem in source.problems),
            *(problem.said(translator(asked.lang)) for problem in checked.problems),
        ),
        error=error,
        mended=tuple(done),
        before=source.text,
        again=again,
        was=source.data if done else b"",
        shows_only=asked.diff,
    )


def _again(source: Received, text: str) -> bytes:
    mark = source.data[:2] if source.encoding.startswith("utf-16") else b""
    return mark + source.encoded(text)


def _checked(text: str, page: Page | None, asked: Asked, config: Config, published: date | None) -> Checked:
    checked = check(
        page.text if page else text,
        asked.language or _field(text, config.language_from) or config.language,
        published,
        selection=Selection(asked.select or config.select, (*config.ignore, *asked.ignore)),
        more=config.more,
    )
    if page is None:
        return checked
    return msgspec.structs.replace(
        checked,
        findings=tuple(map(page.placed, checked.findings)),
        suppressed=tuple(Suppressed(page.placed(each.finding), each.reason) for each in checked.suppressed),
    )


def _published(source: Received, config: Config) -> date | None:
    written = _field(source.text, config.published_from) or (source.page.published if source.page else "")
    if not written:
        return None
    try:
        match = _DATE.match(written)
        return date.fromisoformat(match[0] if match else written)
    except ValueError:
        if not _field(source.text, config.published_from):
            return None  # nobody here wrote the page's own
        raise Unreadable(
            f"the front matter's {config.published_from!r} is {written!r}, which is no date. Write it as 2024-07-05."
        ) from None


def _field(text: str, name: str | None) -> str:
    """What a field of the front matter says, without quotation marks."""
    if not name:
        return ""
    match = re.compile(rf"^{re.escape(name)}[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE).search(
        text, 0, front_matter(text)
    )
    return match[1].strip("\"'") if match else ""
