"""Lists and what was changed, in a real browser: for everybody, on a phone, under the policy of the site.

Nothing is fetched: the browser's requests are answered here.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.axe import WIDTH_AND_COLOUR
from tests.press import lists
from tests.press.picture import PICTURE

PAGES = lists.pages()


@pytest.fixture
def read(browser):
    """Opens a page as a reader would: ``read(name, width=…, scheme=…)``."""
    contexts = []

    def open_(name, width=390, scheme="light", policy=lists.POLICY):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="id")
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))

        def answer(route):
            if urlsplit(route.request.url).path.startswith("/media/"):
                route.fulfill(body=PICTURE, content_type="image/png")
            else:
                headers = {"Content-Security-Policy": policy}
                route.fulfill(body=PAGES[name], content_type="text/html; charset=utf-8", headers=headers)

        page.route("**/*", answer)
        page.goto("http://kabar.example/", wait_until="load")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(read, name, scheme):
    # axe is script, which the site's own policy forbids; for it alone the policy is widened.
    policy = lists.POLICY + "; script-src 'unsafe-inline' 'unsafe-eval'"
    page = read(name, width=390 if scheme == "light" else 1280, scheme=scheme, policy=policy)
    results = Axe().run(page, **({} if scheme == "light" else {"options": WIDTH_AND_COLOUR}))
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_styled_under_the_policy_and_fits_a_narrow_phone_and_larger_text(read, name):
    page = read(name, width=320)
    assert page.complaints == []
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 780, "height": 800})
    page.evaluate("document.documentElement.attributeStyleMap.set('font-size', CSS.percent(200))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 780


@pytest.mark.parametrize("name", ["archive", "month", "month of a section", "day", "changes", "corrections", "killed"])
def test_whatever_is_pressed_is_large_enough_to_hit(read, name):
    small = read(name).evaluate(
        """() => [...document.querySelectorAll('main a')]
            .filter(each => each.offsetParent && each.getBoundingClientRect().height < 24)
            .map(each => each.outerHTML)"""
    )
    assert small == []


def test_a_whole_day_of_the_calendar_can_be_pressed(read):
    page = read("month")
    link, cell = page.locator("td a").first, page.locator("td:has(a)").first
    assert link.bounding_box()["width"] >= cell.bounding_box()["width"] - 2
    assert link.bounding_box()["height"] >= 44


def test_pinned_stories_are_larger_than_the_rest(read):
    page = read("three pins", width=1280)

    def size(number):
        headline = page.locator(".cards h3").nth(number)
        return float(headline.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))

    assert size(0) > size(1) == size(2) > size(4)
    lead, next_, first_of_rest = (page.locator(".card").nth(number).bounding_box() for number in (0, 1, 3))
    assert lead["width"] > next_["width"] > first_of_rest["width"]


def test_the_first_of_the_newest_does_not_lead_where_something_is_pinned(read):
    page = read("one pin", width=1280)
    boxes = [page.locator(".card").nth(number).bounding_box() for number in (0, 1, 2)]
    assert boxes[0]["width"] > 2 * boxes[1]["width"]
    assert boxes[1]["y"] == boxes[2]["y"]


def test_words_taken_out_are_struck_and_words_put_in_underlined(read):
    page = read("changes")
    decoration = "each => getComputedStyle(each).textDecorationLine"
    assert page.locator("del").first.evaluate(decoration) == "line-through"
    assert page.locator("ins").first.evaluate(decoration) == "underline"
    said = page.locator("del .unseen").first.bounding_box()
    assert said["width"] <= 1
