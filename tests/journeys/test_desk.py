"""The desk beside the editor, in a real browser: what it finds is seen, gone to, mended, dismissed; what it holds is
signed off, published, and in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.journeys.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.journey

DRAFT = "Dermaga baru Teluk Sirna dibuka"
RELAY = "Feri cepat Lelayu mulai diuji"
SELECTED = "() => getSelection().toString()"


@contextmanager
def _signed_in(browser: Browser, demo: Served, user: str = "editor", **how: object) -> Iterator[Page]:
    """A window of somebody's own in the newsroom. No request of it may leave this site, and no script may fail."""
    context = browser.new_context(**{"base_url": demo.url, "viewport": {"width": 1400, "height": 1000}, **how})
    elsewhere: list[str] = []
    failures: list[str] = []
    ours = (demo.url, "data:", "about:", "blob:")
    context.on("request", lambda request: None if request.url.startswith(ours) else elsewhere.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.set_default_timeout(30_000)
    page.goto("/newsroom/login/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", demo.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")
    yield page
    context.close()
    assert elsewhere == []
    assert failures == []


def _open(page: Page, headline: str) -> None:
    """A draft in the editor, the desk beside it."""
    page.goto("/newsroom/stories/?q=" + headline.split()[0])
    page.locator("main a[href*='/edit/']", has_text=headline).first.click()
    page.wait_for_url("**/edit/**")
    page.locator(".desk-finding").first.wait_for(state="attached")
    if not page.locator(".desk").is_visible():
        page.locator("[data-side-panel-toggle=desk]").click()
    page.locator(".desk").wait_for()


def _finding(page: Page, code: str) -> Locator:
    return page.locator("[data-desk-groups] .desk-finding", has=page.locator(f".desk-finding__code:text-is('{code}')"))


def _text_of(page: Page) -> str:
    """What the editor of rich text would send."""
    fields = page.locator("input[name^='body-'][name$='-value']").evaluate_all("all => all.map(each => each.value)")
    return "\n".join(block["text"] for field in fields for block in json.loads(field)["blocks"])


def test_a_fault_is_seen_gone_to_mended_and_another_dismissed(browser: Browser, demo: Served) -> None:
    with _signed_in(browser, demo) as page:
        _open(page, DRAFT)
        entity = _finding(page, "B003")
        assert "Paragraph 4" in entity.inner_text() or "paragraph 4" in entity.inner_text()
        entity.locator("[data-desk-to]").click()
        page.wait_for_function(f"({SELECTED})() === '&amp;'")
        entity.get_by_role("button", name="Replace with “&”").click()
        entity.wait_for(state="detached")
        assert "Bongkar & muat" in _text_of(page)
        assert "&amp;" not in _text_of(page)

        spelling = _finding(page, "S001")
        spelling.locator("[data-desk-to]").focus()
        page.keyboard.press("Enter")
        chosen = (
            "() => { const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd) }"
        )
        page.wait_for_function(f"({chosen})() === 'resiko'")
        spelling.get_by_role("button", name="Dismiss").first.click()
        page.keyboard.type("begitu di rilis")
        page.keyboard.press("Enter")
        spelling.wait_for(state="detached")
        dismissed = page.locator("[data-desk-done] details", has_text="Dismissed")
        dismissed.locator("summary").click()
        dismissed.get_by_text("begitu di rilis (Clara").wait_for()
        dismissed.evaluate("each => { each.dataset.old = '' }")
        page.get_by_role("button", name="Check now").click()
        page.locator("[data-desk-done] details:not([data-old])").wait_for()
        assert dismissed.evaluate("each => each.open"), "what was opened stays open when the list is made anew"
        page.reload()
        page.locator("[data-desk-status]", has_text=":").or_(
            page.get_by_text("The desk finds nothing.")
        ).first.wait_for()
        assert _finding(page, "S001").count() == 0, "the reason is kept"


def test_it_reads_along_and_never_stands_in_the_way(browser: Browser, demo: Served) -> None:
    with _signed_in(browser, demo) as page:
        _open(page, RELAY)
        page.fill("[name=standfirst]", "Bongkar &amp; muat berjalan di pelabuhan.")
        _finding(page, "B003").wait_for()
        page.route("**/desk/check/**", lambda route: route.abort())
        page.fill("[name=standfirst]", "Bongkar dan muat berjalan di pelabuhan.")
        page.get_by_text("The desk cannot be reached.").wait_for()
        assert page.input_value("[name=standfirst]") == "Bongkar dan muat berjalan di pelabuhan."
        page.unroute("**/desk/check/**")
        page.get_by_role("button", name="Check now").click()
        _finding(page, "B003").wait_for(state="detached")
        assert page.get_by_text("The desk cannot be reached.").count() == 0


def test_an_error_holds_the_story_until_it_is_signed_off_and_the_ledger_says_so(browser: Browser, demo: Served) -> None:
    with _signed_in(browser, demo) as page:
        _open(page, RELAY)
        scale = _finding(page, "FN004")
        assert "1,8 meter" in scale.locator("[data-desk-original]").inner_text()
        assert "18 meter" in scale.locator("[data-desk-here]").inner_text()
        scale.locator("[data-desk-to]").click()
        page.wait_for_function(f"({SELECTED})().startsWith('18 meter')")

        with page.expect_popup() as popup:
            page.get_by_role("link", name="Side by side").click()
        popup.value.locator("a.mark", has_text="1,8 meter").wait_for()
        popup.value.close()

        publish = page.locator("button[name=action-publish]")
        publish.evaluate("button => button.click()")
        page.get_by_text("The desk holds “Feri cepat").first.wait_for()
        assert page.url.endswith("/edit/")

        _finding(page, "FN004").wait_for()
        page.locator("[data-desk-sign] input").fill("operator meralat angkanya")
        page.locator("[data-desk-sign]").get_by_role("button", name="Sign off").click()
        page.locator("[data-desk-done] summary", has_text="Signed off").wait_for()
        assert not page.locator("[data-desk-sign]").is_visible()
        publish.evaluate("button => button.click()")
        page.wait_for_url(lambda url: "/edit/" not in url)

        page.goto("/newsroom/ledger/")
        row = page.locator("main tr", has_text=RELAY).filter(has_text="operator meralat angkanya")
        row.locator("a").first.click()
        page.get_by_text("Errors that were signed off").wait_for()
        assert "FN004" in page.locator("main").inner_text()


def test_it_is_used_on_a_phone(browser: Browser, demo: Served) -> None:
    with _signed_in(browser, demo, viewport={"width": 390, "height": 800}, has_touch=True) as page:
        _open(page, DRAFT)
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        page.locator("[data-desk-groups] [data-desk-to]:enabled").first.click()
        page.locator(".desk").wait_for(state="hidden")
        assert page.locator(".desk-finding--here").count() == 1


def test_a_caption_is_gone_to_and_what_is_most_likely_meant_takes_one_click(browser: Browser, demo: Served) -> None:
    with _signed_in(browser, demo) as page:
        _open(page, DRAFT)
        page.fill("[name=picture_caption]", "Dermaga baru punya resiko rob, kata petugas.")
        in_caption = _finding(page, "S001").filter(has_text="caption")
        in_caption.locator("[data-desk-to]").click()
        chosen = (
            "() => { const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd) }"
        )
        page.wait_for_function(f"({chosen})() === 'resiko'")
        assert page.evaluate("() => document.activeElement.name") == "picture_caption"
        in_caption.get_by_role("button", name="Replace with “risiko”").click()
        in_caption.wait_for(state="detached")
        assert page.input_value("[name=picture_caption]") == "Dermaga baru punya risiko rob, kata petugas."

        page.fill("[name=standfirst]", "Kepala pelabuhan berkata: “ Dermaga ini sudah siap dipakai,” pada hari Senin.")
        page.get_by_role("button", name="Delete the space").click()
        page.wait_for_function("() => document.querySelector('[name=standfirst]').value.includes('berkata: “Dermaga')")
        page.fill("[name=standfirst]", "Kepala pelabuhan berkata: Dermaga ini sudah siap dipakai sejak kemarin.”")
        lost = _finding(page, "Q001").filter(has_text="standfirst")
        lost.get_by_role("button", name="Perhaps put in “").click()
        page.wait_for_function("() => document.querySelector('[name=standfirst]').value.includes('berkata: “Dermaga')")
        page.fill("[name=standfirst]", "")

        page.get_by_role("tab", name="Source").click()
        if not page.locator("[name=credits-0-as_written]").count():
            page.get_by_role("button", name="Add source").click()
        page.fill("[name=credits-0-as_written]", "Anatoly")
        page.get_by_role("tab", name="Story").click()
        near = _finding(page, "A001")
        assert not near.get_by_role("button", name="Replace with").count()
        near.get_by_role("button", name="Perhaps “Anadolu”").click()
        near.wait_for(state="detached")
        assert page.input_value("[name=credits-0-as_written]") == "Anadolu"
        assert page.locator("[name=credits-0-as_written]").is_visible()
