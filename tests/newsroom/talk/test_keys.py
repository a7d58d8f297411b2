"""The queue worked by keyboard, in a real browser, and open to a screen reader."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.chromium import ARGUMENTS, CHROMIUM, WITHOUT
from tests.newsroom.talk.conftest import acts
from warta.newsroom.talk.models import Comment, State

pytestmark = [
    pytest.mark.journey,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT),
]


@pytest.fixture(autouse=True)
def in_english(settings, monkeypatch):
    settings.LANGUAGE_CODE = "en"
    # Playwright runs a loop in this thread, and Django does not like to be called beside one.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def queue(newsroom, client, live_server):
    """Opens the queue as Ani; a keyword is an option of the browser's window."""
    from playwright.sync_api import sync_playwright

    client.force_login(newsroom.ani)
    cookie = client.cookies["warta_session"].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)

        def open_queue(**window):
            context = browser.new_context(base_url=live_server.url, **window)
            context.add_cookies([{"name": "warta_session", "value": cookie, "url": live_server.url}])
            page = context.new_page()
            page.goto("/newsroom/comments/")
            return page

        yield open_queue
        browser.close()


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def press(page, key: str) -> None:
    """Press a key that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.keyboard.press(key)


def states() -> list[str]:
    return list(Comment.objects.order_by("id").values_list("state", flat=True))


def test_a_moderator_goes_through_the_queue_by_keyboard(queue, comment):
    ids = [f"comment-{comment(text).pk}" for text in ("satu", "dua", "tiga", "empat")]
    page = queue()
    assert focused(page) == ids[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == ids[1]
    press(page, "r")
    assert focused(page) == ids[2]
    press(page, "s")
    assert focused(page) == ids[3]
    press(page, "a")
    assert focused(page) == ids[0]
    assert states() == [State.HELD, State.REFUSED, State.SPAM, State.APPROVED]
    press(page, "u")
    assert focused(page) == ids[3]
    assert states() == [State.HELD, State.REFUSED, State.SPAM, State.HELD]
    assert len(acts("comment_approved")) == len(acts("comment_withdrawn")) == 1


def test_keys_do_nothing_while_somebody_types(queue, comment):
    comment("satu")
    page = queue()
    page.locator("#talk-q").fill("")
    page.locator("#talk-q").press_sequentially("ars ujk?x")
    assert page.locator("#talk-q").input_value() == "ars ujk?x"
    assert states() == [State.HELD]


def test_keys_with_control_are_the_browsers(queue, comment):
    comment("satu")
    page = queue()
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+r")
    assert states() == [State.HELD]


def test_the_question_mark_lists_the_keys(queue, comment):
    comment("satu")
    page = queue()
    page.keyboard.press("?")
    assert page.locator(".talk-help").is_visible()
    assert page.locator("dialog[open], [role=dialog]:not([aria-hidden=true])").count() == 1
    page.keyboard.press("a")  # a key of the list, not of the queue
    page.keyboard.press("Escape")
    assert not page.locator(".talk-help").is_visible()
    assert states() == [State.HELD]


def test_ticking_by_key_and_deciding_for_all_that_are_ticked(queue, comment):
    for text in ("satu", "dua", "tiga"):
        comment(text)
    page = queue()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("[data-talk-ticked]").inner_text() == "2"
    with page.expect_navigation():
        page.locator(".talk-many button", has_text="Spam").click()
    assert states() == [State.SPAM, State.SPAM, State.HELD]


def test_without_javascript_the_buttons_do_the_same(queue, comment):
    for text in ("satu", "dua", "tiga"):
        comment(text)
    page = queue(java_script_enabled=False)
    assert not page.locator("[data-talk-all]").is_visible()
    page.locator(".talk-comment").nth(1).get_by_role("button", name="Approve").click()
    assert states() == [State.HELD, State.APPROVED, State.HELD]
    page.locator(".talk-done button").click()
    assert states() == [State.HELD] * 3


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_open_to_everybody(queue, comment, width, scheme):
    first = comment("x" * 300, name="n" * 80, notes=[{"code": "markup", "params": {}}])
    comment("Betul.", parent=first)
    page = queue(viewport={"width": width, "height": 800}, color_scheme=scheme)
    press(page, "r")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found = Axe().run(page, context={"include": [[".talk-queue"], [".messages"]]})
    assert found.response["violations"] == [], found.generate_report()
