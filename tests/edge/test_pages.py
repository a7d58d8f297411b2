"""What a reader gets at an address."""

from __future__ import annotations

from tests.edge.reader import POLICY, STORY, ask, page_of, pressed
from warta.edge.app import Edge
from warta.press.stored import Change, Leaf, Page


def test_a_page_is_its_leaves_joined_in_order(edge):
    reply = ask(edge, STORY)
    assert reply.status == 200
    assert reply.text.startswith("<style>p{margin:0}</style><header>Kabar Karang</header><h1>Panen garam</h1><p>Panen")
    assert reply.text.endswith("</p>\n<a>Panen garam</a>")


def test_what_a_page_says_of_itself(edge):
    reply = ask(edge, STORY)
    assert reply["content-type"] == "text/html; charset=utf-8"
    assert reply["content-security-policy"] == POLICY
    assert reply["x-content-type-options"] == "nosniff"
    assert reply["referrer-policy"] == "strict-origin-when-cross-origin"
    assert reply["cache-control"] == "public, max-age=0, must-revalidate"
    assert reply["vary"] == "Accept-Encoding"
    assert reply["content-length"] == str(len(reply.body))
    assert reply["server"] is None
    assert reply["accept-ranges"] is None


def test_a_feed_carries_no_policy_for_pages(edge):
    reply = ask(edge, "/rss.xml")
    assert (reply.status, reply["content-type"]) == (200, "application/rss+xml; charset=utf-8")
    assert reply["content-security-policy"] is None
    assert reply["x-content-type-options"] == "nosniff"


def test_a_policy_written_on_several_lines_is_sent_on_one(store):
    pressed(store)
    store.commit(Change(fragments={"site/policy": Leaf.of("default-src 'none';\n  img-src 'self'\n")}))
    reply = ask(Edge(store, behind=None, media=None), STORY)
    assert reply["content-security-policy"] == "default-src 'none'; img-src 'self'"


def test_head_says_what_get_says_without_the_body(edge):
    for path in (STORY, "/dunia/ditarik/", "/dunia/tidak-ada/", "/dunia/alamat-lama/"):
        for coding in ("identity", "gzip"):
            got = ask(edge, path, accept_encoding=coding)
            head = ask(edge, path, "HEAD", accept_encoding=coding)
            assert (head.status, head.headers, head.body) == (got.status, got.headers, b"")


def test_a_range_is_not_offered_and_the_whole_page_is_sent(edge):
    assert ask(edge, STORY, range="bytes=0-9").body == ask(edge, STORY).body


def test_a_killed_story_is_gone_with_its_note(edge):
    reply = ask(edge, "/dunia/ditarik/")
    assert (reply.status, reply.text) == (410, "<header>Kabar Karang</header><h1>Ditarik</h1>")
    assert reply["content-security-policy"] == POLICY


def test_a_former_address_leads_to_the_new_one(edge):
    reply = ask(edge, "/dunia/alamat-lama/", query="dari=surel")
    assert (reply.status, reply["location"], reply.body) == (301, "/dunia/panen-garam/?dari=surel", b"")


def test_a_former_address_may_lead_to_another_site(store):
    pressed(store)
    target = "https://lama.example/berita?id=7&kata=a%20b#akhir"
    store.commit(Change(pages={"/arsip/": Page(301, "", (f"text:{target}",))}))
    assert ask(Edge(store, behind=None, media=None), "/arsip/", query="x=1")["location"] == target


def test_a_page_without_leaves_is_empty_and_not_an_error(store):
    pressed(store)
    store.commit(Change(pages={"/kosong/": page_of("nowhere")}))
    reply = ask(Edge(store, behind=None, media=None), "/kosong/", accept_encoding="br")
    assert (reply.status, reply.text) == (200, "")


def test_robots_and_favicon_are_plain_until_somebody_presses_them(store):
    edge = Edge(pressed(store), behind=None, media=None)
    for path in ("/robots.txt", "/favicon.ico"):
        reply = ask(edge, path)
        assert (reply.status, reply["content-type"]) == (404, "text/plain; charset=utf-8")
    store.commit(
        Change(
            fragments={"robots": Leaf.of("User-agent: *\n")},
            pages={"/robots.txt": page_of("robots", content_type="text/plain; charset=utf-8")},
        )
    )
    reply = ask(edge, "/robots.txt")
    assert (reply.status, reply.body) == (200, b"User-agent: *\n")
