"""A reader of the edge: asks it as a server would, without a network, and keeps what was sent.

The small site it reads is invented here: a front page and a 404 page in two languages, two stories, and what is
left of two more.
"""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

import brotli
import zstandard

from warta.press.store import Store
from warta.press.stored import Change, Leaf, Page, Run

HTML = "text/html; charset=utf-8"
POLICY = "default-src 'none'; style-src 'sha256-invented'"


@dataclass
class Reply:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        """The header, or None. No header of ours is sent twice."""
        found = [value.decode() for key, value in self.headers if key.decode() == name]
        assert len(found) <= 1, f"{name} was sent {len(found)} times"
        return found[0] if found else None

    @property
    def text(self) -> str:
        return decoded(self).decode()


def decoded(reply: Reply) -> bytes:
    match reply["content-encoding"]:
        case None:
            return reply.body
        case "br":
            return brotli.decompress(reply.body)
        case "zstd":
            return zstandard.ZstdDecompressor().decompress(reply.body)
        case "gzip":
            return zlib.decompress(reply.body, 16 + zlib.MAX_WBITS)
        case other:
            raise AssertionError(f"unknown coding {other}")


def ask(app, path: str, method: str = "GET", *, query: str = "", body: bytes = b"", **headers: str) -> Reply:
    """Send one request; ``path`` is as it stands in the request line, percent-encoded. Header names are written
    with underscores."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 50000),
        "state": {},
    }
    sent = []

    pending = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        if not pending:
            await asyncio.Event().wait()  # the reader stays
        return pending.pop()

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    assert sent[0]["type"] == "http.response.start"
    assert all(message["type"] == "http.response.body" for message in sent[1:])
    assert not sent[-1].get("more_body")
    answer = b"".join(message["body"] for message in sent[1:])
    reply = Reply(sent[0]["status"], list(sent[0]["headers"]), answer)
    # The server would refuse to send a body of another length than was announced.
    if method != "HEAD" and reply["content-length"] is not None:
        assert int(reply["content-length"] or 0) == len(answer)
    return reply


def page_of(*keys: str, status: int = 200, content_type: str = HTML) -> Page:
    return Page(status, content_type, keys)


def small_site() -> Change:
    """The site that most tests read."""
    long = "<p>Panen garam di Pulau Karanghijau tahun ini dua kali lipat.</p>\n" * 40
    return Change(
        fragments={
            "site/policy": Leaf.of(POLICY),
            "site/style": Leaf.of("<style>p{margin:0}</style>"),
            "site/header/id": Leaf.of("<header>Kabar Karang</header>"),
            "site/header/en": Leaf.of("<header>Karang News</header>"),
            "front/id": Leaf.of("<h1>Beranda</h1>"),
            "front/en": Leaf.of("<h1>Front</h1>"),
            "missing/id": Leaf.of("<h1>Tidak ditemukan</h1>"),
            "missing/en": Leaf.of("<h1>Not found</h1>"),
            "gone/id": Leaf.of("<h1>Ditarik</h1>"),
            "story/1/body": Leaf.of(f"<h1>Panen garam</h1>{long}"),
            "story/2/body": Leaf.of(f"<h1>Salt harvest</h1>{long}"),
            "story/1/card": Leaf.of("<a>Panen garam</a>"),
            "story/1/related": Run(("story/1/card", "story/404/card")),
        },
        pages={
            "/": page_of("site/style", "site/header/id", "front/id"),
            "/en/": page_of("site/style", "site/header/en", "front/en"),
            "/404/": page_of("site/header/id", "missing/id", status=404),
            "/en/404/": page_of("site/header/en", "missing/en", status=404),
            "/dunia/panen-garam/": page_of("site/style", "site/header/id", "story/1/body", "story/1/related"),
            "/en/world/salt-harvest/": page_of("site/style", "site/header/en", "story/2/body"),
            "/dunia/ditarik/": page_of("site/header/id", "gone/id", status=410),
            "/dunia/alamat-lama/": Page(301, HTML, ("text:/dunia/panen-garam/",)),
            "/rss.xml": page_of("story/1/card", content_type="application/rss+xml; charset=utf-8"),
        },
    )


STORY = "/dunia/panen-garam/"


def pressed(store: Store, change: Change | None = None) -> Store:
    store.commit(change or small_site())
    return store
