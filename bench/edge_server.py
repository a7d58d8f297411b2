"""Serves a fragment store as `warta serve` does, for bench/edge.py: `edge_server.py STORE PORT`.

With a third word, a path, it serves that page's ready bytes from an ASGI application that does nothing else: what
is left is the HTTP server.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn

from warta.edge.app import Edge
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
    folder, port, *path = sys.argv[1:]
    edge = Edge(Store(Path(folder), readonly=True), behind=None, media=None)
    uvicorn.run(
        bare(edge, path[0]) if path else edge,
        host="127.0.0.1",
        port=int(port),
        loop="uvloop",
        http="httptools",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
    )


if __name__ == "__main__":
    main()
