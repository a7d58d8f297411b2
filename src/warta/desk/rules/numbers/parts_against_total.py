"""The parts that are listed do not come to the total that they are parts of.

## What it reports

A total followed by a colon, a bracket or words such as *consisting of*, and by a list of parts that come to another
number. After a colon or a bracket, where a list may be incomplete, only parts that come to more than the total. Parts
that miss the total by far are parts of something else, or not all of it, and are left alone; so are lists with *among
them*, *more than* and the like, and with anything but plain counts.

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

from warta.desk.copy import Copy
from warta.desk.finding import Finding, Rule
from warta.desk.stated import any_of, claims, stated
from warta.language.packs import Claims
from warta.language.reading import Number

RULE = Rule(code="N001", name="parts-against-total", severity="warning")

_OPENS = re.compile(r"[^.;:()\d]{1,40}?(?P<mark>:\s|\s\()")
_FEWEST = 2
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
    pack, words = known
    says = any_of((*pack.quotations.cues, *pack.quotations.cues_after))
    for each in stated(copy, 1 + _FEWEST):
        for place, total in enumerate(each.numbers[:-_FEWEST]):
            after = each.numbers[place + 1 : place + 2 + _MOST]
            finding = _finding(copy.text, total, after, each.sentence.end, words, says)
            if finding:
                yield finding
                break


def _finding(
    text: str, total: Number, after: tuple[Number, ...], end: int, words: Claims, says: re.Pattern[str]
) -> Finding | None:
    if not _is_count(total) or total.value < _SMALLEST:
        return None
    if after[0].start - total.end > _BETWEEN:
        return None
    between = text[total.end : after[0].start]
    end, is_cut = min(end, total.end + _REACH), end > total.end + _REACH
    opening = _OPENS.match(between)
    whole = any_of(words.consists).search(between)
    if opening and opening.end() == len(between):
        if opening["mark"].strip() == "(":
            closing = text.find(")", after[0].start, end)
            end = closing if closing >= 0 else end
    elif not (whole and re.fullmatch(r"[^.;:()\d]{1,60}", between) and not between[whole.end() :].strip(" \n:")):
        return None
    stop = re.search(r"[;.](?:\s|$)|\)\s?|\n\n", text[after[0].start : end])
    end = after[0].start + stop.start() if stop else end
    parts = [number for number in after if number.start < end]
    if not _FEWEST <= len(parts) <= _MOST or (is_cut and not stop):
        return None
    end = _before_who_says_so(text, parts[-1].end, end, says)
    listed = text[after[0].start : end]
    if not all(map(_is_count, parts)) or any_of(words.among).search(
        f"{listed} {between[: whole.start()] if whole else between}"
    ):
        return None
    if not _is_list(text, parts, end):
        return None
    come_to = sum(part.value for part in parts)
    is_whole = whole is not None and not opening
    if come_to == total.value or (come_to < total.value and not is_whole):
        return None
    if max(part.value for part in parts) >= total.value or abs(come_to - total.value) > max(1, _NEAR * total.value):
        return None
    return RULE.at(
        total.start,
        end,
        "The parts come to {sum}, the total is {total}.",
        sum=f"{come_to:,}".replace(",", " "),
        total=total.text,
    )


def _is_count(number: Number) -> bool:
    return number.kind == "count" and not number.is_vague and number.value == int(number.value)


def _before_who_says_so(text: str, start: int, end: int, says: re.Pattern[str]) -> int:
    """Where the last part ends: before ", police said", in which nothing more is counted."""
    comma = text.find(",", start, end)
    tail = text[comma + 1 : end] if comma >= 0 else ""
    return comma if "," not in tail and says.search(tail) else end


def _is_list(text: str, parts: list[Number], end: int) -> bool:
    """Whether the parts are a list: between two of them a few words and one comma or "and"."""
    places = [*(part.start for part in parts[1:]), end]
    things = [text[part.end : place] for part, place in zip(parts, places, strict=True)]
    return all(
        re.fullmatch(r"\s[^.;:()\d,]{2,50},?\s(?:\w{1,5}\s)?", thing) is not None for thing in things[:-1]
    ) and bool(re.fullmatch(r"\s[^;:(),]{2,50}", things[-1]))
