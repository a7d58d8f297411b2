"""Takes out what is not text: control characters, invisible ones, marks that turn the direction of a page.

Line breaks stay. The rest is put into the composed form (NFC), so that the same words are the same characters.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from warta.talk.verdict import Draft, History

_LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_MANY_BREAKS = re.compile(r"\n{3,}")
_SPACE_BEFORE_BREAK = re.compile(r" +(?=\n)")
_JOINERS = "\u200c\u200d"
"""Zero-width joiners: emoji and several scripts are written with them."""
_FLAG_TAGS = range(0xE0020, 0xE0080)
"""The tag characters of which the flags of England, Scotland and Wales are made."""


def control_characters(draft: Draft, history: History) -> Draft | None:
    name = " ".join(_clean(draft.name).split())
    text = _LINE_BREAK.sub("\n", draft.text)
    text = "\n".join(map(_clean, text.split("\n")))
    text = _SPACE_BEFORE_BREAK.sub("", text)
    text = _MANY_BREAKS.sub("\n\n", text).strip()
    return None if (name, text) == (draft.name, draft.text) else msgspec.structs.replace(draft, name=name, text=text)


def _clean(line: str) -> str:
    if not line.isprintable():  # nearly every line is
        line = "".join(map(_kept, line))
    return unicodedata.normalize("NFC", line)


def _kept(character: str) -> str:
    match unicodedata.category(character):
        case "Cc":
            return " " if character in "\t\n\r\x0b\x0c\x85" else ""
        case "Zl" | "Zp":
            return " "
        case "Cf":
            return character if character in _JOINERS or ord(character) in _FLAG_TAGS else ""
        case "Cs":
            return ""  # half a character cannot be stored
        case "Cn":
            # What Unicode will never assign; what it has not assigned yet may be a newer reader's emoji.
            never = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
            return "" if never else character
        case _:
            return character
