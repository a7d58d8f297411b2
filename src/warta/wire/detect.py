"""Which format bytes are in, told from the bytes themselves; a file's name may lie."""

from __future__ import annotations

import re
from typing import Literal

from warta.wire.item import Unreadable

Format = Literal["text"]

_LOOKED_AT = 4096
_MAGIC = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, film or WebP file",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
    b"SQLite format": "a database",
    b"\x7fELF": "a program",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(rb"<(?:\?xml|!doctype|html|[a-z][\w:.-]*[\s/>])", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]+: ?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
_MAIL_FIELD = re.compile(
    rb"^(?:Received|MIME-Version|Message-ID|Return-Path|Delivered-To): ?", re.IGNORECASE | re.MULTILINE
)


def detect(data: bytes) -> Format:
    """The format. Raises Unreadable where the bytes are of a kind that holds no story that can be read."""
    if not data.strip():
        raise Unreadable("the file is empty. Send the story's text.")
    head = data[:_LOOKED_AT]
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise Unreadable(f"this is {kind}, not a text. Save the story as plain text (UTF-8).")
    if head.startswith(_UTF16):
        return "text"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\x00" in head:
        raise Unreadable("this is a binary file, not a text. Save the story as plain text (UTF-8).")
    if _CONTROL.search(start):
        raise Unreadable(
            "this holds control characters of an agency's wire format. Save the story as plain text (UTF-8)."
        )
    if _MARKUP.match(start):
        raise Unreadable("this is XML or HTML, and only plain text can be read. Save the story as plain text (UTF-8).")
    if start[:1] in (b"{", b"[") and re.match(rb"[\[{]\s*[\"{\[\]}]", start):
        raise Unreadable("this is JSON, and only plain text can be read. Save the story as plain text (UTF-8).")
    if _MAIL.match(start) and _MAIL_FIELD.search(start):
        raise Unreadable("this is an e-mail with its headers. Save the story in it as plain text (UTF-8).")
    return "text"
