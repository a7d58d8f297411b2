"""A reader searches: the pressed form, filled; the stories' own cards; no database, no template, no script."""

from __future__ import annotations

import threading
from html import unescape
from urllib.parse import urlencode

import msgspec
import pytest
from bs4 import BeautifulSoup

from tests.edge.found import STORIES, document, filled, press_search, story
from tests.edge.reader import ask
from tests.press.samples import SITE
from warta.edge.app import Edge
from warta.press.holes import woven
from warta.press.render import Renderer
from warta.press.stored import Change
from warta.search import Index


@pytest.fixture
def index(tmp_path) -> Index:
    return filled(tmp_path / "index")


@pytest.fixture
def edge(store, index) -> Edge:
    press_search(store)
    return Edge(store, behind=None, media=None, index=index)


def search(edge: Edge, path: str = "/cari/", **asked: object):
    return ask(edge, path, query=urlencode(asked))


def page(reply) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


def headlines(reply) -> list[str]:
    return [each.get_text() for each in page(reply).select(".found .hits h3")]


def said(reply) -> str:
    return " ".join(page(reply).select(".found")[0].get_text().split())


def test_the_form_alone_is_a_page(edge):
    reply = ask(edge, "/cari/")
    assert reply.status == 200
    assert page(reply).select("form[role=search] input[name=q]")[0].get("value") == ""
    assert not page(reply).select(".found")
    assert 'content="noindex"' in reply.text


def test_stories_are_found_by_any_form_of_a_word_and_shown_as_their_cards(edge):
    reply = search(edge, q="pilih")
    assert headlines(reply) == ["Pemilihan ketua koperasi"]
    assert "Berita ditemukan: 1" in said(reply)
    marks = [mark.text for mark in page(reply).select("mark")]
    assert marks == ["memilih"]
    card = page(reply).select(".hits > .card")[0]
    assert card.select("a")[1].get("href") == "/ekonomi/5/"


def test_what_was_asked_stands_in_the_form_again(edge):
    reply = search(edge, q='"pasar kembangan" <b>&', section="2", order="newest", **{"from": "2026-03-02", "to": "x"})
    form = page(reply).select("form[role=search]")[0]
    values = {field.get("name"): field.get("value") for field in form.select("input")}
    assert values == {"q": '"pasar kembangan" <b>&', "from": "2026-03-02", "to": ""}
    assert [option.get("value") for option in form.select("option[selected]")] == ["2", "newest"]
    assert form.select("details")[0].get("open") is not None
    assert "<b>&" not in reply.text.replace("&lt;b&gt;&amp;", "")


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "' onmouseover='x", "</input><img src=x>", 'name="q" value=""', "%(words)s"]
)
def test_nothing_that_is_typed_becomes_part_of_the_page(edge, text):
    reply = search(edge, q=text)
    assert reply.status == 200
    tree = page(reply)
    assert tree.select("input[name=q]")[0].get("value") == text
    assert not tree.select("main script, main img[src=x], [onmouseover]")


def test_text_of_a_story_is_escaped_in_its_passage(edge):
    reply = search(edge, q="hasilnya")
    assert "&lt;b&gt;<mark>Hasilnya</mark>&lt;/b&gt;" in reply.text
    assert "<b>Hasilnya" not in reply.text


def test_a_section_and_days_narrow_it_down(edge):
    assert headlines(search(edge, q="pasar")) != []
    assert headlines(search(edge, q="pasar", section="2")) == ["Harga beras naik"]
    assert headlines(search(edge, q="pasar", **{"from": "2026-03-04"})) == ["Harga beras naik"]
    assert headlines(search(edge, q="pasar", to="2026-03-03")) == ["Banjir merendam pasar Kembangan"]
    # Days are the newsroom's: 12:00 in Jakarta is 5:00 UTC.
    assert headlines(search(edge, q="pasar", **{"from": "2026-03-02", "to": "2026-03-02"})) == [
        "Banjir merendam pasar Kembangan"
    ]
    assert headlines(search(edge, section="1.2", order="newest"))[0] == "Pemilihan ketua koperasi"


def test_each_language_has_its_own_search(edge):
    assert headlines(search(edge, "/en/search/", q="flooding")) == ["Floods reach the market"]
    assert "Stories found: 1" in said(search(edge, "/en/search/", q="flood"))
    assert "Tidak ada berita tentang" in said(search(edge, q="flooding"))
    other = page(search(edge, q="pasar & kota")).select("a.elsewhere")[0]
    assert (other.get("href"), other.get("lang")) == ("/en/search/?q=pasar+%26+kota", "en")


def test_a_killed_story_is_no_hit_whatever_the_index_knows(edge, store, index):
    store.commit(Change(fragments={"story/1/card": None, "story/1/body": None}))
    assert 1 in [hit.id for hit in index.search(_asked("banjir")).hits]
    reply = search(edge, q="banjir")
    assert "merendam" not in reply.text
    assert "Air naik" not in reply.text


def test_a_passage_that_the_page_no_longer_says_is_not_shown(edge, store):
    corrected = msgspec.structs.replace(story(3), blocks=story(2).blocks)
    store.commit(Change(fragments={"story/3/body": woven(Renderer(SITE).story_body(corrected))}))
    reply = search(edge, q="beras")
    assert headlines(reply) == ["Harga beras naik"]
    assert "Rp15.000" not in reply.text


def test_a_misspelt_word_is_answered_with_the_likely_one(edge):
    reply = search(edge, q="jembatn kalisari")
    meant = page(reply).select(".meant a")[0]
    assert (meant.text, meant.get("href")) == ("jembatan kalisari", "?q=jembatan+kalisari")


