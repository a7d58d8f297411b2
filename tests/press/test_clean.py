"""What no page can show is in no text that a template gets."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press import samples
from warta.press.clean import clean, clean_text
from warta.press.holes import CLOSE, OPEN, WHERE
from warta.story import Paragraph

UNFIT = [
    *map(chr, (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F, 0xFFFE, 0xFFFF)),
    *("\ud800", "\udfff", "\ufdd5", OPEN, CLOSE, WHERE),
]
FIT = ["\t", "\n", "\r", "\x85", "\xa0", "\ufdcf", "\ufdf0", "\ufffd", "🚢", '"', "\\", "\\u0001", "\\b", "é"]


@pytest.mark.parametrize("character", UNFIT, ids=ascii)
def test_it_is_taken_out_wherever_it_stands(character):
    story = msgspec.structs.replace(
        samples.STORY, headline=f"a{character}b", blocks=(Paragraph(f"{character}x{character}"),)
    )
    assert clean(story) == msgspec.structs.replace(samples.STORY, headline="ab", blocks=(Paragraph("x"),))


@pytest.mark.parametrize("character", FIT, ids=ascii)
def test_everything_else_stays(character):
    story = msgspec.structs.replace(samples.STORY, headline=f"a{character}b")
    assert clean(story) == story


def test_what_is_clean_is_not_copied():
    assert clean(samples.STORY) is samples.STORY


@given(st.text(st.characters(exclude_categories=())))
def test_both_ways_of_asking_agree(text):
    assert clean(Paragraph(text)) == Paragraph(clean_text(text))
