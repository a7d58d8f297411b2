import pytest

from tests.talk.letterbox import NOTHING, draft
from warta.talk import Note
from warta.talk.phases.shouting import shouting


@pytest.mark.parametrize("text", ["INI BERITA BOHONG SEMUANYA!!!", "THIS IS ALL A lie AND EVERYBODY KNOWS IT"])
def test_capitals_from_end_to_end_are_noted(text):
    assert shouting(draft(text), NOTHING) == Note("shouting")


@pytest.mark.parametrize(
    "text", ["SETUJU!", "KPK dan DPR perlu bicara soal RUU ini.", "日本語のコメントは大文字がない", "", "123 " * 50]
)
def test_short_calls_abbreviations_and_scripts_without_capitals_are_not(text):
    assert shouting(draft(text), NOTHING) is None
