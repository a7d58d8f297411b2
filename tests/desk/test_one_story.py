"""One story in ten languages: no figure is told between any two of them, and one that is changed is told."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from warta.desk.compare import compare
from warta.desk.selection import Selection

STORY: dict[str, str] = tomllib.loads((Path(__file__).parent / "one_story.toml").read_text(encoding="utf-8"))
PAIRS = list(permutations(STORY, 2))
FIGURES = Selection(select=("FN", "FU"))


def told(original: str, relay: str, changed: tuple[str, str] = ("", "")) -> list[tuple[str, str, str]]:
    differences = compare(
        STORY[original],
        STORY[relay].replace(*changed),
        original_language=original,
        relay_language=relay,
        selection=FIGURES,
    ).differences
    return [(each.code, each.severity, each.relay.text if each.relay else "") for each in differences]


@pytest.mark.parametrize(("original", "relay"), PAIRS)
def test_nothing_is_told_of_a_faithful_relay(original: str, relay: str):
    assert told(original, relay) == []


@pytest.mark.parametrize(("original", "relay"), PAIRS)
def test_more_dead_are_told_in_every_language(original: str, relay: str):
    assert told(original, relay, ("23", "32")) == [("FN001", "error", "32")]


@pytest.mark.parametrize("relay", [language for language in STORY if language != "en"])
@pytest.mark.parametrize(
    ("changed", "code"),
    [(("23", "2"), "FN001"), (("18", "81"), "FU003"), (("47", "74"), "FN001"), (("60", "600"), "FN004")],
)
def test_what_was_changed_is_told_in_every_language(relay: str, changed: tuple[str, str], code: str):
    assert code in {each for each, _, _ in told("en", relay, changed)}
