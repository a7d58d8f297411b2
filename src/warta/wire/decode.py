"""Bytes to text: UTF-8, UTF-16 where a byte order mark says so, and windows-1252 where nothing else is plausible."""

from __future__ import annotations

import codecs
import re

from warta.wire.item import Unreadable

GUESSED = "The text is not UTF-8; it was read as windows-1252. Look at letters with accents and at quotation marks."
DAMAGED = (
    "The text holds invisible characters that an earlier change of encoding left. Look at quotation marks and dashes."
)

_LETTER_OR_MARK = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŠšŽžŒœŸ‘’“”–—…•€£°©®«»§¡¿\s]")
_UPPER_WITHIN = re.compile(r"[a-zà-öø-ÿ][À-ÖØ-Þ]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LEFT_OVER = re.compile("[\x80-\x84\x86-\x9f]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, without a byte order mark, and what an editor should know of how it was decoded.

    Raises Unreadable where no decoding gives plausible text.
    """
    problems: tuple[str, ...] = ()
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _windows_1252(data, error)
        problems = (GUESSED,)
    if _CONTROL.search(text):
        raise Unreadable("the text holds control characters, as binary files do. Save it as plain text (UTF-8).")
    if _LEFT_OVER.search(text):
        problems = (*problems, DAMAGED)
    return text, problems


def _windows_1252(data: bytes, error: UnicodeDecodeError) -> str:
    """The text as windows-1252 if it then reads like a text of Western letters, with few of them beyond ASCII."""
    unreadable = Unreadable(
        f"byte {error.start + 1} is not {error.encoding.upper()}, and the text is not windows-1252 either. "
        "Save it as UTF-8."
    )
    if error.encoding.startswith("utf-16"):
        raise unreadable from error
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        raise unreadable from error
    beyond = [character for character in text if character > "\x7f"]
    strange = sum(1 for character in beyond if not _LETTER_OR_MARK.match(character))
    if len(beyond) * 4 > len(text) or strange * 4 > len(beyond) or len(_UPPER_WITHIN.findall(text)) * 4 > len(beyond):
        raise unreadable from error
    return text
