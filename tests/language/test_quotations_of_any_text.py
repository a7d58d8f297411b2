"""Whatever stands in a text, its quotations are read without failing, and every span is a piece of it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from warta.language.packs import pack_of
from warta.language.quotations import quotations, resolved
from warta.language.reading import Span
from warta.language.sentences import sentences

PIECES = [
    "“", "”", '"', "''", "``", "«", "»", "‘", "’", "'", "said", "kata", "katanya", "menurut", "Rina Sastra",
    "the minister", ",", ".", "\n\n", "?", "(", ")", "that", "bahwa", "and", "yang", "Kepala Dinas", "a\u0301",
    "\ud800", "\x00", "שלום", "…", '5\'10"', ":", "—", "according to", "told", "adding", "Mr.", "45",
    "Sen. Arga (D-Va.)", "dijelaskan", "oleh",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), st.sampled_from(["id", "en", "de", "fr", "tr"]))
def test_any_order_of_marks_and_cues_is_read(text: str, language: str) -> None:
    pack = pack_of(language)
    assert pack is not None
    paragraphs = [Span(match[0], *match.span()) for match in re.finditer(r"\S[^\n]*", text)]
    cut = [sentence for paragraph in paragraphs for sentence in sentences(text, pack, paragraph)]
    said = quotations(text, pack, paragraphs, cut)
    for quote in resolved(text, pack, said.quotes, said.speakers, [], cut):
        for span in (quote, quote.speaker, quote.cue, quote.who):
            assert span is None or (span.text and text[span.start : span.end] == span.text)
    assert all(text[mark.start : mark.end] == mark.text for mark in said.lone_marks)
