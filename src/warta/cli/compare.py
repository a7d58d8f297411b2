"""`warta compare`: what a relay changed of its original, for two stories or for thousands of pairs of sentences."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from shutil import get_terminal_size
from typing import Annotated, Any

import msgspec
import typer

from warta.cli.opened import bytes_of, opened
from warta.cli.shown import shown
from warta.cli.values import LangOption, as_day
from warta.cli.wording import Wording, spoken, wording
from warta.desk.catalogue import translator
from warta.desk.compare import Comparison, compare_sentences
from warta.desk.compare import compare as compare_texts
from warta.desk.finding import Difference, said
from warta.desk.pairing import Link
from warta.desk.side_by_side import page, report
from warta.wire.decode import decode
from warta.wire.detect import detect
from warta.wire.item import Unreadable
from warta.wire.read import LARGEST
from warta.wire.read import read as read_items


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


_ROWS = 500
"""Rows that a process is given at a time."""
_LONGEST = 100_000
"""Characters of a row; a longer one is no pair of sentences."""

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _languages(context: typer.Context, written: str | None) -> tuple[str, str] | None:
    if written is None:
        return None
    tags = written.split("-")
    if len(tags) != 2 or not all(tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 for tag in tags):
        say = spoken(context)
        raise typer.BadParameter(
            say("{written!r} does not name two languages. Write en-id: the original's, the relay's.", written=written)
        )
    return tags[0], tags[1]


@app.command(no_args_is_help=True)
def compare(
    context: typer.Context,
    original: Annotated[
        str | None, typer.Argument(help="The original: text, or any format of the wire.", show_default=False)
    ] = None,
    relay: Annotated[
        str | None, typer.Argument(help="What was made of it; - reads the standard input.", show_default=False)
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Pairs of sentences instead: a line each, original TAB relay."),
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option(
            metavar="L-L", callback=_languages, help="The two languages (en-id) instead of those that the texts show."
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=as_day, help="The day it appeared (2024-07-05), for dates without a year."
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="A report, JSON with places in both texts, or a page (html); jsonl is for pairs.",
            show_default=False,
        ),
    ] = None,
    lang: LangOption = "en",
) -> None:
    """Show what a relay or translation changed of its original: numbers, units, dates, names, quotations, credits.

    Exit status: 0 where nothing was found, 1 where something was or a pair could not be read, 2 for wrong use.

    Example: [bold]warta compare agency.en.txt ours.id.txt --published 2024-07-05[/bold]

    Example: [bold]warta compare agency.en.txt ours.id.txt --format html > page.html[/bold]

    Example: [bold]warta compare --pairs sentences.tsv --languages en-id --format jsonl[/bold]
    """
    say = spoken(context)
    day: Any = published  # the callbacks have made what they mean of these
    tags: Any = languages
    if pairs is not None:
        if original is not None:
            raise typer.BadParameter(say("with --pairs there is no other file."), param_hint="ORIGINAL")
        if tags is None:
            raise typer.BadParameter(
                say("a sentence is too short to tell. Write --languages en-id."), param_hint="--languages"
            )
        if format_ not in (None, Format.JSONL):
            raise typer.BadParameter(say("pairs are written as jsonl."), param_hint="--format")
        raise typer.Exit(_compare_pairs(pairs, tags, day, lang, say))
    if original is None or relay is None:
        raise typer.BadParameter(say("two files are needed: the original and its relay."), param_hint="RELAY")
    if format_ is Format.JSONL:
        raise typer.BadParameter(say("jsonl is for --pairs. Write json."), param_hint="--format")
    try:
        if original == relay == "-":
            raise Unreadable("-: only one of the two can be the standard input.")
        first, first_language = _text(original, say)
        second, second_language = _text(relay, say)
    except Unreadable as unreadable:
        print(shown(say.line(str(unreadable))), file=sys.stderr)
        raise typer.Exit(2) from None
    compared = compare_texts(
        first,
        second,
        original_language=tags[0] if tags else first_language,
        relay_language=tags[1] if tags else second_language,
        published=day,
    )
    sys.stdout.buffer.write(RENDERINGS[format_ or Format.TEXT](compared, lang).encode("utf-8", "replace"))
    raise typer.Exit(1 if compared.differences else 0)


def as_json(compared: Comparison, lang: str = "en") -> dict[str, Any]:
    """A comparison with the keys of the contract: keys are added, never renamed."""
    return {
        "lineage": compared.lineage,
        "original_language": compared.original_language,
        "relay_language": compared.relay_language,
        "findings": [finding_as_json(each, translator(lang)) for each in compared.differences],
        "alignment": [_link_as_json(link) for link in compared.alignment],
        "problems": [problem.said(translator(lang)) for problem in compared.problems],
    }


def finding_as_json(difference: Difference, translate: Callable[[str], str] = str) -> dict[str, Any]:
    return {
        "code": difference.code,
        "name": difference.name,
        "severity": difference.severity,
        "message": said(difference, translate),
        "original": difference.original,
        "relay": difference.relay,
    }


def _link_as_json(link: Link) -> dict[str, Any]:
    return {
        "original": link.original.sentences,
        "relay": link.relay.sentences,
        "likeness": link.likeness,
        "moved": link.moved,
    }


def _json(compared: Comparison, lang: str) -> str:
    return msgspec.json.format(msgspec.json.encode(as_json(compared, lang), enc_hook=str), indent=2).decode() + "\n"


def _report(compared: Comparison, lang: str) -> str:
    """What was found and the two texts beside each other, in colour where somebody looks at it in a terminal."""
    if not sys.stdout.isatty():
        return report(compared, lang)
    return report(compared, lang, width=get_terminal_size().columns, colour="NO_COLOR" not in os.environ)


RENDERINGS: dict[Format, Callable[[Comparison, str], str]] = {
    Format.TEXT: _report,
    Format.JSON: _json,
    Format.HTML: page,
}
"""How two stories are shown, by format."""


def _text(file: str, say: Wording) -> tuple[str, str | None]:
    """The text in a file, whatever format it is in, and its language where the format says it."""
    data = bytes_of(file)
    try:
        if len(data) <= LARGEST and detect(data) == "text":
            return decode(data)[0], None
        item = read_items(data)[0]
    except Unreadable as error:
        raise Unreadable(f"{file}: {say.line(str(error))}") from None
    return f"{item.headline}\n\n{item.text}", item.language or None


def _compare_pairs(file: str, languages: tuple[str, str], published: date | None, lang: str, say: Wording) -> int:
    """Write a line for each row, in their order; say the exit status."""
    status = 0
    try:
        with opened(file) as rows:
            for line, is_fine in _answers(
                rows, partial(answer_rows, languages=languages, published=published, lang=lang)
            ):
                sys.stdout.buffer.write(line)
                status |= not is_fine
            sys.stdout.buffer.flush()
    except Unreadable as unreadable:
        print(shown(say.line(str(unreadable))), file=sys.stderr)
        return 2
    except OSError as error:  # a folder is opened and cannot be read
        reason = say.line((error.strerror or "unknown").lower())
        print(say("{where}: cannot be read ({reason}).", where=shown(file), reason=reason), file=sys.stderr)
        return 2
    return status


def _answers(
    rows: Iterable[bytes], answer: Callable[[tuple[int, list[bytes]]], list[tuple[bytes, bool]]]
) -> Iterator[tuple[bytes, bool]]:
    """The answers to all rows: by this process where they are few, else by as many as the machine has cores for."""
    batches = _batches(rows)
    first = list(islice(batches, 2))
    if len(first) < 2:
        for batch in first:
            yield from answer(batch)
        return
    from concurrent.futures import ProcessPoolExecutor  # two stories are compared without what processes need

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with ProcessPoolExecutor(max_workers=min(8, cores), initializer=_settle, initargs=(answer,)) as pool:
        waiting = [pool.submit(answer, batch) for batch in first]
        for batch in batches:
            waiting.append(pool.submit(answer, batch))
            if len(waiting) > 4 * cores:  # no more is read than is worked on
                yield from waiting.pop(0).result()
        for each in waiting:
            yield from each.result()


def _settle(answer: Callable[[tuple[int, list[bytes]]], list[tuple[bytes, bool]]]) -> None:
    """What is loaded for good is not looked through again and again for what may be thrown away."""
    answer((1, [b"Rina\tRina"]))
    gc.collect()
    gc.freeze()


def _batches(rows: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Rows by the hundred, with the number of the first, from 1."""
    numbered, number = iter(rows), 1
    while batch := list(islice(numbered, _ROWS)):
        yield number, batch
        number += len(batch)


