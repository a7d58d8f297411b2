"""The `warta` command: a module a verb.

A verb's module is imported when the verb is used, so that `warta read` starts without Django.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

import warta

GROUPS = {
    "Begin": ("demo", "init", "serve"),
    "Copy": ("read", "check", "compare", "lineage", "rule", "wire"),
    "A story": (
        *("publish", "correct", "kill", "restore", "unpublish"),
        *("move", "schedule", "embargo", "pin", "unpin"),
    ),
    "Names": ("rename", "merge", "part"),
    "Talk": ("comments", "comment"),
    "The site": ("site", "menu"),
    "The press": ("press",),
}
"""The verbs in the order and under the headings that help shows them; each is the module of its name."""

_OUTPUT_FAULTS = {errno.ENOSPC, errno.EIO, errno.EBADF}

HEADINGS = {verb: heading for heading, verbs in GROUPS.items() for verb in verbs}


class Verbs(TyperGroup):
    """Finds a verb's module by name and loads only that."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(HEADINGS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in HEADINGS:
            return None
        command: Any = typer.main.get_command(import_module(f"{__name__}.{cmd_name}").app)
        command.name, command.rich_help_panel = cmd_name, HEADINGS[cmd_name]
        return command

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem  # only here: no verb needs it

        return [CompletionItem(verb) for verb in HEADINGS if verb.startswith(incomplete)]


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"warta {warta.__version__}")
        raise typer.Exit


@app.callback()
def warta_command(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """A newsroom in a box: wire copy comes in, a site goes out.

    Start with [bold]warta demo[/bold], or [bold]warta init[/bold] for a newsroom of your own.
    """


def main() -> None:
    """Run the command. What cannot be printed, for a full disk or a closed output, is one line and status 1."""
    if sys.stdout is None:  # closed by whoever called: what is printed is not wanted
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # open as long as the process
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as problem:
        if problem.errno not in _OUTPUT_FAULTS or problem.filename is not None:
            raise
        print(f"warta: what was found cannot be printed ({(problem.strerror or '').lower()}).", file=sys.stderr)
        os._exit(1)  # Python would try to print the rest once more
