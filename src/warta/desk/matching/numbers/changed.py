"""A figure of the original and the other one that the relay has in its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from warta.desk.finding import Difference
from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.likeness import is_scaled
from warta.desk.matching.units import same_amount
from warta.desk.pairing import unsure

SURE = 2.75
"""The weight from which two figures are told as one that was changed."""

Fault = Literal["number", "scale", "unit", "currency", "percentage", "date"]


class Changed(NamedTuple):
    """Two figures that stand for each other and are not the same."""

    original: Figure
    relay: Figure
    weight: float
    is_rounding: bool
    """Whether the relay says of a rounder figure that it is a rough one."""

    @property
    def is_sure(self) -> bool:
        return self.weight >= SURE and not self.is_rounding

    @property
    def fault(self) -> Fault:
        """In what they differ, above all."""
        first, second = self.original, self.relay
        kinds = {first.kind, second.kind}
        unknown = bool(kinds & {"digits", "code"})
        if "day" in kinds:
            return "date"
        if kinds == {"year"} or (kinds == {"year", "digits"} and not is_scaled(first, second)):
            return "date"
        same = same_amount(first.values, second.values)
        if not unknown and first.unit != second.unit and (same or (first.unit and second.unit)):
            return "currency" if "money" in kinds else "unit" if "measure" in kinds else "percentage"
        if kinds & {"percent", "points"} and not unknown:
            return "percentage"
        return "scale" if is_scaled(first, second) else "number"

    @property
    def has_both_units(self) -> bool:
        return bool(self.original.unit and self.relay.unit)

    @property
    def words(self) -> dict[str, str]:
        """What a message says of it."""
        return {"before": self.original.span.text, "after": self.relay.span.text}

    def told(self, difference: Difference, *, only: bool = True) -> Difference:
        """The difference as an error where the two surely are one, and ``only`` then; else as worth a look."""
        return difference if self.is_sure and only else unsure(difference)
