"""The received text with its marks is still the received text."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from warta.newsroom.wire.marks import pieces
from warta.wire.item import Item, ItemCredit, LeftOut
from warta.wire.read import read

ITEM = Item(guid="g", version="1", format="text", headline="", language="id", text="")


def test_what_was_found_is_marked_where_it_stands(relayed):
    item = read(relayed)[0]
    marked = {
        kind: [piece.text for piece in pieces(item) if piece.kind == kind]
        for kind in ("headline", "dateline", "credit", "furniture")
    }
    assert marked["headline"] == ["Kapal riset Cakrawala kembali ke Labuhan Kelor"]
    assert marked["dateline"] == ["LABUHAN KELOR (ANTARA) -"]
    assert marked["credit"] == ["Sumber: Kantor Berita Cemara"]
    assert marked["furniture"] == ["Estimated read time 1 min read", "You May Also Like", "+ There are no comments"]


def test_a_headline_that_was_wrapped_is_found():
    item = msgspec.structs.replace(ITEM, headline="Kapal itu kembali", received="Kapal itu\n  kembali\n\nTeks.")
    assert pieces(item)[0] == ("Kapal itu\n  kembali", "headline")


@given(
    received=st.text(max_size=200),
    spans=st.lists(st.tuples(st.integers(-5, 220), st.integers(-5, 220)), max_size=8),
    words=st.text(max_size=6),
    limit=st.none() | st.integers(0, 220),
)
def test_the_pieces_join_to_the_received_text(received, spans, words, limit):
    item = msgspec.structs.replace(
        ITEM,
        received=received,
        headline=words,
        credit=(ItemCredit("", words[:2]),),
        left_out=tuple(LeftOut("", start, end) for start, end in spans),
    )
    assert "".join(piece.text for piece in pieces(item, limit)) == received[:limit]
