"""Characters came out wrong because the copy was read in another encoding than it was written in.

## What it reports

UTF-8 that was read as windows-1252 (`â€œ` for “, `Ã©` for é), also when that happened twice; control characters that
are windows-1252 read as Latin-1; and the sign `�`, which stands where a character is lost.

## Why

Readers see rubbish where quotation marks and names with accents should be, and no search finds the name.

## Example

> Presiden JosÃ© Manara tiba.

## Instead

Put the character there that was meant: `warta check --fix` does where the damage can be undone. What `�` was, only
the original says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Fix, Rule

RULE = Rule(code="B002", name="mojibake", severity="warning")

_HALVES = "".join(bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)) + "".join(
    map(chr, range(0x80, 0xA0))
)
"""What the second and later bytes of a character in UTF-8 look like in windows-1252 and in Latin-1."""
_OF_TWO = f"(?:[\u00c2-\u00df]|[A-Z][\u0300-\u0327])[{re.escape(_HALVES)}]"
_OF_MORE = f"(?:[\u00e0-\u00f4]|[a-z][\u0300-\u0327])[{re.escape(_HALVES)}]{{2,3}}"
_RUN = re.compile(f"(?:{_OF_TWO}|{_OF_MORE})+")
_CUT = re.compile(f"â€(?![{re.escape(_HALVES)}])|(?<=[a-z])Ã(?=[\\s,.])")
_CONTROL = re.compile("[\u0080-\u0084\u0086-\u009f]+")
_LOST = re.compile("\ufffd+")
_SUSPECT = re.compile("[\u0080-\u009f\u00c2-\u00f4\u0300-\u0327\ufffd]")
_AS_OFTEN = 3
"""How often one text may have been misread."""


def find(copy: Copy) -> Iterator[Finding]:
    text = copy.text
    if text.isascii() or not _SUSPECT.search(text):
        return
    undone: set[int] = set()
    for match in _RUN.finditer(text):
        if (meant := _undone(match[0])) is not None:
            undone.update(range(*match.span()))
            yield RULE.at(
                *match.span(),
                "“{found}” is “{meant}”, read in the wrong encoding.",
                fix=Fix(*match.span(), meant),
                found=match[0],
                meant=meant,
            )
    for match in _CONTROL.finditer(text):
        meant = _as_windows(match[0])
        if match.start() in undone:
            continue
        yield RULE.at(
            *match.span(),
            "An invisible control character stands here where a wrong encoding left it.",
            fix=Fix(*match.span(), meant) if meant else None,
        )
    for match in _CUT.finditer(text):
        yield RULE.at(
            *match.span(), "“{found}” is the rest of a character that was read in the wrong encoding.", found=match[0]
        )
    for match in _LOST.finditer(text):
        yield RULE.at(*match.span(), "A character is lost here: only the original says which.")


def _undone(run: str) -> str | None:
    """What was meant, or None where the run is no UTF-8, as "Ã" before a quotation mark may well be."""
    meant = None
    for _ in range(_AS_OFTEN):
        try:
            run = _bytes(normalize("NFC", run)).decode("utf-8")  # an accent may stand apart from its letter
        except UnicodeError:
            break
        if any(character < " " for character in run):
            break
        meant = run
    return meant


def _bytes(run: str) -> bytes:
    """The bytes that a misreader took for these characters. Raises UnicodeEncodeError."""
    return b"".join(
        bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("windows-1252")
        for character in run
    )


def _as_windows(run: str) -> str:
    """What control characters are in windows-1252; empty where they are nothing there either."""
    try:
        return run.encode("latin-1").decode("windows-1252")
    except UnicodeError:
        return ""
