"""`warta wire`: what agencies send, read without a newsroom, or taken into one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer
from rich.console import Console
from rich.progress import track

from warta.cli.opening import HomeOption, open_newsroom
from warta.language.packs import packs
from warta.wire.item import Item, Unreadable
from warta.wire.read import LARGEST, read

app = typer.Typer(no_args_is_help=True, help="Read what agencies send, and take it into the newsroom.")

CONTRACT = (
    *("guid", "version", "signal", "status", "language", "headline", "slugline", "byline", "dateline", "credit"),
    *("published", "updated", "embargo", "urgency", "subjects", "text", "html", "media", "links", "problems"),
    "left_out",
)
"""What a line of `warta wire read` says of an item, after its path and format. Keys are added, never renamed."""

Files = Annotated[list[Path], typer.Argument(help="Files as they were received.", metavar="FILE…", show_default=False)]
LanguageOption = Annotated[
    str | None,
    typer.Option("--language", help="The texts' language, where they do not show it.", show_default=False),
]


@app.command("read", epilog="Example: warta wire read incoming/*.txt --format jsonl")
def read_files(
    files: Files,
    language: LanguageOption = None,
    format: Annotated[Literal["jsonl"], typer.Option(help="A line of JSON for each item.")] = "jsonl",
) -> None:
    """Print what is in the files, a line an item. A file that cannot be read is a line {path, error}."""
    _check_language(language)
    failed = False
    for path in files:
        try:
            lines = [_as_line(path, item) for item in read(received(path), language=language)]
        except Unreadable as problem:
            failed = True
            lines = [{"path": _name(path), "error": str(problem)}]
        for line in lines:
            print(json.dumps(line, ensure_ascii=False))
    raise typer.Exit(1 if failed else 0)


@app.command(
    "take", epilog="Example: warta wire take relay.txt --section dunia --publish --reason 'Checked by the desk'"
)
def take_files(
    files: Files,
    section: Annotated[
        str | None,
        typer.Option(help="Make a story in this section: the last part of its address.", show_default=False),
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help="Publish the story at once; needs --section.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for the ledger.", show_default=False)] = "",
    sign_off: Annotated[
        str,
        typer.Option(
            "--sign-off",
            metavar="WHY",
            help="Publish it although the desk finds errors in it, and say in the ledger why.",
            show_default=False,
        ),
    ] = "",
    language: LanguageOption = None,
    author: Annotated[
        str | None,
        typer.Option(help="Who signs the story: the last part of the author's address.", show_default=False),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Make another story of an item that was made into one before.")
    ] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help="What to print.")] = "text",
    home: HomeOption = None,
) -> None:
    """Take files into the wire inbox; with --section make stories of them, with --publish publish those.

    A file that cannot be taken changes nothing and is said on a line of its own; the others are taken.
    """
    if publish and not section:
        raise _wrong_use("--publish needs to know where: add --section, such as --section dunia.")
    _check_language(language)
    open_newsroom(home)
    # Django must be set up before these are imported: they load models.
    from django.utils import translation

    from warta.newsroom.ledger.worker import follow_pressed
    from warta.newsroom.wire.batch import Order, Refused, WrongOrder, carry_out

    done: list[dict[str, Any]] = []
    failed = False
    with translation.override("en"):  # the command speaks English, whatever the admin does
        try:
            order = Order.of(
                section=section,
                publish=publish,
                reason=reason,
                sign_off=sign_off,
                language=language,
                author=author,
                again=again,
            )
        except WrongOrder as problem:
            raise _wrong_use(str(problem)) from problem
        for path in _shown(files):
            try:
                reports = carry_out(order, received(path), name=_name(path))
            except (Unreadable, Refused) as problem:
                failed = True
                done.append({"path": _name(path), "error": str(problem)})
                print(f"{_name(path)}: {problem}", file=sys.stderr)
                continue
            for report in reports:
                failed = failed or report.problem != ""
                done.append({"path": _name(path)} | msgspec.to_builtins(report))
                if format == "text":
                    print("\n".join(_in_words(path, report)))
                if report.problem:
                    print(f"{_name(path)}: {report.problem}", file=sys.stderr)
        if publish:
            follow_pressed()  # search finds them, and each shows its neighbours, also where nobody serves
    if format == "json":
        print(json.dumps({"items": done}, ensure_ascii=False, indent=2))
    raise typer.Exit(1 if failed else 0)


def received(path: Path) -> bytes:
    """The bytes of a file, no more of them than can be an item. Raises Unreadable in plain words."""
    try:
        if path.is_dir():
            raise Unreadable(f"this is a folder. Name the files in it: {_name(path)}/*")
        if not path.exists():
            raise Unreadable("there is no such file. Check its name.")
        if not path.is_file():
            raise Unreadable("this is no regular file. Save what it gives as a file first.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except PermissionError as problem:
        raise Unreadable("this user may not read it. Give the right to, or copy it.") from problem
    except OSError as problem:
        raise Unreadable(f"it cannot be read ({problem.strerror}). Check its name and its disk.") from problem


def _name(path: Path) -> str:
    """A file's name as it can be printed and kept; a file system allows more than text can hold."""
    return str(path).encode("utf-8", "replace").decode()


def _check_language(language: str | None) -> None:
    if language is not None and language not in packs():
        raise _wrong_use(f"--language {language} is not one that Warta reads: {', '.join(sorted(packs()))}.")


def _wrong_use(message: str) -> typer.Exit:
    """Say in one line what was asked for wrongly; status 2."""
    print(f"warta wire: {message}", file=sys.stderr)
    return typer.Exit(2)


def _shown(files: list[Path]) -> Iterator[Path]:
    """The files, with progress where there are many and somebody looks on."""
    console = Console(stderr=True)
    many = len(files) > 9 and console.is_terminal
    yield from track(files, "Taking", console=console) if many else files


def _as_line(path: Path, item: Item) -> dict[str, Any]:
    values = msgspec.to_builtins(item)
    return {"path": _name(path), "format": item.format} | {key: values[key] for key in CONTRACT}


def _in_words(path: Path, report: Any) -> Iterator[str]:
    """What was done with an item, for whoever typed the command."""
    yield f"{_name(path)}: {'taken' if report.new else 'known already, nothing added'}, version {report.version}"
    yield f"  headline      {report.headline}"
    yield f"  language      {report.language or 'not known'}"
    minutes = "1 minute" if report.reading_minutes == 1 else f"{report.reading_minutes} minutes"
    yield f"  reading time  {minutes}, {report.words} words"
    if dateline := report.dateline:
        parts = [dateline.place, dateline.agency, dateline.date.isoformat() if dateline.date else ""]
        yield f"  dateline      {', '.join(filter(None, parts))}; as written: {' '.join(dateline.text.split())}"
    else:
        yield "  dateline      none found"
    for credit in report.credit:
        yield f"  credit        {credit.agency or 'an agency that we do not know'}; as written: {credit.as_written}"
    if not report.credit:
        yield "  credit        none found"
    yield f"  left out      {_pieces(len(report.left_out))}"
    for left in report.left_out:
        yield f"    {left.kind:<10}  {' '.join(left.text.split())}"
    for problem in report.problems:
        yield f"  look at       {problem}"
    yield f"  in the inbox  {report.inbox_address}"
    if report.draft_address:
        yield f"  story         {report.draft_address}"
    if report.address:
        yield f"  published     {report.address}"
        yield f"  edition       {report.edition if report.edition is not None else 'not pressed yet'}"


def _pieces(count: int) -> str:
    return {0: "nothing", 1: "1 piece"}.get(count, f"{count} pieces")
