"""One story all the way: from the wire inbox to a reader's comment, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.journeys.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

COMMENT = "Terima kasih, beritanya jelas. <b>Kapan lanjutannya?</b>"


@contextmanager
def _window(browser: Browser, demo: Served, **how: object) -> Iterator[Page]:
    """A browser of somebody's own. No request of it may leave this site."""
    context = browser.new_context(base_url=demo.url, viewport={"width": 1280, "height": 900}, **how)
    elsewhere: list[str] = []
    context.on("request", lambda request: elsewhere.append(request.url) if not _ours(request.url, demo) else None)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert elsewhere == []


def _ours(url: str, demo: Served) -> bool:
    return url.startswith((demo.url, "data:", "about:", "blob:"))


def _sign_in(page: Page, demo: Served, user: str) -> None:
    page.goto("/newsroom/login/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", demo.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")


def _until(page: Page, path: str, selector: str) -> None:
    """Open a page until it shows something: the worker presses within a moment."""
    give_up = time.monotonic() + 30
    while True:
        page.goto(path)
        if page.locator(selector).count():
            return
        assert time.monotonic() < give_up, f"{path} never showed {selector}"
        page.wait_for_timeout(200)


@pytest.fixture(scope="module")
def published(browser: Browser, demo: Served) -> tuple[str, str]:
    """Headline and path of a story that an editor made from the wire, saw as a preview, and published."""
    with _window(browser, demo) as page:
        _sign_in(page, demo, "editor")
        page.goto("/newsroom/wire/")
        page.locator("main a[href*='/newsroom/wire/']:has-text('sirene')").first.click()
        received = page.locator(".wire-received")
        headline = page.locator(".wire-item__headline").inner_text()
        assert headline in received.inner_text()
        assert page.locator(".wire-mark--furniture").count(), "the furniture that came along is marked"

        page.select_option("select[name=section]", label="Dunia")
        page.locator(".wire-make button[type=submit]").first.click()
        page.wait_for_url("**/newsroom/pages/*/edit/")
        assert page.input_value("[name=title]") == headline

        page.click("[data-side-panel-toggle=preview]")
        preview = page.frame_locator("#w-preview-iframe, iframe[title]").first
        preview.locator("h1#headline").wait_for()
        assert preview.locator("h1#headline").inner_text() == headline
        preview_text = preview.locator("article.story .text").inner_text()
        page.click("[data-side-panel-toggle=preview]")

        page.locator("button[name=action-publish]").evaluate("button => button.click()")
        page.wait_for_url(lambda url: "/edit/" not in url)

        _until(page, "/", f".card a:has-text('{headline}')")
        path = page.locator(f".card a:has-text('{headline}')").first.get_attribute("href")
        page.goto(path)
        assert page.locator("article.story .text").inner_text() == preview_text, "the preview is the page"
        return headline, path


def test_a_reader_finds_the_story_and_all_that_belongs_to_it(browser, demo, published) -> None:
    headline, path = published
    with _window(browser, demo, java_script_enabled=False) as page:
        for place in ("/", "/dunia/"):
            page.goto(place)
            assert page.locator(".card a", has_text=headline).count() == 1, place
        page.locator(".card a", has_text=headline).click()
        page.wait_for_url(f"**{path}")
        assert page.locator("h1").inner_text() == headline
        assert "menit baca" in page.locator("article header").inner_text()
        assert page.locator(".text .dateline .place").inner_text().lower() == "sorin"
        body = page.locator("article .text").inner_text()
        assert "Baca juga" not in body
        assert "Waktu baca" not in body
        assert page.locator("article .source").count() >= 1
        related = page.locator("#related ~ ul .card h3 a")
        names = related.all_inner_texts()
        assert len(names) >= 3
        assert headline not in names
        assert page.locator("#more").inner_text().startswith("Lainnya dari")
        assert page.locator("#comments h2").inner_text() == "Belum ada komentar"
        assert page.locator("#comments form textarea").count() == 1


def test_a_comment_is_held_approved_and_counted(browser, demo, published) -> None:
    headline, path = published
    with _window(browser, demo, java_script_enabled=False) as page:
        page.goto(path)
        form = page.locator("#comments form").last
        form.locator("[name=name]").fill("Wulan")
        form.locator("[name=text]").fill(COMMENT)
        form.locator("button[type=submit], button").first.click()
        page.wait_for_url("**#held")
        assert page.locator("#held").is_visible()
        assert page.locator("#comments .thread").count() == 0, "nobody reads it before a moderator does"

    with _window(browser, demo) as page:
        _sign_in(page, demo, "moderator")
        page.goto("/newsroom/comments/")
        mine = page.locator(".talk-comment", has_text="Kapan lanjutannya?")
        mine.focus()
        page.keyboard.press("a")
        mine.wait_for(state="detached")

    with _window(browser, demo, java_script_enabled=False) as page:
        _until(page, path, "#comments .thread")
        assert page.locator("#comments h2").first.inner_text() == "1 komentar"
        assert page.locator("#comments .said").inner_text() == COMMENT, "markup is shown as it was typed"
        for place in ("/", "/dunia/"):
            page.goto(place)
            card = page.locator(".card", has=page.locator("a", has_text=headline))
            assert "1 komentar" in card.inner_text(), place


def test_a_refused_comment_says_why_and_keeps_what_was_typed(browser, demo, published) -> None:
    _, path = published
    with _window(browser, demo, java_script_enabled=False) as page:
        page.goto(path)
        form = page.locator("#comments form").last
        form.locator("[name=name]").fill("Wulan")
        form.locator("[name=text]").fill(" ".join(f"https://contoh{n}.example/" for n in range(60)))
        form.locator("button").first.click()
        assert page.locator("#problems").is_visible()
        assert page.locator("#comments form [name=name]").last.input_value() == "Wulan"
        assert "contoh59" in page.locator("#comments form [name=text]").last.input_value()


def test_what_readers_get_is_verified_after_all_that(demo, published) -> None:
    done = demo.warta("press", "verify")
    assert done.returncode == 0, done.stdout + done.stderr