def test_no_result_helps(edge):
    reply = search(edge, q="beras", section="1")
    tree = page(reply)
    assert "Tidak ada berita tentang" in said(reply)
    everywhere = tree.select(".found a.button")[0]
    assert everywhere.get("href") == "?q=beras"
    assert "(1)" in everywhere.get_text()
    assert headlines(reply) == ["Jembatan Kalisari ditutup", "Banjir merendam pasar Kembangan"]  # newest of the section


def test_pages_follow_each_other(edge, index, store):
    render = Renderer(SITE)
    index.put(document(1, id=id, headline=f"Banjir ke-{id}") for id in range(100, 145))
    cards = {f"story/{id}/card": woven(render.story_card(story(1))) for id in range(100, 145)}
    store.commit(Change(fragments=cards))
    first = search(edge, q="banjir")
    assert len(headlines(first)) == 20
    assert "Halaman 1 dari 3" in said(first)
    following = page(first).select("a[rel=next]")[0].get("href")
    assert following == "?q=banjir&page=2"
    last = search(edge, q="banjir", page=3)
    assert len(headlines(last)) == 6
    assert [link.get("rel") for link in page(last).select("nav.pages a")] == [["prev"]]


def test_an_answer_is_nobodys_to_keep(edge):
    for reply in (ask(edge, "/cari/"), search(edge, q="pasar")):
        assert reply["cache-control"] == "no-store"
        assert reply["x-robots-tag"] == "noindex"
        assert reply["etag"] is None
        assert "script-src" not in (reply["content-security-policy"] or "")
    assert edge.ready("/cari/", b"", b"") is None  # never among the hot pages, where queries are not told apart


def test_compressed_and_head(edge):
    reply = ask(edge, "/cari/", query="q=pasar", accept_encoding="br")
    assert reply["content-encoding"] == "br"
    assert "Kembangan" in reply.text
    head = ask(edge, "/cari/", "HEAD", query="q=pasar")
    assert (head.status, head.body) == (200, b"")


def test_without_an_index_search_is_being_prepared(store, tmp_path):
    press_search(store)
    for index in (None, Index(tmp_path / "nowhere")):
        reply = search(Edge(store, behind=None, media=None, index=index), q="banjir")
        assert (reply.status, reply["retry-after"]) == (503, "5")
        assert "Pencarian sedang disiapkan" in unescape(reply.text)


def test_a_damaged_index_is_said_plainly_and_mends_without_a_restart(edge, index):
    before = {path: path.read_bytes() for path in index.folder.iterdir()}
    for path in before:
        path.unlink()
    assert "sedang tidak dapat digunakan" in search(edge, q="banjir").text
    filled(index.folder)
    assert headlines(search(edge, q="banjir")) == ["Banjir merendam pasar Kembangan"]


def test_what_is_put_into_the_index_is_found_at_once(edge, index):
    Index(index.folder).update(put=[document(2, text="Mercusuar Tanjung Arang menyala.")])
    assert headlines(search(edge, q="mercusuar")) == ["Jembatan Kalisari ditutup"]


def test_too_many_at_once_are_told_to_come_back(edge, index, monkeypatch):
    edge._search._under_way = 16
    reply = search(edge, q="banjir")
    assert (reply.status, reply["retry-after"]) == (503, "5")
    assert "Terlalu banyak pembaca" in reply.text
    assert page(reply).select("input[name=q]")[0].get("value") == "banjir"


def test_a_search_does_not_hold_up_other_readers(edge, index, monkeypatch):
    """The search waits until another page was answered."""
    answered = threading.Event()
    looked = []

    def slow(self, asked):
        looked.append(answered.wait(10))
        raise AssertionError("not reached by readers")

    import asyncio

    monkeypatch.setattr(Index, "search", slow)

    async def both():
        searching = asyncio.create_task(edge._search.answer("/cari/", "identity", b"q=banjir"))
        await asyncio.sleep(0)
        assert edge.ready("/x/", b"", b"") is None
        answered.set()
        with pytest.raises(AssertionError, match="not reached"):
            await searching

    asyncio.run(both())
    assert looked == [True]


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 10_000,
        "q=" + "+".join(f"kata{n}" for n in range(1000)),
        "q=%00%1b%ff%fe%ed%a0%80",
        "q=" + "*" * 500 + "+OR+AND+NOT+%5B%2A+TO+%2A%5D+text_id:x%5E9",
        "q=%E2%80%AE%D8%B3%D9%84%D8%A7%D9%85",
        "q=%22%22%22+-+--+-%22+%22",
        "section=" + ".".join(["9"] * 99) + "&from=0000-00-00&to=9999-12-31&page=99999999999&order=zz",
        "from=0001-01-01&to=9999-12-31",
        "&".join(["q=a"] * 1000),
        "%",
        "q=banjir&page=-3",
    ],
)
def test_whatever_is_asked_is_answered(edge, query):
    reply = ask(edge, "/cari/", query=query)
    assert reply.status == 200
    assert page(reply).select("form[role=search]")


def test_a_section_whose_address_is_search_is_itself(edge, store):
    assert ask(edge, "/daerah/cari/").status == 404
    from tests.edge.reader import page_of

    store.commit(Change(pages={"/daerah/search/": page_of("story/1/card")}))
    assert "merendam" in ask(edge, "/daerah/search/", query="q=x").text
    assert STORIES


def _asked(text: str):
    from warta.search import Asked

    return Asked(text=text, language="id")
