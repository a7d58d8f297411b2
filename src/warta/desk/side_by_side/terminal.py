"""The two texts in a terminal: two columns where it is wide enough, one under the other where it is not.

Marked words carry the number of their finding, so that they are found without colour too.
"""

from __future__ import annotations

import re
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from warta.desk.compare import Comparison
from warta.desk.finding import Severity
from warta.desk.side_by_side.rows import Piece, Row, rows
from warta.desk.side_by_side.wording import Wording
from warta.language.packs import pack_of

NARROW = 80
"""Columns under which the texts are stacked."""
_PIPED = 120
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def report(compared: Comparison, language: str = "en", *, width: int | None = None, colour: bool = False) -> str:
    """What was found, and under it the texts. ``width`` is None where nobody looks at it in a terminal."""
    wording = Wording(language)
    console = Console(
        file=StringIO(), width=width or _PIPED, force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, legacy_windows=False,
    )  # fmt: skip
    with console.capture() as captured:
        _findings(console, compared, wording)
        if compared.pairing.links:
            console.print()
            if (width or _PIPED) < NARROW:
                _stacked(console, compared, wording)
            else:
                console.print(_columns(compared, wording))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _findings(console: Console, compared: Comparison, wording: Wording) -> None:
    if lineage := wording.lineage(compared):
        console.print(Text(lineage, style="bold"))
    for problem in wording.problems(compared):
        console.print(Text(_shown(problem), style="yellow"))
    if not compared.differences:
        console.print(Text(wording["none"]))
        return
    console.print(Text(wording.count(compared)))
    console.print()
    lines = Table.grid(padding=(0, 1))
    lines.add_column(justify="right", no_wrap=True)
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    for number, each in enumerate(compared.differences, 1):
        label = Text(f"{each.code} {wording[each.severity]}", style=_STYLES[each.severity])
        lines.add_row(str(number), label, Text.assemble(_shown(wording.message(each)), (f"  {each.name}", "dim")))
    console.print(lines)


def _columns(compared: Comparison, wording: Wording) -> Table:
    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False, show_edge=False, expand=True)
    for side, tag in (("original", compared.original_language), ("relay", compared.relay_language)):
        table.add_column(_head(wording[side], tag), ratio=1, overflow="fold")
    for row in rows(compared):
        ours, theirs = _cell(row.original), _cell(row.relay)
        if row.is_headline:
            ours.stylize("bold")
            theirs.stylize("bold")
        note = Text(_note(row, wording), style="dim italic")
        if row.kind == "lost":
            theirs = note
        elif row.kind == "added":
            ours = note
        elif row.kind == "moved":
            theirs = Text.assemble(theirs, " ", note)
        table.add_row(ours, theirs)
    return table


def _stacked(console: Console, compared: Comparison, wording: Wording) -> None:
    for row in rows(compared):
        for side, tag, sentences in (
            ("original", compared.original_language, row.original),
            ("relay", compared.relay_language, row.relay),
        ):
            if sentences:
                console.print(Text.assemble(_head(wording[side], tag), "  ", (_note(row, wording), "dim italic")))
                console.print(_cell(sentences))
        console.print()


def _note(row: Row, wording: Wording) -> str:
    return f"({wording[row.kind]})" if row.kind in ("lost", "added", "moved") else ""


def _head(side: str, tag: str) -> Text:
    pack = pack_of(tag)
    return Text.assemble((side, "bold"), (f"  {pack.name if pack else tag}", "dim"))


def _cell(sentences: tuple[tuple[Piece, ...], ...]) -> Text:
    cell = Text()
    for number, pieces in enumerate(sentences):
        if number:
            cell.append(" ")
        for at, piece in enumerate(pieces):
            style = _STYLES[piece.severity] if piece.severity else ""
            opens = "".join(f"{each}[" for each in piece.begins)
            following = pieces[at + 1].findings if at + 1 < len(pieces) else ()
            closes = "]" * len(set(piece.findings) - set(following))
            cell.append(opens, style="dim" if style else "")
            cell.append(_shown(piece.words, whole=True), style=style)
            cell.append(closes, style="dim" if style else "")
    return cell


def _shown(words: str, *, whole: bool = False) -> str:
    """Words without what a terminal would take for a command; ``whole`` keeps the spaces at their ends."""
    clean = _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split("\n")))
    return clean if whole else clean.strip()
