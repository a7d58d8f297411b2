"""Reads every address of a newsroom in this process, with the database made to raise. Prints what it found as JSON.

Run with WARTA_HOME set. The application is the whole one that `warta serve` serves: the edge with Django behind it.
"""

from __future__ import annotations

import asyncio
import json
import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import django
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.paths import known_paths
from warta.cli.opening import open_newsroom

BESIDES = ("/nowhere/", "/en/nowhere/", "/nowhere.xml", "/favicon.ico")
"""Where nothing stands."""
ASKED = ("?q=laut", "?q=kapal+laut&order=newest", "?q=zxqv", "?from=2026-10-01&to=2026-11-30", "?q=a&page=2")
"""What is asked of each search page."""
BEHIND = ("/newsroom", "/static", "/talk")
"""Where Django answers, editors and those who send a comment."""

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


def links(page: str, kind: str, text: str) -> set[str]:
    """Every address of this site that a page, a feed or an answer of the API names."""
    if "json" in kind:
        found = {each for each in strings(json.loads(text)) if each.startswith("http")}
    elif "html" in kind or "xml" in kind:
        named = re.findall(r'(?:href|src|action|url|ref)="([^"#]+)', text)
        named += re.findall(r"<(?:\w+:)?(?:link|guid|loc|id|uri|url)>([^<]+)", text)
        found = {urljoin(page, unescape(each)) for each in named}
        for several in re.findall(r'srcset="([^"]+)"', text):
            found.update(urljoin(page, each.split()[0]) for each in several.split(","))
    elif page == "/robots.txt":
        found = set(re.findall(r"^Sitemap: (\S+)", text, re.MULTILINE))
    else:
        found = set()
    return {found for each in found if (found := here(each))}


def strings(value: object) -> list[str]:
    """Every text in what was read of JSON, however deep."""
    match value:
        case str():
            return [value]
        case list():
            return [found for each in value for found in strings(each)]
        case dict():
            return [found for each in value.values() for found in strings(each)]
    return []


def here(address: str) -> str:
    """The path and the query of an address of this site; nothing of another's."""
    parts = urlsplit(address)
    if (parts.scheme, parts.hostname) not in (("", None), ("http", "127.0.0.1")):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


async def read_everything(application, known: list[str]) -> dict[str, dict]:
    """Status and content type by address, and one address that named it."""
    named = dict.fromkeys([*known, *BESIDES], "")
    pending, found = list(named), {}
    while pending:
        path = pending.pop()
        if urlsplit(path).path.startswith(BEHIND):
            continue
        status, kind, location, body = await get(application, path)
        found[path] = {"status": status, "kind": kind.partition(";")[0], "named_by": named[path]}
        following = links(path, kind, body.decode()) if status != 410 and not kind.startswith("image/") else set()
        if location:
            following.add(here(location))
        if b'role="search"' in body and path in known and path.rstrip("/").endswith(("cari", "search")):
            following.update(path + query for query in ASKED)
        for each in following - named.keys():
            named[each] = path
            pending.append(each)
    return found


def main() -> None:
    open_newsroom()
    from warta.newsroom.asgi import application
    from warta.newsroom.home import store

    with store().snapshot() as snapshot:
        known = {path: page.status for path in known_paths(snapshot) if (page := snapshot.page(path))}
    django.db.connections.close_all()
    BaseDatabaseWrapper.ensure_connection = BaseDatabaseWrapper.connect = BaseDatabaseWrapper.cursor = refuse
    found = asyncio.run(read_everything(application, list(known)))
    print(json.dumps({"known": known, "found": found, "queries": queries}))


if __name__ == "__main__":
    main()
