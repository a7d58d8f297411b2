"""The shapes of what the desk reports. Places count Unicode code points from the start of the decoded text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from warta.language.reading import Span

Severity = Literal["error", "warning", "info"]
"""An error: a reader would be told something false. A warning: probably a fault. Info: worth a look."""


class Fix(msgspec.Struct, frozen=True):
    """What to put in place of ``start`` to ``end``."""

    start: int
    end: int
    text: str
    sure: bool = True
    """Whether nothing else can be meant, so that it may be put there unseen. Another is offered: somebody looks."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A fault in one text."""

    code: str
    name: str
    severity: Severity
    template: str
    """The message in English, with ``{names}`` of values: the key under which catalogues translate it."""
    values: Mapping[str, str] = {}
    start: int
    end: int
    fix: Fix | None = None

    @property
    def message(self) -> str:
        return said(self)


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a relay changed: a place in the original, in the relay, or in both."""

    code: str
    name: str
    severity: Severity
    template: str
    values: Mapping[str, str] = {}
    original: Span | None
    relay: Span | None

    @property
    def message(self) -> str:
        return said(self)


class Rule(msgspec.Struct, frozen=True):
    """What a rule's file says of itself. Its docstring is its page in the manual."""

    code: str
    """Family and number: Q001, FN003. Never used again for another fault."""
    name: str
    """The fault, so that "ignore unbalanced-quote" reads right; the file's name with hyphens."""
    severity: Severity
    by_default: bool = True
    """Whether it runs without being asked for."""
    languages: tuple[str, ...] = ()
    """The languages it is for, by the first part of the tag; empty where it needs none."""

    def at(self, start: int, end: int, template: str, fix: Fix | None = None, **values: str) -> Finding:
        """A finding of this rule in one text."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            template=template,
            values=values,
            start=start,
            end=end,
            fix=fix,
        )

    def between(self, original: Span | None, relay: Span | None, template: str, **values: str) -> Difference:
        """A finding of this rule between an original and its relay."""
        return Difference(
            code=self.code,
            name=self.name,
            severity=self.severity,
            template=template,
            values=values,
            original=original,
            relay=relay,
        )


def said(finding: Finding | Difference, translate: Callable[[str], str] = str) -> str:
    """The message in the language of ``translate`` (a catalogue's gettext), with its values in it."""
    return translate(finding.template).format_map(finding.values)
