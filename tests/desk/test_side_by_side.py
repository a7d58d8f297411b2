"""An original and its relay beside each other. The stories are invented."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warta.desk.compare import Comparison, compare
from warta.desk.side_by_side import fragment, page, report, rows, style

ENGLISH = """Storm reaches Dalmora

NAIROBI (Reuters) - A storm with winds of 120 kilometres an hour reached Dalmora on Monday, the weather office said.

The harbour of Altfeld was closed at 17.30. "We will not open it before Friday," said Helena Brandt.

Two ferries were moved to Larantuka in 2019.
"""
INDONESIAN = """Badai mencapai Dalmora

NAIROBI (Reuters) - Badai dengan angin 210 kilometer per jam mencapai Dalmora pada Senin, kata kantor cuaca.

Pelabuhan Altfeld ditutup pukul 17.30. “Kami akan membukanya sebelum Jumat,” kata Helena Brandt.

Pada 2019 dua feri dipindahkan ke Larantuka.

Sumber: Reuters
"""


def compared(original: str = ENGLISH, relay: str = INDONESIAN) -> Comparison:
    return compare(original, relay, original_language="en", relay_language="id")


class Read(HTMLParser):
    """The ids, links and words of a page, and whether its elements close as they should."""

    VOID = frozenset({"meta"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_sentence_stands_in_a_row_beside_its_partner() -> None:
    shown = rows(compared())
    first = ["".join(piece.words for piece in sentence) for row in shown for sentence in row.original]
    assert first[0] == "Storm reaches Dalmora"
    assert first[1].startswith("NAIROBI (Reuters)")
    assert "Two ferries were moved to Larantuka in 2019." in first
    closed = next(row for row in shown if row.original and "17.30" in "".join(p.words for p in row.original[0]))
    assert "17.30" in "".join(piece.words for piece in closed.relay[0])


def test_a_finding_is_marked_on_both_sides_under_one_number() -> None:
    found = compared()
    number = next(n for n, each in enumerate(found.differences, 1) if each.code == "FN001")
    marked = [
        {piece.words for row in rows(found) for sentence in side(row) for piece in sentence if number in piece.findings}
        for side in (lambda row: row.original, lambda row: row.relay)
    ]
    assert [words[:3] for side in marked for words in side] == ["120", "210"]


def test_every_finding_of_these_texts_is_told_in_one_row() -> None:
    found = compared()
    told = [number for row in rows(found) for number in row.findings]
    assert sorted(told) == list(range(1, len(found.differences) + 1))


def test_credits_stand_under_the_texts_and_furniture_does_not() -> None:
    shown = rows(compared(relay=f"{INDONESIAN}\n3 min read\n"))
    last = "".join(piece.words for sentence in shown[-1].relay for piece in sentence)
    assert shown[-1].kind == "around"
    assert last == "Sumber: Reuters"
    assert "min read" not in page(compared(relay=f"{INDONESIAN}\n3 min read\n"))


def test_every_link_of_the_page_leads_to_a_place_of_it() -> None:
    read = Read(page(compared()))
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    inner = {link.removeprefix("#") for link in read.links}
    assert all(link.startswith("#") for link in read.links)
    assert inner - set(read.ids) == set()
    assert {"o1", "r1"} <= set(read.ids)


def test_the_page_asks_nothing_of_anybody() -> None:
    html = page(compared())
    read = Read(html)
    assert "script" not in read.tags
    assert not any(name.startswith("on") or name == "style" for name in read.attributes)
    assert not re.search(r"https?://|url\(|@import|src=", html)


def test_the_fragment_has_no_style_of_its_own() -> None:
    shown = fragment(compared())
    assert "<style" not in shown
    assert 'class="side"' in shown
    assert ".side .mark" in style()


@pytest.mark.parametrize(("language", "heading"), [("en", "Original and relay"), ("id", "Naskah asli dan turunannya")])
def test_the_page_speaks_the_language_of_its_reader(language: str, heading: str) -> None:
    html = page(compared(), language)
    assert f'<html lang="{language}">' in html
    assert f"<h1>{heading}</h1>" in html


def test_whatever_the_texts_hold_is_shown_as_text() -> None:
    hostile = 'Storm <script>alert("1")</script> & "more"\n\nThe <b>mayor</b> of Altfeld has 12 sons & no daughters.\n'
    html = page(compared(hostile, hostile.replace("12", "21")))
    assert "<script" not in html
    assert "<b>mayor" not in html
    assert "&lt;script&gt;alert(&quot;1&quot;)" in html


def test_right_to_left_copy_is_shown_from_the_right() -> None:
    arabic = "العاصفة تصل إلى الميناء\n\nأُغلق الميناء الساعة 17.30 وبلغت سرعة الرياح 120 كيلومترا.\n"
    html = page(compare(ENGLISH, arabic, original_language="en", relay_language="ar"))
    assert 'lang="ar" dir="rtl"' in html
    assert 'lang="en" dir="ltr"' in html


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_shown(original: str, relay: str) -> None:
    found = compare(original, relay)
    assert Read(page(found)).open == []
    page(found).encode("utf-8")
    report(found).encode("utf-8", "replace")
    report(found, width=30)


def test_the_report_has_two_columns_and_says_the_numbers_of_the_findings() -> None:
    shown = report(compared())
    assert "\x1b" not in shown
    row = next(line for line in shown.splitlines() if "[120 " in line)
    assert "Badai dengan" in row or "[210 " in row
    assert re.search(r"\d\[120 ", shown)
    assert re.search(r"\d\[210 ", shown)


def test_in_a_narrow_terminal_the_texts_are_stacked() -> None:
    shown = report(compared(), "id", width=50)
    assert all(len(line) <= 50 for line in shown.splitlines())
    assert shown.index("Storm reaches Dalmora") < shown.index("Badai mencapai Dalmora")
    assert "Naskah asli" in shown


def test_a_terminal_gets_colour_and_no_commands_of_the_copy() -> None:
    shown = report(compared(ENGLISH.replace("harbour", "har\x1b[31mbour\x07")), colour=True, width=120)
    assert "\x1b[1;31m" in shown
    assert "\x07" not in shown
    assert "har\x1b" not in shown


def test_where_nothing_was_changed_it_says_so() -> None:
    same = compare(ENGLISH, ENGLISH, original_language="en", relay_language="en")
    assert "Nothing that was changed was found." in report(same)
    assert "Nothing that was changed was found." in page(same)
    assert "copy" in report(same)
