"""The short way: a page that is in memory is answered while its request is read, without a task.

uvicorn makes a task, a scope and a cycle for each request; for a page that is ready to send that is most of the work.
Here the protocol asks the edge first. Whatever it does not answer at once, and whatever is unusual about a request,
goes on to uvicorn as if this module were not there. Why, and what it costs: docs/decisions/0008.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, ClassVar

from warta.edge.app import Edge

if TYPE_CHECKING:
    from uvicorn.protocols.http.flow_control import FlowControl
    from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
    from uvicorn.server import ServerState

    _ABSENT = ""
else:
    try:
        from uvicorn.protocols.http.flow_control import FlowControl
        from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
        from uvicorn.server import ServerState

        _ABSENT = ""
    except ImportError as problem:
        HttpToolsProtocol = asyncio.Protocol
        _ABSENT = str(problem)

log = logging.getLogger("warta.edge")

USUAL = "auto"
"""What uvicorn's ``http`` is without the short way."""

_PLAIN = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?&="
"""What a target of the short way is made of: nothing that would have to be decoded, or that needs a careful parser."""

_UNUSUAL = frozenset((b"content-length", b"transfer-encoding", b"expect", b"upgrade"))
"""Fields of requests that have a body, or that want another answer first."""


class ReaderProtocol(HttpToolsProtocol):
    """uvicorn's protocol, with the short way before it. A connection each; ``edge`` is set by ``protocol``."""

    edge: Edge
    leaving: ClassVar[bool] = False
    """Whether another process takes over: then every answer is the last one of its connection."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # Where uvicorn logs each request it must see each; and with a root path it makes other paths than we would.
        logged = self.config.access_log and self.access_log
        self._short = not logged and not self.root_path
        self._answered = False

    def on_headers_complete(self) -> None:
        self._answered = self._short and not self.leaving and self._answer()
        if not self._answered:
            # The request before this one, in the same piece of data, may have been answered just now: the clock
            # that runs between requests must not close the connection during this one.
            self._unset_keepalive_if_required()
            super().on_headers_complete()
            if self.leaving and self.cycle is not None:
                self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        if not self._answered:
            super().on_message_complete()

    def _answer(self) -> bool:
        """Answer the request whose headers were read just now. False where that is uvicorn's to do; nothing was
        changed then."""
        # Answers go out in the order of the requests, and none while the reader is slow to take what was sent.
        if (self.cycle is not None and not self.cycle.response_complete) or self.flow.write_paused:
            return False
        method = self.parser.get_method()
        if method != b"GET" and method != b"HEAD":
            return False
        if not self.parser.should_keep_alive() or self.parser.get_http_version() != "1.1":
            return False
        if self.url.translate(None, _PLAIN):
            return False
        fields = dict(self.headers)
        # A field that comes twice is for the edge to put together.
        if len(fields) != len(self.headers) or not _UNUSUAL.isdisjoint(fields):
            return False
        # A reader may have been lost while the answer before this one was written.
        if self.transport.is_closing() or self._is_crowded():
            return False
        path = self.url.partition(b"?")[0].decode("ascii")
        accepted = fields.get(b"accept-encoding", b"")
        dictionary = None
        if b"available-dictionary" in fields:
            dictionary = self.edge.dictionary(accepted, self.scheme or "http", fields)
        answer = self.edge.ready(path, accepted, fields.get(b"if-none-match", b""), dictionary)
        if answer is None:
            return False
        head = [STATUS_LINE[answer.status]]
        for name, value in self.server_state.default_headers:
            head += (name, b": ", value, b"\r\n")
        head += (answer.fields, b"\r\n")
        if method == b"GET":
            head.append(answer.body)
            self.edge.tally.body_bytes += len(answer.body)
        self.transport.write(b"".join(head))
        self.on_response_complete()  # uvicorn counts the request and starts the clock
        if self.edge.log is not None:
            peer = self.client[0] if self.client else ""
            self.edge.log.note(
                id=self.edge.front.request_id(peer, fields.get(b"x-request-id")),
                peer=peer,
                method=method.decode("ascii"),
                target=self.url,
                version="1.1",
                fields=fields,
                status=answer.status,
                body_bytes=len(answer.body) if method == b"GET" else 0,
                seconds=0.0,
                kind="page",
            )
        return True

    def _is_crowded(self) -> bool:
        most = self.limit_concurrency
        return most is not None and (len(self.connections) >= most or len(self.tasks) >= most)


def protocol(edge: Edge) -> type[asyncio.Protocol] | str:
    """What ``uvicorn.Config(edge, http=...)`` takes so that readers are answered in the short way.

    It leans on what uvicorn keeps to itself. Where another version of it keeps something else, that is logged in one
    line and every request goes the usual way.
    """
    lacking = _lacking()
    if lacking:
        log.warning("Pages are served the slower way: this uvicorn is not as Warta knows it (%s).", lacking)
        return USUAL
    return type("ReaderProtocol", (ReaderProtocol,), {"edge": edge})


def _lacking() -> str:
    """What uvicorn does not have of all that is used here; empty where nothing is missing."""
    if _ABSENT:
        return _ABSENT
    for owner, function, names in (
        (HttpToolsProtocol, "__init__", _SET_UP),
        (HttpToolsProtocol, "on_url", {"url"}),
        (HttpToolsProtocol, "on_headers_complete", set()),
        (HttpToolsProtocol, "on_message_complete", set()),
        (HttpToolsProtocol, "on_response_complete", {"total_requests", "timeout_keep_alive_task"}),
        (HttpToolsProtocol, "_unset_keepalive_if_required", set()),
        (RequestResponseCycle, "__init__", {"keep_alive", "response_complete"}),
        (FlowControl, "__init__", {"write_paused"}),
        (ServerState, "__init__", {"default_headers"}),
    ):
        code = getattr(getattr(owner, function, None), "__code__", None)
        if code is None:
            return f"{owner.__name__} has no {function}"
        # Attributes of an instance show in the names that the function which sets them uses.
        missing = sorted(names.difference(code.co_names))
        if missing:
            return f"{owner.__name__}.{function} knows no {', '.join(missing)}"
    return ""


_SET_UP = {
    "access_log",
    "config",
    "connections",
    "cycle",
    "flow",
    "headers",
    "limit_concurrency",
    "parser",
    "root_path",
    "server_state",
    "tasks",
    "transport",
}
