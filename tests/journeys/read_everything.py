"""Reads every address of a newsroom in this process, with the database made to raise. Prints what it found as JSON.

Run with WARTA_HOME set. The application is the whole one that `warta serve` serves: the edge with Django behind it.
"""

from __future__ import annotations

import asyncio
import json
import re
from urllib.parse import unquote, urljoin, urlsplit

import django
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.paths import known_paths
from warta.cli.opening import open_newsroom

queries = 0


def refuse(*args: object, **kwargs: object) -> None:
    global queries
    queries += 1
    raise RuntimeError("The database was asked for.")


async def get(application, path: str) -> tuple[int, str, str, bytes]:
    """Status, content type, location and body of one GET."""
    sent: list[dict] = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict:
        while not asked:
            await asyncio.sleep(60)  # the reader stays, and says no more
        return asked.pop()

    async def send(message: dict) -> None:
        sent.append(message)

    parts = urlsplit(path)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": [(b"host", b"127.0.0.1")], "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    await application(scope, receive, send)
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], headers.get("content-type", ""), headers.get("location", ""), body


def links(page: str, text: str) -> set[str]:
    """Every address of this site that a page or a feed names."""
    found = set()
    for name in re.findall(r'(?:href|src|action)="([^"#]+)', text) + re.findall(r"<(?:link|guid)>([^<]+)", text):
        found.add(urljoin(page, name))
    for several in re.findall(r'srcset="([^"]+)"', text):
        found.update(urljoin(page, each.split()[0]) for each in several.split(","))
    addresses = {urlsplit(each) for each in found}
    return {each.path for each in addresses if (each.scheme, each.hostname) in (("", None), ("http", "127.0.0.1"))}


async def read_everything(application, known: list[str]) -> dict[str, int]:
    pending, statuses = [*known, "/", "/en/", "/nowhere/", "/en/nowhere/"], {}
    while pending:
        path = pending.pop()
        if path in statuses or path.startswith(("/newsroom", "/static", "/talk")):
            continue
        status, kind, location, body = await get(application, path)
        statuses[path] = status
        if location:
            pending.append(urlsplit(location).path)
        if "html" in kind or "xml" in kind:
            pending.extend(links(path, body.decode()))
    return statuses


def main() -> None:
    open_newsroom()
    from warta.newsroom.asgi import application
    from warta.newsroom.home import store

    with store().snapshot() as snapshot:
        known = known_paths(snapshot)
    django.db.connections.close_all()
    BaseDatabaseWrapper.ensure_connection = BaseDatabaseWrapper.connect = BaseDatabaseWrapper.cursor = refuse
    print(json.dumps({"statuses": asyncio.run(read_everything(application, known)), "queries": queries}))


if __name__ == "__main__":
    main()
