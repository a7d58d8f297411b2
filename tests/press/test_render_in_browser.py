"""The pages in a real browser: styled under their own policy, without script, readable by everybody.

Nothing is fetched: the browser's requests are answered here.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from urllib.parse import urlsplit

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from tests.axe import WIDTH_AND_COLOUR
from tests.press import samples
from warta.press.render import Draft, Renderer
from warta.press.source import Face, Style
from warta.press.wording import CATALOGUES

RENDERER = Renderer(samples.SITE)
LONG = samples.with_(
    samples.STORY,
    headline="Ketidakbersinambungan pertanggungjawaban penyelenggaraan pelabuhan antarpulau dipertanyakan "
    "Badan Permusyawaratan Penyeberangan",
    standfirst="",
    picture=None,
    comments=samples.crowd(40),
)
DRAFT = Draft("", "Saya setuju.", 13, ("Tulis nama Anda.",))
PAGES = {
    "article": samples.article_page(RENDERER),
    "English article": samples.article_page(RENDERER, samples.STORY_EN),
    "long article": samples.article_page(RENDERER, LONG),
    "refused comment": samples.article_page(RENDERER, talk=RENDERER.story_talk(samples.STORY, DRAFT)),
    "front": samples.listing_page(RENDERER, samples.FRONT),
    "section": samples.listing_page(RENDERER, samples.SECTION),
    "author": samples.listing_page(RENDERER, samples.AUTHOR),
    "empty tag": samples.listing_page(RENDERER, samples.TAG, ()),
    "missing": samples.notice_page(RENDERER, "missing", "id"),
    "gone": samples.notice_page(RENDERER, "gone", "en"),
}


def _grey() -> bytes:
    made = BytesIO()
    Image.new("RGB", (12, 8), (120, 130, 140)).save(made, "PNG")
    return made.getvalue()


PICTURE = _grey()


class Reader:
    """A reader with a window, and what the browser complained of."""

    def __init__(self, browser: Browser, width: int, scheme: str, script: bool) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script, locale="id"
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, text: str, policy: str, fragment: str = "") -> Page:
        def answer(route: Route) -> None:
            address = urlsplit(route.request.url)
            self.asked.add(address.netloc + ("/media/" if address.path.startswith("/media/") else address.path))
            if address.path.startswith("/media/"):
                route.fulfill(body=PICTURE, content_type="image/png")
            else:
                headers = {"Content-Security-Policy": policy}
                route.fulfill(body=text, content_type="text/html; charset=utf-8", headers=headers)

        self.page.route("**/*", answer)
        self.page.goto(f"http://kabar.example/{fragment}", wait_until="load")
        return self.page


@pytest.fixture
def read(browser):
    """Opens a page as a reader would: ``read(text, width=…, scheme=…)``."""
    readers: list[Reader] = []

    def open_(text, width=390, scheme="light", script=True, policy=None, fragment=""):
        reader = Reader(browser, width, scheme, script)
        readers.append(reader)
        reader.open(text, policy or RENDERER.policy(), fragment)
        return reader

    yield open_
    for reader in readers:
        reader.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(read, name, scheme):
    # axe is script, which the page's own policy forbids; for it alone the policy is widened.
    policy = RENDERER.policy() + "; script-src 'unsafe-inline' 'unsafe-eval'"
    reader = read(PAGES[name], width=390 if scheme == "light" else 1280, scheme=scheme, policy=policy)
    results = Axe().run(reader.page, **({} if scheme == "light" else {"options": WIDTH_AND_COLOUR}))
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_styled_under_its_own_policy_and_asks_only_for_itself_and_pictures(read, name):
    reader = read(PAGES[name], width=1280)
    assert reader.complaints == []
    assert reader.asked <= {"kabar.example/", "kabar.example/media/"}
    assert reader.page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_phone_and_text_twice_as_large(read, name):
    page = read(PAGES[name], width=320).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 780, "height": 800})
    page.emulate_media()
    page.evaluate("document.documentElement.attributeStyleMap.set('font-size', CSS.percent(200))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 780


@pytest.mark.parametrize("name", ["article", "front", "refused comment", "missing"])
def test_whatever_is_pressed_is_large_enough_to_hit(read, name):
    page = read(PAGES[name]).page
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
            .filter(each => !each.closest('.text, .imprint, .trap') && !each.matches('.skip, .source a, h3 a, h2 a'))
            .filter(each => each.offsetParent && each.getBoundingClientRect().height < 24)
            .map(each => each.outerHTML)"""
    )
    assert small == []
    button = page.locator("button").last
    if button.count():
        assert button.bounding_box()["height"] >= 44


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(read):
    page = read(PAGES["article"]).page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Langsung ke isi"
    assert skip.bounding_box()["height"] > 24
    assert skip.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Dunia"
    assert page.locator(":focus").evaluate("each => each.closest('main') !== null")


