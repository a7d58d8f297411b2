"""`warta press export`: the site as plain files, once, or from edition to edition."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from warta.cli.folder import HomeOption, fail, home_folder
from warta.edge.export.export import Export, ExportError, Report
from warta.edge.export.files import SUFFIXES
from warta.newsroom.home import ORIGINALS, Home
from warta.press.store import Store, StoreError

_PAUSE = 0.2
"""Seconds between two looks whether there is a new edition."""
_PATIENCE = 10
"""Seconds for which the ledger is asked, once a second, which acts an edition had."""


class Format(StrEnum):
    text = "text"
    json = "json"


def export(
    folder: Annotated[
        Path, typer.Argument(help="Where to: a new or empty folder, or an export.", metavar="DIR", show_default=False)
    ],
    follow: Annotated[bool, typer.Option("--follow", help="Go on with every edition from then on.")] = False,
    codings: Annotated[
        str, typer.Option(help="Which compressed copies to keep beside each page: gzip, br, zstd.")
    ] = "gzip",
    reload: Annotated[
        str,
        typer.Option(
            "--reload",
            metavar="COMMAND",
            help="Run this where the web server must read its files anew, such as 'nginx -s reload'.",
            show_default=False,
        ),
    ] = "",
    format: Annotated[Format, typer.Option(help="What to print.")] = Format.text,
    home: HomeOption = None,
) -> None:
    """Write the site as plain files, compressed ones beside them, for a web server that needs no Warta."""
    wanted = _codings(codings)
    command = _command(reload)
    newsroom = Home(home_folder(home))
    if not (newsroom.store / "data.mdb").exists():
        fail(f"nothing was pressed in {newsroom.folder}: run `warta press rebuild --home {newsroom.folder}` first")
    stop = threading.Event()
    if follow:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    console = Console(stderr=True)
    with console.status("Exporting") as status:

        def progress(pages: int) -> None:
            status.update(f"Exporting: {pages:,} addresses")

        try:
            store = Store(newsroom.store, readonly=True)
            with Export(
                folder.expanduser().absolute(),
                store,
                media=newsroom.media,
                guarded=(ORIGINALS,),
                codings=wanted,
                progress=progress if console.is_terminal else lambda pages: None,
            ) as exporting:
                found = exporting.follow() if follow else exporting.whole()
                status.stop()
                receipts = Receipts(newsroom, exporting.folder)
                while found is not None or follow:
                    if found is not None:
                        _said(found, format, command)
                    receipts.note(found)
                    if not follow or stop.wait(_PAUSE):
                        break
                    found = exporting.follow()
        except (ExportError, StoreError) as problem:
            fail(str(problem))


class Receipts:
    """Tells the ledger that what was taken down is not in the files, where the newsroom's database can be reached."""

    def __init__(self, home: Home, folder: Path) -> None:
        self._folder = folder
        self._edition = 0
        self._until = 0.0
        self._again = 0.0
        is_newsroom = home.secret.exists() or "DATABASE_URL" in os.environ
        self._reachable = is_newsroom and os.access(home.folder, os.W_OK)
        if self._reachable:
            # Not at the top: an export alone does without Django.
            from warta.cli.opening import set_up_django

            set_up_django(home.folder)

    def note(self, report: Report | None) -> None:
        """To be called all the time: the ledger says a moment after an edition which acts are in it."""
        now = time.monotonic()
        if report is not None:
            self._edition, self._until, self._again = report.edition, now + _PATIENCE, now
        if not self._reachable or not self._again <= now < self._until:
            return
        from django.db import DatabaseError

        from warta.newsroom.ledger.exported import note_exported

        self._again = now + 1
        try:
            note_exported(str(self._folder), self._edition, datetime.now(UTC))
        except DatabaseError as problem:
            self._until = now
            said = str(problem).partition("\n")[0]
            print(f"warta: the ledger could not be told ({said}): it is told after the next edition", file=sys.stderr)


def _codings(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(each for name in text.split(",") if (each := name.strip())))
    unknown = [name for name in names if name not in SUFFIXES]
    if unknown:
        _wrong_use(f"--codings {unknown[0]} is not one that Warta writes: {', '.join(SUFFIXES)}")
    return names


def _command(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as problem:
        _wrong_use(f"--reload cannot be read as a command ({problem}): check its quotation marks")
        raise


def _wrong_use(message: str) -> None:
    print(f"warta: {message}", file=sys.stderr)
    raise SystemExit(2)


def _said(report: Report, format: Format, reload: list[str]) -> None:
    """Print what was done, and let the web server know."""
    if format is Format.json:
        print(msgspec.json.encode(report).decode(), flush=True)
    else:
        print(_in_words(report), flush=True)
        for address in report.left_out:
            print(f"warta: no file can stand for the address {address}: it is left out", file=sys.stderr)
    if report.nginx_changed and reload:
        try:
            done = subprocess.run(reload, capture_output=True, text=True, check=False)  # noqa: S603 - it is for that
            problem = "" if done.returncode == 0 else (done.stderr.strip() or f"status {done.returncode}")
        except OSError as failure:
            problem = failure.strerror or str(failure)
        if problem:
            print(f"warta: `{shlex.join(reload)}` did not work ({problem}): run it by hand", file=sys.stderr)


def _in_words(report: Report) -> str:
    what = "the whole site" if report.whole else "what it changed"
    tail = "; nginx must reload" if report.nginx_changed else ""
    return (
        f"Edition {report.edition}, {what}: {report.pages} addresses, {report.written} pages written, "
        f"{report.removed} taken away, {report.pictures} pictures, {report.seconds} s{tail}"
    )
