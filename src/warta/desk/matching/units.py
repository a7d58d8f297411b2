"""Amounts that are the same in another unit: miles and kilometres, Fahrenheit and Celsius."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warta.desk.matching.figures import Figure

_LENGTH, _AREA, _MASS, _VOLUME, _SPEED, _TIME = "length", "area", "mass", "volume", "speed", "duration"
UNITS: dict[str, tuple[str, float]] = {
    "millimeter": (_LENGTH, 0.001),
    "centimeter": (_LENGTH, 0.01),
    "meter": (_LENGTH, 1),
    "kilometer": (_LENGTH, 1e3),
    "inch": (_LENGTH, 0.0254),
    "foot": (_LENGTH, 0.3048),
    "yard": (_LENGTH, 0.9144),
    "mile": (_LENGTH, 1609.344),
    "nautical-mile": (_LENGTH, 1852),
    "light-year": (_LENGTH, 9.4607e15),
    "square-meter": (_AREA, 1),
    "square-kilometer": (_AREA, 1e6),
    "hectare": (_AREA, 1e4),
    "acre": (_AREA, 4046.86),
    "square-mile": (_AREA, 2.58999e6),
    "square-foot": (_AREA, 0.092903),
    "square-centimeter": (_AREA, 1e-4),
    "milligram": (_MASS, 1e-6),
    "gram": (_MASS, 1e-3),
    "kilogram": (_MASS, 1),
    "tonne": (_MASS, 1e3),
    "ton": (_MASS, 907.18),
    "metric-ton": (_MASS, 1e3),
    "pound": (_MASS, 0.453592),
    "ounce": (_MASS, 0.0283495),
    "stone": (_MASS, 6.35029),
    "milliliter": (_VOLUME, 1e-3),
    "liter": (_VOLUME, 1),
    "gallon": (_VOLUME, 3.78541),
    "barrel": (_VOLUME, 158.987),
    "cubic-meter": (_VOLUME, 1e3),
    "cubic-foot": (_VOLUME, 28.3168),
    "pint": (_VOLUME, 0.473176),
    "kilometer-per-hour": (_SPEED, 1),
    "mile-per-hour": (_SPEED, 1.609344),
    "knot": (_SPEED, 1.852),
    "meter-per-second": (_SPEED, 3.6),
    "second": (_TIME, 1),
    "minute": (_TIME, 60),
    "hour": (_TIME, 3600),
    "day": (_TIME, 86400),
    "week": (_TIME, 604800),
    "month": (_TIME, 2629746),
    "year": (_TIME, 31556952),
    "decade": (_TIME, 315569520),
    "century": (_TIME, 3155695200),
}
"""The family of a unit and how much of the family's own it is. CLDR's names."""

_TEMPERATURES = frozenset({"celsius", "fahrenheit", "kelvin"})
_CENTS = frozenset({"cent", "penny"})
_ROUGHLY = 0.06
"""The share by which a conversion may be rounded."""


def same_amount(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether two figures, each with its possible values, are equal."""
    return any(math.isclose(a, b, rel_tol=1e-9) for a in first for b in second)


def same_family(first: str, second: str) -> bool:
    """Whether both measure the same thing."""
    if first in _TEMPERATURES and second in _TEMPERATURES:
        return True
    return first in UNITS and second in UNITS and UNITS[first][0] == UNITS[second][0]


def same_measure(first: Figure, second: Figure, *, within: float = _ROUGHLY) -> bool:
    """Whether one is the other, converted and rounded by no more than this share."""
    if not same_family(first.unit, second.unit):
        return False
    if first.unit in _TEMPERATURES:
        return any(
            abs(_celsius(a, first.unit) - _celsius(b, second.unit)) <= 1.5 for a in first.values for b in second.values
        )
    return _is_near(first.values, first.unit, second.values, second.unit, within)


def _is_near(first: Sequence[float], unit: str, second: Sequence[float], other: str, within: float) -> bool:
    return any(math.isclose(a * UNITS[unit][1], b * UNITS[other][1], rel_tol=within) for a in first for b in second)


def same_points(first: Figure, second: Figure) -> bool:
    """Whether one gives in basis points what the other gives in per cent or points of it."""
    basis, other = (first, second) if first.unit == "basis point" else (second, first)
    return (
        basis.unit == "basis point"
        and other.unit == "%"
        and same_amount([value / 100 for value in basis.values], other.values)
    )


def same_weight(first: Figure, second: Figure) -> bool:
    """Whether pounds that were taken for money weigh what the other does: "a 550 pound pig" and "250 kilogram"."""
    pounds, other = (first, second) if first.kind == "money" else (second, first)
    if pounds.unit != "GBP" or "£" in pounds.span.text or UNITS.get(other.unit, ("",))[0] != _MASS:
        return False
    return _is_near(pounds.values, "pound", other.values, other.unit, _ROUGHLY)


def same_change(first: Figure, second: Figure) -> bool:
    """Whether one gives in cents what the other gives in whole money: "50 cents" and "$0.50"."""
    cents, money = (first, second) if first.unit in _CENTS else (second, first)
    return (
        cents.unit in _CENTS
        and money.kind == "money"
        and same_amount([value / 100 for value in cents.values], money.values)
    )


def _celsius(value: float, unit: str) -> float:
    return (value - 32) / 1.8 if unit == "fahrenheit" else value - 273.15 if unit == "kelvin" else value
