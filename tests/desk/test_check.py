"""One text checked: the rules that are for it run, whatever it is made of, and no failure hides a finding."""

from __future__ import annotations

from datetime import date

import pytest

import warta.desk.check as checking
from warta.desk.check import check
from warta.desk.discovery import Broken, Discovered, FoundRule, text_rules
from warta.desk.finding import Rule
from warta.desk.selection import Selection
from warta.desk.suppressions import Suppression

STORY = """\
Harga obat naik di Kota Biru

KOTA BIRU - Warga diminta membeli obat di apotik terdekat, kata petugas yang yang datang dari pelabuhan.
"""
ENGLISH = """\
Harbour of Port Amber reopens

PORT AMBER - The harbour of Port Amber opened again on Monday after the the storm, and its master said that all of the
ships which had been waiting for a week outside the breakwater would be let in before the evening, with rice and oil.
"""


def _codes(text: str, language: str | None = None, **options: object) -> list[str]:
    return [finding.code for finding in check(text, language, **options).findings]


def test_findings_stand_in_the_order_of_their_places_and_quote_the_text():
    checked = check(STORY, "id")
    assert [STORY[each.start : each.end] for each in checked.findings] == ["apotik", "yang yang"]
    assert [each.code for each in checked.findings] == ["S001", "G003"]
    assert checked.language == "id"
    assert checked.reading.headline is not None
    assert checked.problems == ()


def test_rules_for_another_language_do_not_run():
    assert _codes("The apotik of the town was shut, and the harbour too, because of the storm.", "en") == []
    assert "S001" in _codes(STORY, "id-ID")


def test_what_is_selected_runs_and_what_is_ignored_does_not():
    assert _codes(STORY, "id", selection=Selection(select=("G",))) == ["G003"]
    assert _codes(STORY, "id", selection=Selection(ignore=("doubled-word",))) == ["S001"]


def test_a_language_that_nobody_knows_is_said_and_rules_that_need_none_still_run():
    checked = check("Zyx &amp; qwv brtk lmnop.\n\nVbn &amp; klm sdf ghj qwe rty uio pas dfg hjk.")
    assert checked.language == ""
    assert [each.code for each in checked.findings] == ["B003", "B003"]
    assert [problem.message for problem in checked.problems] == [
        "The language is not one that Warta knows, or the text is too short to tell: only rules that need no language"
        " were run."
    ]


def test_a_language_without_a_pack_is_said():
    checked = check("Tervetuloa satamaan &amp; kaupunkiin.", "fi")
    assert [each.code for each in checked.findings] == ["B003"]
    assert [problem.message for problem in checked.problems] == [
        "Warta has no words of fi: only rules that need no language were run."
    ]


def test_a_text_that_is_plainly_in_another_language_than_is_said_is_checked_as_what_it_is():
    checked = check(ENGLISH, "id")
    assert checked.language == "en"
    assert "The text is said to be in Bahasa Indonesia, and is in English: it was checked as English." in [
        problem.message for problem in checked.problems
    ]
    assert [ENGLISH[each.start : each.end] for each in checked.findings] == ["the the"]


def _with_rule(monkeypatch: pytest.MonkeyPatch, find: object) -> None:
    rule = FoundRule(Rule("Z001", "made-for-this-test", "info"), find, "style", "A fault.")  # type: ignore[arg-type]
    found = text_rules()
    monkeypatch.setattr(checking, "text_rules", lambda: Discovered((rule, *found.rules), found.broken))


def test_a_rule_that_fails_is_said_and_the_others_run(monkeypatch: pytest.MonkeyPatch):
    def failing(copy):
        yield Rule("Z001", "made-for-this-test", "info").at(0, 5, "Before it fails.")
        raise KeyError("weekday")

    _with_rule(monkeypatch, failing)
    checked = check(STORY, "id")
    assert [each.code for each in checked.findings] == ["Z001", "S001", "G003"]
    assert [problem.message for problem in checked.problems] == [
        "The rule Z001 made-for-this-test failed (KeyError: 'weekday'); the others were run."
    ]


def test_a_finding_beyond_the_text_is_a_failure_of_its_rule(monkeypatch: pytest.MonkeyPatch):
    _with_rule(monkeypatch, lambda copy: [Rule("Z001", "made-for-this-test", "info").at(0, 10_000, "Too far.")])
    checked = check(STORY, "id")
    assert [each.code for each in checked.findings] == ["S001", "G003"]
    assert "0 to 10000 is no place in the text" in checked.problems[0].message


def test_a_file_of_rules_that_cannot_be_loaded_is_said(monkeypatch: pytest.MonkeyPatch):
    broken = Broken("style/odd.py", "SyntaxError: invalid syntax")
    monkeypatch.setattr(checking, "text_rules", lambda: Discovered((), (broken,)))
    assert [problem.message for problem in check(STORY, "id").problems] == [
        "The rule in style/odd.py cannot be loaded (SyntaxError: invalid syntax); the others were run."
    ]


