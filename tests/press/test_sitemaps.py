"""Sitemaps, held against the published protocol."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.press import lists, samples
from warta.press import sitemaps
from warta.press.naming import holed, holed_listing

XSD = Path(__file__).parents[1] / "validity/xsd"
SCHEMAS = {
    f"{{http://www.sitemaps.org/schemas/sitemap/0.9}}{root}": etree.XMLSchema(etree.parse(XSD / name))
    for root, name in {"urlset": "sitemap.xsd", "sitemapindex": "siteindex.xsd"}.items()
}
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
STORIES = (lists.STORY, lists.STORY_EN, *samples.others())


def valid(text: str):
    tree = etree.fromstring(lists.filled(text).encode())
    SCHEMAS[tree.tag].assertValid(tree)
    return tree


def month() -> str:
    return sitemaps.OPEN + "".join(lists.SITEMAPS.location(holed(each)) for each in STORIES) + sitemaps.CLOSE


def news() -> str:
    return sitemaps.NEWS_OPEN + "".join(lists.SITEMAPS.news(holed(each)) for each in STORIES) + sitemaps.CLOSE


def test_the_index_names_each_month_once():
    tree = valid(lists.SITEMAPS.index([(2026, 3), (2025, 12)]))
    assert tree.xpath("//s:loc/text()", namespaces=NAMES) == [
        "https://kabar.example/sitemap-pages.xml",
        "https://kabar.example/sitemap-news.xml",
        "https://kabar.example/sitemap-2026-03.xml",
        "https://kabar.example/sitemap-2025-12.xml",
    ]


def test_a_month_names_its_stories_with_their_last_change():
    tree = valid(month())
    assert len(tree.xpath("s:url", namespaces=NAMES)) == len(STORIES)
    first = tree[0]
    assert first.findtext("s:loc", namespaces=NAMES) == "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"
    assert first.findtext("s:lastmod", namespaces=NAMES) == "2026-03-10T16:30:00+07:00"


def test_a_story_in_two_languages_says_so_in_both_and_where_all_others_go():
    both = {
        "id": "https://kabar.example/dunia/feri-listrik-mulai-berlayar/",
        "en": "https://kabar.example/en/world/electric-ferry-sets-out/",
        "x-default": "https://kabar.example/dunia/feri-listrik-mulai-berlayar/",
    }
    first, second, third = valid(month())[:3]
    for entry, expected in ((first, both), (second, both), (third, {})):
        links = entry.findall("x:link", namespaces=NAMES)
        assert {each.get("hreflang"): each.get("href") for each in links} == expected


def test_a_story_in_no_main_language_is_its_own_default():
    found = lists.WRITER.alternates("fr", "/fr/x/", [("en", "/en/x/")])
    assert found == [("en", "/en/x/"), ("fr", "/fr/x/"), ("x-default", "/fr/x/")]
    assert lists.WRITER.alternates("id", "/x/", []) == []


def test_lists_have_a_sitemap_too():
    pages = [lists.SITEMAPS.listing(holed_listing(each)) for each in (lists.FRONT, lists.SECTION, lists.WORLD)]
    tree = valid(sitemaps.OPEN + "".join(pages) + sitemaps.CLOSE)
    assert tree.xpath("//s:loc/text()", namespaces=NAMES)[1:] == [
        "https://kabar.example/dunia/",
        "https://kabar.example/en/world/",
    ]


def test_the_news_sitemap_says_who_when_and_what():
    tree = valid(news())
    stories = tree.xpath("//n:news", namespaces=NAMES)
    assert len(stories) == len(STORIES)
    assert stories[1].findtext("n:publication/n:name", namespaces=NAMES) == "Kabar Selat"
    assert stories[1].findtext("n:publication/n:language", namespaces=NAMES) == "en"
    assert stories[0].findtext("n:publication_date", namespaces=NAMES) == "2026-03-09T14:30:00+07:00"
    assert stories[0].findtext("n:title", namespaces=NAMES) == samples.STORY.headline


def test_the_news_sitemap_is_xml_whatever_a_headline_says():
    story = samples.with_(lists.STORY, headline="A & B < C > \"D\" ]]> 'E'")
    tree = valid(sitemaps.NEWS_OPEN + lists.SITEMAPS.news(holed(story)) + sitemaps.CLOSE)
    assert tree.xpath("string(//n:title)", namespaces=NAMES) == story.headline
