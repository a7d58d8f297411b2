"""What became of a story, as a reader is told."""

from __future__ import annotations

import msgspec
import pytest
from lxml import html

from tests.press import lists, samples
from warta.press.naming import holed
from warta.press.source import Passage, Version

PAGES = lists.pages()


def tree(name: str):
    return html.document_fromstring(PAGES[name])


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_the_versions_of_a_story_stand_newest_first_with_when_and_why():
    versions = tree("changes").xpath("//ol[@class='versions']/li")
    assert [words(each.find("h2")) for each in versions] == [
        "Versi yang kini tayang",
        "Diubah",
        "Diubah",
        "Pertama kali terbit",
    ]
    assert versions[0].xpath(".//time/@datetime") == ["2026-03-10T16:30:00+07:00"]
    assert words(versions[0].xpath("p[@class='why']")[0]) == "Panjang kapal dibetulkan."
    assert words(versions[2].xpath("p")[-1]) == "Teksnya tidak berubah."
    assert len(versions[3].xpath("p")) == 1


def test_words_that_differ_are_marked_for_eyes_and_ears():
    newest = tree("changes").xpath("//ol[@class='versions']/li")[0]
    first, second = newest.xpath("div[@class='diff']/p")
    assert words(first) == "Kapal sepanjang [dihapus: 43][ditambahkan: 34] meter & 2 tiang."
    assert [words(each) for each in first.xpath("del|ins")] == ["[dihapus: 43]", "[ditambahkan: 34]"]
    seen = first.xpath("del/text()|ins/text()")
    assert seen == ["43", "34"]
    assert words(second.xpath("ins")[0]).startswith("[ditambahkan: Nelayan")


def test_the_way_back_and_no_search_engine():
    page = tree("changes")
    assert page.xpath("//p[@class='kicker']/a/@href") == ["/dunia/feri-listrik-mulai-berlayar/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//title/text()") == [f"Apa yang berubah: {samples.STORY.headline} – Kabar Selat"]
    assert lists.CHANGES.name("id") == "perubahan/"


def test_words_of_a_version_are_escaped():
    version = Version(samples.AT, "<i>", ((Passage("new", "<script>"), Passage("gone", "&")),))
    page = lists.CHANGES.story(holed(lists.STORY), (version, Version(samples.AT)))
    assert "<script>" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;" in page


def test_the_corrections_page_says_what_was_wrong_newest_first():
    story = tree("English corrections").xpath("//ul[@class='notes']/li")[0]
    assert story.get("lang") == "en"
    assert story.xpath("h3/a/@href") == ["/en/world/electric-ferry-sets-out/"]
    kinds = [words(each) for each in story.xpath("p/b")]
    assert kinds == ["Clarification", "Correction"]
    assert "The lane is the one east of the reef." in words(story)
    assert "Adds what the fishermen say" not in words(story)


def test_the_corrections_page_names_no_feed_that_is_not_there():
    page = html.document_fromstring(lists.corrected_page())
    assert not [each for each in page.xpath("//link[@rel='alternate']/@href") if each.startswith("/ralat/")]


def test_a_story_with_nothing_to_correct_is_not_on_it():
    story = samples.with_(lists.STORY, corrections=lists.STORY_EN.corrections[2:])
    assert lists.CHANGES.corrected(holed(story)) == ""


def test_a_page_without_corrections_says_so():
    page = tree("no corrections")
    assert words(page.xpath("//p[@class='empty']")[0]) == "Belum ada ralat"
    assert words(page.xpath("//h1")[0]) == "Ralat"


def test_where_a_story_was_killed_the_newsrooms_note_stands():
    page = tree("killed")
    said = words(page.xpath("//main")[0])
    assert "410" in said
    assert lists.KILLED.note in said
    assert "11 Maret 2026, 09.00 WIB" in said
    assert page.xpath("//main//a/@href") == ["/", "/ralat/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@rel='canonical']|//meta[starts-with(@property, 'og:title')]")


def test_without_a_note_it_says_that_the_story_was_withdrawn():
    said = words(tree("killed without a note").xpath("//main")[0])
    assert "The newsroom has withdrawn this story." in said


def test_a_note_is_escaped():
    assert "<b>" not in lists.CHANGES.killed_body(msgspec.structs.replace(lists.KILLED, note="<b>"))


@pytest.mark.parametrize(
    ("page", "said"),
    [(lists.CORRECTED, "Semua ralat berita kami"), (lists.CORRECTED_EN, "All corrections of our stories")],
)
def test_the_page_of_corrections_is_described_as_what_it_is(page, said):
    tagline = lists.SITE.face(page.listing.language).tagline
    head = lists.RENDERER.listing_head(page)
    assert head.count(f'content="{said}') == 2
    assert tagline
    assert tagline not in head
