"""`warta lineage`: which text of a folder a text comes from."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from warta.cli.opened import bytes_of
from warta.cli.shown import shown
from warta.cli.values import LangOption
from warta.cli.wording import Wording, spoken
from warta.desk.lineage.folder import index_of, place_of
from warta.desk.lineage.vectors import encoder
from warta.wire.decode import decode
from warta.wire.detect import detect
from warta.wire.item import Unreadable
from warta.wire.read import LARGEST
from warta.wire.read import read as read_items


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(no_args_is_help=True)
def lineage(
    context: typer.Context,
    relay: Annotated[str, typer.Argument(help="The text asked about; - reads the standard input.", show_default=False)],
    among: Annotated[Path, typer.Option(metavar="FOLDER", help="Where its original may be, in folders below it too.")],
    format_: Annotated[Format, typer.Option("--format", help="A report, or JSON.")] = Format.TEXT,
    limit: Annotated[int, typer.Option(min=1, help="The most originals to name.")] = 5,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep what was learnt of FOLDER in this folder for next time.")
    ] = None,
    vectors: Annotated[
        bool,
        typer.Option("--vectors", help="Compare meanings too, across any scripts; needs the extra warta\\[vectors]."),
    ] = False,
    lang: LangOption = "en",
) -> None:
    """Find the text that a text was made from: a copy, relay, translation or rewrite of it.

    Files may be plain text or any format of the wire.

    Exit status: 0 where an original is found, 1 where none is, 2 for wrong use or what cannot be read.

    Example: [bold]warta lineage relay.txt --among wire/2024 --cache ~/.cache/warta[/bold]
    """
    say = spoken(context)
    if not among.is_dir():
        raise typer.BadParameter(say("{folder} is no folder.", folder=shown(str(among))), param_hint="--among")
    meanings = encoder() if vectors else None
    if vectors and meanings is None:
        raise typer.BadParameter(say("install warta[vectors] first."), param_hint="--vectors")
    try:
        text, language = _texts(relay)[0][1:]
        unreadable: list[str] = []
        with _progress(say) as progress:
            task = progress.add_task(say("Reading"), total=None)

            def read(path: Path) -> list[tuple[str, str, str]]:
                try:
                    return _texts(str(path))
                except Unreadable as error:
                    unreadable.append(say.line_of(str(path), str(error)))
                    return []

            def tell(path: Path) -> None:
                progress.update(task, description=shown(path.name), advance=1)

            index = index_of(among, read, cache=cache, encoder=meanings, each=tell)
        found = index.find(text, language or None, limit + 1, meanings)
    except Unreadable as error:
        print(shown(say.line_of(relay, str(error))), file=sys.stderr)
        raise typer.Exit(2) from None
    except OSError as error:
        where = error.filename or among
        reason = say.line((error.strerror or "unknown").lower())
        print(say("{where}: cannot be used ({reason}).", where=shown(str(where)), reason=reason), file=sys.stderr)
        raise typer.Exit(2) from None
    for problem in unreadable:
        print(shown(problem), file=sys.stderr)
    matches: list[dict[str, Any]] = []
    for match in found:
        file, part = place_of(match.name)
        if not part and _is_same(relay, among / file):
            continue  # where a story lies in the folder, it is not its own original
        matches.append({
            "path": str(among / file),
            "part": part,
            "verdict": match.lineage.verdict,
            "score": match.lineage.score,
        })  # fmt: skip
    matches = matches[:limit]
    if format_ is Format.JSON:
        answer = {"path": relay, "texts": len(index), "matches": matches}
        # Half a character, as a file's name may hold one, can be escaped and cannot be encoded.
        words = json.dumps(answer, ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(words.encode("utf-8", "backslashreplace") + b"\n")
    elif matches:
        for each in matches:
            part = f" ({each['part']})" if each["part"] else ""
            print(f"{say(each['verdict']):<12}  {each['score']:.2f}  {shown(each['path'] + part)}")
    elif len(index):
        print(say("None of {count} texts is its original.", count=f"{len(index):,}"))
    else:
        print(say("There is no text in {folder}.", folder=shown(str(among))))
    if not matches:
        raise typer.Exit(1)


def _is_same(relay: str, path: Path) -> bool:
    try:
        return relay != "-" and os.path.samefile(relay, path)
    except OSError:
        return False


def _texts(file: str) -> list[tuple[str, str, str]]:
    """The texts in a file: what tells each from the others, the words, and the language where the format says it.

    Plain text is taken as it is: where a story comes from can be asked of a text that could not be published.
    """
    data = bytes_of(file)
    try:
        if len(data) <= LARGEST and detect(data) == "text":
            return [("", decode(data)[0], "")]
    except Unreadable as error:
        raise Unreadable(f"{file}: {error}") from None
    items = read_items(data, path=file)
    return [(item.guid, f"{item.headline}\n\n{item.text}", item.language) for item in items]


def _progress(say: Wording) -> Progress:
    """How far it is, on the error output of a terminal, so that a report stays clean."""
    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn(f"{{task.completed}} {say('files')}  {{task.description}}", markup=False)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
