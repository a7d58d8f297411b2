"""A browser that keeps the site's shell gets what a page has besides (RFC 9842)."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
import zstandard

from tests.edge.reader import STORY, ask, decoded, pressed
from tests.edge.served import END, request, served
from warta.edge.app import Edge
from warta.edge.dictionary import are_of_use
from warta.press.store import Change, Leaf

ALL = "gzip, deflate, br, zstd, dcb, dcz"
SECURE = {"host": "kabar.example", "x_forwarded_proto": "https"}
ENGLISH = "/en/world/salt-harvest/"


@pytest.fixture
def edge(store):
    return Edge(pressed(store), behind=None, media=None, dictionaries=True)


def shell(edge, page=STORY) -> tuple[bytes, dict[str, str]]:
    """The dictionary that a page links to, and what a browser says that has it."""
    link = re.fullmatch('<([^>]+)>; rel="compression-dictionary"', ask(edge, page)["link"])
    content = decoded(ask(edge, link[1], accept_encoding="br", **SECURE))
    offer = f":{b64encode(sha256(content).digest()).decode()}:"
    return content, {**SECURE, "accept_encoding": ALL, "available_dictionary": offer}


def unpacked(reply, dictionary: bytes) -> bytes:
    assert reply["content-encoding"] == "dcz"
    assert reply.body[:8] == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
    assert reply.body[8:40] == sha256(dictionary).digest()
    raw = zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=raw).decompress(reply.body[40:])


def test_the_shell_is_what_pages_share_and_no_story(edge):
    content, _ = shell(edge)
    assert b"Kabar Karang" in content
    assert b"Panen garam" not in content


def test_a_reader_who_has_the_shell_gets_the_page_in_fewer_bytes(edge):
    content, has = shell(edge)
    reply = ask(edge, STORY, **has)
    assert unpacked(reply, content) == ask(edge, STORY).body
    assert len(reply.body) < len(ask(edge, STORY, accept_encoding="identity").body)
    assert reply["vary"] == "Accept-Encoding, Available-Dictionary"


def test_each_face_has_its_own(edge):
    content, has = shell(edge, ENGLISH)
    assert b"Karang News" in content
    link = re.fullmatch("<([^>]+)>.*", ask(edge, ENGLISH)["link"])[1]
    assert ask(edge, link, **SECURE)["use-as-dictionary"] == 'match="/en/*", match-dest=("document")'
    # A browser takes the longest match; the shell of another face would do as well.
    assert unpacked(ask(edge, STORY, **has), content) == ask(edge, STORY).body


def test_the_dictionary_may_be_kept_as_its_address_names_its_bytes(edge):
    link = re.fullmatch("<([^>]+)>.*", ask(edge, STORY)["link"])[1]
    reply = ask(edge, link, **SECURE)
    assert (reply.status, reply["cache-control"]) == (200, "public, max-age=2592000, immutable")
    assert reply["use-as-dictionary"] == 'match="/*", match-dest=("document")'
    assert ask(edge, link[:-1], **SECURE).status == 404


def test_each_dictionary_makes_a_page_of_its_own(edge):
    _, has = shell(edge)
    _, has_other = shell(edge, ENGLISH)
    tags = [ask(edge, STORY, **each)["etag"] for each in (has, has_other, {"accept_encoding": "br"}, {})]
    assert len(set(tags)) == 4
    assert ask(edge, STORY, if_none_match=tags[0], **has).status == 304
    assert ask(edge, STORY, if_none_match=tags[1], **has).status == 200


def test_the_browser_may_fetch_the_dictionary_and_nothing_from_elsewhere(edge, store):
    policy = ask(Edge(store, behind=None, media=None), STORY)["content-security-policy"]
    assert ask(edge, STORY)["content-security-policy"] == f"{policy}; connect-src 'self'"


@pytest.mark.parametrize(
    ("address", "so"),
    [
        ("https://kabar.example", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://kabar.example", False),
        ("http://localhost.kabar.example", False),
    ],
)
def test_it_is_for_sites_that_browsers_trust_the_way_to(address, so):
    assert are_of_use(address) is so


INSECURE = {
    "http": {"host": "kabar.example"},
    "http at the front": {"host": "127.0.0.1", "x_forwarded_proto": "http"},
    "a name that only begins as this machine's": {"host": "localhost.kabar.example"},
}


@pytest.mark.parametrize("how", INSECURE.values(), ids=INSECURE)
def test_nothing_of_it_happens_outside_of_secure_contexts(edge, how):
    _, has = shell(edge)
    insecure = {name: value for name, value in has.items() if name not in SECURE} | how
    assert ask(edge, STORY, **insecure)["content-encoding"] == "br"
    link = re.fullmatch("<([^>]+)>.*", ask(edge, STORY)["link"])[1]
    assert ask(edge, link, **how).status == 404


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "kabar.localhost:80"])
def test_this_machine_is_a_secure_context(edge, host):
    content, has = shell(edge)
    here = {name: value for name, value in has.items() if name not in SECURE} | {"host": host}
    assert unpacked(ask(edge, STORY, **here), content)


def test_what_a_page_may_not_read_is_not_compressed_with_it(edge):
    _, has = shell(edge)
    for mode, may in (("navigate", True), ("same-origin", True), ("no-cors", False), ("cors", False)):
        coding = ask(edge, STORY, sec_fetch_mode=mode, sec_fetch_site="cross-site", **has)["content-encoding"]
        assert (coding == "dcz") is may, mode
    assert ask(edge, STORY, sec_fetch_mode="no-cors", sec_fetch_site="same-origin", **has)["content-encoding"] == "dcz"


@pytest.mark.parametrize("accepted", ["br, zstd", "br, dcb", "br, dcz;q=0", "*", ""])
def test_a_reader_who_does_not_name_the_coding_does_not_get_it(edge, accepted):
    _, has = shell(edge)
    assert ask(edge, STORY, **{**has, "accept_encoding": accepted})["content-encoding"] != "dcz"


@pytest.mark.parametrize("offer", [":AAAA:", "", "nonsense", ":" + "A" * 43 + "=:", ":é:", ":a:, :b:"])
def test_a_dictionary_that_is_none_of_ours_is_passed_over(edge, offer):
    _, has = shell(edge)
    reply = ask(edge, STORY, **{**has, "available_dictionary": offer})
    assert (reply.status, reply["content-encoding"]) == (200, "br")


def test_a_new_shell_is_a_new_dictionary_and_the_old_one_still_serves(edge, store):
    old, has = shell(edge)
    store.commit(Change(fragments={"site/header/id": Leaf.of("<header>Kabar Karang, pagi</header>")}))
    reply = ask(edge, STORY, **has)
    assert b"Kabar Karang, pagi" in unpacked(reply, old)
    new, _ = shell(edge)
    assert b"Kabar Karang, pagi" in new


def test_old_dictionaries_are_forgotten_after_a_while(edge, store):
    _, has = shell(edge)
    for number in range(20):
        store.commit(Change(fragments={"site/header/id": Leaf.of(f"<header>{number}</header>")}))
        ask(edge, STORY)
    assert ask(edge, STORY, **has)["content-encoding"] == "br"
    assert len(edge._dictionaries) == 16


def test_a_process_that_was_not_asked_for_the_page_has_its_dictionary(edge, store):
    link = re.fullmatch("<([^>]+)>.*", ask(edge, ENGLISH)["link"])[1]
    other = Edge(store, behind=None, media=None, dictionaries=True)
    assert ask(other, link, **SECURE).status == 200


def test_an_edge_without_dictionaries_says_nothing_of_them(store, edge):
    _, has = shell(edge)
    without = Edge(store, behind=None, media=None)
    reply = ask(without, STORY, **has)
    assert (reply["content-encoding"], reply["link"], reply["vary"]) == ("br", None, "Accept-Encoding")


def test_the_short_way_and_the_usual_one_say_the_same(store, edge):
    _, has = shell(edge)
    fields = [f"{name.replace('_', '-')}: {value}" for name, value in has.items() if name != "host"]
    asked = [
        request(path, method, *some)
        for path in (STORY, ENGLISH, "/rss.xml", "/404/")
        for method in ("GET", "HEAD")
        for some in (fields, [*fields, "sec-fetch-mode: no-cors"], fields[1:])
    ]
    with served(edge) as short, served(edge, short=False) as usual:
        expected = usual.said(*asked, END)
        assert expected.count(b"content-encoding: dcz") > 4
        assert short.said(*asked, END) == expected
        assert short.usual.asked == [("GET", "/en/")]
