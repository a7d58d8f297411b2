"""What compare promises whatever the texts: places that hold, an order, silence where nothing is understood."""

from __future__ import annotations

import subprocess
import sys

import pytest

from warta.desk import compare as comparing
from warta.desk.compare import compare, compare_sentences, differences
from warta.desk.discovery import Broken, Discovered, FoundRule, pair_rules
from warta.desk.finding import Rule
from warta.desk.matching.numbers import equals
from warta.desk.pairing import Side
from warta.desk.selection import Selection
from warta.language.reading import Span

ENGLISH = (
    "Ferry sinks off Palu\n\n"
    "The ferry Sinar Laut sank on Monday with 212 people on board, said Rina Sulastri of the harbour office.\n\n"
    "Rescuers pulled 180 survivors out of the water. The ship was built in 1987 and carried 40 tonnes of rice.\n"
)
INDONESIAN = (
    "Feri tenggelam di lepas pantai Palu\n\n"
    "Feri Sinar Laut tenggelam pada Selasa dengan 212 orang di dalamnya, kata Rina Sulasrti dari kantor pelabuhan.\n\n"
    "Penyelamat mengangkat 108 orang selamat dari air. Kapal itu dibuat pada 1978 dan memuat 40 kilogram beras.\n"
)


def codes(compared):
    return [each.code for each in compared.differences if each.severity == "error"]


def test_every_change_of_a_story_is_told_in_the_order_of_the_original():
    found = compare(ENGLISH, INDONESIAN, original_language="en", relay_language="id")
    assert codes(found) == ["FT002", "FP001", "FN001", "FT001", "FU001"]
    for each in found.differences:
        assert each.original is None or ENGLISH[each.original.start : each.original.end] == each.original.text
        assert each.relay is None or INDONESIAN[each.relay.start : each.relay.end] == each.relay.text


def test_a_story_held_against_itself_is_the_same():
    assert compare(ENGLISH, ENGLISH, original_language="en", relay_language="en").differences == ()
    assert compare(ENGLISH, ENGLISH, original_language="en", relay_language="en").lineage.verdict == "copy"


@pytest.fixture
def failing(monkeypatch):
    """A rule that finds one thing and then fails, before all others."""

    def find(pairing):
        yield rule.between(Span("", 0, 0), None, "It was found.")
        raise ValueError("fifth leg")

    rule = Rule("FN000", "failing-rule", "error")
    found = pair_rules()
    rules = (FoundRule(rule, find, "numbers", "It fails."), *found.rules)
    monkeypatch.setattr(comparing, "pair_rules", lambda: Discovered(rules, (Broken("names/odd.py", "SyntaxError"),)))
    comparing._wanted.cache_clear()
    yield
    comparing._wanted.cache_clear()


def test_a_rule_that_fails_is_said_and_hides_nothing(failing):
    found = compare(ENGLISH, INDONESIAN, original_language="en", relay_language="id")
    assert codes(found) == ["FN000", "FT002", "FP001", "FN001", "FT001", "FU001"]
    assert [problem.message for problem in found.problems] == [
        "The rule in names/odd.py cannot be loaded (SyntaxError); the others were run.",
        "The rule FN000 failing-rule failed (ValueError: fifth leg); the others were run.",
    ]
    assert compare_sentences("5 dead", "6 tewas", languages=("en", "id")).problems == found.problems


def test_where_nobody_is_told_a_failure_is_raised(failing):
    pairing = compare(ENGLISH, INDONESIAN, original_language="en", relay_language="id").pairing
    with pytest.raises(ValueError, match="fifth leg"):
        differences(pairing)


def test_that_a_language_is_not_known_is_said():
    problems = compare(ENGLISH, INDONESIAN, original_language="en", relay_language="xx").problems
    assert [each.message for each in problems] == [
        "Warta does not know the relay's language: only figures were compared."
    ]


def test_only_the_rules_that_are_wanted_are_run():
    wanted = Selection(select=("FN", "unit-changed"))
    found = compare(ENGLISH, INDONESIAN, original_language="en", relay_language="id", selection=wanted)
    assert codes(found) == ["FN001", "FU001"]


@pytest.mark.parametrize(
    ("original", "relay", "expected"),
    [
        ("In 2019 the club had 1,250 members.", "2019年、クラブの会員は1250人だった。", []),
        ("In 2019 the club had 1,250 members.", "2019年、クラブの会員は1520人だった。", ["FN001"]),
        ("The dam holds 45 percent.", "Плотина заполнена на 54 процента.", ["FN001"]),
        ("He paid 2.5 million for it.", "Zapłacił za to 2,5 mln.", []),
    ],
)
def test_of_an_unknown_language_figures_alone_are_compared(original, relay, expected):
    found = compare_sentences(original, relay, languages=("en", "xx"))
    assert codes(found) == expected


@pytest.mark.parametrize(
    "odd",
    [
        "", " \n\n ", "\x00\x01", "\ud800 12 \udfff", "a\u0301" * 50 + " 12", "نص عربي 15 و 16", "<p>12 &amp; 13</p>",
        "---\ntitle: 12\n---\n\nText 13.", "12\r\n\r\n13\r\n", "9" * 5000, "１２人 १३ ٤٥", "“" * 200, "A. " * 300,
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", [None, "id", "xx"])
def test_odd_texts_are_answered_and_places_stay_right(odd, language):
    for first, second in ((ENGLISH, odd), (odd, ENGLISH), (odd, odd)):
        found = compare(first, second, original_language="en", relay_language=language)
        for each in found.differences:
            assert each.original is None or first[each.original.start : each.original.end] == each.original.text
            assert each.relay is None or second[each.relay.start : each.relay.end] == each.relay.text
        assert sum(len(link.original.sentences) for link in found.alignment) >= (1 if first == ENGLISH else 0)


def test_a_side_without_sentences_is_empty():
    assert (Side().start, Side().end) == (0, 0)


def test_every_process_says_the_same():
    program = (
        "from warta.desk.compare import compare\n"
        f"for each in compare({ENGLISH!r}, {INDONESIAN!r}, original_language='en', relay_language='id').differences:\n"
        "    print(each.code, each.severity, each.original, each.relay)\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert "FN001" in said.pop()


def test_a_figure_of_every_line_of_a_table_is_not_held_against_all_of_them(monkeypatch):
    lines, asked = 400, []
    equality = equals.equality
    monkeypatch.setattr(equals, "equality", lambda *figures: asked.append(None) or equality(*figures))
    original = "".join(f"It rose 5 percent in place{line}. " for line in range(lines))
    relay = "".join(f"Naik 5 poin persentase di tempat{line}. " for line in range(lines))
    compare(original, relay, original_language="en", relay_language="id")
    assert len(asked) < 80 * lines
