"""Fixes put in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warta.desk.finding import Fix, Rule
from warta.desk.mend import mended

RULE = Rule("Z001", "made-for-this-test", "info")


def _finding(start: int, end: int, text: str):
    return RULE.at(start, end, "…", fix=Fix(start, end, text))


def test_what_has_a_fix_is_put_right_and_the_rest_stays():
    findings = [_finding(0, 5, "Harga"), RULE.at(6, 10, "…"), _finding(11, 11, "tidak ")]
    text, done = mended("Arga? ikan turun", findings)
    assert text == "Harga ikan tidak turun"
    assert done == [findings[0], findings[2]]


def test_what_is_only_most_likely_meant_waits_until_it_is_asked_for():
    likely = RULE.at(0, 4, "…", fix=Fix(0, 4, "Rina", sure=False))
    assert mended("Rima pergi", [likely]) == ("Rima pergi", [])
    assert mended("Rima pergi", [likely], unsure=True) == ("Rina pergi", [likely])


def test_of_two_fixes_on_the_same_words_the_first_is_made():
    first, second = _finding(0, 4, "satu"), _finding(2, 6, "dua")
    assert mended("abcdefg", [second, first]) == ("satuefg", [first])


def test_the_same_zero_width_fix_is_made_once():
    assert mended("ab", [_finding(1, 1, "”"), _finding(1, 1, "”")])[0] == "a”b"


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=3)), max_size=6)
)
def test_what_lies_outside_of_fixes_is_never_touched(text, wanted):
    fixes = [_finding(start, start + length, new) for start, length, new in wanted if start + length <= len(text)]
    result, done = mended(text, fixes)
    rest, at = [], 0
    for finding in done:
        rest += [text[at : finding.start], finding.fix.text]
        at = finding.end
    assert result == "".join([*rest, text[at:]])
