"""Figures of two languages held against each other: what is the same is passed over, what was changed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from warta.desk.compare import compare
from warta.desk.selection import Selection

ROWS = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "figures.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
FIGURES = Selection(select=("FN", "FU"))


@pytest.mark.parametrize(("languages", "original", "relay", "told"), ROWS)
def test_a_figure_is_told_where_it_was_changed_and_nowhere_else(languages: str, original: str, relay: str, told: str):
    first, second = languages.split("-")
    found = compare(original, relay, original_language=first, relay_language=second, selection=FIGURES).differences
    codes = sorted(each.code + ("" if each.severity == "error" else "?") for each in found)
    assert (" ".join(codes) or "-") == told, [each.message for each in found]


def test_every_language_is_held_against_another():
    languages = {language for row in ROWS for language in row[0].split("-")}
    assert languages == {"de", "en", "es", "fr", "id", "it", "ms", "nl", "pt", "tr"}
