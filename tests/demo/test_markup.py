"""The small grammar of the demo's stories."""

import pytest

from warta.newsroom.demo.markup import blocks
from warta.newsroom.demo.problem import ContentProblem


def test_paragraphs_that_follow_each_other_are_one_block():
    assert blocks("One\ntwo.\n\nThree.") == [("paragraph", "<p>One two.</p><p>Three.</p>")]


def test_markup_is_emphasis_and_links_and_all_else_is_text():
    assert blocks("*Lumaro* & <b> at [a place](https://a.example.org/x?y=1&z)") == [
        ("paragraph", '<p><i>Lumaro</i> &amp; &lt;b&gt; at <a href="https://a.example.org/x?y=1&amp;z">a place</a></p>')
    ]


def test_every_block_has_its_form():
    text = """## A heading

> What was said.
> — Siti, head of the harbour

- one
- two

1. first
2. second

!fact A title
One line.
Another.

!link https://example.org/x A map | The institute"""
    assert blocks(text) == [
        ("heading", {"text": "A heading", "level": "2"}),
        ("quotation", {"text": "<p>What was said.</p>", "speaker": "Siti", "role": "head of the harbour"}),
        ("list", {"items": ["<p>one</p>", "<p>two</p>"], "ordered": False}),
        ("list", {"items": ["<p>first</p>", "<p>second</p>"], "ordered": True}),
        ("fact_box", {"title": "A title", "text": "<p>One line.</p><p>Another.</p>"}),
        ("embed", {"url": "https://example.org/x", "title": "A map"}),
    ]


@pytest.mark.parametrize(
    "text",
    ["# Too large", "#hashtag", "!video x", "-no space", "## Heading\nand text", "> said\nwithout a mark", "> said",
     "- one\ntwo", "!fact alone", "!link http://insecure.example.org/ x", "!link https://example.org/",
     "text\n> quoted"],
)  # fmt: skip
def test_what_the_grammar_does_not_know_is_refused(text):
    with pytest.raises(ContentProblem):
        blocks(text)
