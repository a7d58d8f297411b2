"""Addresses as readers really write them."""

from __future__ import annotations

import pytest

from tests.edge.reader import STORY, ask, page_of, pressed
from warta.edge.address import missing_pages
from warta.edge.app import Edge
from warta.press.stored import Change, Leaf


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/dunia/panen-garam", STORY),
        ("/Dunia/Panen-Garam/", STORY),
        ("/DUNIA/panen-garam", STORY),
        ("/en", "/en/"),
        ("/EN/", "/en/"),
        ("/RSS.xml", "/rss.xml"),
        ("//dunia/panen-garam/", STORY),
        ("/dunia//panen-garam", STORY),
        ("/Dunia///panen-garam//", STORY),
        ("//", "/"),
        ("/en//", "/en/"),
        ("/dunia/panen%2Dgaram/", "/dunia/panen-garam/"),
        ("/%64unia/panen-gara%6D/", "/dunia/panen-garam/"),
    ],
)
def test_a_slip_in_an_address_leads_to_the_page(edge, written, leads_to):
    reply = ask(edge, written, query="a=1&b=%20")
    assert (reply.status, reply["location"]) == (301, f"{leads_to}?a=1&b=%20")


@pytest.mark.parametrize(
    "path", ["/dunia/tidak-ada", "/dunia/tidak-ada/", "//dunia", "//dunia/tidak-ada/", "/dunia/panen%2Fgaram/"]
)
def test_what_stands_nowhere_is_not_found_in_the_main_language(edge, path):
    reply = ask(edge, path)
    assert (reply.status, reply.text) == (404, "<header>Kabar Karang</header><h1>Tidak ditemukan</h1>")
    assert reply["etag"] is None


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/world/nothing/at/all/", "/en/nothing", "/en//nothing/"])
def test_what_stands_nowhere_is_not_found_in_the_language_of_its_face(edge, path):
    reply = ask(edge, path)
    assert (reply.status, reply.text) == (404, "<header>Karang News</header><h1>Not found</h1>")


def test_a_face_is_a_whole_step_of_the_path(edge):
    assert "Tidak ditemukan" in ask(edge, "/english/").text


@pytest.mark.parametrize("path", ["/404/", "/404", "/en/404/"])
def test_the_page_that_says_not_found_is_itself_not_found(edge, path):
    assert ask(edge, path).status == 404


def test_what_tells_where_a_reader_came_from_makes_no_other_page(edge):
    ask(edge, STORY, accept_encoding="br")
    for query in ("utm_source=surat&utm_medium=email", "fbclid=x", "a"):
        assert ask(edge, STORY, query=query, accept_encoding="br").status == 200
    assert edge.tally.composed == 1
    assert edge.tally.hot[200] == 3


@pytest.mark.parametrize("path", ["/%2Fjahat%2Dsekali.example/", "//jahat%2Dsekali.example/", "/%5Cjahat%2D.example"])
def test_no_escape_leads_to_another_site(edge, path):
    location = ask(edge, path)["location"]
    assert location is None or (location.startswith("/") and not location.startswith(("//", "/\\")))


def test_an_address_in_another_script_is_found_and_redirected_in_ascii(store):
    pressed(store)
    store.commit(Change(fragments={"x": Leaf.of("x")}, pages={"/berita/кофе-100%/": page_of("x")}))
    edge = Edge(store, behind=None, media=None)
    encoded = "/berita/%D0%BA%D0%BE%D1%84%D0%B5-100%25"
    assert ask(edge, f"{encoded}/").status == 200
    assert ask(edge, encoded)["location"] == f"{encoded}/"


@pytest.mark.parametrize(
    "path", ["/%FF%FE/", "/dunia/%C0%AF/", "/%00/", "/dunia/%0D%0ASet-Cookie:%20a=b", "/%ED%A0%80"]
)
def test_bytes_that_are_no_text_are_not_found(edge, path):
    assert ask(edge, path).status == 404


def test_a_path_with_lone_surrogates_is_not_found(edge):
    # Some servers hand on undecodable bytes so.
    seen = {}

    async def passed_on(scope, receive, send):
        seen.update(scope, path="/dunia/\udcff")
        await edge(seen, receive, send)

    assert ask(passed_on, "/").status == 404


@pytest.mark.parametrize("path", ["/" + "a" * 100_000, "/x" + "/" * 100_000, "/a" * 50_000, "/" + "%F0%9F%98%80" * 300])
def test_a_huge_path_is_not_found(edge, path):
    assert "Tidak ditemukan" in ask(edge, path).text


def test_a_slash_too_few_never_leads_to_another_site(store):
    # "//host/" in a Location header would be another site's address.
    edge = Edge(pressed(store), behind=None, media=None)
    for path in ("//jahat.example", "///jahat.example/", "/%2Fjahat.example", "/\\jahat.example"):
        reply = ask(edge, path)
        assert (reply.status, reply["location"]) == (404, None)


def test_a_query_that_fits_no_header_is_left_out(edge):
    for query in ("a=é", "a=b\r\nset-cookie: c=d", "a=b c"):
        assert ask(edge, "/en", query=query)["location"] == "/en/"


def test_the_nearest_page_for_missing_addresses_is_taken_first():
    assert list(missing_pages("/en/world/x/")) == ["/en/world/x/404/", "/en/world/404/", "/en/404/", "/404/"]
    assert list(missing_pages("/x")) == ["/404/"]
    assert len(list(missing_pages("/a" * 10_000))) < 12
