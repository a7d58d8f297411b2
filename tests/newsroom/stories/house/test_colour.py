"""A newsroom's colours are read by everybody, or refused."""

import re
from importlib.resources import files

import pytest
from django.core.exceptions import ValidationError

from warta.newsroom.stories.house.colour import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    check_accent,
    check_accent_dark,
    contrast,
)
from warta.newsroom.stories.house.widgets import DarkColourInput, LightColourInput


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Known pairs: black on white, the lightest grey that passes on white, and a colour on itself.
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1.0),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_contrast_is_that_of_wcag_whichever_comes_first(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_grounds_are_those_of_the_press():
    css = (files("warta.press") / "style" / "ink.css").read_text(encoding="utf-8")
    grounds = [_long(colour) for colour in re.findall(r"--(?:paper|tint):\s*(#[0-9a-f]+)", css)]
    assert grounds == [*LIGHT_GROUNDS, *DARK_GROUNDS]


def test_warta_s_own_colours_are_those_of_the_press_and_pass():
    css = (files("warta.press") / "style" / "ink.css").read_text(encoding="utf-8")
    day, night = re.findall(r"--accent:\s*(#[0-9a-f]{6})", css)
    assert (LightColourInput().usual, DarkColourInput().usual) == (day, night)
    check_accent(day)
    check_accent_dark(night)


def test_just_too_weak_does_not_read_as_enough():
    with pytest.raises(ValidationError) as problem:
        check_accent("#767676")  # 4.54 on white, and less on the tinted ground
    assert re.search(r"4[.,]0\d", str(problem.value))


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
