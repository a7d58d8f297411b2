"""What a measurement yields, how it is printed, and the floors that it must not fall below."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

FLOORS = Path(__file__).with_name("floors.toml")

Part = Literal["looked-at", "measured"]


class Figure(msgspec.Struct, frozen=True):
    """One figure of a table."""

    name: str
    value: float
    """A share from 0 to 1, or a rate as its name says."""
    count: int
    """How many were tried."""
    floor_key: str = ""
    """Its key in floors.toml; empty where it has no floor."""
    form: Literal["share", "rate", "amount"] = "share"
    """``rate`` is in a thousand."""

    @property
    def shown(self) -> str:
        if self.form == "share":
            return f"{100 * self.value:.2f} %"
        return f"{self.value:.2f} in 1,000" if self.form == "rate" else f"{self.value:,.2f}"


def share(name: str, hits: int, count: int, floor_key: str = "") -> Figure:
    return Figure(name, hits / count if count else 0.0, count, floor_key)


def rate(name: str, hits: int, count: int, floor_key: str = "") -> Figure:
    return Figure(name, 1000 * hits / count if count else 0.0, count, floor_key, "rate")


def floors(subject: str) -> dict[str, dict[str, float]]:
    """The floors of a subject: a figure's key to {at_least: …} or {at_most: …}."""
    table: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(subject, {})
    return table


def fallen(subject: str, figures: Iterable[Figure]) -> Iterator[str]:
    """A line for each figure beyond its floor, and for each floor that nothing was measured for."""
    held = floors(subject)
    met = set()
    for figure in figures:
        floor = held.get(figure.floor_key)
        if floor is None:
            continue
        met.add(figure.floor_key)
        if not figure.count:
            yield f"{figure.name}: nothing was tried"
        elif figure.value < floor.get("at_least", figure.value):
            yield f"{figure.name}: {figure.shown} is under the floor of {floor['at_least']}"
        elif figure.value > floor.get("at_most", figure.value):
            yield f"{figure.name}: {figure.shown} is over the most allowed, {floor['at_most']}"
    yield from (f"{key}: a floor, and no figure for it" for key in sorted(held.keys() - met))


def table(figures: Iterable[Figure]) -> str:
    rows = [(figure.name, figure.shown, f"{figure.count:,}") for figure in figures]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    return "\n".join(
        f"  {name:<{widths[0]}}  {value:>{widths[1]}}  of {count:>{widths[2]}}" for name, value, count in rows
    )
