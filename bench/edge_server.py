"""Serves a fragment store for bench/edge.py: `edge_server.py HOW STORE PORT PATH`.

HOW is `edge`, as `warta serve` does it; `cold`, the same edge without memory for pages; `asgi`, the same edge as an
ordinary ASGI application; or `bare`, an ASGI application that sends the ready bytes of the page at PATH and does
nothing else: what is left is the HTTP server.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn

from warta.edge.app import Edge
from warta.edge.protocol import protocol
from warta.press.store import Store


def bare(edge: Edge, path: str):
    """The messages that the edge sends for a page in gzip, sent again and again."""
    said = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"accept-encoding", b"gzip")],
    }

    async def keep(message):
        said.append(message)

    asyncio.run(edge(scope, None, keep))
    start, body = said

    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send(start)
            await send(body)

    return app


def main() -> None:
    how, folder, port, path = sys.argv[1:]
    store = Store(Path(folder), readonly=True)
    edge = Edge(store, behind=None, media=None, hot_bytes=0) if how == "cold" else Edge(store, behind=None, media=None)
    uvicorn.run(
        bare(edge, path) if how == "bare" else edge,
        host="127.0.0.1",
        port=int(port),
        loop="uvloop",
        http=protocol(edge) if how in ("edge", "cold") else "httptools",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
