"""Addresses of the store: where else a reader may have meant, and how an address is written in a header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

_SLASHES = re.compile("//+")
# Letters, digits, and the marks "-", "_" and "~". Not the full stop: two of them mean something in an address.
_NEEDLESS = re.compile(rb"%(2[dD]|3[0-9]|4[1-9a-fA-F]|5[0-9aA]|5[fF]|6[1-9a-fA-F]|7[0-9aA]|7[eE])")

_DEEPEST = 8
"""How many steps below the root a face of the site, with its own 404 page, is looked for."""


def meant(path: str) -> Iterator[str]:
    """The paths that a reader who wrote this one may have meant: with the slash at its end, in lower case, with one
    slash where there are several, and all of that."""
    single = _SLASHES.sub("/", path)
    lower = single.lower()
    for candidate in dict.fromkeys((single, f"{single}/", lower, f"{lower}/")):
        if candidate != path and not candidate.endswith("//"):
            yield candidate


def without_needless_escapes(raw_path: bytes) -> bytes:
    """A path as it was asked for, with those characters written out that need no percent sign. Both mean the same
    (RFC 3986, 6.2.2.2), and nobody who forwards a request escapes them: who is sent there is not sent back."""
    return _NEEDLESS.sub(lambda found: bytes((int(found[1], 16),)), raw_path)


def missing_pages(path: str) -> Iterator[str]:
    """Where the page that says "nothing here" may stand, the nearest first: ``/en/404/``, then ``/404/``."""
    steps = path.split("/", _DEEPEST + 1)[1:-1]
    for depth in range(len(steps), -1, -1):
        yield "/".join(["", *steps[:depth], "404", ""])


def path_header(path: str, query: bytes) -> bytes:
    """A path of the store as a Location header has it, with the query that the reader came with."""
    return with_query(quote(path, safe="/:@!$&'()*+,;=~", errors="replace").encode(), query)


def address_header(address: str, query: bytes) -> bytes:
    """The same for an address that was written as one: what is percent-encoded in it stays so."""
    return with_query(quote(address, safe="/:?#[]@!$&'()*+,;=~%", errors="replace").encode(), query)


def with_query(address: bytes, query: bytes) -> bytes:
    """An address with the query that a reader came with, such as what told where they came from."""
    fits = query.isascii() and query.decode("latin-1").isprintable() and b" " not in query
    return address + b"?" + query if query and fits and b"?" not in address and b"#" not in address else address