def test_the_notice_of_a_held_comment_is_shown_where_the_form_leads_back_to(read):
    assert not read(PAGES["article"]).page.locator("#held").is_visible()
    after = read(PAGES["article"], fragment="#held").page
    assert after.locator("#held").is_visible()
    assert after.locator("#held").get_attribute("role") == "status"


def test_a_reader_without_script_can_answer_and_is_led_to_what_was_wrong(read):
    page = read(PAGES["article"], script=False).page
    form = page.locator("#comment-11 form")
    assert not form.is_visible()
    page.locator("#comment-11 summary").click()
    assert form.is_visible()
    assert not form.locator("[name=website]").is_visible()
    refused = read(PAGES["refused comment"], script=False).page
    assert refused.locator("#problems").is_visible()
    assert refused.locator("#problems").evaluate("each => each === document.activeElement")


def test_print_is_the_story_and_nothing_around_it(read):
    page = read(PAGES["article"], width=800).page
    page.emulate_media(media="print")
    for gone in (".menu", ".shelf >> nth=0", ".talk", ".follow", "article .meta >> nth=1"):
        assert not page.locator(gone).is_visible()
    for stays in ("h1", "article .meta >> nth=0", ".lead img", ".opening", ".source", ".corrections"):
        assert page.locator(stays).is_visible()


def test_a_page_in_a_language_that_runs_the_other_way_is_laid_out_the_other_way(read, tmp_path):
    shutil.copytree(CATALOGUES / "en", tmp_path / "ar")
    shutil.copytree(CATALOGUES / "id", tmp_path / "id")
    faces = (samples.SITE.faces[0], Face("ar", "/ar/", "أخبار المضيق"))
    renderer = Renderer(msgspec.structs.replace(samples.SITE, faces=faces), tmp_path)
    story = samples.with_(samples.STORY, language="ar", translations=())
    leaves = (renderer.story_head(story), renderer.style(), renderer.header("ar"), renderer.story_body(story))
    text = "".join((*leaves, renderer.story_talk(story), renderer.footer("ar")))
    page = read(text, width=1280).page
    brand, faces_ = page.locator(".masthead .brand a").bounding_box(), page.locator(".faces").bounding_box()
    assert brand["x"] > faces_["x"]
    assert page.locator(".quote").evaluate("each => getComputedStyle(each).borderRightWidth") == "3px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize(
    ("look", "light", "dark"),
    [
        (Style(), "rgb(158, 27, 34)", "rgb(255, 148, 136)"),
        (Style("#0a5c36", "#7fd6a8"), "rgb(10, 92, 54)", "rgb(127, 214, 168)"),
        (Style("#0a5c36"), "rgb(10, 92, 54)", "rgb(255, 148, 136)"),
        (Style(accent_dark="#7fd6a8"), "rgb(158, 27, 34)", "rgb(127, 214, 168)"),
    ],
)
def test_the_accent_is_the_newsrooms_own_by_day_and_by_night_and_is_not_printed(read, look, light, dark):
    renderer = Renderer(msgspec.structs.replace(samples.SITE, style=look))
    reader = read(samples.article_page(renderer), policy=renderer.policy())
    colour = "getComputedStyle(document.querySelector('.kicker')).color"
    assert reader.page.evaluate(colour) == light
    reader.page.emulate_media(color_scheme="dark")
    assert reader.page.evaluate(colour) == dark
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(colour) == "rgb(0, 0, 0)"
    assert reader.complaints == []


def test_a_newsroom_may_set_its_text_without_serifs(read):
    renderer = Renderer(msgspec.structs.replace(samples.SITE, style=Style(text="sans")))
    page = read(samples.article_page(renderer), policy=renderer.policy()).page
    families = [
        page.locator(each).first.evaluate("each => getComputedStyle(each).fontFamily")
        for each in ("h1", ".text p", ".meta")
    ]
    assert len(set(families)) == 1
    assert "sans-serif" in families[0]
