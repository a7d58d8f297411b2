"""Older stories by month and day, as a reader finds them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from lxml import html

from tests.press import lists, samples
from tests.press.nesting import assert_well_formed
from warta.press.archives import Month
from warta.press.naming import holed, holed_listing

ARCHIVES = lists.ARCHIVES
PAGES = lists.pages()


def tree(name: str):
    return html.document_fromstring(PAGES[name])


def words(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_has_one_main_heading_and_none_skipped(name):
    assert_well_formed(PAGES[name])
    levels = [int(each.tag[1]) for each in tree(name).xpath("//h1|//h2|//h3")]
    assert levels.count(1) == 1
    assert all(next - before <= 1 for before, next in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_left_to_fill_and_nothing_unescaped(name):
    assert "\ufdd0" not in PAGES[name]
    assert "<b>" not in words(tree(name)).replace(lists.AWKWARD, "")
    assert not tree(name).xpath("//script[not(@type='application/ld+json')]|//@style")


def test_the_archive_leads_to_its_months_newest_first():
    page = tree("archive")
    assert page.xpath("//main//h2/text()") == ["2026", "2025"]
    assert page.xpath("//ul[@class='months']//a/@href") == ["/arsip/2026/03/", "/arsip/2026/01/", "/arsip/2025/12/"]
    assert [words(each) for each in page.xpath("//ul[@class='months']/li")] == [
        "Maret 9 berita",
        "Januari 1 berita",
        "Desember 1.204 berita",
    ]


def test_an_archive_without_stories_says_so():
    assert words(tree("empty archive").xpath("//p[@class='empty']")[0]) == "Belum ada berita di sini"


def test_a_month_of_the_front_is_a_calendar_that_leads_to_the_days():
    page = tree("month")
    assert [words(each) for each in page.xpath("//th")] == ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]
    assert page.xpath("//th/@abbr")[0] == "Senin"
    assert [len(row) for row in page.xpath("//tbody/tr")] == [7] * 6
    assert words(page.xpath("//td[node()]")[0]) == "1 12"
    assert len(page.xpath("//td[node()]")) == 31
    days = {each.get("href"): each.get("aria-label") for each in page.xpath("//td/a")}
    assert days == {
        "/arsip/2026/03/01/": "1 Maret 2026: 12 berita",
        "/arsip/2026/03/06/": "6 Maret 2026: 1 berita",
        "/arsip/2026/03/08/": "8 Maret 2026: 3 berita",
        "/arsip/2026/03/09/": "9 Maret 2026: 4 berita",
    }
    assert page.xpath("//a[@rel='prev']/@href") == ["/arsip/2026/02/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/arsip/2026/05/"]


def test_a_month_of_a_section_has_a_line_for_each_story_below_its_day():
    page = tree("month of a section")
    assert [words(each) for each in page.xpath("//main//h2")] == [
        "Senin, 9 Maret 2026",
        "Minggu, 8 Maret 2026",
        "Sabtu, 7 Maret 2026",
    ]
    line = page.xpath("//ul[@class='lines']/li")[0]
    assert words(line) == f"14.30 {samples.STORY.headline}"
    assert line.xpath("time/@datetime") == ["2026-03-09T14:30:00+07:00"]
    assert line.xpath("a/@href") == ["/dunia/feri-listrik-mulai-berlayar/"]
    assert page.xpath("//a[@rel='prev']/@href") == ["/dunia/arsip/2026/01/"]
    assert not page.xpath("//a[@rel='next']")


def test_a_day_shows_its_cards_and_the_way_back():
    page = tree("day")
    assert words(page.xpath("//h1")[0]) == "Senin, 9 Maret 2026"
    assert len(page.xpath("//li[@class='card']")) == 4
    assert page.xpath("//nav[@class='crumbs']//a/@href") == ["/", "/arsip/", "/arsip/2026/03/"]
    assert [words(each) for each in page.xpath("//nav[@class='crumbs']//a")] == ["Kabar Selat", "Arsip", "Maret 2026"]
    assert page.xpath("//a[@rel='prev']/@href") == ["/arsip/2026/03/08/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/arsip/2026/04/01/"]


def test_heads_say_what_a_page_is_and_where_it_stands():
    titles = {name: words(tree(name).xpath("//title")[0]) for name in ("archive", "month", "month of a section", "day")}
    assert titles == {
        "archive": "Arsip – Kabar Selat",
        "month": "Arsip Maret 2026 – Kabar Selat",
        "month of a section": f"Arsip Maret 2026 – {lists.AWKWARD} – Kabar Selat",
        "day": "Arsip 9 Maret 2026 – Kabar Selat",
    }
    assert tree("day").xpath("//link[@rel='canonical']/@href") == ["https://kabar.example/arsip/2026/03/09/"]
    assert tree("English month").xpath("//title/text()") == ["Archive of March 2026 – World – Kabar Selat"]
    assert not tree("day").xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    described = tree("month of a section").xpath("//meta[@name='description']/@content")
    assert described == ["Berita yang terbit pada Maret 2026."]


def test_a_story_belongs_to_the_day_it_was_in_the_newsroom():
    story = samples.with_(lists.STORY, published=datetime(2026, 3, 9, 18, 30, tzinfo=UTC))
    assert "01.30" in ARCHIVES.line(holed(story))
    assert lists.WRITER.say("id").there(story.published).date() == date(2026, 3, 10)


def test_addresses_of_the_archive_are_in_the_words_of_the_language():
    day = date(2026, 3, 9)
    assert ARCHIVES.name("id") == "arsip/"
    assert ARCHIVES.name("id", month=day) == "arsip/2026/03/"
    assert ARCHIVES.name("en", day) == "archive/2026/03/09/"


def test_no_leaf_of_an_archive_knows_what_its_section_is_called():
    section = holed_listing(lists.SECTION)
    for leaf in (
        ARCHIVES.index_head(section),
        ARCHIVES.index(section, [lists.MARCH]),
        ARCHIVES.month_head(section, lists.MARCH),
        ARCHIVES.month_open(section, lists.MARCH, Month(2026, 1)),
        ARCHIVES.calendar(section, lists.MARCH, {date(2026, 3, 9): ARCHIVES.cell(section, date(2026, 3, 9), 1)}),
        ARCHIVES.day_head(section, date(2026, 3, 9)),
        ARCHIVES.day_page_open(section, date(2026, 3, 9)),
    ):
        assert "Dunia" not in leaf
        assert "/dunia/" not in leaf
        assert "Kabar Selat" not in leaf


@pytest.mark.parametrize(("pins", "leading"), [(1, 1), (3, 3)])
def test_pinned_stories_stand_in_a_list_before_the_newest(pins, leading):
    page = tree("one pin" if pins == 1 else "three pins")
    first, second = page.xpath("//ul[@class='cards']")
    assert (len(first), len(second)) == (leading, len(lists.STORIES) - leading)
