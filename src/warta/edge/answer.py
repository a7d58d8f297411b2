"""An answer: a status, headers and a body, made once and sent many times."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.types import Send

from warta.edge.compose import Composition
from warta.edge.conditional import already_has
from warta.edge.dictionary import DCZ, Dictionary
from warta.edge.encoding import IDENTITY, encode
from warta.edge.metrics import Kind

Headers = tuple[tuple[bytes, bytes], ...]

_BOOKKEEPING = 2048
"""Bytes that an answer takes beside its body: its headers, its key, the objects that hold them. Rounded up."""

_NOSNIFF = (b"x-content-type-options", b"nosniff")
_REFERRER = (b"referrer-policy", b"strict-origin-when-cross-origin")
_VARY = (b"vary", b"Accept-Encoding")
_VARY_BY_DICTIONARY = (b"vary", b"Accept-Encoding, Available-Dictionary")
# A copy may be kept by anybody and must be asked about each time it is used: a correction or a kill reaches every
# reader at once, also through a cache on the way, and asking costs a 304 without a body.
_REVALIDATE = (b"cache-control", b"public, max-age=0, must-revalidate")
_OWN_ONLY = b"; connect-src 'self'"
_KEPT_LONG = (b"cache-control", b"public, max-age=2592000, immutable")
_NEVER_KEPT = (b"cache-control", b"no-store")


class Answer:
    """What is sent to a reader. ``version`` is the version of the page that it was made of; ``mark`` the store's mark
    of the edition in which that was last found to be so.

    Headers are tuples, so that a layer around the edge cannot add to an answer that others will get, too.
    """

    __slots__ = ("body", "etag", "fields", "headers", "kind", "mark", "size", "status", "unchanged", "version")

    def __init__(
        self,
        status: int,
        headers: Headers,
        body: bytes,
        *,
        kind: Kind = "page",
        etag: bytes = b"",
        version: bytes = b"",
    ) -> None:
        length: Headers = () if status == 304 else ((b"content-length", b"%d" % len(body)),)
        self.status = status
        self.kind: Kind = kind
        self.headers: Headers = (*headers, *length)
        self.fields = b"".join(b"%s: %s\r\n" % header for header in self.headers)
        """The headers as they stand on the wire."""
        self.body = body
        self.etag = etag
        # A 304 repeats three headers. The others belong to the body that the reader has; the ETag covers them.
        repeated = tuple(header for header in headers if header[0] in _REPEATED)
        self.unchanged: Answer | None = Answer(304, repeated, b"") if etag else None
        """What a reader gets who has this already; None where a condition says nothing."""
        self.version = version
        self.mark: bytes | None = None
        self.size = len(body) + len(self.fields) + _BOOKKEEPING

    def to(self, if_none_match: bytes) -> Answer:
        """This answer, or the short one for a reader who has it; empty where nothing was said of that."""
        if if_none_match and self.unchanged is not None and already_has(if_none_match, self.etag):
            return self.unchanged
        return self

    async def send(self, send: Send, method: str) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else self.body})


_REPEATED = (b"etag", b"cache-control", b"vary")


def etag_of(composition: Composition, coding: str) -> bytes:
    """A strong tag: two codings of a page are two sets of bytes. Empty for what is not a 200, since a condition
    says nothing there."""
    if composition.status != 200:
        return b""
    suffix = b"" if coding == IDENTITY else b"-" + coding.encode()
    return b'"' + composition.version + suffix + b'"'


@dataclass(frozen=True)
class Dictionaries:
    """With which dictionary a page is compressed (None for without), and which its reader may get for the next one."""

    used: Dictionary | None
    linked: Dictionary | None


def page(composition: Composition, coding: str, dictionaries: Dictionaries | None = None) -> Answer:
    """A page of the store in a coding, compressed here and now. ``dictionaries`` is None where there are none."""
    used = dictionaries.used if dictionaries else None
    headers = [(b"content-type", composition.content_type)]
    if coding != IDENTITY:
        headers.append((b"content-encoding", (DCZ if used else coding).encode()))
    etag = etag_of(composition, coding)
    if etag:
        headers.append((b"etag", etag))
    headers += [_REVALIDATE, _VARY_BY_DICTIONARY if dictionaries else _VARY, _NOSNIFF]
    if dictionaries and dictionaries.linked and composition.status == 200:
        headers.append((b"link", dictionaries.linked.link))
    if composition.policy:
        # A browser fetches a dictionary as a script would fetch something; no script of a page may run.
        policy = composition.policy + (_OWN_ONLY if dictionaries else b"")
        headers.append((b"content-security-policy", policy))
    if composition.content_type.startswith(b"text/html"):
        headers.append(_REFERRER)
    if composition.keys:
        headers.append((b"surrogate-key", composition.keys))
    body = used.compress(composition.joined()) if used else encode(composition.joined(), coding)
    return Answer(composition.status, tuple(headers), body, etag=etag, version=composition.version)


def dictionary(found: Dictionary, coding: str) -> Answer:
    """A dictionary. Its address names its bytes, so that a copy may be kept; a reader keeps it for as long."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"use-as-dictionary", found.use)]
    if coding != IDENTITY:
        headers.append((b"content-encoding", coding.encode()))
    headers += [_KEPT_LONG, _VARY, _NOSNIFF]
    return Answer(200, tuple(headers), encode(found.content, coding), kind="dictionary")


def redirect(location: bytes, status: int = 301) -> Answer:
    """The same thing stands elsewhere. It is asked about again, like a page: an address may come back into use."""
    return Answer(status, ((b"location", location), _REVALIDATE, _NOSNIFF), b"", kind="redirect")


def notice(status: int, text: str, *more: tuple[bytes, bytes]) -> Answer:
    """A plain text of our own, for what no pressed page can answer."""
    headers = ((b"content-type", b"text/plain; charset=utf-8"), *more, _NEVER_KEPT, _NOSNIFF)
    return Answer(status, headers, text.encode(), kind="notice")
