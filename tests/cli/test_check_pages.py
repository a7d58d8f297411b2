"""Web pages given to `warta check`: the story's text is checked, and every place is one of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from warta.cli import app
from warta.cli.checking.pages import is_page, page_of
from warta.desk.finding import Fix, Rule

PAGE = """\
<!DOCTYPE html>
<html lang="id"><head><title>Kabar Biru</title><meta property="article:published_time" content="2024-07-05T08:00+07:00">
<script>var sampah = "<p>yang yang</p>";</script><style>p > a { color: red }</style>
<body class="a>b"><header><a href="/">Kabar Biru</a></header><nav><ul><li>Beranda<li>Masuk</ul></nav>
<main><article><header><h1>Harga obat <em>naik</em> di Kota Biru</h1></header>
<!-- yang yang -->
<p>KOTA BIRU - Warga diminta membeli
   obat di apotik, kata Rina Wati, Senin (5/7/2024).</p>
<p>Obat di apo<b>tik</b> habis &mdash; petugas <i>yang yang</i> datang dari kota itu me&shy;nunggu.</p>
<p>Warga&nbsp;yang  <b>yang</b> pergi&hellip;</p>
<aside>Baca juga: kabar kabar lain</aside></article></main>
<footer>Hak cipta &copy; Kabar Biru</footer>
"""
SHOWN = """\
Harga obat naik di Kota Biru

KOTA BIRU - Warga diminta membeli obat di apotik, kata Rina Wati, Senin (5/7/2024).

Obat di apotik habis — petugas yang yang datang dari kota itu menunggu.

Warga yang yang pergi…"""

runner = CliRunner()


def check(path: Path, *words: str):
    return runner.invoke(app, ["check", str(path), "--language", "id", *words])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "halaman.html"
    path.write_text(PAGE)
    return path


def test_the_story_is_read_as_its_readers_see_it():
    assert page_of(PAGE).text == SHOWN
    assert page_of(PAGE).published == "2024-07-05"


def test_findings_stand_at_their_place_in_the_file(page: Path):
    (said,) = json.loads(check(page, "--format", "json").stdout)["files"]
    found = [(each["code"], each["excerpt"], each["line"]) for each in said["findings"]]
    assert found == [
        ("S001", "apotik", 8),
        ("T001", "Senin (5/7/2024)", 8),  # against the day that the page says
        ("S001", "apo<b>tik", 9),
        ("G003", "yang yang", 9),
        ("G003", "yang  <b>yang", 10),
    ]
    for each in said["findings"]:
        assert PAGE[each["start"] : each["end"]] == each["excerpt"]


def test_fixes_are_made_between_tags_and_never_over_one(page: Path):
    check(page, "--fix")
    assert page.read_text() == PAGE.replace("obat di apotik,", "obat di apotek,").replace(
        "<i>yang yang</i>", "<i>yang</i>"
    )


def test_what_is_put_into_a_page_is_no_markup():
    page = page_of("<p>Satu & dua</p>")
    finding = Rule("Z001", "made-for-this-test", "info").at(0, 4, "…", fix=Fix(0, 4, "<b>&"))
    assert page.placed(finding).fix == Fix(3, 7, "&lt;b&gt;&amp;")


def test_a_page_is_known_by_its_name_or_by_how_it_begins():
    assert is_page("-", PAGE)
    assert is_page("x.txt", "\ufeff<?xml version='1.0'?>\n<html xmlns='x'>")
    assert is_page("x.HTM", "<p>Kabar")
    assert not is_page("x.html", "Kabar <p>")
    assert not is_page("x.txt", "<p>Kabar")
    assert not is_page("x.txt", "<nitf>")


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<article>a b</article><article>c d e f g</article><article>h</article>", "c d e f g"),
        ("<article>a</article><article>b</article><article>c</article>", "a\n\nb\n\nc"),
        ("<header>Situs</header><main>a</main>b", "a"),
        ("<header>Situs</header><p>a", "a"),
        ("<header><h1>Judul</h1></header><p>a", "Judul\n\na"),
        ("<head><title>x</title><body>a", "a"),
        ("a<script>x</b>y</script>b<SCRIPT>z", "ab"),
        ("a <!-- b > c --> d<!-- e", "a d"),
        ("1 < 2 &lt; 3 <3 AT&T; &nosuch; &#8217;", "1 < 2 < 3 <3 AT&T; &nosuch; ’"),
        ('<p title="a > b">c</p><p title=\'">\'>d', "c\n\nd"),
        ("a<br>b<br/><br>c<td>d<td>e", "a\nb\n\nc\n\nd\n\ne"),
        ("a <b> b </b> c", "a b c"),
        ("a <b", "a <b"),
        ("---\ntitle: x\n---\n<p>a", "---\ntitle: x\n---\na"),
        ("", ""),
    ],
)
def test_pages_are_read_as_browsers_read_them(page: str, shown: str):
    assert page_of(page).text == shown


WRITTEN = (
    """<p> </p> <b> </b> <article> </article> <script> </script> <!-- --> <br> <a " ' > < &amp; & ; yang 🚢 <nav>"""
)
TAGS = st.sampled_from([*WRITTEN.split(), " ", "\n", "\xa0", "e\u0301", "\ud800", "\x00", "---\n"])


@given(st.lists(TAGS, max_size=40).map("".join))
def test_whatever_the_page_every_letter_of_the_story_stands_in_the_file(file: str):
    page = page_of(file)
    last = 0
    for at, letter in enumerate(page.text):
        start, end = page._span(at, at + 1)
        assert last <= end <= len(file)
        assert start <= end
        last = start
        if letter in "yang🚢e\u0301\ud800":
            assert file[start:end] == letter
