"""Addresses of the store: where else a reader may have meant, and how an address is written in a header."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

_DEEPEST = 8
"""How many steps below the root a face of the site, with its own 404 page, is looked for."""


def meant(path: str) -> Iterator[str]:
    """The paths that a reader who wrote this one may have meant: with the slash at its end, in lower case, both."""
    lower = path.lower()
    tries = (path, lower) if path.endswith("/") else (f"{path}/", lower, f"{lower}/")
    for candidate in dict.fromkeys(tries):
        if candidate != path:
            yield candidate


def missing_pages(path: str) -> Iterator[str]:
    """Where the page that says "nothing here" may stand, the nearest first: ``/en/404/``, then ``/404/``."""
    steps = path.split("/", _DEEPEST + 1)[1:-1]
    for depth in range(len(steps), -1, -1):
        yield "/".join(["", *steps[:depth], "404", ""])


def path_header(path: str, query: bytes) -> bytes:
    """A path of the store as a Location header has it, with the query that the reader came with."""
    return _with_query(quote(path, safe="/:@!$&'()*+,;=~", errors="replace").encode(), query)


def address_header(address: str, query: bytes) -> bytes:
    """The same for an address that was written as one: what is percent-encoded in it stays so."""
    return _with_query(quote(address, safe="/:?#[]@!$&'()*+,;=~%", errors="replace").encode(), query)


def _with_query(address: bytes, query: bytes) -> bytes:
    fits = query.isascii() and query.decode("latin-1").isprintable() and b" " not in query
    return address + b"?" + query if query and fits and b"?" not in address and b"#" not in address else address
