"""The parts that are listed do not come to the total that they are parts of.

## What it reports

A total followed by a list of parts that come to another number:

- after words such as *consisting of*, or where people are told by sex or age directly behind their number (*12
  suspects, eight men and five women*): parts that come to more or to less;
- of which the last is said to be all that is left (*of the 30, 12 left and the other 20 stayed*);
- after a colon or a bracket: parts that come to more, and also those that come to less where they are three or more
  with an *and* before the last. A shorter list may be incomplete.

Money and measures are added up with the room that rounding leaves. Parts that miss the total by far are parts of
something else, or not all of it, and are left alone; so are lists with *among them*, *more than* and the like.

## Why

The reader adds up, and trusts neither number any more. Mostly one of them was brought up to date and the other not.

## Example

    Polisi menahan 12 orang: 5 laki-laki dan 8 perempuan.

## Instead

Ask which number is right, and change the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.remainder import parts_with_remainder
from warta.desk.stated import Interval, any_of, claims, rounded, stated
from warta.language.alternatives import one_of
from warta.language.packs import Claims
from warta.language.reading import Number

RULE = Rule(code="N001", name="parts-against-total", severity="warning")

_OPENS = re.compile(r"[^.;:()\d]{1,40}?(?P<mark>:\s|\s\()")
_AND = re.compile(r"\s(?:and|dan|serta|&)\s$")
_GOES_ON = re.compile(r"\s(?:and|dan|serta|plus|with|or|atau)\s")
_BEHIND = 8
_REST_BEHIND = 25
"""Letters behind the list in which "the rest" says that it was not all."""
_FEWEST = 2
_FEWEST_OF_A_LIST = 3
"""Parts behind a colon that are taken for all of them where the last has an "and" before it."""
_NEAR = 0.15
"""The share of the total by which the parts may miss it: a slip is small."""
_SMALLEST = 3
"""A total below this is a pair or a single thing, and what follows describes it."""
_MOST = 30
"""Parts of a list; with more it is a table."""
_REACH = 1_000
"""Letters from the total to the end of the list."""
_BETWEEN = 60


def find(copy: Copy) -> Iterator[Finding]:
    known = claims(copy)
    if known is None:
        return
    _, words = known
    for each in stated(copy, 1 + _FEWEST):
        for place, total in enumerate(each.numbers[:-_FEWEST]):
            after = each.numbers[place + 1 : place + 2 + _MOST]
            finding = _finding(copy.text, total, after, each.sentence.end, words) or _of_remainder(
                copy.text, total, after, words
            )
            if finding:
                yield finding
                break


def _finding(text: str, total: Number, after: tuple[Number, ...], end: int, words: Claims) -> Finding | None:
    if not _is_amount(total) or (total.kind == "count" and total.value < _SMALLEST):
        return None
    between = text[total.end : after[0].start]
    if len(between) > _BETWEEN:
        return None
    end, is_cut = min(end, total.end + _REACH), end > total.end + _REACH
    opening = _OPENS.fullmatch(between)
    whole = None if opening else _consists(words.consists).fullmatch(between)
    people = None if opening or whole else _people(text, between, after, words)
    if opening and opening["mark"].strip() == "(":
        closing = text.find(")", after[0].start, end)
        end = closing if closing >= 0 else end
    elif not opening and not whole and not people:
        return None
    stop = _STOP.search(text, after[0].start, end)
    end = stop.start() if stop else end
    parts = people or [number for number in after if number.start < end]
    if not _FEWEST <= len(parts) <= _MOST or (is_cut and not stop):
        return None
    comma = text.find(",", parts[-1].end, end)
    end = comma if comma >= 0 else end  # what comes behind the last part counts nothing more
    among = any_of(words.among)
    if not all(_is_alike(total, part) for part in parts) or among.search(text, after[0].start, end):
        return None
    if whole and among.search(whole["things"]):
        return None
    if not _is_list(text, parts, end):
        return None
    joined = _AND.search(text[parts[-2].end : parts[-1].start]) is not None
    left_over = any_of((*words.rest, *words.among)).search(text, end, end + _REST_BEHIND)
    goes_on = left_over or _GOES_ON.search(text, parts[-1].end, end + _BEHIND) or (comma >= 0 and not joined)
    is_all = not goes_on and (bool(whole or people) or (joined and len(parts) >= _FEWEST_OF_A_LIST))
    if not _misses(total, parts, is_all=is_all):
        return None
    return _told(total, parts, end)


def _of_remainder(text: str, total: Number, after: tuple[Number, ...], words: Claims) -> Finding | None:
    if not _is_amount(total) or (total.kind == "count" and total.value < _SMALLEST):
        return None
    parts = parts_with_remainder(text, total, after, words, lambda part: _is_alike(total, part))
    return _told(total, parts, parts[-1].end) if parts and _misses(total, parts, is_all=True) else None


def _told(total: Number, parts: list[Number], end: int) -> Finding:
    return RULE.at(
        total.start,
        end,
        "The parts come to {sum}, the total is {total}.",
        sum=f"{round(sum(part.value for part in parts), 2):,}".replace(",", " "),
        total=total.text,
    )


_STOP = re.compile(r"[;.](?:\s|$)|\)\s?|\n\n")


def _is_amount(number: Number) -> bool:
    """Whether it can be added up: so many things, or so much money or of a measure."""
    if number.is_vague or number.value <= 0:
        return False
    return number.kind in ("money", "measure") or (number.kind == "count" and number.value == int(number.value))


def _is_alike(total: Number, part: Number) -> bool:
    return _is_amount(part) and (part.kind, part.unit) == (total.kind, total.unit)


def _misses(total: Number, parts: list[Number], *, is_all: bool) -> bool:
    """Whether the parts come to a little more than the total, or to a little less where they are all that there is."""
    if max(part.value for part in parts) >= total.value:
        return False
    whole, ends = _range(total), [_range(part) for part in parts]
    if sum(end.low for end in ends) <= whole.high and (sum(end.high for end in ends) >= whole.low or not is_all):
        return False
    least = 1 if total.kind == "count" else 0
    return abs(sum(part.value for part in parts) - total.value) <= max(least, _NEAR * total.value)


def _range(number: Number) -> Interval:
    """What may have been counted: 12 people are twelve, 3.2 million are 3,150,000 to 3,250,000."""
    written = rounded(number)
    is_exact = number.kind == "count" and written.high - written.low <= 1
    return Interval(number.value, number.value) if is_exact else written


def _people(text: str, between: str, after: tuple[Number, ...], words: Claims) -> list[Number] | None:
    """The parts of a group of people told by sex or age directly behind it: "12 suspects, eight men and five women"."""
    kind = _kind_of_people(words.people)
    if not words.people or not _APPOSED.fullmatch(between) or kind.match(between):
        return None
    parts: list[Number] = []
    for number in after:
        if not kind.match(text, number.end) or (parts and not _LINKED.fullmatch(text, parts[-1].end, number.start)):
            break
        parts.append(number)
    joined = len(parts) >= _FEWEST and _AND.search(text[parts[-2].end : parts[-1].start])
    return parts if joined else None


_APPOSED = re.compile(r"\s[^.;:()\d,]{2,40}(?:,|\s[—–-]{1,2})\s")
_LINKED = re.compile(r"\s[^.;:()\d,]{2,40}(?:,|,?\s(?:and|dan|serta))\s")


@cache
def _kind_of_people(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s(?:orang\s)?(?:{one_of(words)})(?!\w)", re.IGNORECASE)


@cache
def _consists(words: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between a total and the first of its parts where it says that all of them follow."""
    return re.compile(rf"(?P<things>[^.;:()\d]{{1,60}}?)(?<!\w)(?:{one_of(words)})[\s:]{{1,3}}", re.IGNORECASE)


def _is_list(text: str, parts: list[Number], end: int) -> bool:
    """Whether the parts are a list: between two of them a few words and one comma or "and"."""
    places = [*(part.start for part in parts[1:]), end]
    things = [text[part.end : place] for part, place in zip(parts, places, strict=True)]
    return all(
        re.fullmatch(r"\s[^.;:()\d,]{2,50},?\s(?:\w{1,5}\s)?", thing) is not None for thing in things[:-1]
    ) and bool(re.fullmatch(r"\s[^;:(),]{2,50}", things[-1]))
