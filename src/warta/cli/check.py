"""`warta check`: what is wrong with copy, as a report for people, JSON, SARIF, or notes on a pull request."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from warta.cli.checking.as_text import Writer, summary
from warta.cli.checking.config import ConfigError, config_for
from warta.cli.checking.run import Asked, Report, reports
from warta.cli.checking.sources import STANDARD_INPUT, SUFFIXES, paths_of
from warta.cli.shown import shown
from warta.cli.values import as_day, language_of_messages, language_tag
from warta.desk.catalogue import translator
from warta.desk.discovery import text_rules
from warta.desk.selection import Selection


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _list_rules(wanted: bool) -> None:
    if wanted:
        for found in text_rules().rules:
            rule = found.rule
            languages = ", ".join(rule.languages) or "any"
            asked_for = "" if rule.by_default else "  (only where it is selected)"
            print(f"{rule.code}  {rule.name:<26} {rule.severity:<8} {languages:<8} {found.fault}{asked_for}")
        raise typer.Exit


def _explain(word: str | None) -> None:
    if word is None:
        return
    for found in text_rules().rules:
        if word in (found.rule.code, found.rule.name):
            print(f"# {found.rule.code} {found.rule.name}\n\n{found.page}")
            raise typer.Exit
    raise typer.BadParameter(f"{word!r} is no rule. `warta check --rules` lists them.")


Rules = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Code, family or name; more than one with commas.", show_default=False),
]


@app.command(no_args_is_help=True)
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help="Files, folders, patterns; - reads the standard input.", show_default=False
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=as_day, help="The day the copy appeared (2024-07-05)."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="L", callback=language_tag, help="The language (id, en) instead of the one that it shows."
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to report.")] = Format.TEXT,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is sure.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --fix: show what would change, and change nothing.")
    ] = False,
    select: Rules = None,
    ignore: Rules = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="Instead of the nearest warta.toml upwards from each file."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes; by default one a processor.", show_default=False)
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="L", callback=language_of_messages, help="The messages' language: en, id.")
    ] = "en",
    rules: Annotated[
        bool, typer.Option("--rules", callback=_list_rules, is_eager=True, help="List the rules.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="RULE", callback=_explain, is_eager=True, help="A rule's page in the manual."
        ),
    ] = None,
) -> None:
    """Find what is wrong with copy: quotations, credits, dates, numbers, names, leftovers of the web, spelling.

    Exit status: 0 where no error and no warning is found; 1 where one is, or a file cannot be read; 2 for wrong use.

    Example: [bold]warta check stories/*.txt --published 2024-07-05 --fix[/bold]
    """
    if diff and not fix:
        raise typer.BadParameter("--diff shows what --fix would do: write --fix --diff.")
    day: Any = published  # the callback has made a date of it
    asked = Asked(day, language, _split(select), _split(ignore), config, fix, lang, diff)
    translate = translator(lang)
    try:
        paths = list(paths_of(files))
        if not paths:
            where = ", ".join(map(shown, files))
            print(f"{where}: no copy to read in it ({', '.join(SUFFIXES)}).", file=sys.stderr)
        _know_the_rules(asked, paths)
        kept = _followed(
            _counted(reports(paths, asked, jobs), len(paths), format_),
            fix=fix,
            diff=diff,
            quiet=format_ is not Format.TEXT,
        )
        status = _WRITERS[format_](kept, translate, asked)
    except ConfigError as wrong:
        print(wrong, file=sys.stderr)
        raise typer.Exit(2) from None
    raise typer.Exit(status)


def _split(words: list[str] | None) -> tuple[str, ...]:
    return tuple(word.strip() for each in words or () for word in each.split(",") if word.strip())


def _know_the_rules(asked: Asked, paths: list[str]) -> None:
    """Refuse a word that names no rule, of Warta or of the houses whose files these are, before anything is read."""
    if not asked.select and not asked.ignore:
        return
    houses = [config_for(None if path == STANDARD_INPUT else Path(path), asked.config).more for path in paths]
    known = [found.rule for found in (*text_rules().rules, *(found for more in houses for found in more))]
    if unknown := Selection(asked.select, asked.ignore).unknown(known):
        raise typer.BadParameter(f"{unknown[0]!r} is no rule. `warta check --rules` lists them.")


_LONG = 50
"""Files of which it is told how many are done, where the report comes only at the end and somebody looks on."""


def _counted(checked: Iterable[Report], count: int, format_: Format) -> Iterator[Report]:
    is_told = format_ is not Format.TEXT and count >= _LONG and sys.stderr.isatty()
    for number, report in enumerate(checked, 1):
        if is_told:
            print(f"\r{number:,} of {count:,} files checked", end="\n" if number == count else "", file=sys.stderr)
        yield report


def _followed(checked: Iterable[Report], *, fix: bool, diff: bool, quiet: bool) -> Iterator[Report]:
    """The reports, with what goes with each: what was mended is written or shown, problems are said."""
    for report in checked:
        path = shown(report.path)
        if report.again is not None and diff:
            sys.stdout.writelines(_diff(report))
        elif report.again is not None and not report.error:
            report = _written(report)
        elif fix and report.path == STANDARD_INPUT and not quiet and not diff and not report.error:
            _print_bytes(report.text.encode("utf-8", "surrogateescape"))
        if report.mended and not report.error and not diff:
            count = len(report.mended)
            codes = ", ".join(sorted({finding.code for finding in report.mended}))
            print(f"{path}: {count} put right ({codes}).", file=sys.stderr)
        if not quiet:
            for problem in report.problems:
                print(f"{path}: {problem}", file=sys.stderr)
        if report.error:
            print(f"{path}: {report.error}", file=sys.stderr)
        yield report


def _written(report: Report) -> Report:
    from warta.cli.checking.writing import replace

    assert report.again is not None
    if report.path == STANDARD_INPUT:
        _print_bytes(report.again)
        return report
    path = Path(report.path)
    try:
        if path.read_bytes() != report.was:
            return msgspec.structs.replace(
                report, error="was changed meanwhile, and was left as it is. Check it again."
            )
        replace(path, report.again)
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        return msgspec.structs.replace(report, error=f"cannot be written ({reason}). Nothing in it was changed.")
    return report


def _print_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _diff(report: Report) -> Iterator[str]:
    import difflib

    path = shown(report.path)
    before, after = report.before.splitlines(keepends=True), report.text.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _status(report: Report) -> int:
    """1 where something is to be done about a file: an error, a warning, or what --diff would change."""
    would_change = report.again is not None and report.shows_only
    return int(bool(report.error) or would_change or any(finding.severity != "info" for finding in report.findings))


def _as_text(checked: Iterable[Report], translate: Callable[[str], str], asked: Asked) -> int:
    status = files = 0
    found: list[str] = []
    fixable = 0
    stream = sys.stdout
    for report in checked:
        if asked.diff or (asked.fix and report.path == STANDARD_INPUT):
            stream = sys.stderr  # the standard output is for the difference, or for the mended text
        writer = Writer(translate, colour=_in_colour(stream), width=_width(stream))
        for line in writer.lines(report):
            print(line, file=stream)
        status |= _status(report)
        files += 0 if report.error and not report.text else 1
        found += [finding.severity for finding in report.findings]
        fixable += sum(1 for finding in report.findings if finding.fix)
    if files:
        counts = found.count("error"), found.count("warning")
        print(summary(len(found), fixable, *counts, files, fixing=asked.fix), file=stream)
    return status


def _in_colour(stream: Any) -> bool:
    """As the world has agreed: NO_COLOR and FORCE_COLOR before what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def _width(stream: Any) -> int | None:
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return None


def _as_json(checked: Iterable[Report], translate: Callable[[str], str], asked: Asked) -> int:
    from warta.cli.checking.as_json import as_json

    kept = list(checked)
    _print_json(as_json(kept, translate))
    return max(map(_status, kept), default=0)


def _as_sarif(checked: Iterable[Report], translate: Callable[[str], str], asked: Asked) -> int:
    from warta.cli.checking.as_sarif import as_sarif

    kept = list(checked)
    _print_json(as_sarif(kept, text_rules().rules, translate))
    return max(map(_status, kept), default=0)


def _print_json(said: Any) -> None:
    import json

    # Half a character, as a file's name may hold one, can be escaped and cannot be encoded.
    words = json.dumps(said, ensure_ascii=False, indent=2)
    _print_bytes(words.encode("utf-8", "backslashreplace") + b"\n")


def _as_github(checked: Iterable[Report], translate: Callable[[str], str], asked: Asked) -> int:
    from warta.cli.checking.as_github import as_github

    status = 0
    for report in checked:
        for line in as_github(report, translate):
            print(line)
        status |= _status(report)
    return status


_WRITERS: dict[Format, Callable[[Iterable[Report], Callable[[str], str], Asked], int]] = {
    Format.TEXT: _as_text,
    Format.JSON: _as_json,
    Format.SARIF: _as_sarif,
    Format.GITHUB: _as_github,
}
