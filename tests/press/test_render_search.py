"""The search page as it is pressed: whole by itself, in the language's words, naming sections where they are named."""

from __future__ import annotations

import msgspec
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.press.samples import SITE
from warta.press.holes import hole, woven
from warta.press.render import Renderer
from warta.press.render_search import SearchWords, opensearch, search_end, search_head, search_top, search_words
from warta.press.search_path import search_path, search_steps
from warta.press.stored import Hole, Weave

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def render() -> Renderer:
    return Renderer(SITE)


def test_each_language_searches_at_an_address_in_its_own_words():
    assert search_path("/", "id") == "/cari/"
    assert search_path("/en/", "en-GB") == "/en/search/"
    assert search_path("/de/", "de") == "/de/search/"
    assert search_steps() == {"cari", "search"}


def test_the_form_is_whole_and_asks_nothing_by_itself(render):
    page = BeautifulSoup(search_top(render, "id", [("1", "Daerah"), ("2.5", "Ekonomi & Niaga")]), "html.parser")
    form = page.select_one("form")
    assert (form["action"], form.get("method")) == ("/cari/", None)
    assert [field["name"] for field in form.select("[name]")] == ["q", "section", "from", "to", "order"]
    assert {field["value"] for field in form.select("input")} == {""}
    assert [(each["value"], each.text) for each in form.select("[name=section] option")] == [
        ("", "Semua rubrik"),
        ("1", "Daerah"),
        ("2.5", "Ekonomi & Niaga"),
    ]
    for field in form.select("input, select"):
        assert form.select_one(f'label[for="{field["id"]}"]'), field
    assert page.select_one("a.elsewhere")["href"] == "/en/search/"


def test_a_section_may_be_named_by_a_hole_so_that_a_rename_writes_no_form(render):
    form = woven(search_top(render, "id", [("3", hole("section/3/id/name"))]))
    assert isinstance(form, Weave)
    assert Hole("section/3/id/name") in form.pieces


def test_what_the_edge_fills_in_stands_there_once(render):
    text = search_top(render, "en", [("1", 'A "quoted" <name>')])
    for place in (
        'name="q" value=""',
        'name="from" value=""',
        'name="to" value=""',
        '<option value="newest">',
        "<details>",
    ):
        assert text.count(place) == 1


def test_machines_leave_the_page_alone_and_browsers_offer_the_search(render):
    head = search_head(render, "id")
    assert '<meta name="robots" content="noindex">' in head
    assert "canonical" not in head
    assert 'type="application/opensearchdescription+xml"' in head
    assert search_end(render, "id").count("</div>") == 1


def test_a_browser_is_told_how_to_search(render):
    tree = etree.fromstring(opensearch(render, "en").encode())
    assert tree.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert len(tree.findtext(f"{OPENSEARCH}ShortName")) <= 16
    url = tree.find(f"{OPENSEARCH}Url")
    assert url.get("template") == "https://kabar.example/en/search/?q={searchTerms}"
    long = msgspec.structs.replace(
        SITE.faces[0], name="Kabar & Warta <Pesisir> dari Selat Kemuning Raya sampai Laut Lepas"
    )
    longest = opensearch(Renderer(msgspec.structs.replace(SITE, faces=(long,))), "id")
    assert len(etree.fromstring(longest.encode()).findtext(f"{OPENSEARCH}LongName")) <= 48


def test_the_words_around_results_are_pressed(render):
    words = msgspec.json.decode(search_words(render, "id"), type=SearchWords)
    assert words.count == "Berita ditemukan: %(count)s"
    assert (words.group, words.time_zone) == (".", "Asia/Jakarta")
    assert msgspec.json.decode(search_words(render, "en"), type=SearchWords).group == ","
