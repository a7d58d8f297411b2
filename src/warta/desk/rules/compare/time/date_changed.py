"""A date is another one in the relay.

## What it reports

A day, a month or a year that is not the original's. Days told from publication ("kemarin", "last Friday") are held
against dates where the day of publication is known. A month that the relay names and the original does not is worth a
look, where both name months.

## Why

28/02 and 28/03 differ by one key, and by a month.

## Example

Original: The treaty was signed on 28 February 2019.

Relay: Perjanjian itu ditandatangani pada 28 Maret 2019.

## Instead

Take the date of the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from warta.desk.finding import Difference, Rule
from warta.desk.matching.dates import match_dates
from warta.desk.matching.numbers import match_numbers
from warta.desk.pairing import Pairing, unsure
from warta.language.reading import Span

RULE = Rule(code="FT001", name="date-changed", severity="error")
_TEMPLATE = "The original says {before}, the relay {after}."


def find(pair: Pairing) -> Iterator[Difference]:
    for changed in match_dates(pair):
        if changed.parts == ("weekday",):
            continue
        first = Span(changed.original.text, changed.original.start, changed.original.end)
        second = Span(changed.relay.text, changed.relay.start, changed.relay.end)
        difference = RULE.between(first, second, _TEMPLATE, before=first.text, after=second.text)
        yield difference if changed.is_sure else unsure(difference)
    for number in match_numbers(pair).changed:
        if number.fault == "date":
            first, second = number.original.span, number.relay.span
            difference = RULE.between(first, second, _TEMPLATE, before=first.text, after=second.text)
            yield difference if number.is_sure else unsure(difference)
