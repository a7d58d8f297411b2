"""Days that are none, which are figures alone."""

from __future__ import annotations

from warta.desk.matching.figures import Figure
from warta.desk.matching.numbers.changed import SURE, Changed
from warta.desk.matching.numbers.equals import MOST, Left
from warta.language.reading import Span


def broken_dates(left: Left) -> list[Changed]:
    """Days that are none, before the month of a date that has another day in the original: "311 Desember"."""
    found: list[Changed] = []
    if len(left.relay) > MOST:
        return found
    for yours in list(left.relay):
        month = next(
            (day.month for day in left.link.relay.dates if 0 < day.start - yours.span.end < 2 and not day.day), 0
        )
        if not month or yours.unit:
            continue
        for day in left.link.original.dates:
            if day.month == month and day.day is not None:
                left.relay.remove(yours)
                if float(day.day) not in yours.values:
                    mine = Figure(Span(day.text, day.start, day.end), (float(day.day),), "day")
                    found.append(Changed(mine, yours, SURE, False))
                break
    return found
