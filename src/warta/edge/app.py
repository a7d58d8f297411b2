"""The edge: answers readers from the newest edition, and hands the newsroom's own addresses on.

It reads from top to bottom. A page that is being read now is in memory, and answering it is: ask the store whether
there was an edition since, look the page up, send it. Everything else is below, in the order in which it can happen.
No request for a page touches a database, runs a template or waits for another process.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from starlette.types import ASGIApp, Receive, Scope, Send

from warta.edge import answer, notices
from warta.edge.access_log import AccessLog
from warta.edge.address import (
    address_header,
    meant,
    missing_pages,
    path_header,
    with_query,
    without_needless_escapes,
)
from warta.edge.answer import Answer
from warta.edge.compose import compose
from warta.edge.damage import Damage
from warta.edge.dictionary import STEP, Dictionaries, Dictionary, is_secure, may_be_read
from warta.edge.encoding import choose
from warta.edge.front import Front
from warta.edge.hot import HotPages
from warta.edge.media import Media
from warta.edge.metrics import Kind, Metric, Tally, metric
from warta.edge.request_id import current
from warta.edge.search import Search
from warta.edge.sent import REQUEST_ID, Sent
from warta.press.store import Snapshot, Store, StoreError, StoreNotReady
from warta.press.stored import Page
from warta.search import Index

BEHIND = ("/newsroom", "/static", "/talk")
MEDIA = "/media"

_PLAINLY_MISSING = ("/robots.txt", "/favicon.ico")
"""What machines ask for of themselves: where it is missing they need no page of ours."""

_HOT_BYTES = 64 << 20
_BELOW_STEP = f"/{STEP}"
"""What every dictionary's address has in it."""


