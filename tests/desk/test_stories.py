"""Stories in many languages: no figure is told between any two of them, and one that is changed is told."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from warta.desk.compare import compare
from warta.desk.selection import Selection

STORIES: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))
PAIRS = [(name, *pair) for name, story in STORIES.items() for pair in permutations(story, 2)]
FROM_ENGLISH = [(name, relay) for name, first, relay in PAIRS if first == "en"]
FIGURES = Selection(select=("FN", "FU"))
SLIPS = {
    "flood": [("23", "2", "FN001"), ("18", "81", "FU003"), ("47", "74", "FN001"), ("60", "600", "FN004")],
    "bank": [("12,5", "15,2", "FU003"), ("210", "21", "FN004"), ("30", "3", "FU003"), ("25", "26", "FN001")],
    "cup": [("38.500", "35.800", "FN001"), ("61", "16", "FN001"), ("67", "76", "FN001"), ("14,2", "12,4", "FN001")],
}
"""What is changed in a relay, to what, and the rule that must see it."""


def told(story: str, original: str, relay: str, changed: tuple[str, str] = ("", "")) -> list[tuple[str, str, str]]:
    texts = STORIES[story]
    assert changed[0] in texts[relay]
    differences = compare(
        texts[original],
        texts[relay].replace(*changed),
        original_language=original,
        relay_language=relay,
        selection=FIGURES,
    ).differences
    return [(each.code, each.severity, each.relay.text if each.relay else "") for each in differences]


@pytest.mark.parametrize(("story", "original", "relay"), PAIRS)
def test_nothing_is_told_of_a_faithful_relay(story: str, original: str, relay: str):
    assert told(story, original, relay) == []


@pytest.mark.parametrize(("original", "relay"), [pair[1:] for pair in PAIRS if pair[0] == "flood"])
def test_more_dead_are_told_in_every_language(original: str, relay: str):
    assert told("flood", original, relay, ("23", "32")) == [("FN001", "error", "32")]


@pytest.mark.parametrize(
    ("story", "relay", "slip"), [(name, relay, slip) for name, relay in FROM_ENGLISH for slip in SLIPS[name]]
)
def test_what_was_changed_is_told_in_every_language(story: str, relay: str, slip: tuple[str, str, str]):
    right, wrong, code = slip
    assert code in {each for each, _, _ in told(story, "en", relay, (right, wrong))}
