"""The `warta` command: a module a verb.

A verb's module is imported when the verb is used, so that `warta read` starts without Django.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

import warta

VERBS = {
    "demo": "warta.cli.demo",
    "init": "warta.cli.init",
    "serve": "warta.cli.serve",
    "read": "warta.cli.read",
    "wire": "warta.cli.wire",
    "press": "warta.cli.press",
    "publish": "warta.cli.publish",
    "correct": "warta.cli.correct",
    "kill": "warta.cli.kill",
    "restore": "warta.cli.restore",
}
"""Each verb and the module whose ``app`` it is, in the order that help shows them."""


class Verbs(TyperGroup):
    """Finds a verb's module by name and loads only that."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        command = typer.main.get_command(import_module(VERBS[cmd_name]).app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    add_completion=False,
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
    app()
