"""Fewer bytes over the wire, and the same page."""

from __future__ import annotations

import pytest

from tests.edge.reader import STORY, ask, decoded
from warta.edge.encoding import CODINGS, choose, encode


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate, zstd", "zstd"),
        ("gzip, deflate", "gzip"),
        ("GZip", "gzip"),
        ("x-gzip", "gzip"),
        ("*", "br"),
        ("deflate, compress", "identity"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("gzip;q=0.5, br;q=0.5, zstd;q=0.501", "zstd"),
        ("br;q=0, *", "zstd"),
        ("br;q=0", "identity"),
        ("*;q=0, gzip", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0, gzip;q=0.001", "gzip"),
        ("gzip ; Q = 0.8 , identity ; q=0.1", "gzip"),
        ("gzip;q=oops", "identity"),
        ("gzip;q=7", "identity"),
        (",;,=,;q=1", "identity"),
        ("identity;q=0", None),
        ("*;q=0", None),
        ("identity;q=0, deflate", None),
    ],
)
def test_the_reader_weighs_and_the_server_breaks_the_tie(accepted, coding):
    assert choose(accepted.encode()) == coding


@pytest.mark.parametrize("coding", CODINGS)
def test_every_coding_carries_the_same_page(edge, coding):
    plain, reply = ask(edge, STORY), ask(edge, STORY, accept_encoding=coding)
    assert reply["content-encoding"] == coding
    assert decoded(reply) == plain.body
    assert len(reply.body) < len(plain.body) / 4
    assert reply["vary"] == plain["vary"] == "Accept-Encoding"


def test_each_coding_has_a_strong_tag_of_its_own(edge):
    tags = {ask(edge, STORY, accept_encoding=coding)["etag"] for coding in ("identity", *CODINGS)}
    assert len(tags) == 4
    assert all(tag and tag.startswith('"') for tag in tags)


def test_the_plain_page_is_sent_where_nothing_we_have_is_asked_for(edge):
    reply = ask(edge, STORY, accept_encoding="deflate")
    assert (reply.status, reply["content-encoding"]) == (200, None)


def test_a_reader_who_refuses_everything_is_told_so(edge):
    reply = ask(edge, STORY, accept_encoding="identity;q=0")
    assert (reply.status, reply["vary"]) == (406, "Accept-Encoding")


def test_the_page_that_says_not_found_is_compressed_too(edge):
    reply = ask(edge, "/en/nothing/", accept_encoding="gzip")
    assert (reply.status, reply["content-encoding"], reply["vary"]) == (404, "gzip", "Accept-Encoding")
    assert "Not found" in reply.text


def test_the_same_page_gives_the_same_bytes_again():
    body = b"<p>Kabar dari pulau.</p>" * 100
    for coding in CODINGS:
        assert encode(body, coding) == encode(body, coding)