def answer_rows(
    batch: tuple[int, list[bytes]], *, languages: tuple[str, str], published: date | None, lang: str = "en"
) -> list[tuple[bytes, bool]]:
    """A line of JSON for each row, and whether there was nothing to say of it."""
    first, rows = batch
    answers = []
    for number, row in enumerate(rows, first):
        answer, is_fine = _answer(row, languages, published, lang)
        answers.append((msgspec.json.encode({"pair": number, **answer}) + b"\n", is_fine))
    return answers


def _answer(row: bytes, languages: tuple[str, str], published: date | None, lang: str) -> tuple[dict[str, Any], bool]:
    say = wording(lang)
    try:
        text = row.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        return {"error": say("This row is not UTF-8: byte {number} cannot be read.", number=error.start)}, False
    cells = text.split("\t")
    if len(cells) != 2:
        said_of_it = say("A row has two cells, original TAB relay; this one has {count}.", count=len(cells))
        return {"error": said_of_it}, False
    if len(text) > _LONGEST:
        template = "This row has {count} characters, more than {most}. Compare it as stories."
        return {"error": say(template, count=f"{len(text):,}", most=f"{_LONGEST:,}")}, False
    compared = compare_sentences(cells[0], cells[1], languages=languages, published=published)
    answer: dict[str, Any] = {"findings": [finding_as_json(each, translator(lang)) for each in compared.differences]}
    if compared.problems:
        answer["problems"] = [problem.said(translator(lang)) for problem in compared.problems]
    return answer, not compared.differences
