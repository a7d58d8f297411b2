"""Holes: places in a text where another fragment stands, such as a section's name in a story.

A hole is written into the data that a template gets (``Section(name=hole("section/3/id/name"))``) and passes through
escaping untouched, because its marks are characters that no text may hold: Unicode's noncharacters U+FDD0 to U+FDD2.
They are taken out of every story before (``warta.press.clean``), so that nobody can write a hole into one.
"""

from __future__ import annotations

import re

from warta.press.stored import Fragment, Hole, Leaf, Weave, digest

OPEN, CLOSE, WHERE = "\ufdd0", "\ufdd1", "\ufdd2"

_INTERNAL_LINK = re.compile(r'<a href="warta:((?:story/\d+)|(?:section|front)/\d+/[A-Za-z0-9-]+)">(.*?)</a>', re.DOTALL)


def hole(key: str) -> str:
    """Where the fragment of this key is to stand; nothing where there is none."""
    return f"{OPEN}{key}{CLOSE}"


def where(key: str, text: str) -> str:
    """The text, where there is a fragment of this key."""
    return f"{OPEN}{key}{WHERE}{text}{CLOSE}"


def around(before: str, value: str, after: str) -> str:
    """The value between these, and nothing at all where it is empty or a hole with nothing in it."""
    if value.startswith(OPEN) and value.endswith(CLOSE) and value.count(OPEN) == 1:
        key = value[1:-1]
        return where(key, before) + value + where(key, after)
    return f"{before}{value}{after}" if value else ""


def links(html: str, base: str = "") -> str:
    """Inline HTML with its links to pages of ours as holes: a link that leads nowhere any more is its words.

    With a base address the links are whole, and in quotation marks that JSON leaves alone.
    """

    def link(found: re.Match[str]) -> str:
        path = f"{found[1]}/path"
        mark = "'" if base else '"'
        return (
            where(path, f"<a href={mark}{base}") + hole(path) + where(path, f"{mark}>") + found[2] + where(path, "</a>")
        )

    return _INTERNAL_LINK.sub(link, html) if "warta:" in html else html


def woven(text: str) -> Fragment:
    """The text as a fragment: a leaf, or a weave where it has holes."""
    if OPEN not in text:
        return Leaf.of(text)
    before, *rest = text.split(OPEN)
    pieces: list[bytes | Hole] = [before.encode()] if before else []
    for each in rest:
        inside, _, after = each.partition(CLOSE)
        key, mark, content = inside.partition(WHERE)
        pieces.append(Hole(key, content.encode() if mark else None))
        if after:
            pieces.append(after.encode())
    return Weave(digest(text.encode()), tuple(pieces))