def test_front_matter_is_no_copy_and_places_are_those_of_the_whole_file():
    text = f"---\ntitle: Apotik apotik &amp;\nlanguage: id\n---\n\n{STORY}"
    checked = check(text, "id")
    assert [text[each.start : each.end] for each in checked.findings] == ["apotik", "yang yang"]
    assert text[checked.reading.headline.start : checked.reading.headline.end] == "Harga obat naik di Kota Biru"


def test_what_the_front_matter_lets_stand_is_kept_with_its_reason():
    text = f"---\nignore: [doubled-word: a poem says so, S001: the sign is written so]\n---\n\n{STORY}"
    checked = check(text, "id")
    assert checked.findings == ()
    assert [(each.finding.code, each.reason) for each in checked.suppressed] == [
        ("S001", "the sign is written so"),
        ("G003", "a poem says so"),
    ]


@pytest.mark.parametrize(
    ("ignored", "says"),
    [
        ("doubled-word", "without a reason, so it was not ignored"),
        ("no-such-fault: because", "no-such-fault, which is no rule"),
    ],
)
def test_an_ignore_that_does_not_hold_is_said(ignored: str, says: str):
    checked = check(f"---\nignore: [{ignored}]\n---\n\n{STORY}", "id")
    assert [each.code for each in checked.findings] == ["S001", "G003"]
    assert says in checked.problems[0].message


def test_a_newsroom_lets_one_finding_stand_and_not_its_like():
    text = STORY.replace("obat di", "obat di di")
    checked = check(text, "id", suppressions=[Suppression("G003", "Dewi: it is a song", words="yang yang")])
    assert [text[each.start : each.end] for each in checked.findings] == ["di di", "apotik"]
    assert [each.reason for each in checked.suppressed] == ["Dewi: it is a song"]


LONG = (
    "Harga ikan di pasar Kota Biru turun 12 persen sejak Jumat, kata Rina Laut, karena panen raya yang yang panjang. "
)
ODD = {
    "nothing": "",
    "blanks": " \n\t\n\u3000",
    "one sign": "”",
    "carriage returns": STORY.replace("\n", "\r\n"),
    "old carriage returns": STORY.replace("\n", "\r"),
    "combining marks": STORY.replace("Kota", "Ko\u0302ta\u0323\u0323"),
    "half a character": f"{STORY}\ud800 yang yang \udfff.",
    "zeros": STORY.replace(" ", " \x00", 3),
    "right to left": "عنوان قصير\n\nقال الوزير يوم الجمعة (5/7) “نحن” إن الأسعار ارتفعت 12 في المئة &amp; أكثر.",
    "mixed scripts": f"{STORY} 東京で会議 Москва сказал “да” 서울 {STORY}",
    "markup": "<!DOCTYPE html><html><body><p>Harga &amp; obat</p><script>if (a < b) { c(); }</script></body></html>",
    "marks without end": "“" * 3000 + "[" * 3000 + "{{" * 3000 + "<a " * 3000,
    "one long word": "a" * 100_000,
    "spaces without end": "a" + " " * 100_000 + "b",
    "emoji": "👩‍👩‍👧‍👦 yang yang 🇮🇩 &amp; di di.",
    "controls": "\u202eyang yang\u202c \x85\x93kutipan\x94 &amp;\ufeff",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("language", [None, "id", "en", "ar"])
def test_whatever_comes_in_is_answered_and_every_place_lies_in_the_text(name: str, language: str | None):
    text = ODD[name]
    checked = check(text, language, selection=Selection(select=("all",)))
    assert [each.message for each in checked.problems if "failed" in each.template] == []
    for finding in checked.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        if finding.fix:
            assert 0 <= finding.fix.start <= finding.fix.end <= len(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_move_no_place(line_end: str):
    text = STORY.replace("\n", line_end)
    assert [text[each.start : each.end] for each in check(text, "id").findings] == ["apotik", "yang yang"]


def test_the_same_text_has_the_same_findings():
    assert check(STORY, "id") == check(STORY, "id")


def test_every_fault_of_a_long_paragraph_is_found():
    text = f"Judul pendek\n\n{LONG * 2000}"
    assert _codes(text, "id", selection=Selection(select=("G003",))) == ["G003"] * 2000


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Pasar itu telah dibuka pada 1 Januari. Pasar itu akan dibuka pada 31 Desember."),
        ("en", "The market was opened on 1 January. The market will open on 31 December."),
    ],
)
def test_the_first_and_the_last_day_of_the_calendar_are_days_of_publication(day: date, language: str, text: str):
    assert check(text, language, published=day).problems == ()
