"""`warta check`: what is wrong with copy, as a report for people, JSON, SARIF, or notes on a pull request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from warta.cli.checking.config import ConfigError, config_for
from warta.cli.checking.following import counted, followed
from warta.cli.checking.formats import FORMATS, STATISTICS, Format
from warta.cli.checking.run import Asked, reports
from warta.cli.checking.sources import STANDARD_INPUT, SUFFIXES, paths_of
from warta.cli.explaining import listed, no_rule, page, rule_called
from warta.cli.shown import shown
from warta.cli.values import LangOption, as_day, language_tag
from warta.cli.wording import Wording, spoken
from warta.desk.discovery import text_rules
from warta.desk.selection import Selection

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _list_rules(wanted: bool) -> None:
    if wanted:
        for line in listed(text_rules().rules):
            print(line)
        raise typer.Exit


def _explain(context: typer.Context, word: str | None) -> None:
    if word is None:
        return
    found = rule_called(word, text_rules().rules)
    if found is None:
        raise typer.BadParameter(no_rule(word, text_rules().rules, spoken(context)))
    print(page(found))
    raise typer.Exit


Rules = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Code, family or name; more than one with commas.", show_default=False),
]


@app.command(no_args_is_help=True)
def check(
    context: typer.Context,
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
    unsure: Annotated[
        bool, typer.Option("--unsure", help="With --fix: put right what is only most likely meant, too.")
    ] = False,
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
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule found something, instead of where.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Findings alone: no summary, and nothing of what went well.")
    ] = False,
    lang: LangOption = "en",
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
    say = spoken(context)
    for wrong, why in (
        (diff and not fix, "--diff shows what --fix would do: write --fix --diff."),
        (unsure and not fix, "--unsure says what --fix may do: write --fix --unsure."),
        (statistics and fix, "--statistics counts what is there, and --fix changes it: leave one out."),
        (statistics and format_ not in STATISTICS, "--statistics is written as text or as json."),
    ):
        if wrong:
            raise typer.BadParameter(say(why))
    day: Any = published  # the callback has made a date of it
    asked = Asked(day, language, _split(select), _split(ignore), config, fix, unsure, lang, diff)
    try:
        paths = list(paths_of(files))
        if not paths:
            where = ", ".join(map(shown, files))
            said = say("{where}: no copy to read in it ({suffixes}).", where=where, suffixes=", ".join(SUFFIXES))
            print(said, file=sys.stderr)
        _know_the_rules(asked, paths, say)
        for_people = format_ is Format.TEXT
        checked = reports(paths, asked, jobs)
        if statistics or not for_people:
            checked = counted(checked, len(paths), asked)
        kept = followed(checked, asked, for_people=for_people, quiet=quiet)
        status = (STATISTICS if statistics else FORMATS)[format_](kept, asked, quiet=quiet)
    except ConfigError as wrong_in_it:
        print(shown(wrong_in_it.said(say)), file=sys.stderr)
        raise typer.Exit(2) from None
    raise typer.Exit(status)


def _split(words: list[str] | None) -> tuple[str, ...]:
    return tuple(word.strip() for each in words or () for word in each.split(",") if word.strip())


def _know_the_rules(asked: Asked, paths: list[str], say: Wording) -> None:
    """Refuse a word that names no rule, of Warta or of the houses whose files these are, before anything is read."""
    if not asked.select and not asked.ignore:
        return
    houses = [config_for(None if path == STANDARD_INPUT else Path(path), asked.config).more for path in paths]
    known = [*text_rules().rules, *(found for more in houses for found in more)]
    if unknown := Selection(asked.select, asked.ignore).unknown(found.rule for found in known):
        raise typer.BadParameter(no_rule(unknown[0], known, say))
