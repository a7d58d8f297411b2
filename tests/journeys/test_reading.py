"""Promise 1: readers never wait for the database."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.served import ENVIRONMENT, WAIT, Served

ROOT = Path(__file__).parents[2]
HTML, XML, JSON = "text/html", "application/xml", "application/json"
RSS, ATOM, JSON_FEED = "application/rss+xml", "application/atom+xml", "application/feed+json"
LIST = r"(?:/(?:[a-z-]+|(?:penulis|topik)/[a-z-]+))?"
KINDS = {
    # what: where it stands, its status and its type
    "the front": (r"/|/en/", 200, HTML),
    "a section": (r"/dunia/|/en/world/", 200, HTML),
    "a story": (r"/dunia/[a-z-]{20,}/", 200, HTML),
    "what changed in a story": (r".+/perubahan/|.+/changes/", 200, HTML),
    "an author": (r"/penulis/[a-z-]+/", 200, HTML),
    "a tag": (r"/topik/[a-z-]+/", 200, HTML),
    "the corrections": (r"/koreksi/|/en/corrections/", 200, HTML),
    "an archive": (rf"{LIST}/arsip/", 200, HTML),
    "a month of an archive": (rf"{LIST}/arsip/\d{{4}}/\d\d/", 200, HTML),
    "a day of the archive": (r"/arsip/\d{4}/\d\d/\d\d/|/en/archive/\d{4}/\d\d/\d\d/", 200, HTML),
    "a feed in RSS": (rf"{LIST}/rss\.xml", 200, RSS),
    "a feed in Atom": (rf"{LIST}/atom\.xml", 200, ATOM),
    "a feed in JSON": (rf"{LIST}/feed\.json", 200, JSON_FEED),
    "the index of sitemaps": (r"/sitemap\.xml", 200, XML),
    "a sitemap of a month": (r"/sitemap-\d{4}-\d\d\.xml", 200, XML),
    "the sitemap of news": (r"/sitemap-news\.xml", 200, XML),
    "the sitemap of lists": (r"/sitemap-pages\.xml", 200, XML),
    "robots.txt": (r"/robots\.txt", 200, "text/plain"),
    "security.txt": (r"/\.well-known/security\.txt", 200, "text/plain"),
    "the page about the API": (r"/api/", 200, HTML),
    "a story in the API": (r"/api/stories/\d+\.json", 200, JSON),
    "a killed story in the API": (r"/api/stories/\d+\.json", 410, JSON),
    "a story that was taken down": (r"/[a-z]+/[a-z-]{20,}/", 410, HTML),
    "an address that was left": (r"/[a-z]+/[a-z-]{20,}/", 301, ""),
    "the search page": (r"/cari/|/en/search/", 200, HTML),
    "what was found": (r"/cari/\?q=laut|/en/search/\?q=laut", 200, HTML),
    "another page of what was found": (r"/cari/\?.+&page=2", 200, HTML),
    "how a browser searches": (r"/opensearch\.xml|/en/opensearch\.xml", 200, "application/opensearchdescription+xml"),
    "a picture": (r"/media/.+", 200, "image/webp"),
    "that there is nothing": (r"/nowhere/|/en/nowhere/|/nowhere.xml", 404, HTML),
}


@pytest.fixture(scope="module")
def read(edited_demo: Path) -> dict:
    """Every address that the store has, and every one that what it answers names."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.read_everything"],
        cwd=ROOT,
        env={**ENVIRONMENT, "WARTA_HOME": str(edited_demo)},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_address_is_read_with_the_database_made_to_raise(read: dict) -> None:
    assert read["queries"] == 0
    statuses = {path: answer["status"] for path, answer in read["found"].items()}
    assert len(read["known"]) > 400
    assert {path: (status, statuses.get(path)) for path, status in read["known"].items()} == {
        path: (status, status) for path, status in read["known"].items()
    }


def test_what_pages_and_feeds_name_is_there(read: dict) -> None:
    """An address that was left leads on for good: also to where a list would stand that has no story yet."""
    left = {path for path, status in read["known"].items() if status == 301}
    named = {path: answer for path, answer in read["found"].items() if answer["named_by"] not in {"", *left}}
    assert {path: answer for path, answer in named.items() if answer["status"] not in (200, 301, 308)} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_among_them(read: dict, kind: str) -> None:
    where, status, content_type = KINDS[kind]
    found = {path for path, each in read["found"].items() if (each["status"], each["kind"]) == (status, content_type)}
    assert any(re.fullmatch(where, path) for path in found)


def test_the_site_is_read_while_the_database_is_gone(demo: Served) -> None:
    database, aside = demo.home / "newsroom.sqlite3", demo.home / "aside.sqlite3"
    database.rename(aside)
    try:
        assert demo.get("/").status == 200
        assert demo.get("/en/").status == 200
        assert demo.get("/rss.xml").status == 200
        assert demo.get("/cari/?q=laut").status == 200
    finally:
        aside.rename(database)
