"""Findings that somebody has looked at and lets stand, with the reason.

They come from the text's own front matter, or from whoever calls the check (the newsroom keeps a table of them):

    ---
    ignore:
      - doubled-word: the song is called so
    ---

In one line it is ``ignore: [doubled-word: the song is called so, S: an old text]``. Without a reason nothing is
suppressed.
"""

from __future__ import annotations

import re

import msgspec

from warta.desk.finding import Finding, Rule
from warta.desk.selection import means


class Suppression(msgspec.Struct, frozen=True):
    """Let findings of a rule stand."""

    rule: str
    """A code, a family or a name."""
    reason: str
    words: str | None = None
    """Only findings on exactly these words of the text; None for all of the rule."""

    def covers(self, finding: Finding, text: str) -> bool:
        named = means(self.rule, Rule(finding.code, finding.name, finding.severity))
        return named and (self.words is None or self.words == text[finding.start : finding.end])


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that stands, and why."""

    finding: Finding
    reason: str


_FRONT = re.compile(r"\ufeff?---[^\S\n]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[^\S\n]*\r?$", re.MULTILINE)
_LONGEST = 20_000
"""Code points within which the front matter must end."""
_FIELD = re.compile(r"[ \t]*[\w-]+[ \t]*:")
_IGNORE = re.compile(r"^ignore[ \t]*:[ \t]*(?P<listed>.*)$", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<item>\S.*)")
_ENTRY = re.compile(r"""["']?(?P<rule>[A-Za-z][\w-]*)["']?[ \t]*(?::[ \t]*(?P<reason>.*))?""", re.DOTALL)
_BETWEEN = re.compile(r",[ \t]*(?=[A-Za-z][\w-]*[ \t]*(?::|,|$))")


def front_matter(text: str) -> int:
    """Where the front matter of a text ends; 0 where it has none."""
    opening = _FRONT.match(text)
    if opening is None:
        return 0
    end = _END.search(text, opening.end(), opening.end() + _LONGEST)
    # Two rules of dashes with prose between them are none: front matter opens with a field.
    return end.end() if end and (end.start() == opening.end() or _FIELD.match(text, opening.end())) else 0


def in_front_matter(text: str) -> list[Suppression]:
    """What the front matter of a text asks to let stand; the reason may be missing."""
    front = text[: front_matter(text)]
    match = _IGNORE.search(front)
    if match is None:
        return []
    listed = match["listed"].strip()
    if listed.startswith("["):
        entries = _BETWEEN.split(listed.strip("[]"))
    elif listed:
        entries = [listed]
    else:
        entries = []
        for line in front[match.end() :].splitlines()[1:]:
            if not (item := _ITEM.match(line)):
                break
            entries.append(item["item"])
    return [
        Suppression(entry["rule"], (entry["reason"] or "").strip().strip("\"'").strip())
        for written in entries
        if (entry := _ENTRY.fullmatch(written.strip()))
    ]
