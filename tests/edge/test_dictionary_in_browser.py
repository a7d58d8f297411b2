"""Chromium keeps the shell, says so, and reads a page that is sent as what it has besides.

Run with ``-s`` to see how many bytes went over the wire.
"""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import ARGUMENTS, CHROMIUM, WITHOUT
from tests.edge.reader import STORY, page_of, pressed
from tests.edge.served import served
from warta.edge.app import Edge
from warta.press.policy import policy
from warta.press.store import Change, Leaf
from warta.press.style import sheet

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT)

HEAD = "<!doctype html><html lang=id><meta charset=utf-8><title>Kabar Karang</title>"
SECOND = "/dunia/hasil-panen/"
PATIENCE = 15.0
"""Seconds in which a browser that knows of dictionaries has fetched one."""


@pytest.fixture
def site(store):
    """The small site with the real style sheet and the real policy."""
    shell = ("front/head", "site/style", "site/header/id")
    pressed(store)
    store.commit(
        Change(
            fragments={
                "site/policy": Leaf.of(policy(sheet())),
                "front/head": Leaf.of(HEAD),
                "site/style": Leaf.of(f"<style>{sheet()}</style>"),
                "story/3/body": Leaf.of("<h1>Hasil panen</h1><p>Tiga puluh dua ton garam dibawa ke pasar.</p>"),
            },
            pages={
                "/404/": page_of(*shell, "missing/id", status=404),
                STORY: page_of(*shell, "story/1/body"),
                SECOND: page_of(*shell, "story/3/body"),
            },
        )
    )
    with served(Edge(store, behind=None, media=None, dictionaries=True)) as found:
        yield found


class Wire:
    """What a page's tab took from the network, address by address, as the browser's own tools count it."""

    def __init__(self, tab) -> None:
        self.bytes: dict[str, int] = {}
        self.codings: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        tools = tab.context.new_cdp_session(tab)
        tools.on("Network.requestWillBeSent", self._asked)
        tools.on("Network.responseReceived", self._answered)
        tools.on("Network.loadingFinished", self._finished)
        tools.send("Network.enable")

    def _asked(self, event) -> None:
        self._paths[event["requestId"]] = "/" + event["request"]["url"].split("/", 3)[3]

    def _answered(self, event) -> None:
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        self.codings[self._paths[event["requestId"]]] = headers.get("content-encoding", "")

    def _finished(self, event) -> None:
        self.bytes[self._paths.get(event["requestId"], "")] = int(event["encodedDataLength"])


def read(tab, site, path: str) -> Wire:
    wire = Wire(tab)
    tab.goto(f"http://localhost:{site.port}{path}")
    return wire


def test_chromium_reads_a_page_by_the_shell_that_it_has(site):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            new = browser.new_context().new_page()
            without = read(new, site, SECOND)
            context = browser.new_context()
            tab = context.new_page()
            first = read(tab, site, STORY)
            fetched = wait_for_dictionary(site, tab)
            if not fetched:
                pytest.skip(f"Chromium {browser.version} did not fetch a dictionary that a page links to")
            second = read(tab, site, SECOND)
            assert tab.inner_text("h1") == "Hasil panen"
            assert tab.evaluate("getComputedStyle(document.body).margin") == "0px"
        finally:
            browser.close()
    print(f"\nfirst page {first.bytes[STORY]} bytes ({first.codings[STORY]}), the shell besides;")
    print(f"second page {second.bytes[SECOND]} bytes with it ({second.codings[SECOND]}),", end=" ")
    print(f"{without.bytes[SECOND]} without ({without.codings[SECOND]})")
    assert (without.codings[SECOND], second.codings[SECOND]) == ("br", "dcz")
    assert second.bytes[SECOND] < 0.5 * without.bytes[SECOND]


def wait_for_dictionary(site, tab) -> bool:
    """Whether the browser came for a dictionary; it does so when it has nothing better to do."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        tab.wait_for_timeout(200)
        if any("_dictionary/" in path for _, path in site.usual.asked):
            tab.wait_for_timeout(500)  # to keep it
            return True
    return False
