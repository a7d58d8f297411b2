"""The style sheet and the policy that lets it, and nothing else, in."""

from __future__ import annotations

import gzip
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

import warta.press.style as style
from tests.press import samples
from warta.press.policy import policy
from warta.press.render import Renderer
from warta.press.source import Style

RENDERER = Renderer(samples.SITE)


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* why */ a , b > c { color : red ; margin: 0 auto; }", "a,b>c{color :red;margin:0 auto}"),
        (".a :first-child { top: 0 }", ".a :first-child{top:0}"),
        ("a { width: calc(100% - 2 * 1rem) }", "a{width:calc(100% - 2 * 1rem)}"),
        ('a::after { content: "a  ;  /* b */ \\" }" }', 'a::after{content:"a  ;  /* b */ \\" }"}'),
        ("@media (min-width: 2rem) and (hover) { a { b: c } }", "@media (min-width:2rem) and (hover){a{b:c}}"),
    ],
)
def test_minifying_takes_away_only_what_means_nothing(css, small):
    assert style.minify(css) == small


def test_every_file_of_the_sheet_is_in_the_cascade_once():
    folder = Path(style.__file__).parent
    assert sorted(style.ORDER + style.BESIDE) == sorted(path.stem for path in folder.glob("*.css"))


def test_the_sheet_is_small_and_asks_for_nothing():
    sheet = style.sheet()
    assert len(gzip.compress(sheet.encode(), 6)) <= 3_900
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "</" not in sheet
    assert "!important" not in sheet


def test_what_only_a_few_pages_need_stands_in_a_second_sheet_that_articles_do_without():
    beside = style.sheet_beside()
    assert ".calendar" in beside
    assert ".calendar" not in style.sheet()
    assert len(gzip.compress(beside.encode(), 6)) <= 1_400
    for word in ("url(", "@import", "</", "!important"):
        assert word not in beside


def test_a_policy_lets_in_every_sheet_it_is_given_and_no_other():
    found = policy("a{}", "b{}")
    for sheet in ("a{}", "b{}"):
        assert f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'" in found
    assert found.count("sha256-") == 2


def test_no_side_of_the_page_is_called_left_or_right():
    """So that a page in a language that runs the other way is laid out the other way."""
    for side in ("-left", "-right", "left:", "right:", "float:left", "float:right"):
        assert side not in style.sheet() + style.sheet_beside()


def test_the_policy_lets_in_this_sheet_and_no_script():
    sheets = [
        each.removeprefix("<style>").removesuffix("</style>\n") for each in (RENDERER.style(), RENDERER.style_beside())
    ]
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in sheets]
    directives = dict(each.split(" ", 1) for each in RENDERER.policy().split("; "))
    assert directives == {
        "default-src": "'none'",
        "img-src": "'self' data:",
        "style-src": " ".join(hashes),
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


# What a newsroom sets of its look.


def set_(look: Style) -> Renderer:
    return Renderer(msgspec.structs.replace(samples.SITE, style=look))


def test_a_newsroom_that_set_nothing_has_the_sheet_as_it_is():
    assert style.own(Style()) == ""
    assert style.sheet(Style()) == style.sheet()


def test_what_a_newsroom_set_stands_at_the_end_of_the_sheet_and_the_policy_lets_it_in():
    other = set_(Style("#0a5c36", "#7fd6a8", "sans"))
    text = other.style().removeprefix("<style>").removesuffix("</style>\n")
    assert text == style.sheet() + style.own(Style("#0a5c36", "#7fd6a8", "sans"))
    assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in other.policy()
    assert other.policy() != RENDERER.policy()
    assert other.style_beside() == RENDERER.style_beside()


def test_all_that_can_be_set_costs_an_article_next_to_nothing():
    plain, dressed = (
        gzip.compress(renderer.style().encode(), 6)
        for renderer in (RENDERER, set_(Style("#0a5c36", "#7fd6a8", "sans")))
    )
    assert len(dressed) - len(plain) <= 120
