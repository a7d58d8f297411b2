"""Rich text becomes inline HTML: the short way for what editors write is the long one's equal."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from warta.newsroom.stories.inline import any_paragraphs, paragraphs, simple_paragraphs
from warta.press.clean import clean
from warta.story import Correction

BROKEN = ["<br/>", "<br>", "</b>", "<b>", "<script>x</script>", "<!-- x -->", "<img src=x>"]
LINKS = {3: "story/3", 8: "section/8/id"}

words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["kapal", " ", "", "&amp;", "&lt;b&gt;", "&quot;", "&#x27;", "&#39;", "&nbsp;", "\xa0", "“ya”", "]]>"]
    ),
    st.sampled_from(
        ["&", "&copy", "&amp", "&#0;", "\r", "\r\n", "\0", "\ufdd0", "\ufeff", "😀", "\u200b", "\x1f", "<"]
    ),
)
tags = st.sampled_from(["b", "i", "strong", "em", "code", "sub", "sup"])
links = st.sampled_from(
    [
        '<a id="3" linktype="page">',
        '<a linktype="page" id="8">',
        '<a linktype="page" id="99">',
        '<a href="https://a.example/?a=1&amp;b=2">',
        "<a href=\"https://a.example/é ?x='y'&nbsp;&copy;\">",
        '<a href="http://[broken">',
        '<a href="javascript:alert(1)">',
        '<a href="warta:story/3">',
        '<a href=" WA&#9;RTA:story/3">',
        '<a href="mailto:a@b.example">',
        '<a href="/dunia/">',
        '<a href="">',
        '<a target="_blank" href="https://a.example">',
    ]
)


@st.composite
def inlines(draw) -> str:
    if draw(st.integers(0, 9)) == 0:
        return draw(
            st.sampled_from(["<br/>", "<br>", "</b>", "<b>", "<script>x</script>", "<!-- x -->", "<img src=x>"])
        )
    if draw(st.booleans()):
        return draw(words)
    inner = draw(words if draw(st.integers(0, 4)) else inlines())
    if draw(st.booleans()):
        return f"{draw(links)}{inner}</a>"
    tag = draw(tags)
    return f"<{tag}>{inner}</{tag}>"


@st.composite
def rich_texts(draw) -> str:
    opening = st.sampled_from(["<p>", '<p data-block-key="a1b2c">', '<p data-block-key="x" class="y">', "<h2>"])
    parts = draw(st.lists(st.tuples(opening, st.lists(inlines(), max_size=5)), max_size=3))
    end = draw(st.sampled_from(["</p>", "</p>", "</p>", ""]))
    return "".join(f"{start}{''.join(inside)}{end}" for start, inside in parts)


@given(rich_texts())
@settings(max_examples=examples(300), deadline=None)
def test_the_short_way_is_equal_to_the_long_one_or_is_not_taken(html):
    short = simple_paragraphs(html, LINKS)
    assert short is None or short == any_paragraphs(html, LINKS)


@pytest.mark.parametrize(
    "html",
    [
        '<p data-block-key="ab12c">Kata biasa, “dikutip” &amp; &#x27;lagi&#x27;.</p><p>Dua.</p>',
        '<p>Kata <b>tebal</b> dan <i>miring</i><br/>lalu <a id="3" linktype="page">tautan</a>.</p>',
        '<p><a href="https://a.example/?a=1&amp;b=2">di sana</a></p>',
    ],
)
def test_what_editors_write_takes_the_short_way(html):
    assert simple_paragraphs(html, LINKS) is not None


@given(st.sampled_from("wW"), st.text("\t\n\r \x01", max_size=2), st.sampled_from(["", "&#x09;", "&Tab;", "\n"]))
@settings(deadline=None)
def test_nobody_can_type_a_link_that_pretends_to_be_one_of_ours(letter, before, inside):
    for html in (
        f'<p><a href="{before}{letter}ar{inside}ta:story/3">kata</a></p>',
        f"<p><b><a href='{before}{letter}ar{inside}ta:story/3'>kata</a></b></p>",
        f'<p><a href="{before}&#x77;ar{inside}ta:story/3" linktype="page" id="99">kata</a></p>',
        f'<p><a linktype="document" href="{before}{letter}ar{inside}ta:story/3">kata</a></p>',
    ):
        (found,) = paragraphs(html, LINKS)
        assert "warta" not in found.lower()
        assert "kata" in found


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd2", "\ufdef", "&#xFDD0;", "&amp;#xFDD0;"])
@pytest.mark.parametrize("address", ["java{}script:alert(1)", "{}javascript:alert(1)", "war{}ta:story/3"])
def test_a_mark_of_the_press_hides_no_scheme(mark, address):
    """The press takes its marks out of every story; what is left then must be what was looked at."""
    link = f'<a href="{address.format(mark)}">kata</a>'
    for html in (f"<p>{link}</p>", f"<p><b>{link}</b></p>", f"<h2>{link}</h2>"):
        (found,) = paragraphs(html, LINKS)
        pressed = clean(Correction(kind="note", text=found, at=datetime(2026, 11, 23, tzinfo=UTC))).text
        assert 'href="javascript:' not in pressed
        assert 'href="warta:' not in pressed
        assert "kata" in pressed


def test_half_a_character_is_left_out():
    assert paragraphs("<p>kapal \ud800 kayu</p>", LINKS) == ("kapal  kayu",)


def test_a_name_in_a_text_is_no_link():
    (found,) = paragraphs('<p>Tulis &lt;a href="warta:story/3"&gt; di sini</p>', LINKS)
    assert '<a href="warta:' not in found
