"""The feeds as feed readers take them: read by a parser that is not ours, or held against the rules of the format."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlsplit

import feedparser
import msgspec
import pytest
from lxml import etree

from tests.press import lists, samples
from warta.press.feeds import Feeds, site_words
from warta.press.holes import OPEN
from warta.press.naming import holed, holed_listing
from warta.press.source import Machines
from warta.press.writer import Writer
from warta.story import Paragraph

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}"
LISTINGS = (lists.FRONT, lists.SECTION, lists.WORLD, lists.AUTHOR, lists.TAG)
WRITTEN = {"rss": lists.rss, "atom": lists.atom}


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda each: each.listing.key)
@pytest.mark.parametrize(("kind", "version"), [("rss", "rss20"), ("atom", "atom10")])
def test_a_feed_reader_takes_every_listing(kind, version, listing):
    feed = feedparser.parse(WRITTEN[kind](listing).encode())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == version
    front = listing.listing.kind == "front"
    assert feed.feed.title == ("Kabar Selat" if front else f"{listing.title} – Kabar Selat")
    assert feed.feed.link == f"https://kabar.example{listing.path}"
    assert feed.feed.language == listing.listing.language
    links = {each.rel: each.href for each in feed.feed.links}
    assert links["self"] == f"https://kabar.example{listing.path}{kind}.xml"
    assert links["hub"] == "https://hub.example/?a=1&b=2"
    assert len(feed.entries) == len(lists.STORIES)


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_feed_reader_finds_a_story_whole(kind):
    entry = feedparser.parse(WRITTEN[kind]().encode()).entries[0]
    assert entry.title == samples.STORY.headline
    assert entry.link == "https://kabar.example/dunia/feri-listrik-mulai-berlayar/"
    assert entry.id == "tag:kabar.example,2026:story/7"
    assert entry.published_parsed[:5] == (2026, 3, 9, 7, 30)
    assert entry.updated_parsed[:5] == (2026, 3, 10, 9, 30)
    assert entry.summary == samples.STORY.standfirst
    assert [each.term for each in entry.tags] == [lists.AWKWARD, "feri listrik", "pelabuhan"]
    assert [each.name for each in entry.authors] == ["Sari Lestari", "Bima Arta"]
    text = entry.content[0].value
    assert text.index("Ralat") < text.index("dermaga-1600.jpg") < text.index("Tanjung Karsa")
    assert "Yang diminta nelayan" in text


def test_an_address_of_ours_is_whole_in_a_feed_and_one_that_leads_nowhere_is_its_words():
    text = lists.filled(lists.FEEDS.text(holed(lists.STORY)))
    assert 'href="https://kabar.example/dunia/gardu-dermaga/"' in text
    assert 'src="https://kabar.example/media/jaring-1600.jpg"' in text
    assert "<a href='https://kabar.example/en/world/electric-ferry-sets-out/'>kabarnya</a>" in text
    assert "dan yang sudah hilang." in text
    assert "srcset" not in text


def test_what_only_looks_like_an_address_is_left_alone():
    story = samples.with_(lists.STORY, blocks=(Paragraph('Tulis <code> href="/x"</code> lalu <a href="/y/">y</a>'),))
    text = lists.FEEDS.text(holed(story))
    assert '<code> href="/x"</code>' in text
    assert 'href="https://kabar.example/y/"' in text


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_feed_is_xml_whatever_a_story_says(kind):
    nasty = "]]></item><x>& \x00\x0b\x1f\ufffe \U0001f6a2"
    story = samples.with_(lists.STORY, headline=nasty, standfirst=nasty, blocks=(Paragraph("]]> \x01 &nbsp; ]]&gt;"),))
    feed = feedparser.parse(WRITTEN[kind](stories=(story,)).encode())
    assert not feed.bozo
    (entry,) = feed.entries
    assert "]]></item><x>" in entry.title_detail.value.replace("&gt;", ">").replace("&lt;", "<")
    etree.fromstring(WRITTEN[kind](stories=(story,)).encode())
    assert "]]&gt;" in entry.content[0].value


def test_a_correction_is_an_update_that_feed_readers_see():
    before = samples.with_(lists.STORY, updated=None, corrections=())
    after = samples.with_(before, corrections=lists.STORY.corrections)
    for story, at in ((before, (2026, 3, 9, 7, 30)), (after, (2026, 3, 10, 9, 30))):
        for written in WRITTEN.values():
            entry = feedparser.parse(written(stories=(story,)).encode()).entries[0]
            assert entry.updated_parsed[:5] == at
            assert ("Ralat" in entry.content[0].value) is (story is after)


def test_a_killed_story_leaves_a_tombstone_under_the_name_that_it_had():
    tree = etree.fromstring(lists.atom().encode())
    (gone,) = tree.findall(f"{TOMBSTONE}deleted-entry")
    assert gone.get("ref") == "tag:kabar.example,2026:story/9"
    assert gone.get("when") == "2026-03-11T09:00:00+07:00"
    assert gone.findtext(f"{TOMBSTONE}comment") == lists.KILLED.note
    silent = msgspec.structs.replace(lists.KILLED, note="")
    assert "Berita ini telah ditarik" in lists.FEEDS.atom_deleted(silent)


def test_an_atom_feed_has_what_the_format_asks_of_it():
    """RFC 4287: once id, title and updated, of the feed and of each entry; an author; one alternate link."""
    tree = etree.fromstring(lists.atom().encode())
    for element in (tree, *tree.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert len([each for each in element.findall(f"{ATOM}link") if each.get("rel") == "alternate"]) == 1
    ids = [each.text for each in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert tree.findtext(f"{ATOM}author/{ATOM}name") == "Kabar Selat"
    empty = etree.fromstring(lists.atom(stories=(), killed=()).encode())
    assert datetime.fromisoformat(empty.findtext(f"{ATOM}updated")).year == 1970


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda each: each.listing.key)
def test_a_json_feed_keeps_the_rules_of_version_1_1(listing):
    feed = json.loads(lists.json_feed(listing))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed.keys() <= {
        *("version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon"),
        *("favicon", "authors", "language", "expired", "hubs", "items"),
    }
    assert feed["title"].endswith("Kabar Selat")
    assert feed["home_page_url"] == f"https://kabar.example{listing.path}"
    assert feed["feed_url"] == f"https://kabar.example{listing.path}feed.json"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/?a=1&b=2"}]
    assert [each["id"] for each in feed["items"]] == [
        f"tag:kabar.example,2026:story/{each.id}" for each in lists.STORIES
    ]
    for item in feed["items"]:
        extensions = {name for name in item if name.startswith("_")}
        assert extensions == {"_warta"}
        assert item.keys() - extensions <= {
            *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image"),
            *("date_published", "date_modified", "authors", "tags", "language", "attachments"),
        }
        assert item["content_html"]
        for name in ("url", "image"):
            assert name not in item or urlsplit(item[name]).scheme == "https"
        for name in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[name]).tzinfo
        assert all(each.keys() <= {"name", "url", "avatar"} and each for each in item["authors"])
        assert all(isinstance(each, str) for each in item.get("tags", ()))


def test_the_json_of_a_story_is_all_there_is_of_it():
    item = json.loads(lists.json_story(lists.STORY))
    assert item["tags"] == ["feri listrik", "pelabuhan"]
    ours = item["_warta"]
    assert ours["id"] == 7
    assert ours["path"] == "/dunia/feri-listrik-mulai-berlayar/"
    assert ours["section"] == {"id": 1, "name": lists.AWKWARD, "path": "/dunia/"}
    assert ours["bylines"][0] == {
        "id": 1,
        "name": "Sari Lestari",
        "path": "/penulis/sari-lestari/",
        "role": "koresponden kelautan",
    }
    assert ours["dateline"]["place"] == "Tanjung Karsa"
    assert ours["dateline"]["date"] == "2026-03-09"
    assert (ours["words"], ours["reading_minutes"]) == (257, 2)
    assert ours["credits"][0]["agency"] == "Kantor Berita Laut"
    assert ours["credits"][0]["lineage"]["kind"] == "translation"
    assert ours["corrections"] == [
        {"kind": "correction", "at": "2026-03-10T16:30:00+07:00", "text": samples.STORY.corrections[0].text}
    ]
    assert ours["updated"] == "2026-03-10T16:30:00+07:00"
    assert ours["translations"] == [{"language": "en", "path": "/en/world/electric-ferry-sets-out/", "id": 8}]
    assert ours["picture"]["sizes"][0] == {
        "url": "https://kabar.example/media/dermaga-480.jpg",
        "width": 480,
        "height": 320,
    }


def test_json_is_json_whatever_a_story_says():
    nasty = '"\\ \x00 \ufffe </script> \u2028 \U0001f6a2'
    story = samples.with_(lists.STORY, headline=nasty, blocks=(Paragraph('<a href="/x/">"\\"</a>'),))
    item = json.loads(lists.json_story(story))
    assert item["title"] == '"\\   </script> \u2028 \U0001f6a2'
    assert '<a href="https://kabar.example/x/">"\\"</a>' in item["content_html"]


def test_a_killed_story_says_so_in_the_api():
    gone = json.loads(lists.FEEDS.json_killed(lists.KILLED))
    assert gone["id"] == "tag:kabar.example,2026:story/9"
    assert gone["_warta"] == {"id": 9, "killed": "2026-03-11T09:00:00+07:00", "note": lists.KILLED.note}


def test_a_site_without_logo_and_hub_has_feeds_without():
    bare = Writer(msgspec.structs.replace(lists.SITE, logo=None, machines=Machines()))
    assert set(site_words(bare, "id").values()) == {None}
    absent = {f"site/{part}/id" for part in site_words(bare, "id")}
    words = {key: text for key, text in lists.WORDS.items() if key not in absent}
    feeds = Feeds(bare)
    page, in_json = holed_listing(lists.FRONT), holed_listing(lists.FRONT, "json")
    for opening in (feeds.rss_open(page), feeds.atom_open(page, None), feeds.json_open(in_json)):
        text = lists.filled(opening, words)
        assert OPEN not in text
        for word in ("hub", "logo", "<image>", "icon"):
            assert word not in text


def test_no_name_of_a_story_stands_in_its_leaves():
    """They are holes: whoever is called something else is so in one leaf, and in every feed."""
    story = holed(lists.STORY)
    text = lists.FEEDS.text(story)
    in_json = holed(lists.STORY, "json")
    for leaf in (
        lists.FEEDS.rss_item(story, text),
        lists.FEEDS.atom_entry(story, text),
        lists.FEEDS.json_item(in_json, text),
    ):
        for name in ("Dunia", "Sari Lestari", "Bima Arta", "pelabuhan", "/dunia/feri", "/penulis/"):
            assert name not in leaf.replace(samples.STORY.headline, "").partition("content")[0]
