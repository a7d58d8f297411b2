"""Colours that a newsroom chooses: written #rrggbb, and readable on the site's grounds."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _now

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: the least contrast of text with its ground."""
LIGHT_GROUNDS = ("#ffffff", "#f5f3ee")
DARK_GROUNDS = ("#121315", "#1c1e21")
"""What text in the accent stands on: --paper and --tint of the press's style, by day and by night."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    """With the ground on which it is read worst."""
    return min(contrast(colour, ground) for ground in grounds)


def check_accent(colour: str) -> None:
    _check(
        colour,
        LIGHT_GROUNDS,
        _now("On the light page it has a contrast of %(ratio)s to 1; it needs %(least)s. Take a darker colour."),
    )


def check_accent_dark(colour: str) -> None:
    _check(
        colour,
        DARK_GROUNDS,
        _now("On the dark page it has a contrast of %(ratio)s to 1; it needs %(least)s. Take a lighter colour."),
    )


def _check(colour: str, grounds: tuple[str, ...], too_weak: str) -> None:
    if not colour:
        return
    if not _COLOUR.fullmatch(colour):
        raise ValidationError(_now("Write a colour as # and six digits from 0 to f, such as #9e1b22."))
    ratio = least_contrast(colour, grounds)
    if ratio < LEAST:
        # Cut, not rounded: 4.46 must not read as the 4.5 that it is not.
        shown = number_format(int(ratio * 100) / 100, 2)
        raise ValidationError(too_weak % {"ratio": shown, "least": number_format(LEAST, 1)})


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
