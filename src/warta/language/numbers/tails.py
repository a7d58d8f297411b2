"""What follows an amount and belongs to it: "setengah", "juta", and the unit."""

from __future__ import annotations

import re
from fractions import Fraction

from warta.language.numbers.lexicon import WORD, UnitKind, folded, spaced
from warta.language.numbers.misspelt import misspelt_scale
from warta.language.numbers.stretch import LOOK_BACK, Found, Stretch

Sign = tuple[str, UnitKind]
"""A unit that stands before its amount: "Rp", "$"."""
_ABBREVIATED = 4
"""Letters of which a word that is cut short has fewer."""
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_INCHES = re.compile(r"-(1[01]|[0-9])(?![\w.,-])|\s?(1[01]|[0-9])(?:in|[-\s]inch(?:es)?)(?!\w)")
"""Inches behind feet: "6-foot-6", "6ft 6in"."""
_FURTHER = re.compile(r"\s([0-9]{1,3})(?![0-9]|[.,:/-][0-9])")
_NEAR = 12
"""Characters behind an amount in which something may be said of its weight."""


def take_tail(page: Stretch, found: Found, sign: Sign | None) -> None:
    """Takes in what follows a number."""
    text, words, end = page.text, page.words, page.end
    began = found.end
    mantissa = found.value
    if (half := words.halves.match(text, found.end, end)) and found.value == int(found.value):
        mantissa += Fraction(1, 2)
        found.end = half.end()
    times = _multiplied(page, found, sign)
    if half and times == 1 and not words.after.match(text, found.end, end):
        mantissa, found.end = found.value, began
    found.value = mantissa * times
    found.multiplier *= times
    if times > 1:
        _go_on(page, found, times)
    found.bare = True
    if sign is not None:
        found.unit, found.kind = sign
        return
    match = words.after.match(text, found.end, end) or _behind_abbreviation(page, found)
    if match is None and found.multiplier > 1 and (of := words.of_unit.match(text, found.end, end)):
        match = words.after.match(text, of.end(), end)
    if match:
        unit, kind = _unit(page, match)
        found.end, found.bare = match.end(), False
        found.unit, found.kind = unit, kind
        if (weight := words.weighed.get(spaced(folded(match["unit"] or "")))) and _is_weight(page, found):
            found.unit, found.kind = weight, "measure"
        if found.kind == "measure" and not half and (half := words.halves.match(text, found.end, end)):
            found.value += Fraction(1, 2)  # "duas horas e meia"
            found.end = half.end()
        elif unit == "foot" and (inches := _INCHES.match(text, found.end, end)):
            found.value += Fraction(int(inches[1] or inches[2]), 12)
            found.end = inches.end()


def measures(page: Stretch, end: int) -> bool:
    """Whether a unit stands here that measures something other than time: behind "nomor 100" there are metres."""
    match = page.words.after.match(page.text, end, page.end)
    if match is None:
        return False
    unit, kind = _unit(page, match)
    return kind == "measure" and unit not in _TIMES


def _go_on(page: Stretch, found: Found, times: int) -> None:
    """Takes in what goes on with smaller ones: "1 juta 200 ribu", "4 bin 500"."""
    while further := _FURTHER.match(page.text, found.end, page.end):
        match = page.words.multiplier.match(page.text, further.end(), page.end)
        power = page.words.scales[spaced(folded(match["word"]))] if match else 1
        if power >= times or (power == 1 and not (page.pack.numbers.ones_follow and times == 1000)):
            return
        found.value += int(further[1]) * power
        found.end, times = match.end("word") if match else further.end(), power


def _behind_abbreviation(page: Stretch, found: Found) -> re.Match[str] | None:
    """The unit behind a short word with a point: "2,4 Mio. Euro"."""
    text = page.text
    if found.multiplier == 1 or text[found.end : found.end + 1] != ".":
        return None
    word = text[max(page.start, found.end - _ABBREVIATED) : found.end]
    return page.words.after.match(text, found.end + 1, page.end) if not word.isalpha() else None


def _multiplied(page: Stretch, found: Found, sign: Sign | None) -> int:
    """What "million" and the like behind a number multiply it by; ``found`` ends behind them."""
    text, words, end = page.text, page.words, page.end
    times = 1
    for _ in range(2):
        match = words.multiplier.match(text, found.end, end)
        longer = words.after.match(text, found.end, end) if match else None
        if not match or (longer and longer.end() > match.end()):  # "mille marin" is a mile
            break
        times *= words.scales[spaced(folded(match["word"]))]
        found.end = match.end("word")
    if times == 1 and (match := words.short.match(text, found.end, end)):
        behind = words.after.match(text, match.end(), end)
        is_money = sign is not None or (behind and _unit(page, behind)[1] == "money")
        if is_money or (text[match.end() : match.end() + 1] == " " and page.is_counted(match.end() + 1)):
            times, found.end = page.pack.numbers.short_multipliers[match["word"]], match.end()
    if times == 1 and text[found.end : found.end + 1] == " " and (sign is not None or _has_decimals(page, found)):
        times, found.end = misspelt_scale(text, found.end + 1, end, words.scales) or (1, found.end)
    return times


def _has_decimals(page: Stretch, found: Found) -> bool:
    return page.decimal in page.text[found.start : found.end]


def _unit(page: Stretch, match: re.Match[str]) -> Sign:
    if match["exact"]:
        return page.words.exact[spaced(match["exact"])]
    return page.words.units[spaced(folded(match["unit"]))]


def _is_weight(page: Stretch, found: Found) -> bool:
    """Whether "pounds" are no money here: "weighs 20 pounds", "20 pounds of rice", not "2 m pounds of debt"."""
    if found.multiplier == 1 and page.words.of.match(page.text, found.end, page.end):
        return True
    around = page.text[max(page.start, found.start - LOOK_BACK) : min(page.end, found.end + _NEAR)]
    return any(folded(word) in page.words.weights for word in WORD.findall(around))
