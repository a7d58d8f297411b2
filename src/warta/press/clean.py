"""Text without what no page can show: the marks of holes, halves of characters, and control characters that neither
HTML nor XML may hold.

Everything that a template gets goes through here first, so that nobody can write a hole into a story and no leaf has to
be searched once it is written.
"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

_UNFIT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNFIT_CHARACTERS = re.compile(f"[{_UNFIT}]")
_UNFIT_IN_JSON = re.compile(rb"\\[ubf]|\x7f|\xc2[\x80-\x84\x86-\x9f]|\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")
"""The same where it stands in JSON, and now and then something else that is written with a backslash."""

_T = TypeVar("_T", bound=msgspec.Struct)


def clean(thing: _T) -> _T:
    """The same, all its texts clean."""
    try:
        if _UNFIT_IN_JSON.search(msgspec.json.encode(thing)) is None:
            return thing
    except UnicodeEncodeError:
        pass  # half a character
    return msgspec.convert(_cleaned(msgspec.to_builtins(thing)), type(thing))


def clean_text(text: str) -> str:
    return _UNFIT_CHARACTERS.sub("", text)


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean_text(value)
        case dict():
            return {key: _cleaned(each) for key, each in value.items()}
        case list() | tuple():
            return [_cleaned(each) for each in value]
    return value
