"""What the desk has to say of its own work: a rule that failed, a language that it does not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from warta.desk.discovery import Discovered
from warta.desk.finding import Rule


class Problem(msgspec.Struct, frozen=True):
    """Something about the text as a whole, or about a rule; no finding."""

    template: str
    """English, with ``{names}`` of values, as in a finding."""
    values: Mapping[str, str] = {}

    @property
    def message(self) -> str:
        return self.said()

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The message in the language of ``translate``, with its values in it."""
        return translate(self.template).format_map(self.values)


def of_discovery(discovered: Discovered) -> list[Problem]:
    """The files of rules that cannot be loaded."""
    return [
        Problem(
            "The rule in {file} cannot be loaded ({why}); the others were run.", {"file": each.module, "why": each.why}
        )
        for each in discovered.broken
    ]


def of_comparison(error: Exception) -> Problem:
    """That a text could not be held against its original at all."""
    return Problem(
        "The text could not be held against its original ({why}).", {"why": f"{type(error).__name__}: {error}"}
    )


def of_failure(rule: Rule, error: Exception) -> Problem:
    """That a rule failed on a text: its fault must not hide what the others found."""
    return Problem(
        "The rule {code} {name} failed ({why}); the others were run.",
        {"code": rule.code, "name": rule.name, "why": f"{type(error).__name__}: {error}"},
    )
