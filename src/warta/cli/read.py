"""`warta read`: what a file of copy says, as a report for people or as JSON for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warta.cli.opened import bytes_of
from warta.cli.shown import shown
from warta.cli.values import LangOption, as_day, language_tag
from warta.cli.wording import Wording, spoken
from warta.language import Reading
from warta.language import read as read_text
from warta.language.packs import pack_of
from warta.language.reading import Number
from warta.wire.item import Unreadable
from warta.wire.read import read as read_items


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


_COMMANDS = re.compile("[\x80-\x9f\u202a-\u202e\u2066-\u2069]")
_PIPED = 1_000
"""Columns of a report that nobody looks at in a terminal: nothing is folded."""

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(no_args_is_help=True)
def read(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Plain text; - reads the standard input.", show_default=False)],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=as_day, help="The day it appeared (2024-07-05), for dates without a year."
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="L", callback=language_tag, help="The language (id, en) instead of the one that the text shows."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A report, or JSON with places in the text.")
    ] = Format.TEXT,
    lang: LangOption = "en",
) -> None:
    """Say what a story says: headline, dateline, credits, quotations, numbers, dates, names.

    What a site put around the story is found too, and kept out of it.

    Exit status: 0 where the story was read, 1 where it cannot be, 2 for wrong use.

    Example: [bold]warta read relay.txt --published 2024-07-05 --format json[/bold]
    """
    say = spoken(context)
    day: Any = published  # the callback has made a date of it
    try:
        item = read_items(bytes_of(file), path=file, language=language, published=day)[0]
    except Unreadable as unreadable:
        print(shown(say.line_of(file, str(unreadable))), file=sys.stderr)
        raise typer.Exit(1) from None
    reading = read_text(item.received, item.language, day)
    if format_ is Format.JSON:
        for problem in item.problems:
            print(shown(f"{file}: {say.line(problem)}"), file=sys.stderr)
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(as_json(reading)), indent=2) + b"\n")
        return
    _report(reading, [say.line(problem) for problem in item.problems], say)


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading with the keys of the contract: keys are added, never renamed."""
    return {
        "language": reading.language,
        "headline": " ".join(reading.headline.text.split()) if reading.headline else "",
        "words": reading.words,
        "reading_minutes": reading.reading_minutes,
        "dateline": reading.dateline,
        "credits": reading.credits,
        "quotes": reading.quotes,
        "numbers": reading.numbers,
        "dates": reading.dates,
        "names": reading.names,
        "furniture": reading.furniture,
        "times": reading.times,
        "sentences": reading.sentences,
        "lone_marks": reading.lone_marks,
    }


def _report(reading: Reading, problems: list[str], say: Wording) -> None:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
    pack = pack_of(reading.language)
    minutes, words = reading.reading_minutes, reading.words
    about = (
        pack.name if pack else reading.language or say("unknown language"),
        say("{count} word" if words == 1 else "{count} words", count=words),
        say("{count} minute to read" if minutes == 1 else "{count} minutes to read", count=minutes),
    )
    console.print(Text(_shown(reading.headline.text if reading.headline else ""), style="bold"))
    console.print(Text(" · ".join(about), style="dim"))
    console.print()
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="cyan", no_wrap=True)
    rows.add_column(overflow="fold")
    for label, entries in _sections(reading, problems, say):
        for number, entry in enumerate(entries):
            rows.add_row(say(label) if number == 0 else "", entry)
    with console.capture() as captured:
        console.print(rows)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _sections(reading: Reading, problems: list[str], say: Wording) -> Iterator[tuple[str, list[Text]]]:
    """The rows of the report: a label, and what was found under it."""
    opening = reading.dateline
    if opening:
        parts = [opening.place, opening.agency, opening.date.isoformat() if opening.date else ""]
        yield "Dateline", [_entry(" · ".join(filter(None, parts)))]
    else:
        yield "Dateline", [_entry("", say("none"))]
    if reading.byline:
        yield "Byline", [_entry(reading.byline)]
    yield (
        "Credits",
        [
            _entry(
                credit.as_written,
                "" if credit.agency == credit.as_written else credit.agency or say("no agency that we know"),
            )
            for credit in reading.credits
        ]
        or [_entry("", say("none"))],
    )
    yield (
        "Quotations",
        [
            _entry(f"“{_short(quote.text)}”", " ".join(each.text for each in (quote.cue, quote.speaker) if each))
            for quote in reading.quotes
        ],
    )
    yield "Numbers", [_entry(number.text, _value(number)) for number in reading.numbers]
    yield "Dates", [_entry(day.text, day.value or say("not certain")) for day in reading.dates]
    yield "Names", [_entry(name.text, say(name.kind)) for name in reading.names]
    yield (
        "Left out",
        [_entry(piece.text, "" if piece.kind == "furniture" else say(piece.kind)) for piece in reading.apart],
    )
    yield "Problems", [Text(problem, style="yellow") for problem in problems]


def _entry(words: str, note: str = "") -> Text:
    return Text.assemble(_shown(words), "  " if words and note else "", (note, "dim"))


def _value(number: Number) -> str:
    """What a number comes to, where its words do not say it as plainly."""
    return "" if number.text == str(number.value) else f"{number.value:,} {number.unit}".strip()


def _shown(words: str) -> str:
    """Words on one line, without what a terminal would take for a command."""
    return " ".join(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", words).split())


def _short(words: str, longest: int = 70) -> str:
    words = _shown(words)
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"
