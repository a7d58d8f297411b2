"""What is wrong with the pages of an edition, each composed as the edge composes it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from warta.press.store import Snapshot
from warta.press.stored import PAGE

_HOLE = re.compile(b"\xef\xb7[\x90-\x92]")
"""U+FDD0 to U+FDD2: a hole that nobody filled."""
_LINK = re.compile(
    rb"""\b(?:href|action)=(?:"([^"]*)"|'([^']*)')|<(?:loc|link|id)>([^<]*)</|"(?:url|@id)": ?"([^"]*)\""""
)
_OTHERS = ("/media/", "/static/", "/talk/", "/newsroom/")
"""What the edge does not answer from the store."""


def problems(snapshot: Snapshot, base_url: str) -> list[str]:
    """A line for each hole that is left over, each address with nothing in it, each link to a page of ours where
    there is nothing: neither a page nor a redirect nor a word that it is gone."""
    # An address with nothing in it, or nothing behind our host: a hole without a fragment stood there.
    nothing = re.compile(rb"""\b(?:href|src|action)=(["'])(?:%b)?\1""" % re.escape(base_url).encode())
    found: list[str] = []
    leads: dict[str, str] = {}
    for key, value in snapshot.entries("pages"):
        name = key.decode()
        page = PAGE.read(name, value)
        body = snapshot.joined(page)
        if _HOLE.search(body):
            found.append(f"{name}: a hole is left over")
        if page.redirects:
            continue
        if nowhere := nothing.search(body):
            found.append(f"{name}: leads nowhere: {body[max(nowhere.start() - 80, 0) : nowhere.end() + 40]!r}")
        for link in _LINK.findall(body):
            path = _own(unescape(b"".join(link).decode()), base_url)
            if path is not None:
                leads.setdefault(path, name)
    for path, name in leads.items():
        if not path.startswith(_OTHERS) and snapshot.page(path) is None:
            found.append(f"{name}: links to {path}, where there is nothing")
    return found


def _own(address: str, base_url: str) -> str | None:
    """The path of an address of ours, without what stands behind it; None for one that is another's."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if f"{parts.scheme}://{parts.netloc}" != base_url:
            return None
    elif not address or address.startswith("#"):
        return None
    return unquote(parts.path) or "/"
