"""The feeds of the site and its sections, as a feed reader takes them."""

from __future__ import annotations

import feedparser
from lxml import etree

from tests.press import samples
from warta.press.render import Renderer
from warta.story import Paragraph

RENDERER = Renderer(samples.SITE)


def test_a_feed_reader_finds_the_stories_whole():
    feed = feedparser.parse(samples.feed(RENDERER).encode())
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "Kabar Selat"
    assert feed.feed.language == "id"
    assert feed.feed.link == "https://kabar.example/"
    (own,) = [each for each in feed.feed.links if each.rel == "self"]
    assert own.href == "https://kabar.example/rss.xml"
    entry = feed.entries[0]
    assert entry.title == samples.STORY.headline
    assert entry.id == "tag:kabar.example,2026:story/7"
    assert entry.link == "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"
    assert entry.published == "Mon, 09 Mar 2026 14:30:00 +0700"
    assert entry.published_parsed[:5] == (2026, 3, 9, 7, 30)
    assert entry.summary == samples.STORY.standfirst
    assert [each.term for each in entry.tags] == ["Dunia", "feri listrik", "pelabuhan"]
    assert [each.name for each in entry.authors] == ["Sari Lestari", "Bima Arta"]
    text = entry.content[0].value
    assert "Tanjung Karsa" in text
    assert "Yang diminta nelayan" in text


def test_addresses_in_a_feed_are_whole():
    text = feedparser.parse(samples.feed(RENDERER).encode()).entries[0].content[0].value
    assert 'href="https://kabar.example/dunia/gardu-dermaga/"' in text
    assert 'src="https://kabar.example/media/jaring-1600.jpg"' in text
    assert "srcset" not in text


def test_words_that_look_like_an_address_are_left_alone():
    story = samples.with_(samples.STORY, blocks=(Paragraph('Tulis <code> href="/x"</code> lalu <a href="/y/">y</a>'),))
    item = RENDERER.story_item(story)
    assert "&gt; href=&#34;/x&#34;&lt;" in item
    assert "href=&#34;https://kabar.example/y/&#34;" in item


def test_a_section_has_a_feed_of_its_own():
    feed = feedparser.parse(samples.feed(RENDERER, samples.SECTION, [samples.STORY]).encode())
    assert feed.feed.title == "Dunia – Kabar Selat"
    assert feed.feed.description == samples.SECTION.description
    assert feed.feed.link == "https://kabar.example/dunia/"


def test_a_feed_is_xml_whatever_a_story_says():
    nasty = "]]></item><x>& \x00\x0b\x1f\ufffe\ud800 \U0001f6a2"
    story = samples.with_(samples.STORY, headline=nasty, standfirst=nasty, blocks=(Paragraph("]]&gt; \x01 &nbsp;"),))
    tree = etree.fromstring(samples.feed(RENDERER, stories=[story]).encode())
    assert tree.findtext("channel/item/title") == "]]></item><x>&  \U0001f6a2"
    assert len(tree.findall("channel/item")) == 1
