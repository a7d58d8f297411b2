"""Reads all pages of a store through the edge, as a reader would, and sorts them by what they say they are.

No kind of page is named here: a new one is found because it is in the store.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import etree, html

from tests.edge.reader import ask
from tests.paths import known_paths
from warta.edge.app import Edge
from warta.press.store import Store
from warta.search import Index

HTML = "text/html"
RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
JSON = "application/json"
XML = ("application/xml", "text/xml")
OPENSEARCH = "application/opensearchdescription+xml"

SEARCHED = ("/cari/", "/en/search/")
ASKED = (
    "q=laut",
    "q=sea&order=newest&from=2026-01-01",
    "from=2020-01-01&page=2",
    "q=%3Cb%3E%22zxqv%22+%26&section=1",
)
"""What is asked of the search pages: with hits and without, narrowed, on a second page, and in no good faith."""


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    kind: str
    """The content type, without its parameters."""
    body: bytes

    @property
    def root(self) -> str:
        """The name of an XML document's outermost element, without its namespace."""
        return etree.QName(etree.fromstring(self.body)).localname


class Answers(list[Answer]):
    """What was answered, in order of its address."""

    def of(self, *kinds: str, where: Callable[[Answer], bool] = lambda answer: True) -> list[Answer]:
        """The answers of these content types; there must be one."""
        found = [answer for answer in self if answer.kind in kinds and where(answer)]
        assert found, f"the newsroom presses no such page of {' or '.join(kinds)}"
        return found

    def stories(self) -> list[Answer]:
        """The stories' own pages: those that say so themselves, by Open Graph."""
        return self.of(HTML, where=lambda answer: answer.status == 200 and b'content="article"' in answer.body)

    def linked(self, rel: str, types: tuple[str, ...]) -> set[tuple[str, str]]:
        """Path and content type of what pages name as this in a <link>."""
        found = set()
        for answer in self.of(HTML):
            for link in html.document_fromstring(answer.body).xpath(f"//link[@rel='{rel}'][@type]"):
                if link.get("type") in types:
                    found.add((unquote(urlsplit(link.get("href")).path), link.get("type")))
        return found

    def at(self, path: str) -> Answer:
        found = next((answer for answer in self if answer.path == path), None)
        assert found, f"the newsroom presses no {path}"
        return found


def read_everything(home: Path) -> Answers:
    store = Store(home / "store", readonly=True)
    try:
        with store.snapshot() as snapshot:
            paths = known_paths(snapshot)
        edge = Edge(store, behind=None, media=None, index=Index(home / "index"))
        answers = Answers(_read(edge, path) for path in paths)
        answers.extend([_read(edge, path, query) for path in SEARCHED for query in ASKED])
        return answers
    finally:
        store.close()


def _read(edge: Edge, path: str, query: str = "") -> Answer:
    reply = ask(edge, quote(path), query=query)
    shown = f"{path}?{query}" if query else path
    return Answer(shown, reply.status, (reply["content-type"] or "").partition(";")[0], reply.body)
