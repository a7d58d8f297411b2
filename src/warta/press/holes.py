"""Holes: places in a text where another fragment stands, such as a section's name in a story.

A hole is written into the data that a template gets (``Section(name=hole("section/3/id/name"))``) and passes through
escaping untouched, because its marks are characters that no text may hold: Unicode's noncharacters U+FDD0 to U+FDD2.
They are taken out of every story before, so that nobody can write a hole into one.
"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from warta.press.stored import Fragment, Hole, Leaf, Weave, digest

OPEN, CLOSE, WHERE = "\ufdd0", "\ufdd1", "\ufdd2"

_HOLE = re.compile(f"{OPEN}([^{CLOSE}{WHERE}]*)(?:{WHERE}([^{CLOSE}]*))?{CLOSE}")
_MARKS = re.compile(b"\xef\xb7[\x90-\xaf]")
"""All of U+FDD0 to U+FDEF, in UTF-8."""
_INTERNAL_LINK = re.compile(r'<a href="warta:((?:story/\d+)|(?:section|front)/\d+/[A-Za-z0-9-]+)">(.*?)</a>', re.DOTALL)

_T = TypeVar("_T", bound=msgspec.Struct)


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


def clean(thing: _T) -> _T:
    """The same without the marks of holes in any of its texts."""
    try:
        if _MARKS.search(msgspec.msgpack.encode(thing)) is None:
            return thing
    except UnicodeEncodeError:
        pass  # half a character, which no page can show either
    return msgspec.convert(_without_marks(msgspec.to_builtins(thing)), type(thing))


def without_marks(text: str) -> str:
    """The text without the marks of holes, and without half a character."""
    return _MARKS.sub(b"", text.encode("utf-8", "ignore")).decode()


def _without_marks(value: object) -> object:
    match value:
        case str():
            return without_marks(value)
        case dict():
            return {key: _without_marks(each) for key, each in value.items()}
        case list() | tuple():
            return [_without_marks(each) for each in value]
    return value


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
    pieces: list[bytes | Hole] = []
    at = 0
    for found in _HOLE.finditer(text):
        if before := text[at : found.start()]:
            pieces.append(before.encode())
        pieces.append(Hole(found[1], None if found[2] is None else found[2].encode()))
        at = found.end()
    if rest := text[at:]:
        pieces.append(rest.encode())
    return Weave(digest(text.encode()), tuple(pieces))
