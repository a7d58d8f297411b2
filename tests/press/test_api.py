"""The page about the API leads to what it speaks of."""

from __future__ import annotations

from lxml import html

from tests.press import lists
from warta.press.api import story_path


def test_the_page_names_a_storys_address_and_links_the_feeds():
    page = html.document_fromstring(lists.api_page("en"))
    assert page.xpath("//main//a/@href") == ["/feed.json", "/dunia/feed.json", "/en/world/feed.json"]
    assert page.xpath("//dd/a[@lang='en']/text()") == ["World"]
    assert page.xpath("//code/text()") == ["https://kabar.example" + story_path("{id}")]
    assert page.xpath("//title/text()") == ["Data for programs – Kabar Selat"]