class Edge:
    """The whole site as one ASGI application.

    ``behind`` answers what is not reading; without it such requests get 503. ``media`` is the folder of pictures;
    without it there are none, and of its folders in ``guarded`` only what is behind decides who sees them.
    ``hot_bytes`` bounds the memory for pages that are ready to send. ``index`` is what readers search; without it
    they are told that search is being prepared. ``dictionaries`` lets browsers keep the shell that pages share, where
    they may: on a site that is reached by https, or from this machine only. ``keyed`` sends with each page the keys
    under which a CDN is told of its changes (``Surrogate-Key``). ``front`` are the proxies whose word
    about a request is believed.
    """

    def __init__(
        self,
        store: Store,
        *,
        behind: ASGIApp | None,
        media: Path | None,
        guarded: tuple[str, ...] = (),
        hot_bytes: int = _HOT_BYTES,
        dictionaries: bool = False,
        keyed: bool = False,
        front: Front | None = None,
        index: Index | None = None,
    ) -> None:
        self._store = store
        self._behind = behind
        self._media = None if media is None else Media(media, MEDIA, guarded)
        self._doors = (*BEHIND, *(f"{MEDIA}/{folder}" for folder in guarded))
        self._hot = HotPages(hot_bytes)
        self._damage = Damage()
        self._search = Search(store, index, self._damage)
        self._dictionaries = Dictionaries() if dictionaries else None
        self._keyed = keyed
        self.front = front or Front()
        self.tally = Tally()
        self.log: AccessLog | None = None
        """Where each answer is noted, if anywhere."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await _not_http(scope, receive, send)
            return
        handed_on = self._behind is not None and _below(scope["path"], self._doors)
        if handed_on or self.log is not None:
            await self._respond_by_name(scope, receive, send, handed_on)
        else:
            await self._respond(scope, receive, send)

    async def _respond_by_name(self, scope: Scope, receive: Receive, send: Send, handed_on: bool) -> None:
        """Answer a request that is known by an id: what is behind is told it, and the log."""
        started = perf_counter()
        sent = Sent(send)
        fields = dict(scope["headers"])
        peer = (scope.get("client") or ("", 0))[0]
        id = self.front.request_id(peer, fields.get(REQUEST_ID))
        if handed_on:
            sent.named = id
            others = [each for each in scope["headers"] if each[0] != REQUEST_ID]
            scope = {**scope, "headers": [*others, (REQUEST_ID, id)]}
        kind: Kind = "newsroom"  # where what is behind fails
        known = current.set(id)
        try:
            kind = await self._respond(scope, receive, sent)
        finally:
            current.reset(known)
            if self.log is not None:
                query = scope["query_string"]
                self.log.note(
                    id=id,
                    peer=peer,
                    method=scope["method"],
                    target=scope["raw_path"] + (b"?" + query if query else b""),
                    version=scope["http_version"],
                    fields=fields,
                    status=sent.status,
                    body_bytes=sent.body_bytes,
                    seconds=perf_counter() - started,
                    kind=kind,
                )

    async def _hand_on(self, application: ASGIApp, kind: Kind, scope: Scope, receive: Receive, send: Send) -> Kind:
        sent = Sent(send)
        try:
            await application(scope, receive, sent)
        finally:
            self.tally.count(kind, sent.status, sent.body_bytes)
        return kind

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> Kind:
        """Answer a request, and count it; returns what the answer was."""
        method: str = scope["method"]
        path: str = scope["path"]
        if _below(path, self._doors):
            if self._behind is not None:
                return await self._hand_on(self._behind, "newsroom", scope, receive, send)
            found = notices.READERS_ONLY
        elif self._media is not None and _below(path, (MEDIA,)):
            return await self._hand_on(self._media, "media", scope, receive, send)
        elif method not in ("GET", "HEAD"):
            found = notices.WRONG_METHOD
        elif (plain := _written_out(scope)) is not None:
            found = answer.redirect(with_query(plain, scope["query_string"]))
        else:
            accepted = tags = b""
            offered = False
            for name, value in scope["headers"]:
                if name == b"accept-encoding":
                    accepted = accepted + b"," + value if accepted else value
                elif name == b"if-none-match":
                    tags = tags + b"," + value if tags else value
                elif name == b"available-dictionary":
                    offered = True
            asked = self._search.is_at(path)
            answered = await self._search.answer(path, choose(accepted), scope["query_string"]) if asked else None
            dictionary = None
            if answered is None and self._dictionaries is not None:
                if _BELOW_STEP in path:
                    answered = self._shell(path, choose(accepted), scope["scheme"], dict(scope["headers"]))
                if offered:
                    dictionary = self.dictionary(accepted, scope["scheme"], dict(scope["headers"]))
            if answered is None:
                hot = self.ready(path, accepted, tags, dictionary)
                if hot is not None:
                    await hot.send(send, method)
                    self.tally.body_bytes += len(hot.body) if method == "GET" else 0
                    return hot.kind
                coding = choose(accepted) if dictionary is None else dictionary.coding
                answered = self._answer(path, coding, scope["query_string"]).to(tags)
            found = answered
        await found.send(send, method)
        self.tally.count(found.kind, found.status, 0 if method == "HEAD" else len(found.body))
        return found.kind

    def ready(
        self, path: str, accept_encoding: bytes, if_none_match: bytes, dictionary: Dictionary | None = None
    ) -> Answer | None:
        """The answer to a GET or HEAD for a page that is in memory as the newest edition has it; None for all else.

        It never raises and never waits. Whoever calls it has made sure that nothing else about the request matters,
        and sends what it returns: it is counted.
        """
        coding = choose(accept_encoding) if dictionary is None else dictionary.coding
        found = None if coding is None else self._hot.get((path, coding))
        if found is None:
            return None
        try:
            if found.mark != self._store.mark():
                return None
        except StoreError:
            return None  # asked again in the slow way, which says what is wrong
        found = found.to(if_none_match)
        hot = self.tally.hot
        hot[found.status] = hot.get(found.status, 0) + 1
        return found

    def dictionary(self, accept_encoding: bytes, scheme: str, fields: dict[bytes, bytes]) -> Dictionary | None:
        """The dictionary that a request says its reader has, where it may be used."""
        offer = fields.get(b"available-dictionary")
        if offer is None or self._dictionaries is None:
            return None
        found = self._dictionaries.offered(offer, accept_encoding)
        return found if found is not None and is_secure(scheme, fields) and may_be_read(fields) else None

    def metrics(self) -> list[Metric]:
        """What it has answered, and what it keeps in memory."""
        return [
            *self.tally.metrics(),
            metric("warta_hot_pages", "Pages in memory, ready to send, each coding by itself.", len(self._hot)),
            metric("warta_hot_bytes", "Bytes that they take.", self._hot.bytes),
        ]

    def _answer(self, path: str, coding: str | None, query: bytes) -> Answer:
        """What stands at a path. It never raises: where the store cannot be read the reader is told so."""
        if coding is None:
            return notices.WRONG_ENCODING
        try:
            with self._store.snapshot() as snapshot:
                found = self._from_store(snapshot, path, coding, query)
        except StoreNotReady:
            return notices.PREPARING
        except StoreError as problem:
            self._damage.met(path, problem)
            return notices.UNREADABLE
        self._damage.mended(path)
        return found

    def _from_store(self, snapshot: Snapshot, path: str, coding: str, query: bytes) -> Answer:
        if snapshot.mark is None:
            return notices.PREPARING
        page = snapshot.page(path)
        if page is None or page.redirects:
            self._hot.drop((path, coding))
        if page is None:
            if path in _PLAINLY_MISSING:
                return notices.MISSING
            for other in meant(path):
                if _is_there(snapshot.page(other)):
                    return answer.redirect(path_header(other, query))
            for other in missing_pages(path):
                page = snapshot.page(other)
                if page is not None:
                    return self._page(snapshot, other, page, coding)
            return notices.MISSING
        if page.redirects:
            return answer.redirect(address_header(snapshot.joined(page).decode(), query), page.status)
        return self._page(snapshot, path, page, coding)

    def _page(self, snapshot: Snapshot, path: str, page: Page, coding: str) -> Answer:
        """A page that is there, from memory where the edition did not change it."""
        key = (path, coding)
        found = self._hot.get(key)
        if found is not None and found.mark == snapshot.mark:
            return found
        composition = compose(snapshot, page, keyed=self._keyed)
        if found is None or found.version != composition.version:
            found = answer.page(composition, coding, self._with(snapshot, path, coding))
            self.tally.composed += 1
            self._hot.put(key, found)
        found.mark = snapshot.mark
        return found

    def _with(self, snapshot: Snapshot, path: str, coding: str) -> answer.Dictionaries | None:
        """The dictionary of a page's coding, and the newest of its face."""
        if self._dictionaries is None:
            return None
        return answer.Dictionaries(self._dictionaries.coded(coding), self._newest(snapshot, path))

    def _newest(self, snapshot: Snapshot, path: str) -> Dictionary | None:
        if self._dictionaries is not None:
            for place in missing_pages(path):
                page = snapshot.page(place)
                if page is not None:
                    return self._dictionaries.of(place.removesuffix("404/"), compose(snapshot, page))
        return None

    def _shell(self, path: str, coding: str | None, scheme: str, fields: dict[bytes, bytes]) -> Answer:
        """What stands at the address of a dictionary. It never raises."""
        if self._dictionaries is None or not (is_secure(scheme, fields) and may_be_read(fields)):
            return notices.MISSING
        if coding is None:
            return notices.WRONG_ENCODING
        try:
            with self._store.snapshot() as snapshot:
                self._newest(snapshot, path)  # it may have been another process that sent the reader here
        except StoreNotReady:
            return notices.PREPARING
        except StoreError as problem:
            self._damage.met(path, problem)
        found = self._dictionaries.at(path)
        return notices.MISSING if found is None else answer.dictionary(found, coding)


def _below(path: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a path is one of the prefixes or stands below it; ``/newsroomy/`` does not stand below ``/newsroom``."""
    return path.startswith(prefixes) and any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


def _written_out(scope: Scope) -> bytes | None:
    """The one address of what was asked for with needless escapes; None where there are none."""
    raw: bytes = scope.get("raw_path", b"")
    if b"%" not in raw:
        return None
    plain = without_needless_escapes(raw)
    # "//host/" in a Location header would be another site's address.
    return plain if plain != raw and not plain.startswith((b"//", b"/\\")) and plain.isascii() else None


def _is_there(page: Page | None) -> bool:
    return page is not None and page.status != 404


async def _not_http(scope: Scope, receive: Receive, send: Send) -> None:
    """The edge has nothing to set up, and no web sockets. What is behind it sees requests only."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1000})
        return
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})
