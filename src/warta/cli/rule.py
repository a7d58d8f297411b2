"""`warta rule`: what a rule of the desk reports, why, and what to write instead."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from warta.cli.explaining import listed, no_rule, page, rule_called
from warta.cli.values import LangOption
from warta.cli.wording import spoken
from warta.desk.discovery import FoundRule, pair_rules, text_rules
from warta.desk.selection import family_of


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def rule(
    context: typer.Context,
    named: Annotated[
        str | None, typer.Argument(metavar="RULE", help="A code, a family or a name; none: all.", show_default=False)
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="The page as Markdown, or JSON.")] = Format.TEXT,
    lang: LangOption = "en",
) -> None:
    """Explain a rule: what it reports, why, an example, and what to write instead. Without one, list them all.

    Rules of [bold]warta check[/bold] have families of one letter (Q), those of [bold]warta compare[/bold] of two (FQ).

    Example: [bold]warta rule Q001[/bold]

    Example: [bold]warta rule unbalanced-quote --format json[/bold]
    """
    verbs = {"check": text_rules().rules, "compare": pair_rules().rules}
    every = [found for rules in verbs.values() for found in rules]
    one = rule_called(named, every) if named else None
    chosen = [one] if one else [each for each in every if not named or family_of(each.rule.code) == named.upper()]
    if named and not chosen:
        raise typer.BadParameter(no_rule(named, every, spoken(context)), param_hint="RULE")
    if format_ is Format.JSON:
        verb_of = {found.rule.code: verb for verb, rules in verbs.items() for found in rules}
        made = [_as_json(each, verb_of[each.rule.code]) for each in chosen]
        sys.stdout.buffer.write(json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n")
    elif one:
        print(_shown(page(one)))
    else:
        for line in listed(chosen):
            print(line)


def _as_json(found: FoundRule, verb: str) -> dict[str, Any]:
    rule = found.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "verb": verb,
        "family": found.family,
        "severity": rule.severity,
        "by_default": rule.by_default,
        "languages": rule.languages,
        "fault": found.fault,
        "page": found.page,
    }


def _shown(text: str) -> str:
    """The page as it is; in a terminal, with its headings and examples set apart."""
    if not sys.stdout.isatty():
        return text
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(Markdown(text), width=min(console.width, 100))
    return captured.get().rstrip()
